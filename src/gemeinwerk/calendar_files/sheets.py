"""A table of dates (XLSX, ODS, CSV) to the dates that take time, row by row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from gemeinwerk.calendar_files.results import CalendarReading, ReadEvent
from gemeinwerk.engines.planning.files.table import Row, place, read_table
from gemeinwerk.engines.problem_files.errors import ProblemError
from gemeinwerk.german import fold, parse_date
from gemeinwerk.tables.words import Words

_HEADINGS = {
    "day": (
        "datum", "tag", "termin", "termine", "wann", "sitzungstag", "sitzungstermin",
        "sitzungsdatum", "startdatum", "beginndatum", "date", "day", "when", "start date",
    ),
    "last": ("enddatum", "datum bis", "bis datum", "letzter tag", "end date", "last day"),
    "begins": (
        "uhrzeit", "zeit", "von", "beginn", "anfang", "start", "startzeit", "time", "from",
        "begin", "start time", "hour",
    ),
    "ends": ("bis", "ende", "schluss", "endzeit", "to", "until", "end", "end time"),
    "title": (
        "titel", "sitzung", "gremium", "anlass", "betreff", "thema", "bezeichnung",
        "veranstaltung", "was", "name", "title", "subject", "event", "what", "summary",
    ),
}  # fmt: skip
_COLUMN = {fold(name): kind for kind, names in _HEADINGS.items() for name in names}
_LOOK_AT = 30
_DAY = timedelta(days=1)
_WEEKDAY = (
    r"(?:(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,7}\.?,?\s{0,3}(?:den\s)?)?"
)
_ONE_DAY = (
    r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{2}(?:\d{2})?(?![\d:])"
    r"|\d{1,2}\.?\s[a-zäöü]{3,9}\.?\s\d{4}"
)
_TO = r"\s?(?:-|–|—|bis|to)\s?"
_DAYS = re.compile(
    rf"{_WEEKDAY}(?:(?P<first>{_ONE_DAY})(?:{_TO}{_WEEKDAY}(?P<last>{_ONE_DAY}))?"
    rf"|(?P<only>\d{{1,2}})\.{_TO}{_WEEKDAY}(?P<end>{_ONE_DAY}))(?P<rest>.{{0,60}})"
)
_ONE_HOUR = r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?(?::\d\d)?(?:\s?(?:uhr|h))?"
_HOURS = re.compile(
    rf"(?:,|um|ab|von|from|at)?\s?(?P<begins>{_ONE_HOUR})(?:{_TO}(?P<ends>{_ONE_HOUR}))?"
    r"\s?(?:uhr|h)?"
)
_WHOLE_DAY = {"", "ganztagig", "ganztaegig", "ganzer tag", "all day", "-", "–"}


class _NotUnderstood(ValueError):
    """A cell that is neither a day nor an hour."""


@dataclass(frozen=True)
class _Columns:
    """Where what stands; row: the number of the headings."""

    row: int
    of: dict[str, int]
    unread: tuple[str, ...]


def read_sheet(content: bytes, first: date, last: date) -> CalendarReading:
    """Raises ProblemError where there is no table of dates."""
    table = read_table(content, lambda row: len(_kinds(row)))
    columns = _columns(table.rows)
    reading = CalendarReading()
    for at, words in table.notes:
        reading.note(at, words)
    if columns.unread:
        names = ", ".join(f"„{one}“" for one in columns.unread)
        reading.note(
            place(columns.row),
            Words(f"Nicht gelesen: {names}.", f"Not read: {names}."),
        )
    rows = [row for row in table.rows if row.number > columns.row]
    open_ends = 0
    for row in rows:
        if not any(row.text(column).strip() for column in columns.of.values()):
            continue
        try:
            event, is_open = _event(row, columns)
        except _NotUnderstood as refusal:
            reading.note(place(row.number), _not_understood(str(refusal)))
            continue
        if event.last >= first and event.first <= last:
            reading.events.append(event)
            open_ends += is_open
    if open_ends:
        reading.note("", _without_end(open_ends))
    return reading


def _kinds(row: Row) -> dict[str, int]:
    """The first column of each kind that a row of headings names."""
    found: dict[str, int] = {}
    for column in range(len(row.cells)):
        kind = _COLUMN.get(fold(row.text(column)).strip(" :"))
        if kind:
            found.setdefault(kind, column)
    return found


def _columns(rows: tuple[Row, ...]) -> _Columns:
    for row in rows[:_LOOK_AT]:
        kinds = _kinds(row)
        if len(kinds) < 2:
            continue
        below = [one for one in rows if one.number > row.number][:_LOOK_AT]
        # "Beginn" and "Ende" are hours beside a day, and days where no other column has any.
        if "day" not in kinds and any(_is_day(one, kinds.get("begins")) for one in below):
            kinds["day"] = kinds.pop("begins")
        if "last" not in kinds and any(_is_day(one, kinds.get("ends")) for one in below):
            kinds["last"] = kinds.pop("ends")
        if "day" in kinds:
            used = set(kinds.values())
            others = [row.text(one) for one in range(len(row.cells)) if one not in used]
            return _Columns(row.number, kinds, tuple(name[:40] for name in others if name))
    raise ProblemError(
        "",
        Words(
            "In der Tabelle steht keine Zeile mit Überschriften wie „Datum“, „Beginn“, „Ende“ und "
            "„Titel“. Bitte die Spalten so benennen.",
            "The table has no row of headings such as “Date”, “Begin”, “End” and “Title”. Name "
            "the columns so.",
        ),
    )


def _is_day(row: Row, column: int | None) -> bool:
    if column is None:
        return False
    cell = row.cell(column)
    return isinstance(cell, date) or bool(_DAYS.fullmatch(_plain(cell)))


def _event(row: Row, columns: _Columns) -> tuple[ReadEvent, bool]:
    """The date of a row, and whether its end is not said. Raises `_NotUnderstood`."""
    first, last, hours = _days(row.cell(columns.of["day"]))
    if "last" in columns.of and row.text(columns.of["last"]).strip():
        last, _end, until = _days(row.cell(columns.of["last"]))
        hours = (*hours[:1], *until[:1])
    begin, end = (_hours(row, columns, name) for name in ("begins", "ends"))
    begin = begin or list(hours[:1])
    told = [*begin, *(end or (hours[1:] if len(begin) < 2 else ()))]
    title = " ".join(row.text(columns.of["title"]).split())[:200] if "title" in columns.of else ""
    if last < first or len(told) > 2 or (end and not begin):
        raise _NotUnderstood(_whole(row))
    if not told:
        return ReadEvent(first, last, None, None, title), False
    begins = _clock(told[0])
    if begins is None:
        raise _NotUnderstood(_whole(row))
    if len(told) == 1:
        return ReadEvent(first, last + _DAY, begins, time(), title), True
    return _with_end(row, first, last, begins, told[1], title), False


def _with_end(row: Row, first: date, last: date, begins: time, told: int, title: str) -> ReadEvent:
    ends = _clock(told) or time()
    if told == 24 * 60:
        last += _DAY
    elif ends < begins and last == first:
        if told > 6 * 60:
            raise _NotUnderstood(_whole(row))
        last += _DAY  # an evening that ends in the night
    return ReadEvent(first, last, begins, ends, title)


def _days(cell: str | date) -> tuple[date, date, tuple[int, ...]]:
    """The days of a cell, and the hours beside them as minutes."""
    if isinstance(cell, date):
        return cell, cell, ()
    found = _DAYS.fullmatch(_plain(cell))
    if not found:
        raise _NotUnderstood(cell)
    end = parse_date(found["last"] or found["end"] or found["first"])
    first = parse_date(found["first"]) if found["first"] else None
    if found["only"] and end:
        first = _replaced(end, int(found["only"]))
    if first is None or end is None:
        raise _NotUnderstood(cell)
    rest = found["rest"].strip(" ,")
    hours = tuple(_minutes(rest)) if rest else ()
    return first, end, hours


def _replaced(day: date, number: int) -> date | None:
    try:
        return day.replace(day=number)
    except ValueError:
        return None


def _hours(row: Row, columns: _Columns, name: str) -> list[int]:
    if name not in columns.of:
        return []
    return list(_minutes(_plain(row.text(columns.of[name]))))


def _minutes(text: str) -> Iterator[int]:
    """The hours of a text, as minutes of the day; none for a whole day."""
    if fold(text).strip() in _WHOLE_DAY:
        return
    found = _HOURS.fullmatch(text)
    if not found:
        raise _NotUnderstood(text)
    for one in (found["begins"], found["ends"]):
        if one:
            hour, minute = [*re.findall(r"\d+", one), "0"][:2]
            yield int(hour) * 60 + int(minute)


def _clock(minutes: int) -> time | None:
    """None at midnight at the end of the day."""
    return time(minutes // 60, minutes % 60) if minutes < 24 * 60 else None


def _plain(cell: str | date) -> str:
    text = cell.isoformat() if isinstance(cell, date) else cell
    return " ".join(text.casefold().split())


def _whole(row: Row) -> str:
    return " | ".join(row.text(column) for column in range(len(row.cells)))


def _not_understood(text: str) -> Words:
    short = " ".join(text.split())[:80]
    return Words(
        f"„{short}“ ist nicht als Tag mit Uhrzeit zu lesen und wurde ausgelassen. Erwartet wird "
        "etwa 07.04.2027, 17:00–19:00.",
        f"“{short}” cannot be read as a day with an hour and was left out. Expected is "
        "07.04.2027, 17:00–19:00, for example.",
    )


def _without_end(n: int) -> Words:
    return Words(
        f"{'Einem Termin' if n == 1 else f'{n} Terminen'} fehlt das Ende. "
        f"{'Er gilt' if n == 1 else 'Sie gelten'} bis zum Ende des Tages.",
        f"{'One date has' if n == 1 else f'{n} dates have'} no end, and "
        f"{'holds' if n == 1 else 'hold'} until the end of the day.",
    )
