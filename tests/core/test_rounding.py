"""A number with as many digits after the comma as was chosen; never nought for what is not."""

from decimal import Decimal

import pytest

from gemeinwerk.core.rounding import shown


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        ("42.64", "1", "42,6"),
        ("42.65", "1", "42,7"),
        ("42", "1", "42,0"),
        ("2.5", "0", "3"),
        ("-2.5", "0", "-3"),
        ("1234.5", "0", "1.235"),
        ("0.3", "0", "0,3"),
        ("-0.0042", "1", "-0,004"),
        ("0.0042", "", "0,0042"),
        ("0", "2", "0,00"),
        ("-0.0", "0", "0"),
        ("3.1400", "", "3,14"),
        ("0.5", "0", "1"),
    ],
)
def test_so_many_digits_and_never_nought_for_something(value: str, places: str, said: str) -> None:
    assert shown(Decimal(value), places) == said
    assert shown(float(value), places) == said


def test_what_a_later_program_says_is_shown_as_entered() -> None:
    assert shown(Decimal("1.25"), "viele") == "1,25"
