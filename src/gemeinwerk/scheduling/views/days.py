"""A day out of an address."""

from datetime import date

from django.http import Http404


def day_of(text: str) -> date:
    """2027-03-08. Raises Http404."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
