"""Where a day, a stretch of time and a value stand in a chart."""

from datetime import date
from typing import Any

import pytest

from gemeinwerk.core import charts, ui
from gemeinwerk.core.charts.scale import DateScale, nice_ticks

YEAR = DateScale(date(2023, 1, 1), date(2024, 1, 1))
TODAY = date(2024, 6, 30)


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(2023, 1, 1), "0.00%"),
        (date(2023, 3, 15), "20.00%"),
        (date(2024, 1, 1), "100.00%"),
        (date(2020, 1, 1), "0.00%"),
        (date(2030, 1, 1), "100.00%"),
    ],
)
def test_a_day_stands_at_its_share_and_never_beyond_the_edge(day: date, place: str) -> None:
    assert YEAR.at(day) == place


def test_a_frame_of_one_day_has_a_place_for_it() -> None:
    assert DateScale(TODAY, TODAY).at(TODAY) == "0.00%"
    assert DateScale(TODAY, date(2024, 7, 1)).at(date(2024, 7, 1)) == "100.00%"


@pytest.mark.parametrize(
    ("start", "end", "place", "width"),
    [
        (date(2023, 1, 1), date(2023, 3, 15), "0.00%", "20.00%"),
        (date(2023, 3, 15), date(2024, 1, 1), "20.00%", "80.00%"),
        (date(2023, 3, 15), date(2023, 3, 15), "20.00%", "0.50%"),
        (date(2024, 1, 1), date(2024, 1, 1), "99.50%", "0.50%"),
    ],
)
def test_a_stretch_has_a_place_and_a_width_that_is_seen(
    start: date, end: date, place: str, width: str
) -> None:
    assert YEAR.stretch(start, end) == (place, width)


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        (
            date(2024, 1, 1),
            date(2024, 9, 30),
            "24-01 24-02 24-03 24-04 24-05 24-06 24-07 24-08 24-09",
        ),
        (date(2024, 1, 1), date(2024, 10, 1), "24-01 24-03 24-05 24-07 24-09"),
        (date(2023, 11, 15), date(2024, 3, 1), "23-12 24-01 24-02 24-03"),
        (date(2024, 1, 1), date(2026, 12, 31), "24-01 24-07 25-01 25-07 26-01 26-07"),
        (date(2024, 1, 1), date(2025, 12, 31), "24-01 24-04 24-07 24-10 25-01 25-04 25-07 25-10"),
        (date(2024, 1, 1), date(2032, 12, 31), " ".join(f"{n}-01" for n in range(24, 33))),
        (date(2024, 3, 1), date(2029, 12, 31), "25-01 26-01 27-01 28-01 29-01"),
        (date(2024, 3, 1), date(2033, 12, 31), "25-01 27-01 29-01 31-01 33-01"),
        (date(2024, 5, 10), date(2024, 5, 20), ""),
    ],
)
def test_months_are_marked_in_even_steps(first: date, last: date, ticks: str) -> None:
    marked = DateScale(first, last).month_ticks()
    assert [f"{day:%y-%m-%d}" for day in marked] == [f"{tick}-01" for tick in ticks.split()]


@pytest.mark.parametrize(
    ("years", "step"), [(9, 1), (10, 2), (18, 2), (19, 5), (46, 10), (91, 50), (600, 50)]
)
def test_years_are_marked_in_even_steps(years: int, step: int) -> None:
    marked = DateScale(date(2000, 1, 1), date(1999 + years, 12, 31)).month_ticks()
    assert [day.year for day in marked] == list(range(2000, 2000 + years, step))


@pytest.mark.parametrize(
    ("lowest", "highest", "ticks"),
    [
        (0, 100, [0, 25, 50, 75, 100]),
        (0, 40, [0, 10, 20, 30, 40]),
        (0, 41, [0, 20, 40, 60]),
        (0, 26, [0, 10, 20, 30]),
        (0, 0.3, [0, 0.1, 0.2, 0.3]),
        (-3, 7, [-5, -2.5, 0, 2.5, 5, 7.5]),
        (5, 5, [5, 5.25, 5.5, 5.75, 6]),
        (0, 1_000_000, [0, 250_000, 500_000, 750_000, 1_000_000]),
    ],
)
def test_values_are_marked_with_round_numbers(
    lowest: float, highest: float, ticks: list[float]
) -> None:
    assert nice_ticks(lowest, highest) == ticks


