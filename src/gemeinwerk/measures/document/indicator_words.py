"""An indicator in words, wherever it is told: print, pages, comparison, history.

An indicator is as in the public document (`parts.row("indicators", …)`). What was measured or
worked out is shown with as many digits after the comma as it says (`places`); what was promised,
as it was entered: a target of 49,5 is never told as 50.
"""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.core.rounding import AS_ENTERED
from gemeinwerk.german.counted import with_unit
from gemeinwerk.measures.document.encoding import Document, day_in_words, in_words, number
from gemeinwerk.measures.document.labels import label
from gemeinwerk.measures.models.parts import Direction


def in_full(of: Document) -> str:
    """Name, then baseline, target, source and rhythm as far as they are known."""
    counted = of["baseline"] is not None or of["target"] is not None
    unit = of["unit"] if not counted else ""
    facts: list[str] = [
        _("gemessen in {unit}").format(unit=unit) if unit else "",
        baseline(of) and _("Ausgangswert {value}").format(value=baseline(of)),
        target(of) and _("Zielwert {value}").format(value=target(of)),
        of["steps"] and _("Zwischenziele: {steps}").format(steps=of["steps"]),
        of["source"] and _("Quelle: {source}").format(source=of["source"]),
        rhythm(of),
    ]
    return "; ".join(filter(None, [str(of["name"]), f"{kind(of)}, {direction(of)}", *facts]))


def kind(of: Document) -> str:
    return label("indicator_kind", of["kind"])


def direction(of: Document) -> str:
    return label("direction", of["direction"])


def rhythm(of: Document) -> str:
    return label("rhythm", of["rhythm"]) if of["rhythm"] else ""


def origin(of: Document) -> str:
    """Fortbildungsstatistik, halbjährlich."""
    return ", ".join(filter(None, [of["source"], rhythm(of)]))


_MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12, "two_yearly": 24}


def unmeasured(of: Document, today: date | None) -> str:
    """What is said in the place of values that nobody has measured, and when somebody will;
    without ``today`` nothing more is expected."""
    if today is None:
        return _("nicht gemessen")
    begun = of["baseline"] is not None and of["baseline_date"]
    said = _("seit dem Ausgangswert nicht gemessen") if begun else _("noch nicht gemessen")
    survey = next_survey(of, today)
    if survey is None:
        return said
    when = date_format(survey, "F Y")
    return _("{said}; nächste Erhebung im {month}").format(said=said, month=when)


def next_survey(of: Document, today: date) -> date | None:
    """When it is measured next after its rhythm, counted from the baseline; at the latest on the
    day the target is for. None where neither says so."""
    last, months = _day(of["target_date"]), _MONTHS.get(of["rhythm"])
    at_the_end = last if last and last >= today else None
    first = _day(of["baseline_date"])
    if not months or not first:
        return at_the_end
    ahead = max(_months_between(first, today) // months, 0)
    found = next(
        day for day in (_later(first, months * (ahead + step)) for step in range(3)) if day >= today
    )
    return min(found, at_the_end) if at_the_end else found


def _months_between(first: date, second: date) -> int:
    return (second.year - first.year) * 12 + second.month - first.month


def _later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last; the last day stays the last."""
    years, month = divmod(day.month - 1 + months, 12)
    length = monthrange(day.year + years, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(day.year + years, month + 1, length if is_last else min(day.day, length))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def baseline(of: Document) -> str:
    """8 Personen (31.12.2023)."""
    when = day_in_words(of["baseline_date"])
    return " ".join(filter(None, [value(of, "baseline"), when and f"({when})"]))


def target(of: Document) -> str:
    """200 Personen bis 31.12.2026."""
    when = day_in_words(of["target_date"])
    until = _("bis {day}").format(day=when) if when else ""
    return " ".join(filter(None, [value(of, "target"), until]))


def measured(of: Document, value: Document) -> str:
    """8,5 Wochen: a measured value of the indicator."""
    return counted(of, value["value"])


def counted(of: Document, value: float) -> str:
    """A value of the indicator as it is shown, with its unit."""
    said = amount(of, value)
    return with_unit(said, 1 if said == "1" else 2, of["unit"])


def amount(of: Document, value: float | None) -> str:
    """The same without its unit."""
    return in_words(value, of.get("places") or AS_ENTERED)


def due(of: Document, value: float) -> str:
    """What was promised of the indicator, as it was entered."""
    return with_unit(in_words(value), value, of["unit"])


def last_measured(of: Document, last: Document | None) -> str:
    """8,5 Wochen (04.11.2026); "" where nothing was measured."""
    return f"{measured(of, last)} ({day_in_words(last['day'])})" if last else ""


def distance(of: Document, short: Decimal, *, over: bool) -> str:
    """What is missing to the target in a sentence, as long as anything is; ``over``: the day it
    was for has passed."""
    if not short:
        return _("Der Zielwert ist erreicht.")
    missing = counted(of, number(short) or 0)
    if not over:
        pattern = _("Bis zum Zielwert fehlt noch: {amount}.")
    elif of["direction"] == Direction.DECREASE:
        pattern = _("Mehr als zugesagt: {amount}.")
    else:
        pattern = _("Weniger als zugesagt: {amount}.")
    return pattern.format(amount=missing)


def value(of: Document, key: str) -> str:
    """The baseline or target with its unit: 200 Personen; beside it what was typed, if anything."""
    said = ""
    if of[key] is not None:
        said = counted(of, of[key]) if key == "baseline" else due(of, of[key])
    typed = str(of[f"{key}_text"])
    return f"{said} ({typed})" if said and typed else said or typed
