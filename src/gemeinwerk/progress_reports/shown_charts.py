"""An indicator as a report shows it: its way as a line, in a table and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gemeinwerk.core import charts
from gemeinwerk.core.charts import LineChart
from gemeinwerk.core.charts.line import thinned
from gemeinwerk.core.ui import Value
from gemeinwerk.figures.words import both
from gemeinwerk.measures.document import indicator_words, on_the_way
from gemeinwerk.measures.document.encoding import Document, day_in_words, number
from gemeinwerk.measures.document.measured import gap, latest, series


@dataclass(frozen=True)
class Chart:
    """An indicator: its way as a line, in a table, and what is missing to its target in words."""

    code: str
    measure: str
    name: str
    unit: str
    chart: LineChart | None
    """None where nothing was measured: there is nothing to see."""
    rows: Sequence[tuple[str, str, str]]
    """Day, value, what it is."""
    told: str
    source: str
    measured: Sequence[Value] = ()
    """With the first value that was promised from."""
    promised: Sequence[Value] = ()
    """The way that was promised; empty without a target."""


def chart_of(
    measure: Document, indicator: Document, on: date, contradictions: Sequence[Document]
) -> Chart:
    unclear = [
        in_both_words(one)
        for one in contradictions
        if (one["code"], one["subject"]) == (measure["code"], indicator["name"])
    ]
    values = series(measure, indicator)
    baseline = _value(indicator["baseline_date"], indicator["baseline"])
    target = _value(indicator["target_date"], indicator["target"])
    said = _said(measure, indicator, over=bool(target and target.on < on))
    known = [one for one in (_value(one["day"], one["value"]) for one in values) if one]
    steps = [Value(step.day, step.value) for step in on_the_way.steps(indicator)]
    both_kinds = {one.on: one for one in (*filter(None, [baseline]), *known)}
    measured = thinned([both_kinds[day] for day in sorted(both_kinds)])
    drawn = charts.line_chart(
        known,
        baseline=baseline,
        target=target,
        unit=indicator["unit"],
        title=indicator["name"],
        today=on if target is None or on < target.on else None,
        steps=steps,
        places=indicator.get("places", ""),
    )
    return Chart(
        code=measure["code"],
        measure=measure["title"],
        name=indicator["name"],
        unit=indicator["unit"],
        chart=drawn if known else None,
        rows=_rows(measure, indicator),
        told=" ".join(filter(None, [said, *unclear])),
        source=indicator_words.origin(indicator),
        measured=measured,
        promised=[*measured[:1], *steps, target] if target else [],
    )


def contradictions_of(content: Document) -> list[Document]:
    """None in a report that was issued before they stood in it."""
    found: list[Document] = content.get("contradictions", [])
    return found


def in_both_words(one: Document) -> str:
    """Wartezeit, 04.05.2026: Zwei Quellen sagen Verschiedenes: …"""
    about = ", ".join(filter(None, [one["subject"], day_in_words(one["day"])]))
    return f"{about}: {both(one)}"


def _said(measure: Document, indicator: Document, *, over: bool) -> str:
    """How far the last value is from its target and beside its way; what the authority states
    where that is something else."""
    last = latest(measure, indicator)
    if last is None:
        return _("Noch nicht gemessen.")
    if indicator["target"] is None:
        return ""
    said = [indicator_words.distance(indicator, gap(indicator, last), over=over)]
    if not over:
        said += [
            on_the_way.standing_words(indicator, last),
            on_the_way.differing(measure, indicator, last),
        ]
    return " ".join(filter(None, said))


def _value(on: str | None, value: float | None) -> Value | None:
    return Value(date.fromisoformat(on), value) if on and value is not None else None


def _rows(measure: Document, indicator: Document) -> list[tuple[str, str, str]]:
    """What was promised first and last, in between what was measured and is to be reached."""
    between = [
        (one["day"], indicator_words.measured(indicator, one), _("gemessen"))
        for one in series(measure, indicator)
    ]
    for step in on_the_way.steps(indicator):
        said = indicator_words.due(indicator, number(step.value) or 0)
        between.append((step.day.isoformat(), said, _("Zwischenziel")))
    rows = [(day_in_words(day), said, kind) for day, said, kind in sorted(between)]
    if said := indicator_words.value(indicator, "baseline"):
        day = day_in_words(indicator["baseline_date"])
        rows.insert(0, (day or "–", said, _("Ausgangswert")))
    if said := indicator_words.value(indicator, "target"):
        rows.append((day_in_words(indicator["target_date"]) or "–", said, _("Zielwert")))
    return rows
