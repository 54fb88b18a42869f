"""The way to a target and where values lead: exact on a line, honest off it."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from gemeinwerk.engines.trend import FEWEST, Path, Place, Point, outlook, standing

DAY = date(2024, 1, 1)
values = st.integers(-1_000_000, 1_000_000).map(lambda n: Decimal(n).scaleb(-2))
spans = st.lists(st.integers(0, 4_000), min_size=FEWEST, max_size=24, unique=True)


def at(days: int, value: object) -> Point:
    return Point(DAY + timedelta(days), Decimal(str(value)))


def test_between_two_steps_what_is_due_lies_between_them() -> None:
    path = Path.of([at(400, 200), at(0, 8), at(100, 60)])
    assert path
    assert [path.at(DAY + timedelta(n)) for n in (-1, 0, 50, 100, 250, 400, 9_000)] == [
        None, 8, 34, 60, 130, 200, 200,
    ]  # fmt: skip


def test_one_day_is_no_way() -> None:
    assert Path.of([at(0, 1), at(0, 2)]) is None
    assert Path.of([]) is None


@given(st.lists(st.tuples(st.integers(0, 5_000), values), min_size=2, max_size=8), st.integers())
def test_what_is_due_never_leaves_its_two_neighbours(
    said: list[tuple[int, Decimal]], where: int
) -> None:
    path = Path.of(at(day, value) for day, value in said)
    assume(path is not None)
    assert path
    day = DAY + timedelta(where % 6_000)
    due = path.at(day)
    if due is None:
        assert day < path.points[0].day
        return
    before = [one.value for one in path.points if one.day <= day][-1]
    after = next((one.value for one in path.points if one.day >= day), path.points[-1].value)
    assert min(before, after) <= due <= max(before, after)


@given(values, values, st.integers(1, 4_000), st.integers(0, 4_000), values)
def test_the_lower_the_better_is_the_mirror_of_the_higher_the_better(
    begin: Decimal, end: Decimal, length: int, where: int, value: Decimal
) -> None:
    up = Path.of([at(0, begin), at(length, end)])
    down = Path.of([at(0, -begin), at(length, -end)])
    assert up
    assert down
    first = standing(up, at(where, value), falls=False)
    second = standing(down, at(where, -value), falls=True)
    assert first
    assert second
    assert (first.place, first.due, first.gap) == (second.place, -second.due, second.gap)


def test_a_tenth_of_the_way_is_still_on_it_and_a_hair_more_is_not() -> None:
    path = Path.of([at(0, 0), at(100, 100)])
    assert path
    said = [("59.99", Place.ON), ("60.01", Place.AHEAD), ("40", Place.ON), ("39.99", Place.BEHIND)]
    for value, place in said:
        found = standing(path, at(50, value), falls=False)
        assert found
        assert found.place is place, value
    assert standing(path, Point(DAY - timedelta(1), Decimal(5)), falls=False) is None


def test_a_target_that_is_to_be_held_is_on_its_way_only_where_it_stands() -> None:
    path = Path.of([at(0, 80), at(100, 80)])
    assert path
    found = standing(path, at(50, 79), falls=False)
    assert found
    assert [found.place, found.gap] == [Place.BEHIND, 1]


@given(spans, st.integers(-500, 500), st.integers(-9, 9), st.integers(1, 3_000))
def test_what_lies_on_a_line_goes_on_on_it_without_any_doubt(
    days: list[int], start: int, slope: int, further: int
) -> None:
    until = max(days) + further
    found = outlook((at(n, start + slope * n) for n in days), until=DAY + timedelta(until))
    assert found
    assert found.low == found.value == found.high == start + slope * until
    assert (found.count, found.since) == (len(days), DAY + timedelta(min(days)))


@given(st.lists(values, min_size=0, max_size=30), st.integers(-3_000, 3_000))
def test_never_from_fewer_than_four_and_never_past_the_target_date(
    said: list[Decimal], until: int
) -> None:
    points = [at(30 * n, value) for n, value in enumerate(said)]
    day = DAY + timedelta(until)
    found = outlook(points, until=day)
    possible = len(points) >= FEWEST and points[-1].day < day
    assert (found is not None) == possible
    if found:
        assert found.day == day
        assert found.low <= found.value <= found.high


def test_four_values_of_one_day_are_one_value() -> None:
    points = [at(n, v) for n, v in ((0, 1), (0, 2), (0, 3), (9, 4), (20, 5))]
    assert outlook(points, until=DAY + timedelta(99)) is None


@given(spans, st.lists(values, min_size=24, max_size=24), values, st.integers(-2_000, 2_000))
def test_moved_in_time_or_height_it_says_the_same_elsewhere(
    days: list[int], said: list[Decimal], higher: Decimal, later: int
) -> None:
    points = [at(n, value) for n, value in zip(days, said, strict=False)]
    moved = [Point(one.day + timedelta(later), one.value + higher) for one in points]
    until = DAY + timedelta(max(days) + 200)
    here, there = outlook(points, until=until), outlook(moved, until=until + timedelta(later))
    assert here
    assert there
    for name in ("value", "low", "high"):
        # Rounding a half away from nought may differ by a cent on the other side of it.
        assert abs(getattr(there, name) - getattr(here, name) - higher) <= Decimal("0.01")


@given(spans, st.lists(values, min_size=24, max_size=24), st.integers(1, 1_000))
def test_further_away_it_is_never_surer(days: list[int], said: list[Decimal], further: int) -> None:
    points = [at(n, value) for n, value in zip(days, said, strict=False)]
    near = outlook(points, until=DAY + timedelta(max(days) + further))
    far = outlook(points, until=DAY + timedelta(max(days) + 2 * further))
    assert near
    assert far
    assert far.high - far.low >= near.high - near.low - Decimal("0.02")


def test_the_band_is_the_textbooks() -> None:
    """Five values by hand: the line is 2,2 + 0,6 n, the squares off it sum to 7,6; on day 5 the
    half width is t(3) · √(7,6 / 3 · (1 + 1/5 + 9/10)) = 2,353 · 2,3065 = 5,427."""
    points = [at(n, value) for n, value in enumerate((2, 4, 3, 2, "6.000"))]
    points.append(Point(points[0].day, Decimal("2.001")))
    found = outlook(points, until=DAY + timedelta(5))
    assert found
    assert (found.value, found.low, found.high) == (
        Decimal("5.200"),
        Decimal("-0.227"),
        Decimal("10.627"),
    )


def test_a_count_never_falls_below_nought_and_a_share_never_exceeds_all() -> None:
    falling = [at(n * 100, value) for n, value in enumerate((40, 26, 14, 2))]
    until = DAY + timedelta(900)
    found = outlook(falling, until=until, lowest=Decimal(0), highest=Decimal(30))
    assert found
    assert [found.value, found.low] == [0, 0]
    rising = [Point(one.day, 100 - one.value) for one in falling]
    found = outlook(rising, until=until, lowest=Decimal(0), highest=Decimal(100))
    assert found
    assert [found.value, found.high] == [100, 100]
