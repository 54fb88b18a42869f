"""What a composition looks like: mean cases first, the same answer each time."""

import random
from dataclasses import replace

import pytest

from gemeinwerk.engines.composition import checker, composer, conflict, costing
from gemeinwerk.engines.composition.composition import Composition, RuleName, Status
from gemeinwerk.engines.composition.conflict import Standing
from gemeinwerk.engines.composition.problem import Problem, Seat
from tests.engines.composition.instances import instance
from tests.engines.composition.made import asked, group, person

SECONDS = 60.0


def composed(problem: Problem, **more: int) -> Composition:
    found = composer.compose(problem, seconds=SECONDS, **more)
    assert checker.check(problem, found) == []
    return found


def seats(found: Composition) -> set[tuple[str, str]]:
    return {(one.seat.group, one.seat.person) for one in found.seats}


def reasons(found: Composition) -> dict[str, str]:
    return {one.seat.person: one.reason.de for one in found.seats}


def rules(found: Composition) -> list[RuleName]:
    return [entry.rule.name for entry in found.conflict]


# --- why it does not go -------------------------------------------------------------------------
def test_nobody_of_an_actor_group_wishes_the_group() -> None:
    problem = asked(
        [person("p1", "g", actor_group="ngo"), person("p2", actor_group="counselling")],
        [group("g", targets={"counselling": [1, 3]}, name="Wohnen")],
        names={"counselling": "Beratungspraxis"},
    )
    found = composed(problem)
    assert [entry.words.de for entry in found.missing] == [
        "In „Wohnen“ sitzt niemand aus „Beratungspraxis“; mindestens eine Person soll es sein."
    ]
    assert [entry.words.de for entry in found.conflict] == [
        "In „Wohnen“ sitzt mindestens eine Person aus „Beratungspraxis“. (Von dort wünschen diese "
        "Gruppe: 0.)"
    ]
    assert found.missing[0].missing == 1
    assert found.status is Status.OPTIMAL


def test_two_groups_want_the_same_person() -> None:
    problem = asked([person("p1", "a", "b")], [group("a", 1), group("b", 1)])
    assert rules(composed(problem)) == [RuleName.SIZE_LEAST, RuleName.SIZE_LEAST, RuleName.MOST]


def test_a_group_too_small_for_its_targets() -> None:
    people = [person(f"p{n}", "g", actor_group=f"k{n % 3}") for n in range(6)]
    problem = asked(people, [group("g", 1, 2, targets={f"k{n}": [1, 2] for n in range(3)})])
    found = composed(problem)
    assert rules(found) == [*[RuleName.TARGET_LEAST] * 3, RuleName.SIZE_MOST]
    assert found.goals[0].value == 1


def test_more_are_required_than_there_are_seats() -> None:
    people = [person("p1"), person("p2"), person("p3", "g")]
    found = composed(asked(people, [group("g", 0, 1, required=["p1", "p2"])]))
    assert (found.status, found.seats, found.goals) == (Status.INFEASIBLE, (), ())
    assert rules(found) == [RuleName.SIZE_MOST, RuleName.REQUIRED, RuleName.REQUIRED]
    assert found.status.exit_code == 1


def test_required_in_more_groups_than_they_want() -> None:
    people = [person("p1", "a", "b")]
    found = composed(asked(people, [group("a", required=["p1"]), group("b", required=["p1"])]))
    assert rules(found) == [RuleName.REQUIRED, RuleName.REQUIRED, RuleName.MOST]


def test_of_many_required_so_many_are_named_as_are_too_many() -> None:
    """Any fifteen of forty: there is no end to proving it, so what cannot be left out must do."""
    names = [f"p{number}" for number in range(40)]
    problem = asked([person(one) for one in names], [group("g", 0, 14, required=names)])
    assert rules(composed(problem)) == [RuleName.SIZE_MOST, *[RuleName.REQUIRED] * 15]


def test_without_questions_a_conflict_can_still_spare_no_rule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conflict, "QUESTIONS", 0)
    told = 0
    for seed in range(60):
        problem = instance(seed)
        stands = Standing(problem).together
        found = [entry.rule for entry in conflict.of_lower_ends(problem)]
        told += bool(found)
        assert not found or not stands(found)
        for rule in found:
            assert stands([one for one in found if one != rule]), seed
    assert told


