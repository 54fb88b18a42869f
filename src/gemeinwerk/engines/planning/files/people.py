"""Who can come when, from a table: one row a person, a column a date or one column of words.

docs/planning/files.md shows how such a table looks and how each mark is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum
from functools import lru_cache

from gemeinwerk.engines.planning.files.availability import Availability, availability
from gemeinwerk.engines.planning.files.headings import Columns, Role, columns_of, understood
from gemeinwerk.engines.planning.files.phrases import NotUnderstood
from gemeinwerk.engines.planning.files.table import Note, Row, place, read_table
from gemeinwerk.engines.planning.problem import Person, ProblemError, Span, Words


@dataclass(frozen=True)
class PeopleFile:
    """people: with the dates they cannot come. members: ids of persons by series, as it is named.

    notes: what was read with doubt or not at all, place and sentence. asked: of the dates those
    the table has a column for, all where one is in words. reluctant: dates somebody can come "if
    need be", by id. silent: ids of those who answered nothing.
    """

    people: tuple[Person, ...]
    members: dict[str, tuple[str, ...]]
    notes: tuple[Note, ...] = ()
    asked: frozenset[date] = frozenset()
    reluctant: dict[str, frozenset[date]] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()


class Mark(Enum):
    """What a cell below a date says."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


_MARKS = {
    Mark.YES: "x ja j yes y 1 ✓ ✔ ☑ ✅ ok true wahr kann",
    Mark.MAYBE: "(ja) (x) (yes) (ok) (1) (✓) ? ❔ vielleicht evtl ggf maybe unsicher bedingt",
    Mark.NO: "nein n no 0 - – — ✗ ✘ ❌ ☐ false falsch",
}
_MARK = {word: mark for mark, words in _MARKS.items() for word in words.split()} | {
    "eventuell": Mark.MAYBE,
    "wenn nötig": Mark.MAYBE,
    "falls nötig": Mark.MAYBE,
    "wenn es sein muss": Mark.MAYBE,
    "zur not": Mark.MAYBE,
    "unter vorbehalt": Mark.MAYBE,
    "if needed": Mark.MAYBE,
    "if need be": Mark.MAYBE,
    "kann nicht": Mark.NO,
}
_TOTALS = {"summe", "anzahl", "gesamt", "total", "count", "sum"}


def read_people(
    content: bytes, name: str, *, horizon: Span, dates: Sequence[date], start: time, minutes: int
) -> PeopleFile:
    """People from an XLSX, ODS, CSV or DOCX file.

    name: of the file, to point at it. dates: on which there can be meetings; start, minutes: when
    they begin and how long they last. A person with no answer at all is taken to be free, noted.
    """
    try:
        table = read_table(content, understood)
        columns, rows = columns_of(table.rows, horizon=horizon, dates=dates, start=start)
        reader = _Reader(columns, horizon, tuple(dates), start, minutes)
        people = tuple(reader.people(rows))
        if not people:
            raise ProblemError(
                place(columns.row.number),
                Words(
                    "Unter den Überschriften steht niemand. Bitte je Person eine Zeile anlegen.",
                    "There is nobody below the headings. Add a row for each person.",
                ),
            )
    except ProblemError as error:
        raise error if error.place else ProblemError(name, error.words) from None
    members = {said: tuple(ids) for said, ids in reader.members.values()}
    return PeopleFile(
        people,
        members,
        (*table.notes, *columns.notes, *reader.notes),
        asked=frozenset(dates if Role.WORDS in columns.roles else ()).union(*columns.days.values()),
        reluctant={key: frozenset(days) for key, days in reader.reluctant.items()},
        silent=frozenset(reader.silent),
    )


