"""What the columns of money of a table are to each other: a total, its years, who pays which part.

A heading alone may be too short to tell ("2026", "gesamt", "Bund"): it is money where its cells are
sums and another column of the table surely is money as well.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gemeinwerk.catalogue_files.mapping.profile import Profile
from gemeinwerk.catalogue_files.words import money_headings
from gemeinwerk.catalogue_files.words.money_headings import MoneyHeading
from gemeinwerk.german import Scale, fold, parse_number

LIKELY = 0.9
"""How likely a column with such a heading is money, beside others that are."""
_MOSTLY = 0.6
_AMOUNTS_NOT_MARKS = 0.5
_MUCH_LARGER = 100
_NET = re.compile(r"\bnetto-?(?=\b|kosten|ausgab|betr|invest|aufw|mittel|summe)")


@dataclass(frozen=True, slots=True)
class Counted:
    """A column of money: the scale its heading or a line above names, its ``largest`` bare number,
    the ``tables`` it stands in. ``shares``: it is a part of another one, ``belongs``: or a year of
    it, or its total."""

    scale: Scale | None
    largest: Decimal
    tables: set[int]
    shares: bool
    belongs: bool


def holds_sums(cells: Profile) -> bool:
    """Whether most cells are amounts or bare numbers, and no ticks."""
    return cells.filled > 0 and max(cells.amount, cells.number) >= _MOSTLY and cells.marks < 0.3


def is_money(heading: MoneyHeading | None, cells: Profile, *, counted: bool) -> bool:
    """Whether a column is money, in a table that has some. Who pays may also be said in words.
    ``counted``: the heading names a currency or a scale, so that a single sum is enough."""
    if heading is None or not heading.plain:
        return False
    if not holds_sums(cells) and not (counted and max(cells.amount, cells.number) > 0):
        return False
    return heading.role != "source" or cells.figure >= _MOSTLY


def is_surely_money(heading: MoneyHeading, cells: Profile, *, counted: bool) -> bool:
    """Whether a column tells of money by itself. ``counted``: heading or a line above it names a
    currency or a scale."""
    if not holds_sums(cells):
        return False
    euros = any("€" in text or "eur" in text.lower() for text in cells.samples)
    return counted or euros or (heading.named and heading.role != "source" and heading.plain)


def are_money_together(columns: Iterable[tuple[MoneyHeading, Profile]]) -> bool:
    """Whether several columns of years or sources do: their numbers are too large for counts."""
    alike = [cells for heading, cells in columns if heading.plain and holds_sums(cells)]
    return len(alike) > 1 and all(cells.small < _AMOUNTS_NOT_MARKS for cells in alike)


def is_net(heading: str) -> bool:
    """Whether a heading names the net sum of all costs: "Nettokosten", "netto"; not "Sachkosten
    netto", which other costs stand beside."""
    words = fold(heading)
    rest = re.sub(r"\W+", " ", _NET.sub(" ", words)).strip()
    said = money_headings.read(rest) if rest else None
    return (
        bool(_NET.search(words))
        and "brutto" not in words
        and (not rest or bool(said and said.whole))
    )


def relate(columns: Sequence[MoneyHeading]) -> list[MoneyHeading]:
    """The columns of costs of a table, each as it is meant beside the others.

    One for the whole is the total of its years or parts, whatever it is called; "Folgejahre" begin
    after the last year.
    """
    years = [one for one in columns if one.dated and not one.spans and not one.role]
    parted = any(one.role == "part" for one in columns)
    has_total = any(one.role == "total" for one in columns)
    last = max((one.last for one in years if one.last), default=None)
    related = []
    for one in columns:
        if one.whole and not one.role and (one.spans or not one.dated):
            if len(years) > 1 or parted or (years and not has_total):
                one = replace(one, role="total")
        elif one.onwards and not one.first and last:
            one = replace(one, first=last + 1)
        related.append(one)
    return related


def largest(texts: Iterable[str]) -> Decimal:
    """Of the cells that are numbers and nothing else; 0 where none is."""
    return max(
        (abs(number) for text in texts if (number := parse_number(text))), default=Decimal(0)
    )


def factors(columns: Sequence[Counted]) -> list[int]:
    """What the bare numbers of each column are counted in: 1 or 1000.

    A year, total or part of a sum that names neither currency nor scale is counted like the column
    left of it that does, or right of it; a part only where it is no more than the whole, the others
    unless their numbers are so much larger that they must be the full sums.
    """
    found = []
    for place, column in enumerate(columns):
        others = [*reversed(columns[:place]), *columns[place + 1 :]]
        like = next((one for one in others if one.scale and one.tables & column.tables), None)
        if column.scale or like is None or like.scale is None or not column.belongs:
            found.append(column.scale.factor if column.scale else 1)
            continue
        most = like.largest * (1 if column.shares else _MUCH_LARGER)
        found.append(like.scale.factor if column.largest <= most else 1)
    return found
