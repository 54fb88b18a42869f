"""Exports of date polls (nuudel, Framadate, DFN): dates above, hours below, no word over the names.

,"Montag 8. März 2027","Montag 8. März 2027"
,"16:30","18:00"
"Ada","Ja","Unter Vorbehalt"
"""

from collections.abc import Iterator, Sequence

from gemeinwerk.engines.planning.files.phrases import Kind, NotUnderstood, tokens
from gemeinwerk.engines.planning.files.table import Row
from gemeinwerk.engines.planning.problem import Span

_NAME = "Name"


def named_by_polls(rows: Sequence[Row], horizon: Span, searched: int) -> Sequence[Row]:
    """The rows with one row of headings as any other table has it; unchanged where they are no
    poll's. searched: so many rows may stand above."""
    for place, row in enumerate(rows[:searched]):
        kinds = [_kinds(text, horizon) for text in _texts(row)]
        if kinds and not row.text(0) and all(one <= {Kind.DATE} for one in kinds) and any(kinds):
            hours = rows[place + 1] if place + 1 < len(rows) else None
            if hours and _is_hours(hours, horizon):
                return [*rows[:place], _joined(row, hours), *rows[place + 2 :]]
            return [*rows[:place], Row(row.number, (_NAME, *row.cells[1:])), *rows[place + 1 :]]
    return rows


def _texts(row: Row) -> Iterator[str]:
    return (row.text(column) for column in range(1, len(row.cells)))


def _is_hours(row: Row, horizon: Span) -> bool:
    kinds = [_kinds(text, horizon) for text in _texts(row)]
    return not row.text(0) and any(kinds) and all(one <= {Kind.HOURS} for one in kinds)


def _kinds(text: str, horizon: Span) -> set[Kind]:
    """What a cell speaks of; of nothing where it is empty, of an end where it is not understood."""
    try:
        return {one.kind for one in tokens(text, horizon)} - {Kind.COMMA} if text else set()
    except NotUnderstood:
        return {Kind.END}


def _joined(dates: Row, hours: Row) -> Row:
    """Date and hour in one heading; a date stands once over all its hours."""
    cells: list[str] = [_NAME]
    date = ""
    for column in range(1, max(len(dates.cells), len(hours.cells))):
        date = dates.text(column) or (date if hours.text(column) else "")
        cells.append(f"{date} {hours.text(column)}".strip())
    return Row(dates.number, tuple(cells))
