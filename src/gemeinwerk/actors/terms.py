"""From when to when somebody sits, as words: seit 01.03.2026, bis 31.12.2027, 01.03. bis 31.12."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def shown(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


def term(since: date | None, until: date | None) -> str:
    """Empty where neither is known."""
    if since is None and until is None:
        return ""
    if until is None:
        return _("seit {day}").format(day=shown(since))
    if since is None:
        return _("bis {day}").format(day=shown(until))
    return _("{since} bis {until}").format(since=shown(since), until=shown(until))
