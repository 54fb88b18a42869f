"""Days as people write them into lists for planning: the words are those of every other cell."""

import pytest

from gemeinwerk.engines.planning.files.days import Day, day_from, month_of
from gemeinwerk.german.times.words import MONTHS


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("8.3.27", Day(2027, 3, 8)), ("08.03.2027", Day(2027, 3, 8)), ("8.3.", Day(0, 3, 8)),
        ("8.3", Day(0, 3, 8)), ("8. März", Day(0, 3, 8)), ("8 Maerz", Day(0, 3, 8)),
        ("8. MÄRZ 2027", Day(2027, 3, 8)), ("8. Jänner 2027", Day(2027, 1, 8)),
        ("8. Feber", Day(0, 2, 8)), ("2027-03-08", Day(2027, 3, 8)), ("8. Okt.", Day(0, 10, 8)),
        ("March 8, 2027", Day(2027, 3, 8)), ("March 8th", Day(0, 3, 8)), ("29.2.", Day(0, 2, 29)),
    ],
)  # fmt: skip
def test_a_day_with_or_without_its_year(text, day):
    assert day_from(text) == day


@pytest.mark.parametrize(
    "text",
    ["31.02.2027", "29.2.2027", "30. Februar", "February 30", "8.13.", "0.3.", "32.1.", "8. Mond",
     "8.", "8", "März", "März 2027", "8.3.27 abends", ""],
)  # fmt: skip
def test_what_is_no_day_is_none(text):
    assert day_from(text) is None


def test_every_name_of_a_month_is_known_with_its_umlaut_too():
    for name, number in MONTHS.items():
        assert month_of(name) == number
        assert day_from(f"8. {name}") == day_from(f"8. {name.replace('ae', 'ä')}.")
