"""Objects and lists of a file, and what to do with fields nobody knows."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

from gemeinwerk.engines.problem_files.errors import ProblemError
from gemeinwerk.engines.problem_files.limits import MOST_ENTRIES, MOST_ERRORS
from gemeinwerk.engines.problem_files.values import Read, cleaned, refused, shown
from gemeinwerk.tables.words import Words

T = TypeVar("T")

_NEAR = 75
_SHORTEST_START = 4
_OBJECT = Words("ein Objekt mit Feldern ({ … })", "an object with fields ({ … })")
_LIST = Words("eine Liste ([ … ])", "a list ([ … ])")


class Findings:
    """What is wrong, and what was not used, as far as the file has been read."""

    def __init__(self) -> None:
        self._errors: list[ProblemError] = []
        self._unused: dict[tuple[str, str], tuple[str, int]] = {}

    @contextmanager
    def reading_on(self) -> Iterator[None]:
        """Keep an error for later and go on behind the block; enough of them end it."""
        try:
            yield
        except ProblemError as error:
            if error in self._errors:
                raise  # The end, on its way through a block around.
            self._errors.append(error)
            if len(self._errors) == MOST_ERRORS:
                self.end_if_wrong()

    def end_if_wrong(self) -> None:
        """Raise the first error, which carries the others."""
        if self._errors:
            first, *others = self._errors
            first.others = tuple(others)
            raise first

    def each(self, values: list[Any], place: str, read: Read[T]) -> tuple[T, ...]:
        """The values of a list, each read on its own, without those that are wrong."""
        found = []
        for number, value in enumerate(values):
            with self.reading_on():
                found.append(read(value, f"{place}[{number}]"))
        return tuple(found)

    def note_unused(self, kind: str, place: str, name: str) -> None:
        """A field nobody knows; once for all objects of a kind."""
        first, times = self._unused.get((kind, name), (place, 0))
        self._unused[kind, name] = (first, times + 1)

    @property
    def notes(self) -> tuple[tuple[str, Words], ...]:
        """Place and sentence for each kind of thing that was not used."""
        return tuple((place, _unused(times)) for place, times in self._unused.values())


class Fields:
    """An object of the file by its fields."""

    def __init__(self, value: Any, place: str) -> None:
        if not isinstance(value, dict):
            raise refused(value, place, _OBJECT)
        self._values: dict[Any, Any] = value
        self.place = place

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def at(self, name: str) -> str:
        """The place of a field."""
        return f"{self.place}.{name}" if self.place else name

    def only(self, names: tuple[str, ...], findings: Findings) -> "Fields":
        """Refuse fields that look like one of these misspelt; any other is noted as unused."""
        for name in self._values:
            if name not in names:
                self._unknown(cleaned(str(name)), names, findings)
        return self

    def required(self, name: str, read: Read[T]) -> T:
        """The value of a field that must be there."""
        if name not in self._values:
            raise ProblemError(
                self.place, Words(f"Das Feld „{name}“ fehlt.", f"The field “{name}” is missing.")
            )
        return read(self._values[name], self.at(name))

    def optional(self, name: str, read: Read[T], default: T) -> T:
        """The value of a field, or the default where it is not given."""
        return self.required(name, read) if name in self._values else default

    def _unknown(self, name: str, names: tuple[str, ...], findings: Findings) -> None:
        meant = _meant(name, names)
        if meant:
            raise ProblemError(
                self.at(name),
                Words(
                    f"Ein Feld „{name}“ gibt es nicht. Gemeint ist wohl „{meant}“.",
                    f"There is no field “{name}”. Did you mean “{meant}”?",
                ),
            )
        kind = "".join(one for one in self.place if not one.isdigit())
        findings.note_unused(kind, self.at(name), name)


def anything(value: Any, place: str) -> list[Any]:
    """A list, whatever stands in it."""
    if not isinstance(value, list | tuple):
        raise refused(value, place, _LIST)
    return list(value)


def listed(read: Read[T], most: int = MOST_ENTRIES) -> Read[list[T]]:
    """A list of such values."""

    def read_all(values: Any, place: str) -> list[T]:
        found = anything(values, place)
        refuse_length(len(found), 0, most, place)
        return [read(value, f"{place}[{number}]") for number, value in enumerate(found)]

    return read_all


def distinct(read: Read[T], most: int = MOST_ENTRIES) -> Read[tuple[T, ...]]:
    """A list of such values, none of them twice."""

    def read_all(values: Any, place: str) -> tuple[T, ...]:
        found = listed(read, most)(values, place)
        seen: set[T] = set()
        for number, value in enumerate(found):
            if value in seen:
                raise twice(values[number], f"{place}[{number}]")
            seen.add(value)
        return tuple(found)

    return read_all


def twice(value: Any, place: str) -> ProblemError:
    """ "… steht hier schon." """
    said = shown(value)
    return ProblemError(
        place, Words(f"{said.de} steht schon in der Liste.", f"{said.en} is in the list already.")
    )


def refuse_length(number: int, least: int, most: int, place: str) -> None:
    """Raise ProblemError for a list that is too short, or too long to be read at all."""
    if number < least:
        raise ProblemError(place, Words("Die Liste ist leer.", "The list is empty."))
    if number > most:
        raise ProblemError(
            place,
            Words(
                f"Das sind {number} Einträge, möglich sind höchstens {most}.",
                f"These are {number} entries; at most {most} are possible.",
            ),
        )


@lru_cache(maxsize=1_000)
def _meant(name: str, names: tuple[str, ...]) -> str | None:
    """The field that somebody who wrote `name` had in mind: "minGapDays", "min_gap", "meetngs"."""
    squashed = {known: _squash(known) for known in names}
    said = _squash(name)
    begun = [known for known, full in squashed.items() if full.startswith(said)]
    if begun and len(said) >= _SHORTEST_START:
        return begun[0]
    near = process.extractOne(said, squashed, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return near[2] if near else None


def _squash(name: str) -> str:
    return "".join(one for one in name.casefold() if one.isalnum())


def _unused(times: int) -> Words:
    if times == 1:
        return Words("Dieses Feld wird nicht benutzt.", "This field is not used.")
    return Words(
        f"Dieses Feld wird nicht benutzt, hier und an {times - 1} weiteren Stellen.",
        f"This field is not used, here and in {times - 1} more places.",
    )
