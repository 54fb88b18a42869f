"""Which column means which field: its heading weighed against the cells below it."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from gemeinwerk.contact_files.results import Proposal
from gemeinwerk.contact_files.sheets import Column, ContactList
from gemeinwerk.contact_files.values import parse_group, parse_language
from gemeinwerk.contact_files.vocabulary import HEADINGS, LABELS, SEVERAL, is_withheld
from gemeinwerk.german.people import parse_people, parse_reach
from gemeinwerk.german.people.addresses import is_street
from gemeinwerk.german.people.words import is_of_organisation, is_salutation, is_title
from gemeinwerk.german.text import fold
from gemeinwerk.tables.words import Words

_SAMPLE = 60
_LEAST = 0.5
_POSTCODE = re.compile(r"(?:D\s?-\s?)?\d{4,5}")
_PLACE = re.compile(r"(?:D\s?-\s?)?\d{5}\s+[^\W\d_].*", re.DOTALL)
_DAY = re.compile(r"(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Cells:
    """Shares of the filled cells of a column, from 0 to 1, but ``filled``: how many."""

    filled: int
    mail: float
    phone: float
    postcode: float
    place: float
    street: float
    person: float
    organisation: float
    salutation: float
    title: float
    day: float
    group: float
    language: float
    samples: tuple[str, ...]


def cells_of(texts: list[str]) -> Cells:
    """What the cells of a column look like."""
    some = texts[:_SAMPLE]
    count = len(some) or 1

    def share(holds: Callable[[str], object]) -> float:
        return sum(bool(holds(text)) for text in some) / count

    return Cells(
        len(texts),
        mail=share(lambda text: "@" in text),
        phone=share(_is_phone),
        postcode=share(_POSTCODE.fullmatch),
        place=share(_PLACE.fullmatch),
        street=share(lambda text: is_street(text) and not _is_phone(text)),
        person=share(_is_person),
        organisation=share(lambda text: any(map(is_of_organisation, text.split()[:8]))),
        salutation=share(lambda text: is_salutation(text) or text.casefold() in {"m", "w", "d"}),
        title=share(lambda text: all(map(is_title, text.split()))),
        day=share(_DAY.fullmatch),
        group=share(lambda text: parse_group(text)[0]),
        language=share(parse_language),
        samples=tuple(dict.fromkeys(text[:80] for text in some))[:3],
    )


def _is_phone(text: str) -> bool:
    reach = parse_reach(text)
    return bool(reach.phones) and not reach.rest and not reach.mails and len(text) > 5


def _is_person(text: str) -> bool:
    found = parse_people(text)
    return bool(found.people) and any(one.first or one.salutation for one in found.people)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line of the table: when it holds, a field is moved to ``instead``, or loses ``less``."""

    field: str
    why: Words
    holds: Callable[[Cells, Column], bool]
    instead: str = ""
    less: float = 0.0


EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        "name", Words("darunter stehen Organisationen", "organisations stand below it"),
        lambda of, at: of.organisation > 0.6 and of.person < 0.3, instead="organisation",
    ),
    Evidence(
        "organisation", Words("darunter stehen Personen", "people stand below it"),
        lambda of, at: of.person > 0.7 and of.organisation < 0.2, instead="name",
    ),
    Evidence(
        "contact", Words("darunter stehen Personen", "people stand below it"),
        lambda of, at: of.person > 0.6 and of.mail < 0.3 and of.phone < 0.3, instead="name",
    ),
    Evidence(
        "address", Words("darunter stehen Mailadressen", "mail addresses stand below it"),
        lambda of, at: of.mail > 0.6, instead="mail",
    ),
    Evidence(
        "phone", Words("darunter stehen Mailadressen", "mail addresses stand below it"),
        lambda of, at: of.mail > 0.6, instead="mail",
    ),
    Evidence(
        "mail", Words("darunter stehen keine Mailadressen", "no mail addresses stand below it"),
        lambda of, at: of.mail < 0.2 and of.phone > 0.5, instead="phone",
    ),
    Evidence(
        "postcode", Words("darunter stehen PLZ und Ort", "postcodes with towns stand below it"),
        lambda of, at: of.place > 0.5, instead="address",
    ),
    Evidence(
        "town", Words("darunter stehen PLZ und Ort", "postcodes with towns stand below it"),
        lambda of, at: of.place > 0.5, instead="address",
    ),
    Evidence(
        "street", Words("darunter stehen ganze Anschriften", "whole addresses stand below it"),
        lambda of, at: of.street < 0.3 and of.filled > 2 and of.postcode == 0, instead="address",
    ),
    Evidence(
        "title", Words("darunter stehen keine Titel", "no titles stand below it"),
        lambda of, at: of.title < 0.2 and of.salutation < 0.2, instead="function",
    ),
    Evidence(
        "group", Words("darunter stehen Organisationen", "organisations stand below it"),
        lambda of, at: of.group < 0.2 and of.organisation > 0.7, instead="organisation",
    ),
    Evidence(
        "permission", Words("darunter stehen nur Tage", "only days stand below it"),
        lambda of, at: of.day > 0.8 and bool(re.search(r"(?i)\bam\b|datum", at.key)),
        instead="permission_date",
    ),
    Evidence(
        "language", Words("darunter stehen keine Sprachen", "no languages stand below it"),
        lambda of, at: of.language < 0.3, less=0.6,
    ),
)  # fmt: skip
ALONE: tuple[tuple[str, float, Callable[[Cells], bool]], ...] = (
    ("mail", 0.8, lambda of: of.mail > 0.6),
    ("phone", 0.7, lambda of: of.phone > 0.6),
    ("postcode", 0.6, lambda of: of.postcode > 0.8),
    ("address", 0.6, lambda of: of.place > 0.6),
    ("salutation", 0.6, lambda of: of.salutation > 0.8),
    ("name", 0.6, lambda of: of.person > 0.6),
    ("organisation", 0.55, lambda of: of.organisation > 0.6),
)
"""Columns without a heading, or with one we do not know."""


