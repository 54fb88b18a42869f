from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def lateness(planned: date | None, actual: date | None) -> str:
    """How much later than planned, in words; earlier too. Empty where nothing can be said."""
    if planned is None or actual is None or planned == actual:
        return ""
    later = (actual - planned).days
    distance = stretch(abs(later))
    sentence = _("{distance} später als geplant") if later > 0 else _("{distance} früher als geplant")
    return sentence.format(distance=distance)


def stretch(days: int) -> str:
    """Days up to two weeks, then weeks, from two months on months."""
    if days < 14:
        return ngettext("{n} Tag", "{n} Tage", days).format(n=days)
    if days < 60:
        weeks = round(days / 7)
        return ngettext("{n} Woche", "{n} Wochen", weeks).format(n=weeks)
    months = round(days / 30.44)
    return ngettext("{n} Monat", "{n} Monate", months).format(n=months)
