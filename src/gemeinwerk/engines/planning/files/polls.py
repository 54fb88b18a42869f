"""Exports of date polls, as the programs write them, with one row of headings as any table has it.

nuudel, Framadate, DFN: dates above, hours below, no word over the names

    ,"Montag 8. März 2027","Montag 8. März 2027"
    ,"16:30","18:00"
    "Ada","Ja","Unter Vorbehalt"

Nextcloud: in CSV each date as an interval in world time, in tables a row "Von" over a row "Bis".
Rallly: over the names how many there are. Doodle: months over days over hours.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from gemeinwerk.engines.planning.files.phrases import Kind, NotUnderstood, tokens
from gemeinwerk.engines.planning.files.table import Row
from gemeinwerk.engines.planning.problem import Span

_NAME = "Name"
_PEOPLE = re.compile(r"(?:\d{1,4} )?(?:teilnehmende|teilnehmer(?:\*innen)?|participants?)")
_FROM, _TO = {"von", "from"}, {"bis", "to"}
_MONTH = re.compile(r"[^\W\d]{3,9}\.? \d{4}")
_DAY = re.compile(r"[^\W\d]{2,10}\.?,? \d{1,2}\.?")
_INTERVAL = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d):\d\d(?:\.\d+)?Z(?:\s*[-–/]\s*\d{4}-\d\d-\d\dT[\d:.]+Z)?"
)
_HERE = ZoneInfo("Europe/Berlin")


def named_by_polls(rows: Sequence[Row], horizon: Span, searched: int) -> Sequence[Row]:
    """The rows with one row of headings as any other table has it; unchanged where they are no
    poll's. searched: so many rows may stand above."""
    for place, row in enumerate(rows[:searched]):
        below = rows[place + 1 : place + 3]
        head, taken = _head(_in_local_time(row), below, horizon)
        if head:
            return [*rows[:place], head, *rows[place + taken :]]
    return rows


def _head(row: Row, below: Sequence[Row], horizon: Span) -> tuple[Row | None, int]:
    """The headings that begin with this row, and how many rows they take."""
    corner = row.text(0).casefold().strip()
    if _PEOPLE.fullmatch(corner):
        return _named(row), 1
    if corner in _FROM and below and below[0].text(0).casefold().strip() in _TO:
        return _named(row), 2
    if corner:
        return None, 0
    if _each(row, _MONTH) and below and not below[0].text(0) and _each(below[0], _DAY):
        row, above = _days_of_months(row, below[0]), 2
    elif _speaks_of(row, Kind.DATE, horizon):
        above = 1
    else:
        return None, 0
    hours = below[above - 1] if len(below) >= above else None
    if hours and not hours.text(0) and _speaks_of(hours, Kind.HOURS, horizon):
        return _joined(row, hours), above + 1
    return _named(row), above


def _in_local_time(row: Row) -> Row:
    """An interval in world time as the day and the hour at which it begins here."""
    cells = (_INTERVAL.sub(_local, one) if isinstance(one, str) else one for one in row.cells)
    return replace(row, cells=tuple(cells))


def _local(found: re.Match[str]) -> str:
    try:
        begins = datetime.fromisoformat(f"{found[1]}+00:00")
    except ValueError:  # no such day: said where headings are read
        return found[0]
    return f"{begins.astimezone(_HERE):%Y-%m-%d %H:%M}"


def _named(row: Row) -> Row:
    return Row(row.number, (_NAME, *row.cells[1:]))


def _texts(row: Row) -> Iterator[str]:
    return (row.text(column) for column in range(1, len(row.cells)))


def _each(row: Row, pattern: re.Pattern[str]) -> bool:
    texts = [text for text in _texts(row) if text]
    return bool(texts) and all(pattern.fullmatch(text) for text in texts)


def _speaks_of(row: Row, kind: Kind, horizon: Span) -> bool:
    """Whether each cell speaks of this alone, and any of them does."""
    kinds = [_kinds(text, horizon) for text in _texts(row)]
    return any(kinds) and all(one <= {kind} for one in kinds)


def _kinds(text: str, horizon: Span) -> set[Kind]:
    """What a cell speaks of; of nothing where it is empty, of an end where it is not understood."""
    try:
        return {one.kind for one in tokens(text, horizon)} - {Kind.COMMA} if text else set()
    except NotUnderstood:
        return {Kind.END}


def _days_of_months(months: Row, days: Row) -> Row:
    """Of "Mo 7" below "Juni 2027" the whole day; a month stands once over all its days."""
    cells: list[str] = [""]
    month = ""
    for column in range(1, max(len(months.cells), len(days.cells))):
        month = months.text(column) or month
        day = days.text(column)
        cells.append(f"{day} {month}" if day else "")
    return Row(months.number, tuple(cells))


def _joined(dates: Row, hours: Row) -> Row:
    """Date and hour in one heading; a date stands once over all its hours."""
    cells: list[str] = [_NAME]
    date = ""
    for column in range(1, max(len(dates.cells), len(hours.cells))):
        date = dates.text(column) or (date if hours.text(column) else "")
        cells.append(f"{date} {hours.text(column)}".strip())
    return Row(dates.number, tuple(cells))
