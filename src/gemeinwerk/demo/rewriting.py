"""From one stage of the catalogue to the next: who changed, added or dropped what, and why.

Each deed happens at its own moment, in the order of the days, as in an office.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.content_values import Wording
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.stages import at_stage, leaving
from gemeinwerk.demo.town import Cast
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures import plain_values, queries
from gemeinwerk.measures.models import Measure

COORDINATOR = "paetzold"
Row = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """The way to a stage: what was left behind, and the days the office spent on the rest."""

    stage: str
    left: str
    first_day: date
    days: int


def rewriting(cast: Cast, concept: Concept, step: Step) -> Iterator[Deed]:
    """What brings the catalogue to a stage."""
    wanted = at_stage(step.stage)
    wording = Wording(concept, cast.organisations)
    present = {one.code: one for one in queries.whole(queries.of_concept(concept))}
    rows = {row["code"]: row for row in content.measures()}
    for place, (code, row) in enumerate(rows.items()):
        about = _about(row, code in wanted, step)
        who = cast.users[about.get("by", COORDINATOR)]
        moment = _moment(about, step, place)
        if code in wanted and code in present:
            changes = wording.changes(wanted[code]) | _notes(row, step)
            yield Deed(moment, code, _editing(present[code], changes, who, about))
        elif code in wanted:
            changes = wording.changes(wanted[code])
            yield Deed(moment, code, _creating(concept, changes, who, about))
        elif code in present:
            yield Deed(moment, code, _deleting(present[code], who, about))


def _about(row: Row, is_wanted: bool, step: Step) -> Row:
    """Why, by whom and when: told with the stage left behind, or with the measure itself where
    it came or went."""
    if is_wanted and row.get("added") != step.stage:
        return leaving(row, step.left)
    return {name: row[name] for name in ("why", "by", "on") if name in row}


def _moment(about: Row, step: Step, place: int) -> datetime:
    """The day told, or a working day of the step; an hour of its own for each measure."""
    day: date = about.get("on") or step.first_day + timedelta(days=place * step.days // 54)
    day -= timedelta(days=max(0, day.weekday() - 4))
    return at(day, time(8 + place % 9, place * 7 % 60))


def _notes(row: Row, step: Step) -> Row:
    """Leaving the spreadsheet: its remarks are kept for the office, its other leftovers settled."""
    if step.left != "sheet":
        return {}
    return {"internal_notes": row.get("sheet", {}).get("note", ""), "unread": []}


def _editing(measure: Measure, changes: Row, who: User, about: Row) -> Callable[[], object]:
    fresh = _what_differs(measure, changes)
    return lambda: measures.edit(
        measure,
        changes=fresh,
        by=who,
        expected_revision=measure.revision,
        reason=about.get("why", ""),
    )


def _creating(concept: Concept, changes: Row, who: User, about: Row) -> Callable[[], object]:
    return lambda: measures.create(concept, changes=changes, by=who, reason=about.get("why", ""))


def _deleting(measure: Measure, who: User, about: Row) -> Callable[[], object]:
    return lambda: measures.delete(measure, by=who, reason=about["why"])


def _what_differs(measure: Measure, changes: Row) -> Row:
    """Without what is so already: rows of a part keep their keys, in the order they stand."""
    fresh = {}
    for name, value in changes.items():
        wanted = plain_values.plain(name, value)
        if name in plain_values.PARTS:
            present = plain_values.values_of(measure, [name])[name]
            wanted = [
                {"id": old["id"]} | new if old else new
                for old, new in zip(_padded(present, len(wanted)), wanted, strict=False)
            ]
        fresh[name] = wanted
    return fresh


def _padded(rows: list[Row], length: int) -> list[Row]:
    return rows + [{}] * (length - len(rows))
