"""How late something is, as a stretch of time and in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

DAYS_OF_A_MONTH = 30.44
_DAYS, _WEEKS, _MONTHS = "days", "weeks", "months"
_NUMBERS = {
    2: gettext_lazy("zwei"),
    3: gettext_lazy("drei"),
    4: gettext_lazy("vier"),
    5: gettext_lazy("fünf"),
    6: gettext_lazy("sechs"),
    7: gettext_lazy("sieben"),
    8: gettext_lazy("acht"),
    9: gettext_lazy("neun"),
    10: gettext_lazy("zehn"),
    11: gettext_lazy("elf"),
    12: gettext_lazy("zwölf"),
}


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
    if unit == _DAYS:
        word = ngettext("einen Tag", "{n} Tage", number)
    elif unit == _WEEKS:
        word = ngettext("eine Woche", "{n} Wochen", number)
    else:
        word = ngettext("einen Monat", "{n} Monate", number)
    return nearly.format(word.format(n=number_in_words(number)))


def since(days: int) -> str:
    """The same as the time something has lasted: "seit knapp vier Monaten"."""
    unit, number, nearly = _counted(days)
    if unit == _DAYS:
        word = ngettext("einem Tag", "{n} Tagen", number)
    elif unit == _WEEKS:
        word = ngettext("einer Woche", "{n} Wochen", number)
    else:
        word = ngettext("einem Monat", "{n} Monaten", number)
    lasted = nearly.format(word.format(n=number_in_words(number)))
    return _("seit {stretch}").format(stretch=lasted)


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
    return str(_NUMBERS.get(number, number))
