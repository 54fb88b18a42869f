"""Which column says what: the person, the groups, a date, or in words when somebody can come."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from rapidfuzz import fuzz, process

from gemeinwerk.engines.planning.files.days import WEEKDAY, any_of
from gemeinwerk.engines.planning.files.hours import Hours
from gemeinwerk.engines.planning.files.phrases import Days, Kind, NotUnderstood, tokens
from gemeinwerk.engines.planning.files.polls import named_by_polls
from gemeinwerk.engines.planning.files.table import Note, Row, place
from gemeinwerk.engines.planning.problem import ProblemError, Span, Words


class Role(StrEnum):
    """What a column holds, beside dates and weekdays."""

    ID = "id"
    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    GROUPS = "groups"
    SERIES = "series"
    WORDS = "words"


_NAMES = {
    Role.ID: ("id", "kennung", "kürzel", "kurzzeichen"),
    Role.NAME: (
        "name", "person", "personen", "teilnehmer", "teilnehmerin", "teilnehmer*in",
        "teilnehmende", "mitglied", "akteur*in", "participant", "member", "full name",
    ),
    Role.FIRST_NAME: ("vorname", "first name", "given name"),
    Role.LAST_NAME: ("nachname", "familienname", "last name", "surname", "family name"),
    Role.GROUPS: (
        "gruppe", "gruppen", "akteursgruppe", "akteursgruppen", "group", "groups",
        "actor group", "actor groups",
    ),
    Role.SERIES: (
        "reihe", "reihen", "gruppe der sitzung", "gruppen der sitzung", "ag", "ags",
        "arbeitsgruppe", "arbeitsgruppen", "sitzungsreihe", "sitzungsreihen", "series",
        "working group", "working groups",
    ),
    Role.WORDS: (
        "wann", "verfügbarkeit", "verfügbarkeiten", "verfügbar", "kann", "kann wann", "zeiten",
        "availability", "available", "when", "can come",
    ),
}  # fmt: skip
_ROLE = {name: role for role, names in _NAMES.items() for name in names}
_SEVERAL = {Role.GROUPS, Role.SERIES}
_PERSON = {Role.ID, Role.NAME, Role.FIRST_NAME, Role.LAST_NAME}
_LIKENESS = 88
"""Percent; "Verfügbarkiet" is 92 like "Verfügbarkeit"."""
_LIKE_A_DATE = re.compile(
    rf"(?:{any_of(WEEKDAY)},?\s*)?\d{{1,4}}[./-]\d{{1,2}}(?:[./-]\d{{0,4}})?\b", re.IGNORECASE
)
_SEARCHED = 20
"""So many rows may stand above the headings."""


@dataclass
class Columns:
    """The columns of a table, from 0. days: which of the dates asked for a column speaks of."""

    row: Row
    roles: dict[Role, list[int]] = field(default_factory=dict)
    days: dict[int, frozenset[date]] = field(default_factory=dict)
    hours: dict[int, int] = field(default_factory=dict)
    """Minutes from midnight, where a heading of a date names an hour too."""
    notes: list[Note] = field(default_factory=list)

    def place(self, row: Row, column: int) -> Words:
        """A cell below these headings."""
        return place(row.number, column, self.row.text(column))


def role_of(heading: str) -> Role | None:
    """What a heading says its column holds; None for a date and for what is not known."""
    return _ROLE.get(_plain(heading))


def understood(row: Row) -> int:
    """In how many cells of a row a heading is known."""
    texts = [row.text(column) for column in range(len(row.cells))]
    return sum(bool(role_of(text) or _LIKE_A_DATE.match(text)) for text in texts)


def columns_of(
    rows: Sequence[Row], *, horizon: Span, dates: Sequence[date], start: time
) -> tuple[Columns, Sequence[Row]]:
    """The headings, and the rows below them."""
    rows = named_by_polls(rows, horizon, _SEARCHED)
    head = next((i for i, row in enumerate(rows[:_SEARCHED]) if _is_head(row)), None)
    if head is None:
        raise ProblemError(
            "",
            Words(
                "Es gibt keine Zeile mit Überschriften. Gebraucht werden „Name“ oder „Kennung“ "
                "und dazu „Verfügbarkeit“ oder je Termin eine Spalte wie „08.03.2027“.",
                "There is no row of headings. It needs “name” or “id”, and “availability” or a "
                "column for each date, such as “2027-03-08”.",
            ),
        )
    columns = Columns(rows[head])
    for column in range(len(rows[head].cells)):
        _assign(columns, column, horizon=horizon, dates=dates)
    _heed_hours(columns, start)
    if not columns.days and Role.WORDS not in columns.roles:
        raise _without_dates(rows[head])
    _note_days(columns, dates)
    return columns, rows[head + 1 :]


def _is_head(row: Row) -> bool:
    roles = {role_of(row.text(column)) for column in range(len(row.cells))}
    return bool(roles & _PERSON) and len(row.cells) > 1


def _plain(heading: str) -> str:
    text = heading.casefold()
    opening, closing = text.find("("), text.rfind(")")
    if 0 <= opening < closing:
        text = text[:opening] + text[closing + 1 :]
    return " ".join(text.rstrip(":*").split())


def _assign(columns: Columns, column: int, *, horizon: Span, dates: Sequence[date]) -> None:
    text = columns.row.text(column)
    where = columns.place(columns.row, column)
    if not text:
        return
    role = role_of(text)
    days = None if role else _days(text, where, horizon=horizon, dates=dates)
    if days is not None:
        columns.days[column] = days
        hours = [one.value for one in tokens(text, horizon) if isinstance(one.value, Hours)]
        if hours and hours[0].first is not None:
            columns.hours[column] = hours[0].first
        return
    if not role:
        role = _nearly(columns, text, where)
    if role:
        taken = columns.roles.setdefault(role, [])
        if taken and role not in _SEVERAL:
            raise _twice(where, columns.row.text(taken[0]))
        taken.append(column)


def _days(
    heading: str, where: Words, *, horizon: Span, dates: Sequence[date]
) -> frozenset[date] | None:
    """The dates asked for that a heading names; None where it names no date and no weekday."""
    try:
        said = [one for one in tokens(heading, horizon) if one.kind not in {Kind.END, Kind.COMMA}]
    except NotUnderstood:
        said = []
    kinds = [one.kind for one in said if one.kind != Kind.HOURS]
    if kinds == [Kind.WEEKDAYS]:
        weekdays = next(one.value for one in said if isinstance(one.value, frozenset))
        return frozenset(day for day in dates if day.weekday() in weekdays)
    named = [one.value.first for one in said if isinstance(one.value, Days)]
    if kinds != [Kind.DATE]:
        if _LIKE_A_DATE.match(heading):
            raise _no_date(where)
        return None
    day = named[0].in_span(horizon)
    if day is None:
        raise _outside(where, horizon)
    return frozenset({day} & set(dates))


def _heed_hours(columns: Columns, start: time) -> None:
    """A poll for another hour says little about this one: where it asks for several hours of a
    day, those of the meeting count."""
    begin = start.hour * 60 + start.minute
    asked = {
        day for column, days in columns.days.items() if columns.hours.get(column) == begin
        for day in days
    }  # fmt: skip
    clock = f"{start:%H:%M}"
    for column, days in list(columns.days.items()):
        if columns.hours.get(column, begin) == begin:
            continue
        note = Words(
            f"Die Überschrift nennt eine andere Uhrzeit als {clock}; gelesen wurde nur der Tag.",
            f"The heading names another hour than {clock}; only its day was read.",
        )
        if days and days <= asked:
            del columns.days[column]
            note = Words(
                f"Für diesen Tag gilt die Spalte mit {clock}; diese wurde nicht gelesen.",
                f"The column of {clock} counts for this day; this one was not read.",
            )
        columns.notes.append((columns.place(columns.row, column), note))


def _nearly(columns: Columns, heading: str, where: Words) -> Role | None:
    """A known heading with a slip of the pen, noted; anything else is left out, noted too."""
    like = process.extractOne(
        _plain(heading), [name for name in _ROLE if len(name) > 4], scorer=fuzz.ratio,
        score_cutoff=_LIKENESS,
    )  # fmt: skip
    if like:
        columns.notes.append((where, Words(f"Gelesen als „{like[0]}“.", f"Read as “{like[0]}”.")))
        return _ROLE[like[0]]
    columns.notes.append((where, Words("Diese Spalte wurde nicht gelesen.", "Not read.")))
    return None


def _note_days(columns: Columns, dates: Sequence[date]) -> None:
    """Dates asked for without a column, columns of dates that are not asked for, days twice."""
    column_of: dict[date, int] = {}
    for column, days in columns.days.items():
        for day in sorted(days):
            if day in column_of:
                first = columns.row.text(column_of[day])
                raise _twice(columns.place(columns.row, column), first)
            column_of[day] = column
        if not days:
            note = Words(
                "An diesem Tag wird nicht getagt; die Spalte bleibt außer Acht.",
                "No meeting can be on this day; the column is left aside.",
            )
            columns.notes.append((columns.place(columns.row, column), note))
    missing = sorted(set(dates) - set(column_of))
    if columns.days and missing and Role.WORDS not in columns.roles:
        note = Words(
            f"{len(missing)} mögliche Termine haben keine Spalte (der erste: "
            f"{missing[0]:%d.%m.%Y}). Sie gelten wie leere Zellen.",
            f"{len(missing)} possible dates have no column (the first: {missing[0].isoformat()}). "
            "They count as empty cells.",
        )
        columns.notes.append((place(columns.row.number), note))


def _without_dates(head: Row) -> ProblemError:
    return ProblemError(
        place(head.number),
        Words(
            "Es gibt keine Spalte mit Terminen. Bitte je Termin eine Spalte mit dem Datum als "
            "Überschrift („08.03.2027“) oder eine Spalte „Verfügbarkeit“ anlegen.",
            "There is no column with dates. Add a column for each date with the date as its "
            "heading (“2027-03-08”), or a column “availability”.",
        ),
    )


def _no_date(where: Words) -> ProblemError:
    return ProblemError(
        where,
        Words(
            "Dieses Datum gibt es nicht, oder es ist nicht eindeutig. Bitte als „08.03.2027“ oder "
            "„2027-03-08“ schreiben; ein Wochentag davor muss stimmen.",
            "There is no such date, or it is not clear which. Write it as “08.03.2027” or "
            "“2027-03-08”; a weekday before it must be right.",
        ),
    )


def _outside(where: Words, horizon: Span) -> ProblemError:
    first, last = horizon.first, horizon.last
    return ProblemError(
        where,
        Words(
            f"Das Datum liegt nicht eindeutig zwischen {first:%d.%m.%Y} und {last:%d.%m.%Y}, dem "
            "Zeitraum der Planung. Bitte Jahr prüfen oder die Spalte löschen.",
            f"The date is not clearly between {first.isoformat()} and {last.isoformat()}, the "
            "horizon of the plan. Check the year or delete the column.",
        ),
    )


def _twice(where: Words, first: str) -> ProblemError:
    return ProblemError(
        where,
        Words(
            f"Diese Spalte sagt dasselbe wie die Spalte „{first}“. Bitte eine davon löschen.",
            f"This column says the same as the column “{first}”. Delete one of them.",
        ),
    )
