"""A stretch between two days, as a page shows it."""

from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString


def from_to(first: object, last: object, form: str = "SHORT_DATE_FORMAT") -> SafeString:
    """01.03.2026 – 31.12.2027; days in that form, what is in words already as it is.

    Kept apart from the text around it: where a reader's program has pages run from right to left,
    digits about a dash would change places, and the end would stand before the beginning.
    """
    return in_order(f"{_said(first, form)} – {_said(last, form)}")


def in_order(text: str) -> SafeString:
    """The same for what is in words already: 2025–2026."""
    return format_html('<bdi dir="ltr">{}</bdi>', text)


def _said(one: object, form: str) -> object:
    return date_format(one, form) if isinstance(one, date) else one