FRAME: dict[str, Any] = {
    "frame_start": date(2023, 1, 1),
    "frame_end": date(2024, 1, 1),
    "today": date(2023, 3, 15),
}


@pytest.mark.parametrize(
    ("start", "end", "permanent", "place", "width", "label"),
    [
        (date(2023, 3, 15), date(2024, 1, 1), False, "20.00%", "80.00%", "2023 – 2024"),
        (date(2023, 3, 15), date(2023, 12, 31), False, "20.00%", "79.73%", "2023"),
        (date(2023, 3, 15), None, False, "20.00%", "80.00%", "ab 2023"),
        (date(2023, 3, 15), date(2023, 3, 16), True, "20.00%", "80.00%", "ab 2023 dauerhaft"),
        (None, date(2023, 3, 15), False, "0.00%", "20.00%", "bis 2023"),
        (None, None, True, "0.00%", "100.00%", "dauerhaft"),
        (None, None, False, "0.00%", "0%", "Zeitraum offen"),
    ],
)
def test_a_period_is_drawn_within_its_frame(
    start: date | None, end: date | None, permanent: bool, place: str, width: str, label: str
) -> None:
    bar = charts.period_bar(start, end, permanent=permanent, **FRAME)
    assert (bar.x, bar.width, bar.label) == (place, width, label)


@pytest.mark.parametrize(
    ("today", "mark"),
    [
        (date(2022, 12, 31), ""),
        (date(2023, 1, 1), "0.00%"),
        (date(2024, 1, 1), "100.00%"),
        (date(2024, 1, 2), ""),
    ],
)
def test_today_is_marked_where_it_lies_within_the_frame(today: date, mark: str) -> None:
    assert charts.period_bar(None, None, **(FRAME | {"today": today})).today == mark


@pytest.mark.parametrize(
    ("tone", "outlined"),
    [("none", True), ("unknown", True), ("progress", False), ("done", False)],
)
def test_what_has_not_begun_is_an_outline(tone: ui.Tone, outlined: bool) -> None:
    assert charts.period_bar(None, None, tone=tone, **FRAME).is_plan is outlined


def test_a_piece_has_room_for_its_number_from_one_in_twenty_two_on() -> None:
    segments = [ui.Segment("done", "fertig"), ui.Segment("none", "offen")]
    chart = charts.stacked_chart(
        segments, [ui.StackedRow("A", [45, 955]), ui.StackedRow("B", [44, 956])], "Stand"
    )
    assert [[piece.room for piece in bar.pieces] for bar in chart.bars] == [
        [True, True],
        [False, True],
    ]
    assert [piece.middle for piece in chart.bars[0].pieces] == ["2.25%", "52.25%"]


def test_what_counts_nothing_has_no_piece_and_what_follows_has() -> None:
    segments = [ui.Segment("done", "fertig"), ui.Segment("none", "offen")]
    chart = charts.stacked_chart(segments, [ui.StackedRow("A", [0, 4])], "Stand")
    (piece,) = chart.bars[0].pieces
    assert (piece.x, piece.width, piece.count) == ("0.00%", "100.00%", 4)
    assert chart.bars[0].description == "offen: 4"


def test_a_row_counts_each_kind_that_the_legend_has() -> None:
    segments = [ui.Segment("done", "fertig"), ui.Segment("none", "offen")]
    for counts in ([1], [1, 2, 3]):
        with pytest.raises(ValueError, match="zip"):
            charts.stacked_chart(segments, [ui.StackedRow("A", counts)], "Stand")


def test_one_row_needs_no_sum_and_none_at_all_counts_nothing() -> None:
    segments = [ui.Segment("done", "fertig"), ui.Segment("none", "offen")]
    one = charts.stacked_chart(segments, [ui.StackedRow("Wohnen", [1, 0])], "Stand")
    assert one.table.rows == [["Wohnen", 1, 0]]
    assert [column.numeric for column in one.table.columns] == [False, True, True]
    assert one.bars[0].description == "fertig: 1"
    none = charts.stacked_chart(segments, [], "Stand")
    assert [(one[0], one[2]) for one in none.legend] == [(segments[0], 0), (segments[1], 0)]
    assert (none.bars, none.table.rows) == ([], [])