# --- what is best -------------------------------------------------------------------------------
def test_a_lower_end_goes_before_a_person_left_out() -> None:
    """One seat, for the actor group that must be heard or for one of two others."""
    people = [person("p1", "g", actor_group="ngo"), person("p2", "g", actor_group="politics")]
    problem = asked(people, [group("g", 0, 1, targets={"politics": [1, 1]})])
    found = composed(problem)
    assert seats(found) == {("g", "p2")}
    assert [goal.value for goal in found.goals[:2]] == [0, 1]


def test_nobody_sits_in_more_groups_than_needed() -> None:
    people = [person("p1", "a", "b", most=2), person("p2", "b")]
    assert seats(composed(asked(people, [group("a"), group("b", 1)]))) == {("a", "p1"), ("b", "p2")}


def test_one_organisation_not_twice_and_what_was_is_kept() -> None:
    people = [person(f"p{n}", "g", organisation="o" if n < 3 else None) for n in range(1, 5)]
    keep = [{"group": "g", "person": "p2"}]
    problem = asked(people, [group("g", 0, 2)], keep=keep)
    assert seats(composed(problem)) == {("g", "p2"), ("g", "p4")} or seats(composed(problem)) == {
        ("g", "p2"), ("g", "p3"),
    }  # fmt: skip


def test_never_is_stronger_than_a_wish_and_required_than_no_wish() -> None:
    people = [person("p1", "g", never=["g"]), person("p2")]
    problem = asked(people, [group("g", required=["p2"])])
    assert seats(composed(problem)) == {("g", "p2")}


# --- reasons ------------------------------------------------------------------------------------
def test_the_only_one_who_wishes_it() -> None:
    people = [person("p1", "g", actor_group="k"), person("p2", actor_group="k")]
    problem = asked(people, [group("g", targets={"k": [1, 2]})], names={"k": "Beratungspraxis"})
    assert reasons(composed(problem)) == {
        "p1": "Die einzige Person aus „Beratungspraxis“, die „g“ wünscht."
    }


def test_who_is_barred_wishes_it_too() -> None:
    people = [person("p1", "g", actor_group="k"), person("p2", "g", actor_group="k", never=["g"])]
    problem = asked(people, [group("g", targets={"k": [1, 2]})])
    assert reasons(composed(problem)) == {
        "p1": "Die einzige Person aus „k“, die für „g“ in Frage kommt."
    }


def test_a_later_wish_is_all_that_was_left_for_somebody() -> None:
    people = [person("p1", "a", "b"), person("p2", "a", "b", most=2)]
    problem = asked(people, [group("a", 0, 1, required=["p2"]), group("b")])
    assert reasons(composed(problem))["p1"] == (
        "Zweiter Wunsch; ohne diesen Sitz bliebe die Person ohne Platz."
    )


def test_the_lot_is_named_only_where_it_decided() -> None:
    people = [person("p1", "g"), person("p2", "g"), person("p3", "g", organisation="o")]
    found = composed(asked(people, [group("g", 0, 1)]))
    assert all(
        one.endswith("Zwischen Gleichen entschied das Los.") for one in reasons(found).values()
    )
    alone = composed(asked(people[:1], [group("g", 0, 1)]))
    assert reasons(alone) == {"p1": "Erster Wunsch."}


def test_a_kept_seat_is_no_matter_of_the_lot() -> None:
    keep = [{"group": "g", "person": "p1"}]
    found = composed(asked([person("p1", "g"), person("p2", "g")], [group("g", 0, 1)], keep=keep))
    assert reasons(found) == {"p1": "Erster Wunsch. Saß schon bisher hier."}


def test_where_a_reason_names_the_lot_somebody_else_would_do_as_well() -> None:
    """Tried with every other person in that seat."""
    named = 0
    for seed in range(150):
        problem = instance(seed)
        found = composer.compose(problem, seconds=SECONDS)
        taken = {one.seat for one in found.seats}
        before = list(costing.cost(problem, taken).goals.values())[:5] if taken else []
        for one in found.seats:
            if "Gleichen" in one.reason.de:
                named += 1
                changed = [
                    costing.cost(problem, taken - {one.seat} | {Seat(one.seat.group, other.id)})
                    for other in problem.people
                    if Seat(one.seat.group, other.id) not in taken
                ]
                assert any(
                    not cost.broken and list(cost.goals.values())[:5] == before for cost in changed
                ), seed
    assert named >= 5


