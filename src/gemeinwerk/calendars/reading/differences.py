"""How what was read differs from what stands here; nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

from gemeinwerk.calendar_files.results import CalendarReading, ReadEvent
from gemeinwerk.calendars.models import Calendar, Event, Source, in_words

Row = list[str]


@dataclass(frozen=True)
class Difference:
    """new and gone: rows as a reading keeps them. same: how many stand here already."""

    first: date
    last: date
    new: list[Row] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)
    same: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.gone)


def difference(
    calendar: Calendar, reading: CalendarReading, first: date, last: date, *, today: date
) -> Difference:
    """Between these days: what lies outside of them stays as it is, unless it moved into them, and
    what is over stays in any case."""
    found = {_key(row): row for row in map(read_row, reading.events)}
    names = {row[5] for row in found.values() if row[5]}
    there = {
        _key(row): row
        for one in present(calendar)
        for row in [row_of(one)]
        if one.last >= today and ((one.last >= first and one.first <= last) or one.uid in names)
    }
    return Difference(
        first,
        last,
        [row for key, row in found.items() if key not in there],
        [row for key, row in there.items() if key not in found],
        sum(key in there for key in found),
    )


def present(calendar: Calendar) -> Iterable[Event]:
    """Dates that were read before."""
    return calendar.events.filter(source=Source.READ).order_by("first", "begins", "pk")


def read_row(event: ReadEvent) -> Row:
    """As a reading keeps a date that was found."""
    return _row(event.first, event.last, event.begins, event.ends, event.title, event.uid)


def row_of(event: Event) -> Row:
    """The same of one that stands here."""
    return _row(event.first, event.last, event.begins, event.ends, event.title, event.uid)


def event_of(calendar: Calendar, row: Row) -> Event:
    """A row as a date, unsaved."""
    first, last, begins, ends, title, uid = row
    return Event(
        calendar=calendar,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        begins=time.fromisoformat(begins) if begins else None,
        ends=time.fromisoformat(ends) if ends else None,
        title=title,
        uid=uid,
        source=Source.READ,
    )


def key_of(event: Event) -> tuple[str, ...]:
    """What tells two dates apart: programs give new uids without need."""
    return _key(row_of(event))


def keys(rows: Iterable[Row]) -> set[tuple[str, ...]]:
    return {_key(row) for row in rows}


@dataclass(frozen=True)
class Moved:
    """A date that is another one now."""

    before: Row
    after: Row


def moved(new: list[Row], gone: list[Row]) -> tuple[list[Moved], list[Row], list[Row]]:
    """Which new date stands for which that goes, by the source's own name or the title where that
    is sure; and what is merely new, and merely gone."""
    pairs: list[Moved] = []
    for place in (5, 4):
        once_new, once_gone = _once(new, place), _once(gone, place)
        for name in once_new.keys() & once_gone.keys():
            pairs.append(Moved(once_gone[name], once_new[name]))
        matched_new = [one.after for one in pairs]
        matched_gone = [one.before for one in pairs]
        new = [row for row in new if row not in matched_new]
        gone = [row for row in gone if row not in matched_gone]
    return sorted(pairs, key=lambda one: one.after), new, gone


def when(row: Row) -> object:
    """The day and the hours of a row, in words."""
    event = event_of(Calendar(), row)
    return in_words(event.first, event.last, event.begins, event.ends)


def _once(rows: list[Row], place: int) -> dict[str, Row]:
    """Rows by what stands in one place, those in which it stands once."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row[place]:
            found.setdefault(row[place], []).append(row)
    return {name: one[0] for name, one in found.items() if len(one) == 1}


def _row(
    first: date, last: date, begins: time | None, ends: time | None, title: str, uid: str
) -> Row:
    hours = ["" if one is None else f"{one:%H:%M}" for one in (begins, ends)]
    return [first.isoformat(), last.isoformat(), *hours, title[:200], uid[:255]]


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row[:5])
