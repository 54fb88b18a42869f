"""This plan beside today's practice: who is weakest in which, and what finds no date."""

from dataclasses import replace

import pytest

from gemeinwerk.engines.planning.plan import Plan, Status
from gemeinwerk.engines.planning.plan_in_words.comparison import comparison
from gemeinwerk.engines.planning.plan_in_words.page import paged
from gemeinwerk.engines.planning.problem import Person
from tests.engines.planning.test_whole_page import JUNE, LIVING, PROBLEM, meeting


def compared(people, *, meetings=1, days=JUNE[:1], language="de", **more):
    """The lines of the comparison, where these people are asked for so many meetings of a plan."""
    series = replace(LIVING, members=tuple(one.id for one in people), meetings=meetings, **more)
    problem = replace(PROBLEM, people=tuple(people), series=(series,), notes=())
    plan = Plan(Status.FEASIBLE, 1.0, tuple(meeting(day) for day in days))
    return paged(comparison(problem, plan), language).splitlines()


def people(group, number, *away):
    return [
        Person(f"{group}{n}", (group,) if group else (), frozenset(away)) for n in range(number)
    ]


@pytest.mark.parametrize(
    ("groups", "german", "english"),
    [
        ("a", "a", "a"),
        ("ab", "a und b", "a and b"),
        ("abc", "a, b und c", "a, b and c"),
        ("abcd", "4 Akteursgruppen gleichauf", "4 actor groups level"),
    ],
)
def test_up_to_three_groups_that_are_level_are_named(groups, german, english):
    # All of a group but one are away each day, so no day is better than another.
    everybody = [one for group in groups for one in [*people(group, 5, *JUNE)[1:],
                                                      Person(f"{group}x", (group,))]]  # fmt: skip
    assert compared(everybody)[-1] == f"  Am schwächsten, hier wie dort: {german}."
    assert compared(everybody, language="en")[-1] == f"  Weakest in both: {english}."


def test_a_group_of_four_is_counted_and_where_there_is_no_other_not_even_that():
    both = [*people("a", 5, *JUNE), *people("klein", 4, *JUNE), Person("x")]
    assert compared(both)[-1] == "  Am schwächsten, hier wie dort: a und eine kleine Akteursgruppe."
    assert "schwächsten" not in compared([*people("klein", 4, *JUNE), Person("x")])[-1]


def test_another_group_is_weakest_in_the_plan_than_in_practice():
    both = [*people("hier", 5, *JUNE[1:]), *people("dort", 6, JUNE[0])]
    assert compared(both)[-1] == "  Am schwächsten in diesem Plan: dort; üblich: hier."
    assert compared(both, language="en")[-1] == "  Weakest in this plan: dort; in practice: hier."


def test_without_groups_nobody_is_weakest():
    assert compared(people("", 3))[3:] == [
        "  Personen, die außen vor bleiben                     0        0",
        "  Teilnahme der schwächsten Akteursgruppe             –        –",
        "  Teilnahmen insgesamt                                3        3",
        "  Termine, die keinen Tag finden                      0        0",
    ]


def test_meetings_without_a_day_are_counted_for_each():
    # Every second Monday and Wednesday: practice takes the first and finds no third.
    rows = compared(people("", 3), meetings=4, days=JUNE[:3], min_gap_days=5)
    assert rows[-1] == "  Termine, die keinen Tag finden                      1        2"
