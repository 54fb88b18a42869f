"""The check on single values: targets, units, first and last days, the lead's abbreviation."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from gemeinwerk.engines.smart import Direction
from tests.engines.sound import PERIOD, SOUND, findings


@pytest.mark.parametrize(
    ("direction", "target", "fails"),
    [
        (Direction.INCREASE, 101, False),
        (Direction.INCREASE, 100, True),
        (Direction.DECREASE, 99, False),
        (Direction.DECREASE, 100, True),
        (Direction.HOLD, 101, False),
        (Direction.HOLD, 100, False),
        (Direction.HOLD, 99, True),
    ],
)
def test_a_target_is_held_against_where_it_shall_go(
    direction: Direction, target: int, fails: bool
) -> None:
    indicator = replace(
        SOUND.indicators[0], direction=direction, baseline=Decimal(100), target=Decimal(target),
        baseline_text="", target_text="",
    )  # fmt: skip
    found = findings(replace(SOUND, indicators=(indicator,)))
    assert ("M205" in {one.code for one in found}) is fails


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (date(2026, 5, 9), date(2026, 5, 9), []),
        (date(2026, 5, 10), date(2026, 5, 9), ["T505"]),
        (PERIOD["period_end"], PERIOD["period_end"], []),
        (
            PERIOD["period_end"] + timedelta(days=1),
            PERIOD["period_end"] + timedelta(days=1),
            ["T502"],
        ),
        (PERIOD["period_start"], PERIOD["period_start"], []),
        (
            PERIOD["period_start"] - timedelta(days=1),
            PERIOD["period_start"] - timedelta(days=1),
            ["T502"],
        ),
    ],
)
def test_the_first_and_the_last_day_still_belong_to_a_period(
    start: date | None, end: date, found: list[str]
) -> None:
    measure = replace(SOUND, start=start, end=end, milestones=())
    assert [one.code for one in findings(measure)] == found


@pytest.mark.parametrize(
    ("end", "de", "en"),
    [
        (date(2029, 1, 1), "am 01.01.2029 liegt nach dem Konzeptzeitraum 2024–2028", "is after"),
        (date(2023, 12, 31), "am 31.12.2023 liegt vor dem Konzeptzeitraum 2024–2028", "is before"),
    ],
)
def test_an_end_outside_the_period_says_on_which_side(end: date, de: str, en: str) -> None:
    (finding,) = findings(replace(SOUND, start=end, end=end, milestones=()))
    assert de in finding.de
    assert en in finding.en


@pytest.mark.parametrize(
    ("name", "target_text", "asked"),
    [
        ("Zahl der Kurse", "", False),
        ("Ausstoß in t", "", False),
        ("Ausstoß", "20 t/a", False),
        ("Ausstoß", "20", True),
        ("Ausstoß", "", True),
    ],
)
def test_a_unit_stands_in_the_name_or_beside_the_value(
    name: str, target_text: str, asked: bool
) -> None:
    indicator = replace(
        SOUND.indicators[0], name=name, unit="", target_text=target_text, baseline_text="",
        direction=Direction.DECREASE, baseline=Decimal(40), target=Decimal(20),
    )  # fmt: skip
    found = findings(replace(SOUND, indicators=(indicator,)))
    assert [one.code for one in found] == (["M202"] if asked else [])


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Zahl der Kurse", True),
        ("Zahl der Kurse 2021: 8", False),
        ("Zahl der Kurse bis 2028", True),
        ("Ziel 2028: 60 Kurse", True),
    ],
)
def test_a_baseline_may_stand_in_the_name(name: str, asked: bool) -> None:
    indicator = replace(
        SOUND.indicators[0], name=name, baseline=None, baseline_text="", baseline_date=None
    )
    found = findings(replace(SOUND, indicators=(indicator,)))
    assert [one.code for one in found] == (["M203"] if asked else [])


@pytest.mark.parametrize(
    ("lead", "found"), [("TBA", []), ("KA", []), ("k. A.", ["A301"]), ("–", ["A301"])]
)
def test_capitals_name_a_lead_unit_and_words_for_nothing_do_not(
    lead: str, found: list[str]
) -> None:
    assert [one.code for one in findings(replace(SOUND, lead=lead, lead_known=None))] == found
