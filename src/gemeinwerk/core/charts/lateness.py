"""How late something is, as a stretch of time and in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DAYS_OF_A_MONTH = 30.44
_DAYS, _WEEKS, _MONTHS = "days", "weeks", "months"


def lateness(planned: date | None, actual: date | None) -> str:
    """How much later than planned, in words; earlier too. Empty where nothing can be said."""
    if planned is None or actual is None or planned == actual:
        return ""
    later = (actual - planned).days
    if later > 0:
        return _("{distance} später als geplant").format(distance=stretch(later))
    return _("{distance} früher als geplant").format(distance=stretch(-later))


def stretch(days: int) -> str:
    """Days up to two weeks, weeks up to three months, then months: "elf Wochen", "knapp vier
    Monate"."""
    unit, number, nearly = _counted(days)
    words = {
        _DAYS: ngettext("einen Tag", "{n} Tage", number),
        _WEEKS: ngettext("eine Woche", "{n} Wochen", number),
        _MONTHS: ngettext("einen Monat", "{n} Monate", number),
    }
    return nearly.format(words[unit].format(n=number_in_words(number)))


def since(days: int) -> str:
    """The same as the time something has lasted: "seit knapp vier Monaten"."""
    unit, number, nearly = _counted(days)
    words = {
        _DAYS: ngettext("einem Tag", "{n} Tagen", number),
        _WEEKS: ngettext("einer Woche", "{n} Wochen", number),
        _MONTHS: ngettext("einem Monat", "{n} Monaten", number),
    }
    return _("seit {stretch}").format(
        stretch=nearly.format(words[unit].format(n=number_in_words(number)))
    )


def _counted(days: int) -> tuple[str, int, str]:
    """The unit, how many of it, and a frame that says where it is not quite or a good deal more."""
    if days < 14:
        return _DAYS, days, "{}"
    if days < 13 * 7:
        return _WEEKS, round(days / 7), "{}"
    months = days / DAYS_OF_A_MONTH
    over = months - round(months)
    nearly = _("gut {}") if over > 0.25 else _("knapp {}") if over < -0.25 else "{}"
    return _MONTHS, round(months), nearly


def number_in_words(number: int) -> str:
    """From two to twelve written out; others in digits."""
    words = (
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
    )
    return dict(enumerate(words, start=2)).get(number, str(number))
