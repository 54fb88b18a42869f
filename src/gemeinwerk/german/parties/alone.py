"""Persons nobody addresses as such: "Amt 66 Krüger", "Umweltamt, Sabine", "Bgm. Krüger".

A line is cut into runs of capitalised words between two marks. What stands in a run behind a unit
called by its number or its task is a person where it is a name, and so is a run of names alone. A
run that names a task, a group, a body, or what is called after somebody ("Stiftung Krüger") is
none. Where neither is known ("Umweltamt, Quellfeld") it is in doubt: a unit of the town or somebody
who works there. The words are those of `person_words` and `run_words`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gemeinwerk.german.empties import says_nothing
from gemeinwerk.german.parties.person_words import PARTICLES
from gemeinwerk.german.parties.run_words import (
    JOINTS,
    OPENERS,
    STARTERS,
    Kind,
    is_of_a_firm,
    is_small,
    kind_of,
)
from gemeinwerk.german.parties.words import CONTRIBUTING, LEADING, SURELY_LEADING
from gemeinwerk.german.text import fold


class Found(NamedTuple):
    """From where to where in a line; not ``sure``: a person, or a unit nobody knows."""

    start: int
    end: int
    sure: bool


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    kind: Kind


class _Run(NamedTuple):
    """Words with one blank between them. ``joined``: by "und" to the run before. ``purpose``: they
    go on with a phrase: "Haus der …", "freie …"."""

    words: list[_Word]
    joined: bool
    purpose: bool


_TOKEN = re.compile(
    r"\d[\w.-]{0,20}(?<![.-])"
    r"|(?i:z(?:\.\s?|u\s)(?:hd\.|händen(?:\svon)?)|i\.\s?[av]\.(?!\s?m)|e\.\s?v\b\.?)"
    r"|(?:[^\W\d_]\.){1,6}"
    r"|-?[^\W\d_][\w'’]{0,60}(?:[*:_‐‑-]{1,2}(?=\w)[\w'’]{1,60}){0,6}"
    r"(?:/-?(?:in|innen|r|n|frau)\b)?[-‐‑]?\.?"
)
_NAMES = frozenset({Kind.NAME, Kind.INITIAL, Kind.UNKNOWN})
_NAMED = frozenset({Kind.NAME, Kind.PARTICLE})
_HEADS = frozenset({Kind.TASK, Kind.NUMBER, Kind.PLACED, Kind.OFFICE, Kind.FUNCTION})
_ROLES = frozenset((*LEADING, *SURELY_LEADING, *CONTRIBUTING))
_ANNOUNCING = frozenset([":", ".", "="])
_MOST = 4
"""Words of one name."""


def alone(line: str) -> Iterator[Found]:
    """Where a line of units names a person nobody addresses, or may."""
    runs = list(_runs(line))
    topics = _topics(line, runs)
    firm = False
    for place, run in enumerate(runs):
        if place in topics or _announces(line, run):
            continue
        behind = runs[place + 1] if place + 1 < len(runs) else None
        before_firm = bool(behind and behind.joined and is_of_a_firm(behind.words[0].text))
        firm = _bears(run.words) or before_firm or (run.joined and firm)
        if not firm and not says_nothing(line[run.words[0].start : run.words[-1].end]):
            yield from _purpose(run.words) if run.purpose else _judged(run.words)


def _runs(line: str) -> Iterator[_Run]:
    run: list[_Word] = []
    joined = purpose = False
    place = 0
    for hit in _TOKEN.finditer(line):
        gap, text = line[place : hit.start()].strip(), hit.group()
        place = hit.end()
        kind = kind_of(text)
        if run and run[-1].kind is Kind.LABEL and gap in _ANNOUNCING:
            gap = ""
        small = is_small(text)
        goes_on = small and text in PARTICLES and bool(run) and run[-1].kind in _NAMED
        if run and (gap or (small and not goes_on)):
            yield _Run(run, joined, purpose)
            run, joined, purpose = [], False, False
        if gap:
            joined, purpose = gap in JOINTS, False
        if small and not goes_on:
            joined = joined or text in JOINTS
            purpose = text not in STARTERS and (text not in JOINTS or purpose)
        else:
            run.append(_Word(text, hit.start(), hit.end(), Kind.PARTICLE if goes_on else kind))
    if run:
        yield _Run(run, joined, purpose)


def _topics(line: str, runs: list[_Run]) -> set[int]:
    """ "Amt für Kultur, Musik und Tanz": single words up to the "und" of what a unit is for."""
    found: set[int] = set()
    for place, run in enumerate(runs):
        if not run.purpose or not line[: run.words[0].start].endswith("für "):
            continue
        last = place + 1
        while last < len(runs) and _gap(line, runs, last) == ",":
            last += 1
        if last < len(runs) and _gap(line, runs, last) in JOINTS:
            more = range(place + 1, last + 1)
            found |= {at for at in more if [w.kind for w in runs[at].words] == [Kind.UNKNOWN]}
    return found


def _announces(line: str, run: _Run) -> bool:
    """ "Haupt: Amt 61": no Mr Haupt."""
    end = run.words[-1].end
    after = line[end : end + 2].lstrip()[:1]
    return after == ":" and fold(line[run.words[0].start : run.words[-1].end]) in _ROLES


def _gap(line: str, runs: list[_Run], place: int) -> str:
    return line[runs[place - 1].words[-1].end : runs[place].words[0].start].strip()


def _bears(run: list[_Word]) -> bool:
    """Whether a run is called after somebody: "Stiftung Krüger", and not "Amt 51 Schule Krüger"."""
    kinds = [word.kind for word in run]
    if Kind.FIRM in kinds:
        return True
    return Kind.BEARER in kinds and not (
        Kind.NUMBER in kinds and fold(run[0].text).rstrip(".") in OPENERS
    )


def _purpose(run: list[_Word]) -> Iterator[Found]:
    """ "Amt für Soziales Krüger": only a name behind a task is a person."""
    tail = _tail(run)
    if len(tail) < len(run) and any(word.kind is Kind.NAME for word in tail):
        yield _found(tail, sure=True)


def _tail(run: list[_Word]) -> list[_Word]:
    """The names behind all else."""
    place = len(run)
    while place and run[place - 1].kind in {*_NAMES, Kind.PARTICLE}:
        place -= 1
    return run[place:]


def _found(some: list[_Word], *, sure: bool) -> Found:
    return Found(some[0].start, some[-1].end, sure)


def _judged(run: list[_Word]) -> Iterator[Found]:
    tail = _tail(run)
    head = run[: len(run) - len(tail)]
    if not head:
        yield from _names_only(tail)
        return
    yield from _before(head)
    if not tail or len(tail) > _MOST:
        return
    last, named = head[-1], any(word.kind is Kind.NAME for word in tail)
    if last.kind is Kind.LABEL:  # goes with whom it announces
        begin = len(head)
        while begin and head[begin - 1].kind is Kind.LABEL:
            begin -= 1
        yield _found([*head[begin:], *tail], sure=True)
    elif len(head) == 1 and fold(last.text).rstrip(".") in OPENERS:
        if named:  # "Team Krüger", and "Amt Burg" is a place
            yield _found(run, sure=False)
    elif named or last.kind is Kind.FUNCTION:
        yield _found(tail, sure=True)
    elif last.kind in {Kind.NUMBER, Kind.OFFICE} or any(one.kind is Kind.NUMBER for one in head):
        yield _found(tail, sure=False)


def _names_only(run: list[_Word]) -> Iterator[Found]:
    kinds = [word.kind for word in run]
    if len(run) > _MOST + 2 or kinds == [Kind.INITIAL]:
        return
    initials = kinds.count(Kind.INITIAL)
    if Kind.NAME in kinds or (initials and initials < len(kinds)):
        yield _found(run, sure=True)
    else:
        yield _found(run, sure=False)


def _before(head: list[_Word]) -> Iterator[Found]:
    """ "Sabine Krüger Umweltamt", "Krüger Amt 66"."""
    first = next((n for n, word in enumerate(head) if word.kind in _HEADS), 0)
    names = head[:first]
    if (
        not names
        or len(names) > _MOST
        or not all(w.kind in {*_NAMES, Kind.PARTICLE} for w in names)
    ):
        return
    follows = head[first]
    numbered = fold(follows.text).rstrip(".") in OPENERS
    if all(word.kind is not Kind.UNKNOWN for word in names):
        if numbered or follows.kind in {Kind.OFFICE, Kind.NUMBER, Kind.FUNCTION}:
            yield _found(names, sure=True)
    elif numbered and any(word.kind is Kind.NUMBER for word in head):
        yield _found(names, sure=any(word.kind is Kind.NAME for word in names))
