"""Labelled pairs of entries that may be one person, and how well they are told apart."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from gemeinwerk.engines.same_person import Pair, Person, find

FILE = Path(__file__).parent / "same_people.txt"


@dataclass(frozen=True)
class Labelled:
    """``line``: of the file; ``same``: whether the two are one."""

    line: int
    same: bool
    kind: str
    one: Person
    other: Person


@dataclass(frozen=True)
class Score:
    """``missed`` and ``wrong``: where to look; a wrong pair may reach over two lines."""

    pairs: int
    recall: float
    precision: float
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def halves() -> tuple[list[Labelled], list[Labelled]]:
    """(tuned on, kept unseen): every second line of each kind."""
    tuned, unseen, seen = list[Labelled](), list[Labelled](), Counter[str]()
    for number, line in enumerate(FILE.read_text("utf-8").splitlines(), start=1):
        if line[:1] in {"=", "≠"}:
            one = _labelled(number, line)
            (unseen if seen[one.kind] % 2 else tuned).append(one)
            seen[one.kind] += 1
    return tuned, unseen


def score(labelled: list[Labelled]) -> Score:
    """All entries of a half as one list: a pair over two lines is wrong as well."""
    people = [person for pair in labelled for person in (pair.one, pair.other)]
    found = {frozenset((pair.one, pair.other)): pair for pair in find(people)}
    wanted = {frozenset((pair.one.key, pair.other.key)): pair for pair in labelled if pair.same}
    right = found.keys() & wanted.keys()
    named = {person.key: person for person in people}
    return Score(
        len(labelled),
        len(right) / len(wanted),
        len(right) / max(1, len(found)),
        tuple(f"line {pair.line}: {pair.kind}" for key, pair in wanted.items() if key not in found),
        tuple(_said(pair, named) for key, pair in found.items() if key not in wanted),
    )


def _said(pair: Pair, named: dict[str, Person]) -> str:
    one, other = named[pair.one], named[pair.other]
    reasons = ", ".join(pair.reasons)
    return f"{pair.one} {one.first} {one.last} / {other.first} {other.last} {pair.score} {reasons}"


def _labelled(number: int, line: str) -> Labelled:
    head, one, other = line.split(" | ")
    kind = head[1:].strip()
    return Labelled(
        number, head[0] == "=", kind, _person(f"{number}a", one), _person(f"{number}b", other)
    )


def _person(key: str, text: str) -> Person:
    name, organisation, mails, phones, *_ = [part.strip() for part in f"{text};;;".split(";")]
    first, last, birth = [*name.split("/"), "", ""][:3]
    return Person(
        key,
        first,
        last,
        birth,
        (organisation,) if organisation else (),
        tuple(mails.split(",")) if mails else (),
        (phones,) if phones else (),
    )
