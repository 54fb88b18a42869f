"""What another date would cost: each goal one way and the other, one and several, two languages."""

from dataclasses import replace
from datetime import date, time
from fractions import Fraction

import pytest

from gemeinwerk.engines.planning.alternatives import Alternative
from gemeinwerk.engines.planning.plan import Meeting
from gemeinwerk.engines.planning.plan_in_words.reasons import cost, why_this_date
from gemeinwerk.engines.planning.problem import Words
from tests.engines.planning.worked_example import PROBLEM

SAME = Alternative(date(2027, 6, 14), 0, 0, Fraction(0), 0, 0)
MEETING = Meeting("arbeit", date(2027, 6, 7), time(16, 30), time(18, 30))


@pytest.mark.parametrize(
    ("goal", "change", "german", "english"),
    [
        ("unmet_quotas", 1, "eine Akteursgruppe mehr fehlte ganz", "one actor group more missing"),
        (
            "unmet_quotas", -1,
            "eine Akteursgruppe weniger fehlte ganz", "one actor group fewer missing",
        ),
        ("unmet_quotas", 2, "2 Akteursgruppen mehr fehlten ganz", "2 actor groups more missing"),
        (
            "unmet_quotas", -2,
            "2 Akteursgruppen weniger fehlten ganz", "2 actor groups fewer missing",
        ),
        ("people_left_out", 1, "eine Person mehr bliebe außen vor", "one person more left out"),
        (
            "people_left_out", -1,
            "eine Person weniger bliebe außen vor", "one person fewer left out",
        ),
        ("people_left_out", 2, "2 Personen mehr blieben außen vor", "2 people more left out"),
        (
            "people_left_out", -2,
            "2 Personen weniger blieben außen vor", "2 people fewer left out",
        ),
        ("attendance", 1, "eine Teilnahme mehr", "one attendance more"),
        ("attendance", -1, "eine Teilnahme weniger", "one attendance less"),
        ("attendance", 2, "2 Teilnahmen mehr", "2 attendances more"),
        ("attendance", -1_200, "1.200 Teilnahmen weniger", "1,200 attendances less"),
        ("spread", 1, "die längste Pause 1 Tag länger", "the longest break 1 day longer"),
        ("spread", -1, "die längste Pause 1 Tag kürzer", "the longest break 1 day shorter"),
        ("spread", 2, "die längste Pause 2 Tage länger", "the longest break 2 days longer"),
        ("spread", -2, "die längste Pause 2 Tage kürzer", "the longest break 2 days shorter"),
    ],
)  # fmt: skip
def test_a_change_of_one_goal(goal, change, german, english):
    assert cost(replace(SAME, **{goal: change})) == Words(german, english)


@pytest.mark.parametrize(
    ("change", "german", "english"),
    [
        (Fraction(1, 1001), "gewönne weniger als 0,1", "gains less than 0.1"),
        (Fraction(-1, 1001), "verlöre weniger als 0,1", "loses less than 0.1"),
        (Fraction(1, 1000), "gewönne 0,1", "gains 0.1"),
        (Fraction(-1, 1000), "verlöre 0,1", "loses 0.1"),
        (Fraction(3, 2000), "gewönne 0,2", "gains 0.2"),
        (Fraction(1, 100), "gewönne 1,0", "gains 1.0"),
        (Fraction(1, 3), "gewönne 33,3", "gains 33.3"),
        (Fraction(-2, 3), "verlöre 66,7", "loses 66.7"),
        (Fraction(1), "gewönne 100,0", "gains 100.0"),
    ],
)
def test_a_change_of_the_weakest_group(change, german, english):
    assert cost(replace(SAME, weakest_group_share=change)) == Words(
        f"die schwächste Akteursgruppe {german} Prozentpunkte",
        f"the weakest actor group {english} percentage points",
    )


def test_all_changes_in_the_order_of_the_goals():
    other = Alternative(date(2027, 6, 14), 1, 1, Fraction(1, 10), -1, 1, keeps_floor=False)
    assert cost(other) == Words(
        "eine Akteursgruppe mehr fehlte ganz, eine Person mehr bliebe außen vor, die schwächste "
        "Akteursgruppe gewönne 10,0 Prozentpunkte, eine Teilnahme weniger und damit unter der "
        "Untergrenze, die längste Pause 1 Tag länger",
        "one actor group more missing, one person more left out, the weakest actor group gains "
        "10.0 percentage points, one attendance less and so below the floor, the longest break 1 "
        "day longer",
    )


@pytest.mark.parametrize(
    ("change", "place", "german", "english"),
    [
        ({"unmet_quotas": -1}, 1, "Besser wäre", "Better would be"),
        ({"people_left_out": -1, "attendance": -5}, 0, "Besser wäre", "Better would be"),
        ({"weakest_group_share": Fraction(1, 9)}, 0, "Besser wäre", "Better would be"),
        ({"spread": -1}, 0, "Besser wäre", "Better would be"),
        ({}, 0, "Ebenso gut wäre", "Just as good would be"),
        ({}, 2, "Ebenso gut wäre", "Just as good would be"),
        ({"spread": 1}, 0, "Der nächstbeste Termin wäre", "The next best date would be"),
        ({"spread": 1}, 1, "Danach käme", "After that comes"),
        (
            {"people_left_out": -1, "keeps_floor": False}, 0,
            "Der nächstbeste Termin wäre", "The next best date would be",
        ),
    ],
)  # fmt: skip
def test_how_a_sentence_opens(change, place, german, english):
    others = [replace(SAME, spread=1)] * place + [replace(SAME, **change)]
    said = why_this_date(PROBLEM, MEETING, others)[place]
    assert said.de.startswith(f"{german} Mo 14.06.: ")
    assert said.en.startswith(f"{english} Mon 14 June: ")
