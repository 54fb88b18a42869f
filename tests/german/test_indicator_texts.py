"""What the SMART check asks of an indicator's texts, answered by the reader of cells.

Where check and reader once disagreed, this is what was decided.
"""

from decimal import Decimal

import pytest

from gemeinwerk.german.indicators import values_in
from gemeinwerk.german.indicators.texts import (
    aimed_number,
    first_number,
    has_unit,
    says_unit,
    unit_of_heading,
)


@pytest.mark.parametrize(
    ("text", "first", "aimed"),
    [
        ("1.200", "1200", "1200"),
        ("2,5 %", "2.5", "2.5"),
        ("-3", "-3", "-3"),
        ("minus 20 %", "-20", "-20"),
        ("2028: 40", "40", "40"),
        ("von 5 auf 12", "5", "12"),
        ("derzeit 10, mindestens 20", "10", "20"),
        ("Ziel 20, Ist 10", "20", "20"),
        ("10 (Ist)", "10", "10"),
        ("10–15 Kurse", "10", "10"),  # a range is no value, yet it says how much
        ("4.000–5.000", "4000", "4000"),
        ("nach § 44", None, None),  # was 44
        ("Stufe 3", None, None),  # was 3
        ("1.2.3", None, None),  # was 1.2
        ("bis 2028", None, None),
        ("", None, None),
    ],
)
def test_the_number_of_a_text_is_the_one_the_reader_takes(text, first, aimed):
    found = [first_number(text), aimed_number(text)]
    assert found == [None if one is None else Decimal(one) for one in (first, aimed)]


@pytest.mark.parametrize(
    ("text", "with_unit", "said"),
    [
        ("85 %", True, True),
        ("120 Personen", True, True),
        ("20 t/a", True, True),
        ("500 Bäume bis 2028", True, True),
        ("4.000–5.000 Besucher", True, True),
        ("Personen: 85", False, True),
        ("Brachflächen: 0 ha", True, True),
        ("85", False, False),
        ("Ziel 20", False, False),  # had one: the word before the number is its role
        ("bis 2028", False, False),
        ("Kurse 2028", False, False),
        ("viele Personen", False, False),
        ("", False, False),
    ],
)
def test_a_number_says_what_it_counts_or_does_not(text, with_unit, said):
    assert (has_unit(text), says_unit(text)) == (with_unit, said)


def test_values_come_in_order_over_lines_and_entries():
    assert [one.number for one in values_in("5 Bänke; 7 Bäume\n- Kurse: 3 bis 4")] == [5, 7, 3]
    assert [one.is_range for one in values_in("5 Bänke; 7 Bäume\n- Kurse: 3 bis 4")] == [
        False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Zielwert in %", "%"),
        ("Ziel 2030 (t CO2)", "t CO2"),
        ("Ausgangswert (km)", "km"),
        ("Zielwert (2028) in kWh/a", "kWh/a"),
        ("Zielwert (geschätzt)", ""),
        ("Zielwert", ""),
    ],
)
def test_a_heading_says_what_the_numbers_below_it_count(heading, unit):
    assert unit_of_heading(heading) == unit
