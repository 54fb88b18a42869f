"""A total and its parts: compared, never added.

Parts stand in brackets behind their total, behind "davon", or beside an amount that is called a
total. Those that name where money comes from become the sources of the total; others say nothing a
value could hold and are dropped, as is a total whose years are told one by one. What is dropped
goes to the rest of the reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gemeinwerk.german.amounts.parts import Part

_MOST_YEARS = 20


def relate(parts: list[Part]) -> tuple[list[Part], list[Part]]:
    """The parts that stand for themselves, with their sources, and those that are dropped."""
    relation = _Relation(parts)
    if len(parts) > 1 or any(part.share_of >= 0 for part in parts):
        relation.relate()
    for part in relation.standing():
        if part.kind == "money" and _names_source(part) and not part.sources:
            part.sources.append(part)
        part.sources.sort(key=_place)
    return relation.standing(), [part for part in parts if id(part) in relation.dropped]


class _Relation:
    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts
        self.dropped: set[int] = set()
        self.sources: set[int] = set()

    def relate(self) -> None:
        self.subordinate()
        alike = dict.fromkeys((part.kind, part.currency) for part in self.parts)
        for kind in sorted(alike):
            if kind[0] != "each":
                self.compare([p for p in self.standing() if (p.kind, p.currency) == kind])
        self.drop_sources()

    def standing(self) -> list[Part]:
        gone = self.dropped | self.sources
        return [part for part in self.parts if id(part) not in gone]

    def drop(self, parts: Sequence[Part]) -> None:
        self.dropped |= {id(part) for part in parts}

    def give(self, total: Part, parts: Sequence[Part]) -> None:
        """Parts that name a source become one; the others are dropped."""
        named = [part for part in parts if _names_source(part) and part.kind == "money"]
        for part in named if total.times != 1 else ():  # "500 €/Quartal (80 % Land)"
            times = total.times if not part.rhythm else 1
            part.low, part.high = part.low * times, part.high * times
        total.sources += named
        self.sources |= {id(part) for part in named}
        self.drop([part for part in parts if part not in named])

    def drop_sources(self) -> None:
        """A part that is dropped, or is itself a source, has no sources of its own."""
        gone = [part for part in self.parts if id(part) in self.dropped | self.sources]
        for part in gone:
            self.drop(part.sources)
            gone += part.sources
            part.sources = []

    # --- in brackets, behind "davon" ------------------------------------------------------------

    def subordinate(self) -> None:
        """Parts below the amount they stand behind."""
        owners: dict[int, Part] = {}
        below: dict[int, list[Part]] = {}
        last: dict[tuple[str, str], Part] = {}
        begun = {part.start: part for part in self.parts}
        for part in self.parts:
            alike = (part.kind, part.currency)
            owner = last.get(alike) if part.parting else part.within
            owner = begun.get(part.share_of) if part.share_of >= 0 else owner
            if part.share_of >= 0 and (owner is None or owner.kind != part.kind):
                self.drop([part])  # "Land 70 %" of a price, or of one of two amounts
            elif owner and (owner.kind, owner.currency) == alike and not part.added:
                owner = owner if part.share_of >= 0 else owners.get(id(owner), owner)
                owners[id(part)] = owner
                below.setdefault(id(owner), []).append(part)
            elif not part.within:
                last[alike] = part
        for part in self.parts if below else ():
            if id(part) in below:
                self._below(part, below[id(part)])

    def _below(self, total: Part, parts: list[Part]) -> None:
        together = sum((part.high for part in parts), Decimal(0))
        one = parts[0] if len(parts) == 1 and not _is_share(parts[0]) else None
        repeated = one and {one.rhythm, total.rhythm} == {"yearly", "monthly"}
        if repeated:  # "1.500 €/Monat (18.000 €/Jahr)"
            self.drop(parts)
            return
        if one and one.rhythm in {"yearly", "monthly"} and not total.rhythm:
            if _is_repeated(total, one):
                self.drop([total])
            return
        if one and one.rhythm != total.rhythm and one.rhythm and total.rhythm:
            if one.has("total"):
                self.drop(parts)
            return
        if _told_by_year(total, parts) and not _is_share(parts[0]):
            self.drop([total])
        elif together <= total.high:
            self.give(total, parts)
        else:
            self.drop(parts)

    # --- side by side ---------------------------------------------------------------------------

    def compare(self, alike: list[Part]) -> None:
        """Amounts of one kind that stand side by side."""
        totals = [part for part in alike if part.has("total")]
        if not totals:
            total = _summing_up(alike)
            totals = [total] if total else []
        if totals and len(totals) < len(alike):
            self._beside_total(totals[0], [part for part in alike if part not in totals])
        elif not totals:
            self._with_sources(alike)
        self.drop([part for part in totals[1:] if part.high == totals[0].high])

    def _beside_total(self, total: Part, parts: list[Part]) -> None:
        named = [part for part in parts if _names_source(part)]
        others = [part for part in parts if part not in named]
        if _told_by_year(total, others) or (
            any(part.rhythm for part in others) and not total.rhythm
        ):
            self.drop([total])
            return
        self.drop(others)
        if sum(part.high for part in named) <= total.high:
            self.give(total, named)
        else:
            self.drop(named)

    def _with_sources(self, alike: list[Part]) -> None:
        """ "100.000 €, Förderung 80.000 €": what is no larger than the one amount is part of it."""
        named = [part for part in alike if _names_source(part) and not part.added]
        others = [part for part in alike if part not in named]
        together = sum(part.high for part in named)
        if not named or not others or together > sum(part.high for part in others):
            return
        if len(others) == 1:
            if others[0].token.start < named[0].token.start:
                self.give(others[0], named)
        elif all(others[0].token.start < part.token.start for part in named):
            self.drop(named)


def _place(part: Part) -> int:
    return part.start


def _is_share(part: Part) -> bool:
    return part.parting or part.share_of >= 0


def _names_source(part: Part) -> bool:
    """A share ("Förderung 80 %") is said of another amount than the one beside it."""
    return part.has("source") and not part.has("percent") and not part.has("total")


def _is_repeated(total: Part, one: Part) -> bool:
    """ "60.000 € (20.000 €/Jahr)": a whole number of years, or called a total."""
    if total.has("total"):
        return True
    times = total.high / one.high if one.high else Decimal(0)
    return times == int(times) and 2 <= times <= _MOST_YEARS


def _told_by_year(total: Part, parts: Sequence[Part]) -> bool:
    """ "420.000 € (2026: 240.000 €, 2027: 180.000 €)": the total says the years again."""
    if len(parts) < 2 or any(part.first is None for part in parts):
        return False
    return sum(part.high for part in parts) == total.high


def _spans(total: Part, others: Sequence[Part]) -> bool:
    """Whether an amount can be the sum of others: it has no year, or all of theirs."""
    if total.first is None:
        return True
    first, last = total.first, total.last or total.first
    return all(first <= (part.first or 0) and (part.last or 9999) <= last for part in others)


def _summing_up(alike: list[Part]) -> Part | None:
    """The one amount that is the sum of all others: the first or the last of at least three."""
    if len(alike) < 3:
        return None
    for candidate in (alike[0], alike[-1]):
        others = [part for part in alike if part is not candidate]
        if not _spans(candidate, others):
            continue
        if sum(part.high for part in others) == candidate.high:
            return candidate
    return None
