"""The plan as text: the handbook's worked example recomputed, and every turn a text can take."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations

import pytest

from gemeinwerk.engines.planning import planner
from gemeinwerk.engines.planning.checker import figures
from gemeinwerk.engines.planning.plan import (
    Entry,
    Floor,
    Goal,
    Plan,
    Rule,
    RuleName,
    Status,
)
from gemeinwerk.engines.planning.plan_in_words import tell
from gemeinwerk.engines.planning.plan_in_words.bilingual import (
    days,
    in_words,
    percent,
    persons,
    written,
)
from gemeinwerk.engines.planning.plan_in_words.conflict import asked, proposal
from gemeinwerk.engines.planning.plan_in_words.goals import value
from gemeinwerk.engines.planning.plan_in_words.page import WIDTH
from gemeinwerk.engines.planning.plan_in_words.progress import how_far
from gemeinwerk.engines.planning.practice import most_ticked
from gemeinwerk.engines.planning.problem import Appointment, Person, Words
from gemeinwerk.engines.planning.search import Progress
from tests.engines.planning.made import made_problem
from tests.engines.planning.of_the_handbook import PAGE, TOLD, by_hand, example

WITHOUT = Plan(Status.UNKNOWN, 60.0)


@cache
def planned(floor: str = "0.8") -> Plan:
    """What the planner answers to it."""
    return planner.plan(example(floor=floor))


def told(problem, plan, language="de", **more):
    return tell(problem, plan, language, **more).splitlines()


# --- the handbook ---------------------------------------------------------------------------------


def test_the_handbook_shows_what_the_program_says_of_its_example():
    problem = example()
    assert tell(problem, planned(), "de", compare=True) == TOLD[0]


def test_the_handbooks_figures_are_those_of_its_four_plans():
    problem, june = example(), [date(2027, 6, day) for day in (7, 9, 14, 16)]
    rows = []
    for first, last in combinations(june, 2):
        if (last - first).days >= 5:
            one = figures(problem, [Appointment("wohnen", day) for day in (first, last)])
            share = percent(one.weakest_group_share).de
            rows.append(
                f"| {first:%d.%m.} und {last:%d.%m.} | {one.unmet_quotas} | {one.people_left_out} "
                f"| {share} | {one.attendance} | {one.spread} Tage |"
            )
    assert rows == re.findall(r"^\| \d\d\.06\. und .*$", PAGE, re.MULTILINE)


def test_the_floor_decides_as_the_handbook_says():
    assert [one.date.day for one in planned().meetings] == [9, 14]
    assert [one.date.day for one in planned("0.97").meetings] == [7, 14]
    assert [one.date.day for one in most_ticked(example())] == [7, 14]


def test_the_handbooks_conflict():
    problem = example("p5")
    rules = [
        Rule(RuleName.MEETINGS, series="wohnen"),
        Rule(RuleName.REQUIRED, series="wohnen", person="p5"),
    ]
    plan = Plan(
        Status.INFEASIBLE,
        0.1,
        conflict=tuple(Entry(rule, asked(problem, rule)) for rule in rules),
        repairs=tuple((Entry(rule, proposal(problem, rule)),) for rule in rules),
    )
    assert tell(problem, plan, "de") == TOLD[1]


# --- the whole ------------------------------------------------------------------------------------


def test_the_example_in_english():
    problem = example()
    assert told(problem, planned(), "en") == [
        "Best plan – proven",
        "2 dates for 1 series between 9 June and 14 June 2027.",
        "",
        "How good it is",
        "  Actor groups missing altogether             0   proven best",
        "  People left out                             0   proven best",
        "  Weakest actor group attends               50%   proven best",
        "  Attendance in all                           8   proven best",
        "  Longest breaks of all series, summed   5 days   proven best",
        "  So that nobody is left out without need, a plan may give up attendance, but only down",
        "  to 8 (80% of 10, the greatest attendance).",
        "",
        "June 2027",
        "",
        "  Wed 9 June, 16:30–18:30: AG Wohnen",
        "    3 of 6 can come: Ada, Cem, Eva.",
        "    Cannot come: Ben, Dana, Filiz.",
        "    The next best date would be Mon 7 June: one person more left out, the weakest actor",
        "      group gains 16.7 percentage points, 2 attendances more, the longest break 2 days",
        "      longer.",
        "",
        "  Mon 14 June, 16:30–18:30: AG Wohnen",
        "    5 of 6 can come: Ada, Ben, Cem, Dana, Filiz.",
        "    Cannot come: Eva.",
        "    The next best date would be Wed 16 June: one actor group more missing, one person",
        "      more left out, the weakest actor group loses 16.7 percentage points, 2 attendances",
        "      less and so below the floor, the longest break 2 days longer.",
        "",
        "Left out",
        "  Nobody: everybody can come to at least one date.",
    ]


@pytest.mark.parametrize(
    ("status", "german", "english"),
    [
        ("optimal", "Bester Plan – nachweislich", "Best plan – proven"),
        (
            "feasible",
            "Ein Plan, noch nicht nachweislich der beste",
            "A plan, not yet proven the best",
        ),
        ("infeasible", "Es gibt keinen Plan", "There is no plan"),
        ("unknown", "Die Zeit reichte nicht", "There was not enough time"),
    ],
)  # fmt: skip
def test_the_headline_says_how_sure_the_answer_is(status, german, english):
    plan = Plan(Status(status), 1.0)
    assert told(example(), plan)[0] == german
    assert told(example(), plan, "en")[0] == english


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_line_is_wider_than_a_page(seed, language):
    problem = made_problem(seed, people=60)
    goals = tuple(
        Goal(name, 1_234, 9_999, False)
        for name in ("unmet_quotas", "people_left_out", "attendance", "spread", "moves")
    )
    plan = Plan(Status.FEASIBLE, 1.0, most_ticked(problem), Floor(99, 97, 120, False), goals)
    lines = told(problem, plan, language, compare=True)
    assert [line for line in lines if len(line) > WIDTH or "{" in line] == []
    assert [line for line in lines if line != line.rstrip()] == []


def test_no_name_stands_in_a_line_with_an_actor_group():
    problem = made_problem(3, people=40)
    plan = Plan(Status.FEASIBLE, 1.0, most_ticked(problem))
    groups = {group for person in problem.people for group in person.groups}
    lines = told(problem, plan, compare=True)
    named = [line for line in lines if any(group in line for group in groups)]
    assert named != []
    assert [line for line in named if re.search(r"\bp\d+\b", line)] == []


# --- its parts ------------------------------------------------------------------------------------


def part(problem, plan, title, language="de"):
    """The lines below a title."""
    lines = told(problem, plan, language)
    begin = lines.index(title) + 1
    end = lines.index("", begin) if "" in lines[begin:] else len(lines)
    return [line.strip() for line in lines[begin:end]]


def test_who_is_left_out_is_named_at_the_end():
    assert part(example(), by_hand(example(), 7, 14), "Außen vor") == [
        "1 Person kann zu keinem dieser Termine kommen: Eva."
    ]
    assert part(example(), by_hand(example(), 9), "Left out", "en") == [
        "3 people can come to none of these dates: Ben, Dana, Filiz."
    ]


def test_whom_no_plan_could_reach_is_told_apart():
    problem = example()
    eva = replace(problem.people[4], unavailable=frozenset(date(2027, 6, n) for n in range(1, 30)))
    problem = replace(problem, people=(*problem.people[:4], eva, problem.people[5]))
    assert part(problem, by_hand(problem, 9), "Außen vor") == [
        "3 Personen können zu keinem dieser Termine kommen: Ben, Dana, Filiz.",
        "1 Person kann an keinem Tag, an dem ihre Gruppen tagen könnten: Eva.",
    ]


def clubs(members, can):
    """The example with so many more members of the clubs, so many of whom are free on 7 June."""
    problem = example()
    more = [
        Person(f"v{n}", ("Vereine",), frozenset([date(2027, 6, 7)] if n >= can else []))
        for n in range(members)
    ]
    series = problem.series[0]
    series = replace(series, members=(*series.members, *(one.id for one in more)))
    return replace(problem, people=(*problem.people, *more), series=(series,))


def of_groups(problem, *days):
    lines = told(problem, by_hand(problem, *days))
    return [line.strip() for line in lines if "fehlt:" in line or "vertreten" in line]


def test_a_group_that_is_thin_is_named_with_its_count():
    assert of_groups(clubs(12, can=4), 7) == ["Schwach vertreten: Vereine (6 von 15)."]


def test_beside_names_no_number_under_five_is_told_and_no_group_that_small_named():
    assert of_groups(clubs(9, can=2), 7) == ["Schwach vertreten: Vereine (weniger als 5 von 12)."]
    assert of_groups(example(), 7, 9, 16) == ["Ganz fehlt: eine kleine Akteursgruppe."]


def test_the_weakest_groups_are_named_only_where_they_are_large_enough():
    def named(problem):
        text = tell(problem, by_hand(problem, 7, 14), "de", compare=True)
        return [line.strip() for line in text.splitlines() if "Am schwächsten" in line]

    assert named(example()) == []
    assert named(clubs(9, can=2)) == [
        "Am schwächsten in diesem Plan: Vereine; üblich: eine kleine Akteursgruppe."
    ]


def test_who_is_expected_in_another_meeting_is_said():
    problem = example()
    meeting = replace(by_hand(problem, 14).meetings[0], expected=("p1", "p2", "p3"))
    lines = told(problem, Plan(Status.FEASIBLE, 1.0, (meeting,)))
    assert lines[7].strip() == "An diesem Abend in einer anderen Sitzung erwartet: Dana, Filiz."


def test_a_goal_that_is_not_proven_says_what_remains_possible():
    goals = (
        Goal("people_left_out", 3, 1, False),
        Goal("weakest_group_share", Fraction(5, 8), Fraction(11, 16), False),
        Goal("spread", 412, 1, False),
    )
    plan = by_hand(example(), 7, goals=goals, floor=Floor(378, 367, 380, False))
    assert part(example(), plan, "Wie gut er ist") == [
        "Personen, die außen vor bleiben                  3   mindestens 1 nötig",
        "Teilnahme der schwächsten Akteursgruppe     62,5 %   höchstens 68,8 % möglich",
        "Längste Pausen der Reihen, zusammen       412 Tage   mindestens 1 Tag nötig",
        "Damit niemand ohne Not außen vor bleibt, darf ein Plan auf Teilnahmen verzichten, aber",
        "nur bis 367 (80 % von 378, der höchsten gefundenen Teilnahme; höchstens 380 möglich).",
    ]


def test_what_has_moved_comes_first_and_is_counted():
    moved = (Appointment("wohnen", date(2027, 6, 9)),)
    plan = by_hand(example(), 7, 14, moves=Goal("moves", 1, 1, True), moved=moved)
    assert part(example(), plan, "Wie gut er ist") == [
        "Verlegte Termine   1   nachweislich das Beste"
    ]
    assert part(example(), plan, "Verlegt") == ["AG Wohnen: nicht mehr Mi 09.06.2027"]


def test_what_was_read_and_not_used_is_said():
    note = ("people[3].colour", Words("Dieses Feld gibt es nicht.", "There is no such field."))
    assert part(replace(example(), notes=(note,)), WITHOUT, "Notes", "en") == [
        "people[3].colour: There is no such field."
    ]


def test_a_repair_of_two_rules_is_one_proposal():
    problem = example()
    rules = [Rule(RuleName.MIN_GAP, series="wohnen"), Rule(RuleName.WINDOW, series="wohnen")]
    gap, window = (Entry(rule, Words(f"{rule.name}.", f"{rule.name}.")) for rule in rules)
    plan = Plan(Status.INFEASIBLE, 1.0, conflict=(gap, window), repairs=((gap, window), (gap,)))
    assert told(problem, plan, "en")[3:] == [
        "These do not go together",
        "  – AG Wohnen needs dates at least 5 days apart between 7 June and 16 June 2027.",
        "",
        "Each of these proposals alone helps",
        "  1. min_gap. And: window.",
        "  2. min_gap.",
    ]


def test_a_conflict_that_was_not_narrowed_down_says_so():
    assert told(example(), Plan(Status.INFEASIBLE, 1.0)) == [
        "Es gibt keinen Plan",
        "Das ist bewiesen, nicht nur vermutet.",
        "Woran es liegt, ließ sich in der Zeit nicht eingrenzen.",
    ]


# --- numbers and progress -------------------------------------------------------------------------


def test_numbers_are_written_as_each_language_writes_them():
    assert written(12_345) == Words("12.345", "12,345")
    assert percent(Fraction(612_245, 1_000_000)) == Words("61,2 %", "61.2%")
    assert percent(Fraction(9_999, 10_000)) == Words("99,9 %", "99.9%")
    assert percent(Fraction(1)) == Words("100 %", "100%")
    assert value("spread", 1) == days(1) == Words("1 Tag", "1 day")
    assert persons(2) == Words("2 Personen", "2 people")
    assert [in_words(n).de for n in (1, 12, 13)] == ["ein", "zwölf", "13"]


@pytest.mark.parametrize(
    ("goal", "value", "bound", "german"),
    [
        ("people_left_out", 3, 2, "Personen, die außen vor bleiben: 3, mindestens 2 (12 s)"),
        ("attendance", 340, 367, "Teilnahmen insgesamt: 340, höchstens 367 (12 s)"),
        ("attendance", 367, 367, "Teilnahmen insgesamt: 367 (12 s)"),
        ("spread", None, None, "Längste Pausen der Reihen, zusammen: noch kein Plan (12 s)"),
    ],
)
def test_who_waits_is_told_how_far_it_is(goal, value, bound, german):
    assert how_far(Progress(goal, value, bound, 12.7)).de == german
