"""A release: which counts can be published, or why none, and what could be instead.

    question = release_file.question_from(release_file.load(text))
    answer = releasing.release(question)      # Safe or Refused

From all tables released before, their totals and their differences, whatever is left out keeps
`minimum` possible whole values, and so does its change between any two releases. Those who joined
between two releases are a table like another: fewer than `floor` of them are told of at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gemeinwerk.engines.disclosure.layouts import Group
from gemeinwerk.engines.disclosure.polytope import Polytope
from gemeinwerk.engines.disclosure.releases import (
    Contradiction,
    Counted,
    Next,
    Question,
    Reason,
    Refused,
    Told,
    Why,
)
from gemeinwerk.engines.disclosure.rounding import rounded
from gemeinwerk.engines.disclosure.shares import Known, what_is_known
from gemeinwerk.engines.disclosure.space import Space, spaces
from gemeinwerk.engines.disclosure.suppressing import NothingHides, Suppressed, suppress


@dataclass(frozen=True)
class Safe:
    """``tables``: as they can be published. ``why``: of what is left out. ``lost``: how many counts
    are left out, or with ``rounded`` by how much all of them are told too high or too low;
    ``bound``: less is proven not to do. ``known``: what anybody can work out of each group.
    ``narrow_before``: how much of what was kept back earlier could be narrowed without this."""

    tables: Sequence[Told]
    why: Mapping[Group, Why]
    lost: int
    bound: int
    known: Mapping[Group, Known]
    rounded: int = 0
    narrow_before: int = 0

    @property
    def proven(self) -> bool:
        return self.lost == self.bound


def release(question: Question, *, rounds: bool = False) -> Safe | Refused:
    """What can be published of it. Raises `Contradiction` where what was published before cannot be
    true of people who only join."""
    _refuse_fewer_than_before(question)
    if few := _too_few(question):
        return few
    reason = Reason.NOTHING_HIDES
    try:
        found = _safe(question, rounds)
        if rounds or len(found.why) < len({g for one in found.tables for g in one.counts}):
            return found
        reason = Reason.NOTHING_LEFT
    except NothingHides:
        if question.told and _would_be_safe(replace(question, told=()), rounds):
            reason = Reason.TOLD_BEFORE
    return Refused(reason, _next(question, rounds))


def _too_few(question: Question) -> Refused | None:
    floor, joined = question.rules.floor, question.answers - question.before
    if question.answers < floor:
        return Refused(Reason.FEW_ANSWERS, Next(max(floor, question.before)))
    if question.before and 0 < joined < floor:
        return Refused(Reason.FEW_NEWCOMERS, Next(question.before + floor))
    return None


def _safe(question: Question, rounds: bool) -> Safe:
    if rounds:
        return _rounded(question)
    every = [(space, suppress(space)) for space in spaces(question)]
    why = {group: one for _space, found in every for group, one in found.why.items()}
    known: dict[Group, Known] = {}
    for space, found in every:
        ends = {g: (n, n) for g, n in space.current.items() if g not in found.why}
        known |= _known(space, ends, question)
    tables = [_told(one, {g: None if g in why else one.counts[g] for g in one.layout.groups})
              for one in question.tables]  # fmt: skip
    results: list[Suppressed] = [found for _space, found in every]
    return Safe(
        tables, why, len(why), sum(one.bound for one in results), known,
        narrow_before=sum(one.narrow_before for one in results),
    )  # fmt: skip


def _rounded(question: Question) -> Safe:
    base = question.rules.base
    counts: dict[Group, int] = {}
    known: dict[Group, Known] = {}
    off = bound = 0
    for space in spaces(question):
        found = rounded(space, base)
        counts |= found.counts
        off, bound = off + found.off, bound + found.bound
        ends = {group: (max(0, count - base + 1), min(question.answers, count + base - 1))
                for group, count in found.counts.items()}  # fmt: skip
        known |= _known(space, ends, question)
    tables = [_told(one, {group: counts[group] for group in one.layout.groups}, base)
              for one in question.tables]  # fmt: skip
    return Safe(tables, {}, off, bound, known, rounded=base)


def _known(
    space: Space, ends: Mapping[Group, tuple[int, int]], question: Question
) -> Mapping[Group, Known]:
    polytope = Polytope(space)
    polytope.tell(ends)
    return what_is_known(polytope, question)


def _told(one: Counted, counts: Mapping[Group, int | None], base: int = 0) -> Told:
    return Told(one.layout, one.answers, counts, base)


# --- what could be published instead ------------------------------------------------------------
def _next(question: Question, rounds: bool) -> Next:
    for tables in _coarser(question.tables):
        if _would_be_safe(replace(question, tables=tables), rounds):
            return Next(tables=tuple(one.layout for one in tables))
    if not rounds and _would_be_safe(question, rounds=True):
        return Next(rounded=question.rules.base)
    return Next()


def _coarser(tables: Sequence[Counted]) -> Iterator[tuple[Counted, ...]]:
    """A table without one of its dimensions, or without one table."""
    for at, one in enumerate(tables):
        before, after = tables[:at], tables[at + 1 :]
        if len(one.layout.dimensions) > 1:
            for dimension in reversed(one.layout.dimensions):
                yield (*before, one.without(dimension), *after)
    for at in reversed(range(len(tables))):
        if len(tables) > 1:
            yield (*tables[:at], *tables[at + 1 :])
    for one in tables:
        if len(one.layout.dimensions) == 3:
            for kept in one.layout.dimensions:
                first, second = (other for other in one.layout.dimensions if other != kept)
                yield (one.without(first).without(second),)


def _would_be_safe(question: Question, rounds: bool) -> bool:
    try:
        found = _safe(question, rounds)
    except (NothingHides, Contradiction):
        return False
    return rounds or len(found.why) < len({g for one in found.tables for g in one.counts})


def _refuse_fewer_than_before(question: Question) -> None:
    """Raise `Contradiction` with the table and the group of which fewer are counted now."""
    if question.answers < question.before:
        raise Contradiction
    now = {group: one.counts[group] for one in question.tables for group in one.layout.groups}
    for one in question.told:
        for group in one.layout.groups:
            low, high = one.ends(group)
            if now.get(group, high) < low or (one.answers == question.answers
                                              and now.get(group, high) > high):  # fmt: skip
                raise Contradiction(one, group)