@dataclass(slots=True)
class _Candidate:
    column: Column
    cells: Cells
    scores: dict[str, float]
    reasons: dict[str, Words]


def propose(found: ContactList, decided: Mapping[str, str] | None = None) -> list[Proposal]:
    """A proposal per column, but those that stay in the file. ``decided`` (column -> field or "")
    is what a person said before and is not questioned."""
    decided = {key: name for key, name in (decided or {}).items() if name in LABELS or not name}
    candidates = [
        _candidate(column, cells_of([text for row in found.rows if (text := row.cells.get(
            column.index))]))
        for column in found.columns if not is_withheld(column.key)
    ]  # fmt: skip
    taken = {key: (name, 1.0) for key, name in decided.items()}
    _assign(candidates, taken)
    _part_names(candidates, taken, decided)
    return [_proposal(one, taken.get(one.column.key), decided) for one in candidates]


def signature(columns: Iterable[str]) -> str:
    """The same for files with the same headings, whatever their order and case."""
    names = sorted({fold(name) for name in columns})
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def _candidate(column: Column, cells: Cells) -> _Candidate:
    scores: dict[str, float] = {}
    reasons: dict[str, Words] = {}
    both = f"{column.top} {column.heading}" if column.top else ""
    for text, weight in ((column.heading, 1.0), (both, 0.95), (column.top, 0.7)):
        for meaning in HEADINGS.meanings(text) if text else ():
            scores[meaning.field] = max(scores.get(meaning.field, 0.0), meaning.score * weight)
    for line in EVIDENCE if cells.filled else ():
        before = scores.get(line.field, 0.0)
        if before >= _LEAST and line.holds(cells, column):
            scores[line.field] = before - (line.less or 0.3)
            if line.instead:
                scores[line.instead] = max(scores.get(line.instead, 0.0), before - 0.05)
                reasons[line.instead] = line.why
    if max(scores.values(), default=0.0) < _LEAST and cells.filled:
        for name, score, holds in ALONE:
            if holds(cells):
                scores[name] = score
                reasons[name] = Words("nach den Zellen darunter", "by the cells below it")
                break
    return _Candidate(column, cells, scores, reasons)


def _assign(candidates: list[_Candidate], taken: dict[str, tuple[str, float]]) -> None:
    """The surest pairs first. A field is given once unless several columns may feed it."""
    pairs = sorted(
        (
            (score, -place, one.column.key, name)
            for place, one in enumerate(candidates)
            for name, score in one.scores.items()
            if score >= _LEAST
        ),
        reverse=True,
    )
    used = {name for name, _score in taken.values()}
    for score, _place, key, name in pairs:
        if key in taken or (name and name in used and name not in SEVERAL):
            continue
        taken[key] = (name, score)
        used.add(name)


def _part_names(
    candidates: list[_Candidate], taken: dict[str, tuple[str, float]], decided: Mapping[str, str]
) -> None:
    """ "Name" beside "Vorname" is the surname; beside "Nachname" or where organisations have no
    column of their own it names whom the row is about."""
    fields = {name for name, _score in taken.values()}
    for one in candidates:
        key = one.column.key
        name, score = taken.get(key, ("", 0.0))
        if key in decided or name != "name" or fold(one.column.heading) not in {"name", "namen"}:
            continue
        if "first_name" in fields and "last_name" not in fields:
            taken[key] = ("last_name", score)
            one.reasons["last_name"] = Words("neben „Vorname“", "beside “Vorname”")
        elif {"first_name", "last_name"} <= fields and "organisation" not in fields:
            taken[key] = ("organisation", score - 0.3)


def _proposal(
    one: _Candidate, found: tuple[str, float] | None, decided: Mapping[str, str]
) -> Proposal:
    name, score = found or ("", 0.0)
    if one.column.key in decided:
        reason = Words("so festgelegt", "as decided")
    elif not name:
        reason = Words("bleibt als Text bei der Person", "stays with the person as text")
    else:
        reason = one.reasons.get(name) or Words(
            f"Überschrift „{one.column.heading or one.column.top}“",
            f"heading “{one.column.heading or one.column.top}”",
        )
    return Proposal(
        one.column.key, name, round(min(score, 1.0), 2), reason, one.cells.samples, one.cells.filled
    )
