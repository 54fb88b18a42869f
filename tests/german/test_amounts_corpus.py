"""Cells of costs as catalogues have them, each with its values and with what no value says."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.german import Amounts, parse_amounts
from gemeinwerk.german.amounts.lexemes import cut
from gemeinwerk.german.numbers import money_decimal, to_decimal
from tests.alike import examples
from tests.each_of import each_of
from tests.german.notation import in_short
from tests.work import calls

CORPUS = Path(__file__).with_name("amounts.txt")
_KINDS: dict[str, Any] = {"scale": Decimal, "year": int, "currency": str}


def cells() -> Iterator[tuple[str, dict[str, Any], str]]:
    """(cell, what the column says, the right reading)."""
    column: dict[str, Any] = {}
    for line in CORPUS.read_text("utf-8").splitlines():
        if line.startswith(">> "):
            said = dict(word.partition("=")[::2] for word in line[3:].split())
            column = {name: _KINDS[name](value) for name, value in said.items() if value}
            column |= {"bare": "posts"} if "posts" in said else {}
        elif line and not line.startswith(("% ", "== ")):
            cell, arrow, right = line.partition("  ⇒  ")
            assert arrow, line
            yield cell.replace("⏎", "\n"), column, right


CELLS = list(cells())


def test_the_corpus_is_large_and_says_nothing_twice():
    assert len(CELLS) >= 600
    assert len({(cell, tuple(column.items())) for cell, column, _right in CELLS}) == len(CELLS)


@each_of(CELLS)
def test_a_cell_says_what_it_says(cell, column, right):
    assert in_short(parse_amounts(cell, **column)) == right


@each_of(CELLS)
def test_no_number_of_the_corpus_is_lost(cell, column, right):
    assert lost_numbers(cell, parse_amounts(cell, **column), column.get("scale", 1)) == []


# --- whatever is typed --------------------------------------------------------------------------

FACTORS = [Decimal(one) for one in ("1", "1000", "1000000", "1000000000", "0.01")]
A_YEAR = [Decimal(one) for one in ("1", "2", "4", "6")]  # what comes each quarter is told by year
# "2 x 0,5 VZÄ", "E 11", "für 5 Jahre": said by a value or a label as a whole.
COUNTED = re.compile(
    r"VZÄ|VzÄ|VZE|VbE|FTE|[Ss]telle|Jahre|Monate|\bE ?\d|EG|TVöD|\bA \d| x |\d x|1/|/4|/2\b|½"
)
OF_A_YEAR = re.compile(
    r"31(?=\. Dezember)|(?<=Q)4|31\.12\.(?:\d\d){1,2}|0?1\.0?1\.(?:\d\d){1,2}"
    r"|\b(?:0?1|12)(?=/20\d\d)|\b(?:0?1|12)\.20\d\d"
)
"""Days and months that begin or end a year: the year says all of them."""


def lost_numbers(cell: str, read: Amounts, scale: Decimal | int = 1) -> list[str]:
    """Numbers of a cell that stand neither in a value nor in the rest."""
    if COUNTED.search(cell):
        return []
    values = {part.low for part in read.parts} | {part.high for part in read.parts}
    if re.search(r"[±+]|plus", cell):  # a margin and what it is around
        values |= {(part.high + sign * part.low) / 2 for part in read.parts for sign in (1, -1)}
    values |= {source.amount for part in read.parts for source in part.sources}
    years = {year for part in read.parts for year in (part.first_year, part.last_year) if year}
    of_a_year = {hit.start() for hit in OF_A_YEAR.finditer(cell)} if years else set()
    lexemes = cut(cell)
    lost = []
    for one, behind in pairwise([*lexemes, *lexemes[-1:]]):
        told = " ".join([read.rest, *(part.per for part in read.parts)])
        if one.kind != "number" or _stands_in(told, one.text) or one.start in of_a_year:
            continue
        numbers = {to_decimal(one.text), money_decimal(one.text)} - {None}
        factors = [by * often for by in [*FACTORS, Decimal(scale)] for often in A_YEAR]
        said = any(number * by in values for number in numbers for by in factors)
        if behind.text == "%":
            said = said or any(_is_share(number, read) for number in numbers)
        year = one.text.isdecimal() and any(
            int(one.text) in {y, y % 100} or min(years) <= int(one.text) <= max(years)
            for y in years
        )
        if not said and not year:
            lost.append(one.text)
    return lost


def _is_share(percent: Decimal, read: Amounts) -> bool:
    """A share of a total, or the margin around an amount."""
    return any(
        any(source.amount * 100 == percent * part.high for source in part.sources)
        or (part.high - part.low) * 100 == percent * (part.high + part.low)
        for part in read.parts
    )


def _stands_in(rest: str, number: str) -> bool:
    return bool(re.search(rf"(?<!\d){re.escape(number)}(?!\d)", rest))


PHRASES = [
    "20.000 €", "ca. 5.000,50 €", "30.000 EUR/Jahr", "500 €/Monat", "1,2 Mio. €", "25 T€",
    "5.000 - 10.000 €", "bis zu 8.000 €", "2026: 10.000 €", "50 €/Person", "5.000 CHF",
    "100.000 € (90.000 € Förderung, 10.000 € Eigenmittel)", "12.500 € p. a.", "3.000,- €",
    "100.000 € (Bund 60.000, Stadt 40.000)", "80 T€ (davon Land 50)", "9.000 € (60 % Land)",
    "7.000 € oder 9.000 €", "Variante A: 6.000 €", "ohne Förderung 7.000 €",
    "mit Förderung 3.000 €",
    "70.000 € ± 10 %", "600 €/Quartal", "wöchentlich 300 €", "alle drei Jahre 4.500 €",
    "10-15.000 €", "Stundensatz 65 €", "12 Raten zu 550 €", "33.000 € bis 31.12.2028",
    "34.000 € ab 01.07.2027", "Kostenstelle 5103", "KfW 432", "entstünden 36.000 €", "41 (T€)",
    "Land 70 %", "Stadt 2.500", "netto 8.500 €", "brutto 9.900 €", "sonst 43.000",
]  # fmt: skip
WORDS = [
    "Brücke", "Bänke", "Quartiersfest", "Klimabeirat", "Zebrastreifen", "barrierefrei",
    "17 Bäume", "24 t", "8 Kurse", "abc", "Xyz", "Straße", "Müller", "§ 5", "Nr. 77", "1.2.3",
]  # fmt: skip
JOINTS = [" ", ", ", "; ", "\n", " – ", " (", ") ", ": ", ". ", " und ", " / ", " für ", " + "]


@settings(max_examples=examples(600))
@given(
    st.lists(
        st.tuples(st.sampled_from(JOINTS), st.sampled_from([*PHRASES, *WORDS])),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_stands_around_an_amount_shows_in_a_value_or_in_the_rest(pieces):
    cell = "".join(joint + piece for joint, piece in pieces).strip()
    read = parse_amounts(cell)
    assert lost_numbers(cell, read) == []
    told = read.rest + " ".join(
        [part.per for part in read.parts]
        + [source.name for part in read.parts for source in part.sources]
    )
    unknown = [word for word in WORDS if word.isalpha() and word in cell]
    assert [word for word in unknown if word not in told] == []


@settings(max_examples=examples(400))
@given(st.text(alphabet="0123456789.,-–/ €TMioKCHF()%xVZÄ:+;\n", max_size=40))
def test_no_number_of_any_text_is_lost(cell):
    read = parse_amounts(cell)
    assert all(0 <= part.low <= part.high for part in read.parts)
    assert lost_numbers(cell, read) == []


@settings(max_examples=examples(200))
@given(
    st.decimals(min_value=0, max_value=999, places=3),
    st.sampled_from([("T€", 1_000), ("Tsd. Euro", 1_000), ("Mio. €", 1_000_000)]),
)
def test_before_a_scale_a_comma_divides(number, scale):
    unit, factor = scale
    (part,) = parse_amounts(f"{number:f}".replace(".", ",") + f" {unit}").parts
    assert part.low == part.high == number * factor


@settings(max_examples=examples(200))
@given(st.integers(1, 999), st.integers(1, 999))
def test_a_range_may_go_from_one_unit_to_another(thousands, millions):
    (part,) = parse_amounts(f"{thousands} T€ bis {millions} Mio. €").parts
    assert (part.low, part.high) == (thousands * 1_000, millions * 1_000_000)


def test_labels_are_the_words_beside_an_amount():
    cell = "Sachkosten: 10.000 €, 1 Stelle E 11, 5.000 € Flyer"
    assert [part.label for part in parse_amounts(cell).parts] == ["Sachkosten", "E 11", "Flyer"]


@pytest.mark.parametrize(
    "piece", ["1./2. ", "30.000 € pro Jahr (davon 10.000 €), ", "bis ", "Land 5, "]
)
def test_a_long_cell_costs_at_most_sixty_calls_a_sign(piece):
    cell = (piece * 2_000)[:2_000]
    parse_amounts.__wrapped__("1")
    assert calls(lambda: parse_amounts.__wrapped__(cell)) <= 60 * len(cell)


def test_a_short_cell_costs_little():
    parse_amounts.__wrapped__("ca. 30.000 € p.a.")
    assert calls(lambda: parse_amounts.__wrapped__("ca. 30.000 € p.a.")) <= 300
