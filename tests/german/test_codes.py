"""Numbers of measures: as shown, apart from a title, asked about where they became a date."""

import pytest

from gemeinwerk.german.codes import Code, read_code


@pytest.mark.parametrize(
    "shown",
    ["007", "012", "K-003", "1.10", "1,10", "1.1", "1,1", "2.1.", "1.1.1", "M 1.2", "HF 2", "A1",
     "1a", "1.2 neu", "1.2a", "Ü 12", "3-4", "12/2", "IV", "", "1 a", "12.", "2026", "K 3.1 b",
     "12.13.", "Mai", "31.2.2026"],
)  # fmt: skip
def test_a_number_stays_as_it_is_shown(shown):
    assert read_code(f" {shown}  ") == Code(shown)


def test_numbers_that_differ_never_become_one():
    shown = ["1.1", "1.10", "1,1", "1,10", "1.01", "01.1", "1.100", "001", "01", "1"]
    assert len({read_code(one).shown for one in shown}) == len(shown)


@pytest.mark.parametrize(
    ("text", "code", "title"),
    [
        ("1 Bildung", "1", "Bildung"), ("1.1 Radweg bauen", "1.1", "Radweg bauen"),
        ("1.1. Radweg bauen", "1.1.", "Radweg bauen"), ("K-003 Kita bauen", "K-003", "Kita bauen"),
        ("M 1.2: Bäume pflanzen", "M 1.2", "Bäume pflanzen"), ("7 – Ämter", "7", "Ämter"),
        ("1,10 Radweg", "1,10", "Radweg"), ("HF 2 Mobilität", "HF 2", "Mobilität"),
        ("007\nAgenten schulen", "007", "Agenten schulen"), ("3a Kurse", "3a", "Kurse"),
        ("1.2 neue Wege", "1.2", "neue Wege"), ("12/2-Park", "12/2", "Park"),
    ],
)  # fmt: skip
def test_a_title_behind_its_number_is_told_apart(text, code, title):
    assert read_code(text) == Code(code, title=title)


@pytest.mark.parametrize(
    ("shown", "typed"),
    [
        ("01.10.2026", "1.10"), ("2026-10-01", "1.10"), ("2026-10-01 00:00:00", "1.10"),
        ("01. Okt", "1.10"), ("1. Okt.", "1.10"), ("02. Januar", "2.1"), ("1.2.26", "1.2"),
        ("Jan 20", "1.20"), ("Okt. 26", "10.26"), ("Jan-20", "1.20"), ("Mai 2003", "5.03"),
        ("1. Mai 2026", "1.5"),
    ],
)  # fmt: skip
def test_a_number_that_became_a_date_is_told(shown, typed):
    assert read_code(shown) == Code(shown, typed)
