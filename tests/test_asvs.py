"""The table of the security standard names what exists, and leaves no point out."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TABLE = (ROOT / "docs" / "asvs.md").read_text()
ROWS = re.findall(r"^\| (\d+\.\d+\.\d+) \| (.+?) \| (.+) \|$", TABLE, re.M)
# How many points of level 1 and 2 each section of ASVS 5.0.0 has, in order from its first.
POINTS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1,
    "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4,
    "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5,
    "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2,
    "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11,
    "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1,
    "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5,
    "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5,
    "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4, "17.3": 2,
}  # fmt: skip
ANSWERS = ("**Yes**", "**No need**", "**Operator**", "**Partly**", "**Not yet**")
NAMED = sorted({name for name in re.findall(r"`([^`]+)`", TABLE) if "/" in name or "::" in name})


def test_every_point_of_both_levels_is_there_once() -> None:
    there = [point for point, _asks, _here in ROWS]
    wanted = {f"{section}.{n}" for section, most in POINTS.items() for n in range(1, most + 1)}
    assert len(there) == len(set(there))
    assert wanted - set(there) == set()


def test_every_point_has_an_answer_and_a_reason() -> None:
    for point, _asks, here in ROWS:
        answer = next((one for one in ANSWERS if here.startswith(one)), None)
        assert answer, f"{point}: {here}"
        assert answer == "**Operator**" or len(here) > len(answer) + 3, f"{point} says no more"


@pytest.mark.parametrize("name", NAMED)
def test_what_is_named_exists(name: str) -> None:
    path, _colons, test = name.partition("::")
    places = [
        place for place in (ROOT / path, ROOT / "src" / "gemeinwerk" / path) if place.exists()
    ]
    assert places, f"{path} is nowhere"
    if test:
        assert f"def {test}(" in places[0].read_text(), f"{path} has no {test}"
