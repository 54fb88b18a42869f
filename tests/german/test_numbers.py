from decimal import Decimal

import pytest

from gemeinwerk.german import fold, is_empty, parse_number, parse_percent, squash, stems
from gemeinwerk.german.numbers import money_decimal


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("25.000", "25000"),
        ("25 000", "25000"),
        ("25'000", "25000"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1,5", "1.5"),
        ("4.17", "4.17"),
        ("-3", "-3"),
        ("2026", "2026"),
    ],
)
def test_a_number_is_read_as_a_german_office_means_it(typed, value):
    assert parse_number(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "(5)", "drei", "1.2.3", "1,2,3", "12 Stück"])
def test_anything_else_is_no_number(typed):
    assert parse_number(typed) is None


@pytest.mark.parametrize(
    ("typed", "plain", "money"),
    [
        ("0,500", "0.5", "0.5"),
        ("0.500", "0.5", "0.5"),
        ("1,500", "1.5", "1500"),
        ("1.500", "1500", "1500"),
        ("012,500", "12.5", "12.5"),
    ],
)
def test_nothing_below_one_is_grouped_in_thousands(typed, plain, money):
    assert parse_number(typed) == Decimal(plain)
    assert money_decimal(typed) == Decimal(money)


def test_a_percentage():
    assert parse_percent("80 %") == Decimal("80")
    assert parse_percent("12,5 Prozent") == Decimal("12.5")
    assert parse_percent("-3,5 %") == parse_percent("−3,5 %") == Decimal("-3.5")
    assert parse_percent("80 % der Beschäftigten") is None
    assert parse_percent("-1.2.3 %") is None


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-", "–", "./.", "k. A.", "k.A.", "N. N.", "n.n.", "offen", "noch offen", "?", "…",
     "keine Angabe", "n/a", "TBD", "folgt", "wird noch ergänzt", "noch zu klären", "(offen)",
     "projektbezogen unterschiedlich", "je nach Projekt", "noch nicht benannt"],
)  # fmt: skip
def test_cells_that_are_filled_and_say_nothing(typed):
    assert is_empty(typed)


@pytest.mark.parametrize("typed", ["0", "Kita", "FB 32", "offene Jugendarbeit", "N. Nolte"])
def test_short_cells_that_say_something(typed):
    assert not is_empty(typed)


def test_words_are_compared_by_their_stem():
    assert stems("Maßnahmen") == stems("Massnahme") == ["massnahm"]
    assert fold(" Zuständig\u00adkeit ") == "zustaendigkeit"
    assert squash("a\u00a0 \n b") == "a b"
