"""An attacker with whole-number programmes finds no small count, and no cell more than needed is
lost."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemeinwerk.engines.disclosure.attacking import possible
from gemeinwerk.engines.disclosure.protecting import Refused, Safe, Why, protect
from gemeinwerk.engines.disclosure.tables import Beside, Table
from tests.alike import examples

steady = settings(
    max_examples=examples(20), suppress_health_check=list(HealthCheck), derandomize=True
)
few = st.integers(0, 9) | st.integers(0, 60)


def rows(*lines: tuple[int, ...]) -> Table:
    across = tuple("abcdefgh"[: len(lines[0])])
    down = tuple(f"r{n}" for n in range(len(lines)))
    counts = {(r, c): n for r, line in zip(down, lines, strict=True)
              for c, n in zip(across, line, strict=True)}  # fmt: skip
    return Table((down, across), counts)


def attacked(safe: Safe, minimum: int = 5) -> None:
    for place in safe.table.places:
        count = safe.table.count(place)
        if place in safe.why:
            low, high = possible(safe.table, safe.published, place)
            assert low <= count <= high
            assert high - low + 1 >= minimum, (place, low, high)
        else:
            assert not 0 < count < minimum


def test_of_one_small_count_the_rest_would_tell() -> None:
    """61 in all, 35 and 24 published: two said nothing. So a second one is left out."""
    safe = protect(Table((("w", "m", "–"),), {("w",): 35, ("m",): 24, ("–",): 2}))
    assert safe.why == {("–",): Why.SMALL, ("m",): Why.COMPLEMENTARY}
    assert safe.count((None,)) == 61
    attacked(safe)


def test_in_a_table_four_cells_go_round() -> None:
    safe = protect(rows((20, 3, 30), (15, 25, 40), (10, 11, 12)))
    assert safe.lost == 4
    assert safe.proven
    attacked(safe)


def test_a_small_margin_is_a_small_count_too() -> None:
    safe = protect(rows((2, 1), (30, 40), (25, 20)))
    assert safe.count(("r0", None)) is None
    attacked(safe)


def test_a_group_of_whom_all_said_the_same_is_not_told() -> None:
    safe = protect(rows((12, 0), (30, 40), (25, 20)))
    assert safe.why[("r0", "a")] is Why.SAME
    assert safe.count(("r0", "b")) is None
    attacked(safe)


def test_nor_is_that_all_there_are_said_the_same() -> None:
    safe = protect(rows((30, 20, 25), (0, 0, 0)))
    assert safe.why[("r0", None)] is Why.SAME
    assert safe.count(("r1", None)) is None
    attacked(safe)


def test_few_people_are_no_table_and_many_need_no_hiding() -> None:
    with pytest.raises(Refused):
        protect(rows((9, 5), (3, 2)))
    assert protect(rows((9, 5), (6, 12))).why == {}


@pytest.mark.parametrize(
    ("dimensions", "counts"),
    [((), {}), ((("a", "a"),), {}), ((("a",),), {("b",): 1}), ((("a",),), {("a",): -1}),
     ((tuple(map(str, range(30))), tuple(map(str, range(30)))), {})],
)  # fmt: skip
def test_what_is_no_table_is_refused(dimensions: object, counts: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Table(dimensions, counts)  # type: ignore[arg-type]


@steady
@given(st.lists(few, min_size=2, max_size=8))
def test_no_row_of_counts_gives_a_small_one_away(numbers: list[int]) -> None:
    table = Table((tuple(f"k{n}" for n in range(len(numbers))),),
                  {(f"k{n}",): count for n, count in enumerate(numbers)})  # fmt: skip
    _holds(table)


@steady
@given(st.integers(2, 5), st.integers(2, 4), st.data())
def test_no_table_gives_a_small_count_away(down: int, across: int, data: st.DataObject) -> None:
    line = st.tuples(*[few] * across)
    _holds(rows(*data.draw(st.lists(line, min_size=down, max_size=down))))


@settings(steady, max_examples=examples(8))
@given(st.lists(few, min_size=8, max_size=8))
def test_nor_does_one_of_three_dimensions(numbers: list[int]) -> None:
    cells = [(a, b, c) for a in "ab" for b in "cd" for c in "ef"]
    _holds(Table((("a", "b"), ("c", "d"), ("e", "f")), dict(zip(cells, numbers, strict=True))))


def _holds(table: Table) -> None:
    try:
        safe = protect(table)
    except Refused:
        assert table.count(table.whole) < 20 or len(table.inner) <= 3
        return
    attacked(safe)


@settings(steady, max_examples=examples(6))
@given(st.tuples(few, few, few), st.tuples(few, few, few))
def test_no_smaller_choice_would_have_done(first: tuple[int, ...], second: tuple[int, ...]) -> None:
    """All smaller choices are tried, each against the attacker."""
    table = rows(first, second)
    try:
        safe = protect(table)
    except Refused:
        return
    must = {place for place, why in safe.why.items() if why is not Why.COMPLEMENTARY}
    others = [one for one in table.places if one not in must and one != table.whole]
    for size in range(safe.lost - len(must)):
        for chosen in combinations(others, size):
            out = must | set(chosen)
            said = {p: None if p in out else table.count(p) for p in table.places}
            ranges = (possible(table, said, place) for place in out)
            assert any(high - low < 4 for low, high in ranges), chosen


def besides(safe: Safe, *axes: int | None, same_people: bool = True) -> Beside:
    return Beside(safe.table, safe.published, axes, same_people)


def test_what_one_table_keeps_back_another_of_the_same_people_does_not_tell() -> None:
    """The earlier one left out a and d; a and b in the next would tell all of them together."""
    districts = Table((("a", "b", "c", "d"),), {("a",): 3, ("b",): 30, ("c",): 40, ("d",): 50})
    told = {("a",): None, ("b",): 30, ("c",): 40, ("d",): None, (None,): 123}
    before = Beside(districts, told, (0,))
    counts = {("a", "w"): 3, ("b", "w"): 15, ("b", "m"): 15, ("c", "w"): 9, ("c", "m"): 31,
              ("d", "w"): 20, ("d", "m"): 30}  # fmt: skip
    both = Table((*districts.dimensions, ("w", "m")), counts)
    assert ("d", None) not in protect(both).why
    together = protect(both, beside=[before])
    assert {("a", None), ("d", None)} <= set(together.why)
    attacked(together)
    alone = protect(districts, beside=[before])
    assert set(alone.why) == {("a",), ("d",)}


def test_nor_by_its_inner_cells() -> None:
    """A district that is kept back is the sum of its women and men."""
    districts = protect(Table((("a", "b", "c"),), {("a",): 4, ("b",): 30, ("c",): 40}))
    genders = Table((("w", "m"), ("a", "b", "c")), {
        ("w", "a"): 0, ("m", "a"): 4, ("w", "b"): 10, ("m", "b"): 20, ("w", "c"): 20,
        ("m", "c"): 20,
    })  # fmt: skip
    safe = protect(genders, beside=[besides(districts, 1)])
    for place in districts.why:
        assert safe.count((None, place[0])) is None
        assert {safe.count(("w", place[0])), safe.count(("m", place[0]))} & {None}
    attacked(safe)


def test_two_who_came_are_not_told_by_the_difference() -> None:
    before = protect(Table((("a", "b", "c"),), {("a",): 31, ("b",): 24, ("c",): 53}))
    now = Table((("a", "b", "c"),), {("a",): 33, ("b",): 24, ("c",): 53})
    assert protect(now).why == {}
    safe = protect(now, beside=[besides(before, 0, same_people=False)])
    assert safe.why[("a",)] == Why.BESIDE
    assert safe.lost == 2
    everybody = Table(now.dimensions, {("a",): 38, ("b",): 24, ("c",): 53})
    assert ("a",) in protect(everybody, beside=[besides(before, 0, same_people=False)]).why


def test_of_other_dimensions_nothing_follows() -> None:
    districts = protect(Table((("a", "b", "c"),), {("a",): 4, ("b",): 30, ("c",): 40}))
    genders = Table((("w", "m"),), {("w",): 30, ("m",): 44})
    assert protect(genders, beside=[besides(districts, None)]).why == {}


def test_where_nothing_hides_it_the_new_table_is_refused() -> None:
    """Two groups are kept back; without them nothing of the new table is left to leave out."""
    before = Table((("a", "b", "c"),), {("a",): 3, ("b",): 20, ("c",): 40})
    told = {("a",): None, ("b",): None, ("c",): 40, (None,): 63}
    now = Table((("a", "bc"),), {("a",): 3, ("bc",): 60})
    with pytest.raises(Refused):
        protect(now, beside=[Beside(before, told, (0,)), Beside(
            Table((("bc", "x"),), {("bc",): 60, ("x",): 3}),
            {("bc",): 60, ("x",): None, (None,): 63}, (0,),
        )])  # fmt: skip