# --- the same each time -------------------------------------------------------------------------
def test_the_same_problem_has_the_same_answer() -> None:
    for seed in range(0, 40, 4):
        problem = instance(seed)
        assert composed(problem) == composed(replace(problem))


def test_another_seed_draws_another_lot() -> None:
    people = [person(f"p{n}", "g") for n in range(12)]
    found = {
        frozenset(seats(composed(asked(people, [group("g", 0, 3)], seed=seed))))
        for seed in range(4)
    }
    assert len(found) > 1


@pytest.mark.parametrize("seed", range(0, 60, 4))
def test_the_order_of_people_and_groups_changes_no_goal_but_the_lot(seed: int) -> None:
    problem = instance(seed)
    chance = random.Random(seed)
    people, groups = list(problem.people), list(problem.groups)
    chance.shuffle(people)
    chance.shuffle(groups)
    turned = composed(replace(problem, people=tuple(people), groups=tuple(groups)))
    straight = composed(problem)
    assert turned.goals[:5] == straight.goals[:5]
    assert len(turned.conflict) == len(straight.conflict)


def test_without_time_nothing_is_claimed() -> None:
    people = [person(f"p{n}", "a", "b", "c", most=2) for n in range(60)]
    problem = asked(people, [group(name, 5, 9) for name in "abc"])
    found = composer.compose(problem, seconds=0.0)
    assert checker.check(problem, found) == []
    assert found.status in (Status.UNKNOWN, Status.FEASIBLE, Status.OPTIMAL)


# --- what a changed seat costs ------------------------------------------------------------------
def test_what_an_office_changes_is_counted() -> None:
    problem = asked(
        [person("p1", "a", organisation="o"), person("p2", "b", "a", organisation="o"),
         person("p3", never=["a"])],
        [group("a", 1, 2, targets={"k": [1, 2]}), group("b", 1, 1)],
        keep=[{"group": "b", "person": "p2"}],
    )  # fmt: skip
    cost = costing.cost(problem, [Seat("a", "p1"), Seat("a", "p2"), Seat("a", "p3")])
    values = {name: value for name, value in cost.goals.items() if name != "lot"}
    assert values == {
        "shortfall": 2, "people_left_out": 0, "wishes": 1, "organisations": 1, "changes": 1,
    }  # fmt: skip
    assert [entry.words.de for entry in cost.broken] == [
        "„a“ hat 3 Sitze, höchstens 2 sind vorgesehen.",
        "„p3“ darf nicht in „a“ sitzen.",
    ]
    assert [entry.missing for entry in cost.missing] == [1, 1]


def test_every_rule_that_is_broken_is_named() -> None:
    problem = asked(
        [person("p1", "a", "b", actor_group="k"), person("p2", actor_group="k")],
        [group("a", targets={"k": [0, 1]}), group("b", required=["p2"])],
    )
    cost = costing.cost(problem, [Seat("a", "p1"), Seat("a", "p2"), Seat("b", "p1")])
    assert [entry.rule.name for entry in cost.broken] == [
        RuleName.TARGET_MOST, RuleName.REQUIRED, RuleName.MOST, RuleName.WISHES,
    ]  # fmt: skip
    assert all(entry.words.de and entry.words.en for entry in cost.broken)


# --- draws --------------------------------------------------------------------------------------
def test_a_draw_gives_all_who_wish_the_same_chance() -> None:
    people = [person(f"p{n}", "g") for n in range(6)]
    found = composed(asked(people, [group("g", 0, 2)], seed=3), slips=30)
    assert found.draw
    assert {(str(one.exact), one.slips) for one in found.draw.chances} == {("1/3", 10)}
    assert [goal.name for goal in found.goals] == ["shortfall", "people_left_out"]


def test_a_target_makes_chances_unequal_but_no_more_than_it_must() -> None:
    people = [person(f"p{n}", "g", actor_group="a" if n < 2 else "b") for n in range(6)]
    found = composed(asked(people, [group("g", 0, 2, targets={"a": [1, 2]})]), slips=8)
    assert found.draw
    assert [str(one.exact) for one in found.draw.chances] == ["1/2"] * 2 + ["1/4"] * 4


def test_another_seed_draws_another_slip() -> None:
    people = [person(f"p{n}", "g") for n in range(6)]
    drawn = {
        composed(asked(people, [group("g", 0, 1)], seed=seed), slips=6).seats[0].seat.person
        for seed in range(8)
    }
    assert len(drawn) > 2
