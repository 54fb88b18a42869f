"""Why a date is as it is, in words."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from gemeinwerk.engines.planning.alternatives import Alternative
from gemeinwerk.engines.planning.plan_in_words.reasons import cost, why_this_date
from gemeinwerk.engines.planning.problem import Words
from tests.engines.planning.of_the_handbook import by_hand, example

# --- why this date --------------------------------------------------------------------------------

OTHER = Alternative(date(2027, 6, 14), 0, 0, Fraction(0), 0, 0)


@pytest.mark.parametrize(
    ("change", "german", "english"),
    [
        ({"attendance": -3}, "3 Teilnahmen weniger", "3 attendances less"),
        ({"attendance": 1}, "eine Teilnahme mehr", "one attendance more"),
        ({"people_left_out": 1}, "eine Person mehr bliebe außen vor", "one person more left out"),
        (
            {"people_left_out": -2},
            "2 Personen weniger blieben außen vor",
            "2 people fewer left out",
        ),
        ({"unmet_quotas": 2}, "2 Akteursgruppen mehr fehlten ganz", "2 actor groups more missing"),
        (
            {"weakest_group_share": Fraction(-1, 80)},
            "die schwächste Akteursgruppe verlöre 1,3 Prozentpunkte",
            "the weakest actor group loses 1.3 percentage points",
        ),
        (
            {"weakest_group_share": Fraction(1, 5000)},
            "die schwächste Akteursgruppe gewönne weniger als 0,1 Prozentpunkte",
            "the weakest actor group gains less than 0.1 percentage points",
        ),
        ({"spread": -1}, "die längste Pause 1 Tag kürzer", "the longest break 1 day shorter"),
        (
            {"attendance": -9, "keeps_floor": False},
            "9 Teilnahmen weniger und damit unter der Untergrenze",
            "9 attendances less and so below the floor",
        ),
        ({}, "alle Ziele blieben gleich", "all goals would stay the same"),
    ],
)  # fmt: skip
def test_what_another_date_costs(change, german, english):
    assert cost(replace(OTHER, **change)) == Words(german, english)


def test_how_another_date_compares():
    problem = example()
    (meeting,) = by_hand(problem, 7).meetings
    others = [replace(OTHER, attendance=n) for n in (1, 0, -1, -2)]
    assert [one.de for one in why_this_date(problem, meeting, others)] == [
        "Besser wäre Mo 14.06.: eine Teilnahme mehr.",
        "Ebenso gut wäre Mo 14.06.: alle Ziele blieben gleich.",
        "Danach käme Mo 14.06.: eine Teilnahme weniger.",
        "Danach käme Mo 14.06.: 2 Teilnahmen weniger.",
    ]
    assert why_this_date(problem, meeting, others[2:])[0].en == (
        "The next best date would be Mon 14 June: one attendance less."
    )


def test_a_date_that_cannot_be_changed_says_why():
    problem = example()
    (meeting,) = by_hand(problem, 7).meetings
    assert why_this_date(problem, meeting, [])[0].de == (
        "Kein anderer Tag ist möglich, solange alle übrigen Termine bleiben."
    )
    fixed = replace(problem, fixed=(meeting.appointment,))
    assert why_this_date(fixed, meeting, [])[0].de == "Dieser Termin ist festgelegt."