class _Reader:
    """Goes down the rows; remembers who was there and which series they named."""

    def __init__(
        self, columns: Columns, horizon: Span, dates: tuple[date, ...], start: time, minutes: int
    ) -> None:
        self.columns = columns
        self.dates = dates
        self.start, self.minutes = start, minutes
        self.members: dict[str, tuple[str, list[str]]] = {}
        self.notes: list[Note] = []
        self.reluctant: dict[str, set[date]] = {}
        self.silent: list[str] = []
        self._rows: dict[str, int] = {}
        self._read = lru_cache(maxsize=None)(lambda text: availability(text, horizon))

    def people(self, rows: Sequence[Row]) -> Iterator[Person]:
        for row in rows:
            person = self._person(row)
            if person:
                yield person

    def _person(self, row: Row) -> Person | None:
        name = self._text(row, Role.NAME) or " ".join(
            filter(None, (self._text(row, Role.FIRST_NAME), self._text(row, Role.LAST_NAME)))
        )
        key = self._text(row, Role.ID) or name
        if key.casefold() in _TOTALS:
            self._note(row, "Als Summe verstanden, nicht als Person.", "Taken for a total.")
            return None
        if not key:
            raise ProblemError(
                place(row.number),
                Words(
                    "Hier fehlt der Name. Bitte ergänzen oder die Zeile löschen.",
                    "The name is missing. Fill it in or delete the row.",
                ),
            )
        self._once(row, key)
        for series in self._list(row, Role.SERIES):
            self.members.setdefault(series.casefold(), (series, []))[1].append(key)
        groups = self._list(row, Role.GROUPS)
        return Person(key, groups, self._unavailable(row, key), name if name != key else "")

    def _once(self, row: Row, key: str) -> None:
        first = self._rows.setdefault(key.casefold(), row.number)
        if first != row.number:
            raise ProblemError(
                place(row.number),
                Words(
                    f"„{key}“ steht schon in Zeile {first}. Bitte zu einer Zeile zusammenfassen; "
                    "mehrere Gruppen oder Reihen mit Komma trennen.",
                    f"“{key}” is already in row {first}. Make it one row; separate several groups "
                    "or series by commas.",
                ),
            )

    def _text(self, row: Row, role: Role) -> str:
        texts = (row.text(column) for column in self.columns.roles.get(role, ()))
        return " ".join(" ".join(texts).split())

    def _list(self, row: Row, role: Role) -> tuple[str, ...]:
        """What several cells list, each once."""
        texts = ";".join(row.text(column) for column in self.columns.roles.get(role, ()))
        parts = (" ".join(part.split()) for part in re.split(r"[,;/|\n]", texts))
        found = {part.casefold(): part for part in parts if part}
        return tuple(found.values())

    def _unavailable(self, row: Row, key: str) -> frozenset[date]:
        words = self._words(row)
        said = dict(self._said(row, key))
        if words is None and not said:
            self.silent.append(key)
            self._note(
                row,
                f"„{key}“ hat nicht geantwortet und gilt als verfügbar.",
                f"“{key}” has not answered and counts as free.",
            )
            return frozenset()
        # An empty cell beside a yes is a no; a row of nothing but no's leaves the rest free.
        rest = words or Availability(never=not all(one.never for one in said.values()))
        free = {
            day: said.get(day, rest).can_come(day, self.start, self.minutes) for day in self.dates
        }
        if self.dates and not any(free.values()):
            self._note(
                row,
                f"„{key}“ kann an keinem der möglichen Termine.",
                f"“{key}” cannot come on any of the possible dates.",
            )
        return frozenset(day for day in self.dates if not free[day])

    def _words(self, row: Row) -> Availability | None:
        for column in self.columns.roles.get(Role.WORDS, ()):
            text = row.text(column)
            if text:
                return self._availability(row, column, text)
        return None

    def _said(self, row: Row, key: str) -> Iterator[tuple[date, Availability]]:
        """What a row says in the columns of dates."""
        for column, days in self.columns.days.items():
            text = row.text(column)
            if text and days:
                if _mark(text) == Mark.MAYBE:
                    self.reluctant.setdefault(key, set()).update(days)
                yield from dict.fromkeys(days, self._availability(row, column, text)).items()

    def _availability(self, row: Row, column: int, text: str) -> Availability:
        mark = _mark(text)
        if mark == Mark.MAYBE:
            doubt = Words(f"„{text}“ zählt als Ja.", f"“{text}” counts as a yes.")
            self.notes.append((self.columns.place(row, column), doubt))
        if mark:
            return Availability(never=mark == Mark.NO)
        try:
            found = self._read(text)
        except NotUnderstood as error:
            raise self._unclear(row, column, error.piece or text) from error
        self.notes += [(self.columns.place(row, column), doubt) for doubt in found.doubts]
        return found

    def _unclear(self, row: Row, column: int, piece: str) -> ProblemError:
        if column in self.columns.days:
            how = Words("„x“, „nein“ oder „ab 17 Uhr“", "“x”, “no” or “after 5 pm”")
        else:
            how = Words(
                "„Mo, Mi nach 17 Uhr“, „werktags“, „Mo–Do, nicht 12.05.–19.05.“, „immer“ "
                "oder „nie“",
                "“Mon, Wed after 5 pm”, “weekdays”, “Mon–Thu, not 12.05.–19.05.”, “always” or "
                "“never”",
            )
        return ProblemError(
            self.columns.place(row, column),
            Words(
                f"„{piece}“ ist nicht eindeutig zu verstehen. Bitte zum Beispiel {how.de} "
                "schreiben.",
                f"“{piece}” cannot be understood for sure. Write {how.en}, for example.",
            ),
        )

    def _note(self, row: Row, german: str, english: str) -> None:
        self.notes.append((place(row.number), Words(german, english)))


def _mark(text: str) -> Mark | None:
    return _MARK.get(" ".join(text.casefold().split()).rstrip(".!"))
