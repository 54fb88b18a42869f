"""An attacker with whole-number programmes finds no small count, and no cell more than needed is
lost."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemeinwerk.engines.disclosure.attacking import possible
from gemeinwerk.engines.disclosure.protecting import Refused, Safe, Why, protect
from gemeinwerk.engines.disclosure.tables import Table

steady = settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
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


@settings(steady, max_examples=8)
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


@settings(steady, max_examples=6)
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
