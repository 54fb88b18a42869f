"""What no value takes: kept as text with its measure, or not taken over, and said either way."""

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, Any

from gemeinwerk.catalogue_files import Unread
from gemeinwerk.catalogue_files.results import Fate, Line
from gemeinwerk.concepts.models import FieldOfAction
from gemeinwerk.german import fold
from gemeinwerk.measures.exporting import columns
from gemeinwerk.measures.exporting.codecs import as_text
from gemeinwerk.measures.importing.target_values import Wanted

if TYPE_CHECKING:
    from gemeinwerk.measures.importing.planning import Plan

Cell = dict[str, str]


def merged_unread(
    wanted: Wanted, stored: list[Cell], before: Wanted | None, columns: Container[str]
) -> list[Cell]:
    """The texts a measure keeps: its own, without those that left the file, with what is new.

    What the office has put into a field or dropped since does not come back. `columns`: those the
    file has; what it has no column for has not left it.
    """
    earlier = before.leftover if before else []
    gone = [cell for cell in earlier if cell not in wanted.leftover and cell["column"] in columns]
    gone = [] if wanted.exact else gone
    result = [cell for cell in stored if cell not in gone]
    for column, text in _unplaced(wanted, stored, before):
        result = _replaced(result, column, text)
    result += [cell for cell in wanted.leftover if cell not in earlier and cell not in result]
    return result


def _unplaced(
    wanted: Wanted, stored: list[Cell], before: Wanted | None
) -> Iterator[tuple[str, str]]:
    """(column, text) for each column "Nicht zugeordnet" of our own file that says something else
    than the measure holds; cells of one column stand line by line in one."""
    if wanted.exact is None:
        return
    said = before.exact.unplaced if before and before.exact else {}
    for column, text in wanted.exact.unplaced.items():
        told = [cell["value"] for cell in stored if cell["column"].strip() == column]
        speaks = text or wanted.exact.shows_the_house
        if speaks and "\n".join(told).strip() != text and said.get(column) != text:
            yield column, text


def _replaced(cells: list[Cell], column: str, text: str) -> list[Cell]:
    places = [n for n, cell in enumerate(cells) if cell["column"].strip() == column]
    place = places[0] if places else len(cells)
    kept = [cell for cell in cells if cell["column"].strip() != column]
    new = [{"column": column, "value": text}] if text else []
    return [*kept[:place], *new, *kept[place:]]


def left_over(plan: "Plan") -> list[Unread]:
    """Every cell of the file that does not simply become a value."""
    reading = plan.reading
    if not reading.is_own:
        found = list(reading.unread)
        found += [one for step in plan.steps for one in step.wanted.left]
        return plan.field_texts.told(found, plan.new_fields)
    found = [one for one in reading.unread if one.fate == Fate.NOT_TAKEN]
    found += [one for step in plan.steps for one in step.wanted.left]
    found += _changed_lists(plan)
    return sorted(set(found), key=lambda one: (one.sheet, one.row))


def _changed_lists(plan: "Plan") -> Iterator[Unread]:
    """Fields of action, goals and themes are changed on their own pages, not by a file."""
    listed, present = plan.reading.listed, plan.present
    new_goals = list(plan.new_goals)
    for line in listed.get("fields", []):
        yield from _differing(line, _stored_field(plan, line.values), "Handlungsfelder")
    for line in listed.get("goals", []):
        row = line.values
        if row in new_goals:
            new_goals.remove(row)
            continue
        goal = present.goals.get(row["code"])
        stored = {"code": "", "title": "", "field": "", "due": None}
        if goal:
            due = goal.due.isoformat() if goal.due else None
            stored = {"code": goal.code, "title": goal.title, "due": due}
            stored["field"] = next(f.code for f in present.fields if f.pk == goal.field_id)
        yield from _differing(line, stored, "Ziele")
    for line in listed.get("themes", []):
        row = line.values
        theme = present.theme_for(row["title"]) if row["title"] else None
        stored = {"title": theme.title, "description": theme.description} if theme else {}
        if row["title"] not in plan.new_themes:
            yield from _differing(line, stored, "Querschnittsthemen")


def _stored_field(plan: "Plan", row: dict[str, Any]) -> dict[str, Any]:
    """What the concept says, or will say, of a field that our file lists."""
    if not (row["code"] or row["title"]):
        return {}
    known = plan.fields.get(row["code"])
    if isinstance(known, FieldOfAction):
        group = known.working_group.name if known.working_group else ""
        return {
            "code": known.code,
            "title": known.title,
            "description": known.description,
            "working_group": group,
        }
    made = known in plan.new_fields
    return {**row, "working_group": ""} if made else {}


def _differing(line: Line, stored: dict[str, Any], sheet: str) -> Iterator[Unread]:
    part = next(one for one in columns.LISTS if one.sheet == sheet)
    for column in part.columns:
        value = line.values[column.key]
        before = stored.get(column.key)
        if column.key not in line.spoken or fold(str(value or "")) == fold(str(before or "")):
            continue
        text = line.read_as.get(column.key) or as_text(column.codec.write(value))
        yield Unread(line.sheet, line.number, column.heading, text, Fate.NOT_TAKEN)
