"""How late something is, as a stretch of time and in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DAYS_OF_A_MONTH = 30.44


def lateness(planned: date | None, actual: date | None) -> str:
    """How much later than planned, in words; earlier too. Empty where nothing can be said."""
    if planned is None or actual is None or planned == actual:
        return ""
    later = (actual - planned).days
    if later > 0:
        return _("{distance} später als geplant").format(distance=stretch(later))
    return _("{distance} früher als geplant").format(distance=stretch(-later))


def stretch(days: int) -> str:
    """Days up to two weeks, then weeks, from two months on months: "vier Monate"."""
    if days < 14:
        return ngettext("einen Tag", "{n} Tage", days).format(n=_in_words(days))
    if days < 60:
        weeks = round(days / 7)
        return ngettext("eine Woche", "{n} Wochen", weeks).format(n=_in_words(weeks))
    months = round(days / DAYS_OF_A_MONTH)
    return ngettext("einen Monat", "{n} Monate", months).format(n=_in_words(months))


def since(days: int) -> str:
    """The same as the time something has lasted: "seit vier Monaten"."""
    if days < 14:
        return ngettext("seit einem Tag", "seit {n} Tagen", days).format(n=_in_words(days))
    if days < 60:
        weeks = round(days / 7)
        return ngettext("seit einer Woche", "seit {n} Wochen", weeks).format(n=_in_words(weeks))
    months = round(days / DAYS_OF_A_MONTH)
    return ngettext("seit einem Monat", "seit {n} Monaten", months).format(n=_in_words(months))


def _in_words(number: int) -> str:
    """Numbers up to twelve are written out."""
    words = [
        _("zwei"),
        _("drei"),
        _("vier"),
        _("fünf"),
        _("sechs"),
        _("sieben"),
        _("acht"),
        _("neun"),
        _("zehn"),
        _("elf"),
        _("zwölf"),
    ]
    return words[number - 2] if 2 <= number <= 12 else str(number)
