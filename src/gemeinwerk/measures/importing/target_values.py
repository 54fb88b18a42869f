"""What a file wants a measure to be: read values as plain values of a measure.

A name is left out where the file has no column for it; see `measures.plain_values` for the forms.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from gemeinwerk.catalogue_files import Reading, ReadMeasure, ReadNote, Unit
from gemeinwerk.catalogue_files.results import Exact, Fate, Unread
from gemeinwerk.german import fold
from gemeinwerk.german.ticks import parse_ticks
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.fields import FIELDS, Field
from gemeinwerk.measures.importing.exact import exact_values
from gemeinwerk.measures.importing.lookup import Present
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.models.measure import Duty
from gemeinwerk.measures.models.parts import Direction, IndicatorKind
from gemeinwerk.measures.own_file.generous import DUTIES

# Names that follow from the same cells: written together or not at all.
GROUPS = tuple(
    tuple(one.name for one in FIELDS if one.fact_key == fact) for fact in ("period", "costs")
)
_SOURCES = {
    target: tuple(one.name for one in FIELDS if target in one.read_from)
    for target in {target for one in FIELDS for target in one.read_from}
}
"""Column of a file -> the values that are read from it."""


@dataclass
class Wanted:
    """A measure of the file in plain values. ``field_code``: of a `ReadField`, "" for none.

    ``themes``: names, since a theme may have to be made first.
    """

    read: ReadMeasure
    code: str
    field_code: str
    values: dict[str, Any]
    themes: list[str] | None = None
    notes: list[dict[str, Any]] = field(default_factory=list)
    measured: list[dict[str, Any]] = field(default_factory=list)
    """What was measured of it, where it is a new one."""
    exact: Exact | None = None
    """From a file of our own: an empty cell says that there is nothing."""
    leftover: list[dict[str, str]] = field(default_factory=list)
    """Texts that are kept with the measure."""
    left: list[Unread] = field(default_factory=list)
    """From a file of our own: each cell that did not simply become a value."""
    remarks: list[tuple[str, str]] = field(default_factory=list)


def names_of(reading: Reading) -> set[str]:
    """The values a file speaks of at all."""
    found = {name for column in set(reading.mapping.values()) for name in _SOURCES.get(column, ())}
    if reading.tree:
        found.add("description")
    if any(measure.goal for measure in reading.measures):
        found.add("goal")
    return found | {"title"}


def wanted_measure(
    read: ReadMeasure,
    present: Present,
    mine: Measure | None,
    *,
    names: set[str],
    new_goals: set[str],
) -> Wanted:
    """What a file wants of one measure; `mine` is the measure as it stands, if it is known."""
    if read.exact:
        return _exact(read, read.exact, present, mine, new_goals)
    return _wanted(read, names if read.title or mine is None else names - {"title"})


def _exact(
    read: ReadMeasure, exact: Exact, present: Present, mine: Measure | None, new_goals: set[str]
) -> Wanted:
    found = exact_values(read, present, mine, new_goals)
    return Wanted(
        read=read,
        code=read.code,
        field_code=read.field_of_action,
        values=found.values,
        themes=list(read.themes) if "themes" in exact.line.spoken else None,
        notes=found.notes,
        measured=found.measured,
        exact=exact,
        leftover=[
            {"column": one.column, "value": one.value}
            for one in found.left
            if one.value and one.fate != Fate.NOT_TAKEN
        ],
        left=found.left,
        remarks=found.remarks,
    )


def _wanted(measure: ReadMeasure, names: set[str]) -> Wanted:
    found: dict[str, Any] = {}
    leftover = list(measure.leftover)
    duty = next((d for cell in leftover if (d := _duty(cell["value"]))), None)
    if duty:
        leftover = [cell for cell in leftover if not _duty(cell["value"])]
        found["duty"] = str(duty)
    for name in _WRITERS:
        if name in names:
            found[name] = _WRITERS[name](measure)
    if not measure.status:
        found.pop("implementation", None)
    themes = found.pop("themes", None)
    return Wanted(
        read=measure,
        code=measure.code,
        field_code=measure.field_of_action,
        values={name: plain_values.plain(name, value) for name, value in found.items()},
        themes=themes,
        notes=[note_values(note) for note in measure.notes],
        leftover=leftover,
    )


def _duty(text: str) -> Duty | None:
    ticks = parse_ticks(text)
    if ticks and not all(fold(one) in DUTIES for one in ticks.unticked):
        return None
    return DUTIES.get(fold(ticks.said if ticks else text))


def _lead(measure: ReadMeasure) -> Unit | None:
    units = measure.lead.units
    return units[0] if units and units[0].internal else None


def _lead_text(measure: ReadMeasure) -> str:
    """Empty where the register says it all."""
    lead = measure.lead
    beside = lead.others or lead.rest or (lead.helping and lead.helping.others)
    return "" if _lead(measure) and not beside else lead.text


def _contributing(measure: ReadMeasure) -> list[int]:
    lead = _lead(measure)
    rest = measure.lead.units[1:] if lead else measure.lead.units
    units = dict.fromkeys((*rest, *measure.contributing.units))
    return [unit.key for unit in units if unit != lead]


def _costs(measure: ReadMeasure) -> list[dict[str, Any]]:
    names = plain_values.PARTS["costs"].fields
    return [{name: getattr(line, name) for name in names} for line in measure.costs]


def _cost_text(measure: ReadMeasure) -> str:
    parts = [measure.cost, measure.fte if measure.fte != measure.cost else ""]
    return "; ".join(part for part in parts if part)


def _indicators(measure: ReadMeasure) -> list[dict[str, Any]]:
    names = plain_values.PARTS["indicators"].fields
    rows = [{name: getattr(one, name) for name in names} for one in measure.indicators]
    for row in rows:
        row["kind"] = row["kind"] or IndicatorKind.OUTPUT
        row["direction"] = row["direction"] or Direction.INCREASE
    return rows


def _milestones(measure: ReadMeasure) -> list[dict[str, Any]]:
    return [{"title": one.title, "due": one.due} for one in measure.milestones]


def _text(field: Field) -> Callable[[ReadMeasure], Any]:
    if field.headings:
        return lambda measure: measure.texts.get(field.name, "")
    return attrgetter(field.name)


_OWN: dict[str, Callable[[ReadMeasure], Any]] = {
    "title": lambda measure: measure.title or measure.code,
    "lead_unit": lambda measure: lead.key if (lead := _lead(measure)) else None,
    "lead_text": _lead_text,
    "contributing": _contributing,
    "contributing_text": lambda measure: "; ".join(measure.contributing.others),
    "timeframe_text": attrgetter("timeframe"),
    "cost_text": _cost_text,
    "costs": _costs,
    "indicators": _indicators,
    "milestones": _milestones,
    "implementation": attrgetter("status"),
    "themes": lambda measure: list(measure.themes),
}
_WRITERS = {one.name: _OWN.get(one.name) or _text(one) for one in FIELDS if one.read_from}


def note_values(note: ReadNote) -> dict[str, Any]:
    """A note as plain values; `key` or, without one, its label tells it from the others."""
    return {
        "key": note.key,
        "label": note.label,
        "text": note.text.replace("\0", ""),
        "colour": note.colour,
        "period_start": note.period_start.isoformat() if note.period_start else None,
        "period_end": note.period_end.isoformat() if note.period_end else None,
        "unread": list(note.leftover),
    }


def without_ids(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of a part compared by what they say."""
    return [{name: value for name, value in row.items() if name != "id"} for row in rows]
