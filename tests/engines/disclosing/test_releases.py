"""What can be told of few, together with all that was told before: nothing."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from gemeinwerk.engines.disclosure import releasing
from gemeinwerk.engines.disclosure.layouts import Group
from gemeinwerk.engines.disclosure.releases import (
    Contradiction,
    Counted,
    Question,
    Reason,
    Refused,
    Rules,
    Told,
    Why,
)
from gemeinwerk.engines.disclosure.releasing import Safe
from tests.engines.disclosing.attacker import Attacker, Release
from tests.engines.disclosing.histories import History, counted

GENDER = {"gender": ("f", "m", "no_answer")}
BOTH = {"gender": ("f", "m"), "age": ("young", "old")}


def said(f: int, m: int, no_answer: int) -> Counted:
    return counted(GENDER, {("f",): f, ("m",): m, ("no_answer",): no_answer})


def of(gender: str) -> Group:
    return (("gender", gender),)


def told(table: Counted, *hidden: Group, rounded: int = 0) -> Told:
    counts = {group: None if group in hidden else n for group, n in table.counts.items()}
    return Told(table.layout, table.answers, counts, rounded)


def release(table: Counted, *before: Told, **more: object) -> Safe | Refused:
    return releasing.release(Question((table,), before, **more))  # type: ignore[arg-type]


def safe(table: Counted, *before: Told) -> Safe:
    answer = release(table, *before)
    assert isinstance(answer, Safe), answer
    return answer


def refused(table: Counted, *before: Told) -> Refused:
    answer = release(table, *before)
    assert isinstance(answer, Refused), answer
    return answer


def seen(*tables: Told) -> list[Release]:
    names = {one.name: one.values for one in tables[0].layout.dimensions}
    return [
        Release(
            names,
            one.answers,
            {tuple(dict(group).get(name) for name in names): n for group, n in one.counts.items()},
            max(0, one.rounded - 1),
        )
        for one in tables
    ]


def hidden(tables: Sequence[Told], minimum: int = 5) -> bool:
    return all(one.values >= minimum for one in Attacker(seen(*tables)).findings())


# --- three people joined ------------------------------------------------------------------------
def test_what_three_have_said_would_be_told_by_the_difference_and_is_refused() -> None:
    """61 had answered, now 64. With the counts of both, two of the three would be women."""
    before, now = told(said(33, 24, 4), of("m"), of("no_answer")), said(35, 24, 5)
    told_away = told(now)
    attacker = Attacker(seen(before, told_away))
    assert now.counts[of("f")] - 33 == 2
    assert any(one.values < 5 for one in attacker.findings())
    answer = refused(now, before)
    assert answer.reason is Reason.FEW_NEWCOMERS
    assert answer.next.answers == 61 + Rules().floor


def test_the_next_release_that_is_named_is_published() -> None:
    before = told(said(33, 24, 4), of("m"), of("no_answer"))
    answer = safe(said(42, 34, 5), before)
    assert hidden([before, answer.tables[0]])


def test_where_nobody_joined_the_same_is_told_again() -> None:
    first = safe(said(33, 24, 4)).tables[0]
    again = safe(said(33, 24, 4), first)
    assert again.tables[0].counts == first.counts


def test_a_handful_is_not_told_of_though_many_joined() -> None:
    """30 joined; only two of them are women."""
    before = told(said(33, 24, 10))
    answer = safe(said(35, 45, 17), before)
    assert answer.why[of("f")] is Why.CHANGE
    assert answer.lost == 2
    assert hidden([before, answer.tables[0]])


def test_nor_that_all_who_joined_said_the_same() -> None:
    before = told(said(33, 24, 10))
    answer = safe(said(33, 54, 10), before)
    assert answer.why[of("m")] is Why.CHANGE
    assert answer.proven


def test_what_was_kept_back_is_not_told_by_what_comes_later() -> None:
    """Nobody leaves: if 24 and 4 were told now, at most so many can it have been before."""
    before = told(said(33, 24, 4), of("m"), of("no_answer"))
    now = said(63, 25, 6)
    assert not hidden([before, told(now)])
    answer = release(now, before)
    assert isinstance(answer, Refused) or hidden([before, answer.tables[0]])


# --- one release --------------------------------------------------------------------------------
def test_of_few_answers_no_table_is_told_and_it_is_said_from_when_on() -> None:
    answer = refused(said(8, 6, 5))
    assert (answer.reason, answer.next.answers) == (Reason.FEW_ANSWERS, 20)


def test_small_counts_are_hidden_and_so_is_what_would_tell_them() -> None:
    answer = safe(said(35, 24, 2))
    assert answer.why == {of("no_answer"): Why.SMALL, of("m"): Why.COMPLEMENTARY}
    assert (answer.lost, answer.bound, answer.proven) == (2, 2, True)


def test_a_group_of_whom_all_said_the_same_is_not_told_nor_that_nobody_said_else() -> None:
    table = counted({"gender": ("f", "m", "x"), "age": ("young", "old")}, {
        ("f", "young"): 12, ("f", "old"): 0, ("m", "young"): 30, ("m", "old"): 40,
        ("x", "young"): 25, ("x", "old"): 20,
    })  # fmt: skip
    answer = safe(table)
    same, zero = (("age", "young"), ("gender", "f")), (("age", "old"), ("gender", "f"))
    assert answer.why[same] is Why.SAME
    assert zero in answer.why
    assert hidden(answer.tables)


def test_that_everybody_said_the_same_is_not_told_by_a_margin() -> None:
    answer = release(said(40, 0, 0))
    assert not isinstance(answer, Safe) or of("f") in answer.why


def test_three_dimensions_with_all_margins() -> None:
    dimensions = {"a": ("x", "y"), "b": ("p", "q"), "c": ("1", "2")}
    places = [(a, b, c) for a in "xy" for b in "pq" for c in "12"]
    people = dict(zip(places, [2, 20, 30, 9, 14, 17, 25, 40], strict=True))
    answer = safe(counted(dimensions, people))
    assert len(answer.tables[0].counts) == 3**3 - 1
    assert answer.proven
    assert hidden(answer.tables)


def test_tables_of_the_same_people_are_held_against_each_other() -> None:
    """A margin that one of them leaves out does not stand in the other."""
    both = counted(BOTH, {("f", "young"): 3, ("f", "old"): 0, ("m", "young"): 20, ("m", "old"): 40})
    gender = counted({"gender": ("f", "m")}, {("f",): 3, ("m",): 60})
    answer = releasing.release(Question((gender, both)))
    assert isinstance(answer, Safe)
    assert {of("f"), of("m")} <= set(answer.why)
    assert all(one.counts[of("f")] is None for one in answer.tables)


# --- refused: what could be published instead ---------------------------------------------------
def test_a_coarser_table_is_named_where_nothing_of_the_finer_one_can_be_told() -> None:
    table = counted({"gender": ("f", "m"), "club": ("A", "B")}, {
        ("f", "A"): 30, ("f", "B"): 2, ("m", "A"): 28, ("m", "B"): 1,
    })  # fmt: skip
    before = told(table.without(table.layout.dimensions[1]))
    answer = releasing.release(Question((table,), (before,)))
    if isinstance(answer, Safe):
        assert hidden(answer.tables)
    else:
        assert answer.next.tables


def test_where_all_counts_would_be_left_out_rounding_is_offered() -> None:
    answer = refused(counted({"gender": ("f", "m")}, {("f",): 60, ("m",): 3}))
    assert answer.reason is Reason.NOTHING_LEFT
    assert answer.next.rounded == 5
    rounds = releasing.release(
        Question((counted({"gender": ("f", "m")}, {("f",): 60, ("m",): 3}),)), rounds=True
    )
    assert isinstance(rounds, Safe)


def test_fewer_than_were_told_before_cannot_be() -> None:
    with pytest.raises(Contradiction):
        release(said(40, 30, 10), told(said(41, 10, 10)))


# --- rounded ------------------------------------------------------------------------------------
def test_rounded_counts_add_up_and_stand_for_five_values_each() -> None:
    table = counted(
        BOTH, {("f", "young"): 13, ("f", "old"): 2, ("m", "young"): 21, ("m", "old"): 4}
    )
    answer = releasing.release(Question((table,)), rounds=True)
    assert isinstance(answer, Safe)
    counts = answer.tables[0].counts
    assert all(n is not None and n % 5 == 0 for n in counts.values())
    assert all(abs((n or 0) - table.counts[group]) < 5 for group, n in counts.items())
    for gender in ("f", "m"):
        parts = [counts[(("age", age), ("gender", gender))] or 0 for age in ("young", "old")]
        assert sum(parts) == counts[of(gender)]
    assert hidden(answer.tables)
    assert answer.rounded == 5


def test_a_rounded_release_is_held_against_the_ones_before() -> None:
    history = History(GENDER)
    rules = Rules()
    history.release({("f",): 33, ("m",): 24, ("no_answer",): 4}, rules, rounds=True)
    history.release({("f",): 35, ("m",): 44, ("no_answer",): 9}, rules, rounds=True)
    history.release({("f",): 61, ("m",): 66, ("no_answer",): 12}, rules)
    assert history.published
    assert all(one.values >= 5 for one in Attacker(history.seen).findings())


# --- shares -------------------------------------------------------------------------------------
def test_what_follows_for_the_share_at_least_and_at_most() -> None:
    """Of 140 asked 96 have answered, 7 of them without saying. 51 women at least; at most the 7 and
    the 44 who have not answered are women too."""
    answer = release(said(51, 38, 7), asked=140)
    assert isinstance(answer, Safe)
    assert answer.known[of("f")].share == (Fraction(51, 140), Fraction(51 + 7 + 44, 140))
    assert answer.known[of("no_answer")].share is None


def test_of_a_count_that_is_left_out_only_what_anybody_can_work_out() -> None:
    answer = release(said(35, 24, 2), asked=61)
    assert isinstance(answer, Safe)
    known = answer.known[of("m")]
    assert (known.least, known.most) == (0, 26)
    assert known.share == (Fraction(0), Fraction(26, 61))
