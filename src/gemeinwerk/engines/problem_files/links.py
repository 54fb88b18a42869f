"""What must fit together in any problem: ids that are there, and only once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from gemeinwerk.engines.problem_files.errors import ProblemError
from gemeinwerk.engines.problem_files.fields import Findings
from gemeinwerk.engines.problem_files.values import shown
from gemeinwerk.tables.words import Words


class Identified(Protocol):
    @property
    def id(self) -> str: ...


def keep(errors: Iterable[ProblemError], findings: Findings) -> None:
    """Keep each of these errors, as far as there is room."""
    for error in errors:
        with findings.reading_on():
            raise error


def ids_twice(place: str, things: Sequence[Identified]) -> Iterator[ProblemError]:
    """An error for every id that an earlier thing of the list has."""
    first: dict[str, int] = {}
    for number, thing in enumerate(things):
        if first.setdefault(thing.id, number) != number:
            said, other = shown(thing.id), f"{place}[{first[thing.id]}]"
            yield ProblemError(
                f"{place}[{number}].id",
                Words(
                    f"Die Kennung {said.de} hat schon {other}.",
                    f"The id {said.en} is that of {other} already.",
                ),
            )


def unknown(kind: str, value: Any, place: str) -> ProblemError:
    """An id that is in no list. kind: the list, as the file names it."""
    said = shown(value)
    return ProblemError(
        place,
        Words(f"{said.de} gibt es unter {kind} nicht.", f"There is no {said.en} among the {kind}."),
    )
