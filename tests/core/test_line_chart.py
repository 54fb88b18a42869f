"""An indicator's values as a line: what was promised, what was measured, what a table says."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from django.utils import translation

from gemeinwerk.core import charts, ui
from gemeinwerk.core.charts.line import Line, LineChart, Point, number

START, GOAL = ui.Value(date(2023, 1, 1), 8), ui.Value(date(2027, 1, 1), 200)


def drawn(
    *actual: ui.Value,
    baseline: ui.Value | None = None,
    target: ui.Value | None = None,
    unit: str = "Kurse",
) -> LineChart:
    chart = charts.line_chart(actual, baseline=baseline, target=target, unit=unit, title="Kurse")
    assert chart
    return chart


def test_the_whole_of_it() -> None:
    """2023 to 2027 are 1,461 days; 0 stands at 196, 200 at 16 pixels."""
    late, early = ui.Value(date(2025, 1, 1), 83), ui.Value(date(2024, 1, 1), Decimal("12.5"))
    chart = drawn(late, early, baseline=START, target=GOAL)
    assert chart.grid == [
        ("196.0", "0"), ("151.0", "50"), ("106.0", "100"), ("61.0", "150"), ("16.0", "200"),
    ]  # fmt: skip
    assert chart.years == [
        ("0.00%", "2023"), ("24.98%", "2024"), ("50.03%", "2025"), ("75.02%", "2026"),
        ("100.00%", "2027"),
    ]  # fmt: skip
    assert chart.points == [
        Point("0.00%", "188.8", "8", "174.8", "start"),
        Point("24.98%", "184.8", "12,5", "170.8", "middle"),
        Point("50.03%", "121.3", "83", "143.3", "middle"),
    ]
    assert chart.path == [
        Line("0.00%", "188.8", "24.98%", "184.8"),
        Line("24.98%", "184.8", "50.03%", "121.3"),
    ]
    assert chart.target == Point("100.00%", "16.0", "200", "2.0", "end")
    assert chart.promise == [Line("0.00%", "188.8", "100.00%", "16.0")]
    assert [(column.label, column.numeric) for column in chart.table.columns] == [
        ("Tag", False), ("Kurse", True), ("Art", False),
    ]  # fmt: skip
    assert chart.table.rows[1:] == [
        ["01.01.2024", "12,5", "gemessen"],
        ["01.01.2025", "83", "gemessen"],
        ["01.01.2027", "200", "Ziel"],
    ]


def test_what_was_said_of_a_value_stands_beside_it_and_beside_no_other() -> None:
    """Also where only one of them has a remark."""
    said = ui.Value(date(2024, 1, 1), 12, note="nur erstes Halbjahr")
    chart = drawn(said, ui.Value(date(2025, 1, 1), 83), target=GOAL)
    assert [column.label for column in chart.table.columns][3:] == ["Dazu"]
    assert [(row[1], row[3]) for row in chart.table.rows] == [
        ("12", "nur erstes Halbjahr"), ("83", ""), ("200", ""),
    ]  # fmt: skip


def test_without_a_remark_no_column_stands_empty() -> None:
    chart = drawn(ui.Value(date(2024, 1, 1), 12), ui.Value(date(2025, 1, 1), 83))
    assert [column.label for column in chart.table.columns] == ["Tag", "Kurse", "Art"]


def test_without_a_target_nothing_was_promised() -> None:
    chart = drawn(ui.Value(date(2024, 1, 1), 10), baseline=START, unit="")
    assert (chart.target, chart.promise) == (None, [])
    assert chart.description == "01.01.2023: 8; 01.01.2024: 10"
    assert chart.table.columns[1].label == "Wert"


def test_two_values_are_enough_and_none_or_one_is_not() -> None:
    assert drawn(baseline=START, target=GOAL).path == []
    for values in ([], [START]):
        assert charts.line_chart(values, baseline=None, target=None, unit="", title="") is None
    assert charts.line_chart([], baseline=None, target=GOAL, unit="", title="") is None


def test_what_was_measured_on_the_day_of_the_baseline_stands_for_it() -> None:
    chart = drawn(ui.Value(START.on, 9), baseline=START, target=GOAL)
    assert [point.label for point in chart.points] == ["9"]


def test_values_above_nought_are_held_against_nought() -> None:
    chart = drawn(ui.Value(date(2024, 1, 1), 0.5), ui.Value(date(2025, 1, 1), 4))
    assert [label for _place, label in chart.grid] == ["0", "1", "2", "3", "4"]


def test_a_line_within_a_year_marks_none() -> None:
    assert drawn(ui.Value(date(2024, 2, 1), 1), ui.Value(date(2024, 5, 1), 4)).years == []


def test_values_below_nought_have_room() -> None:
    chart = drawn(ui.Value(date(2024, 1, 1), -5), ui.Value(date(2025, 1, 1), 10))
    assert [label for _place, label in chart.grid] == ["-5", "0", "5", "10"]
    assert [point.y for point in chart.points] == ["196.0", "16.0"]


def test_values_of_one_day_stand_at_its_begin() -> None:
    chart = drawn(ui.Value(GOAL.on, 4), target=GOAL)
    assert chart.target
    assert (chart.points[0].x, chart.target.x) == ("0.00%", "0.00%")


@pytest.mark.parametrize(
    ("share", "anchor"),
    [(9, "start"), (10, "middle"), (50, "middle"), (90, "middle"), (91, "end")],
)
def test_a_label_at_the_edge_runs_inwards(share: int, anchor: str) -> None:
    first = date(2023, 1, 1)
    day = date.fromordinal(first.toordinal() + share * 10)
    ends = ui.Value(first, 0), ui.Value(date.fromordinal(first.toordinal() + 1_000), 100)
    chart = drawn(ends[0], ui.Value(day, 50), target=ends[1])
    assert chart.points[1].anchor == anchor


@pytest.mark.parametrize(("value", "above"), [(13, True), (Decimal("13.6"), False), (14, False)])
def test_a_label_near_the_ground_stands_above_its_point(value: int | Decimal, above: bool) -> None:
    """100 stands 180 pixels above the ground: 13 has 23.4 of them, 13.6 has 24.5."""
    chart = drawn(ui.Value(date(2024, 1, 1), value), target=ui.Value(date(2025, 1, 1), 100))
    point = chart.points[0]
    assert (float(point.label_y) < float(point.y)) is above
    assert float(point.label_y) - float(point.y) == pytest.approx(-14 if above else 22)


@pytest.mark.parametrize(
    ("first", "last", "marked"),
    [
        (date(2000, 1, 1), date(2009, 1, 1), list(range(2000, 2010))),
        (date(2000, 1, 1), date(2010, 1, 1), list(range(2000, 2011, 2))),
        (date(2000, 6, 1), date(2024, 6, 1), list(range(2001, 2025, 3))),
    ],
)
def test_at_most_ten_years_are_marked(first: date, last: date, marked: list[int]) -> None:
    chart = drawn(ui.Value(first, 1), ui.Value(last, 2))
    assert [int(year) for _place, year in chart.years] == marked


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1_234, "1.234"),
        (Decimal("40.50"), "40,5"),
        (Decimal("3.14159"), "3,1416"),
        (100, "100"),
        (0.25, "0,25"),
        (0, "0"),
    ],
)
def test_a_number_has_the_digits_it_needs(value: int | float | Decimal, written: str) -> None:
    assert number(value) == written


def test_today_is_told_in_the_language_of_the_page() -> None:
    with translation.override("en"):
        chart = charts.line_chart(
            [ui.Value(date(2024, 1, 1), 20)], baseline=START, target=GOAL, unit="", title="",
            today=date(2025, 1, 1),
        )  # fmt: skip
    assert chart
    assert chart.today
    assert chart.today.label == "today, 1 January"


def test_today_is_marked_with_where_the_promised_way_is() -> None:
    """On 2 January 2025 half of the way is over: from 8 to 200
    that is 104; not 104,1, since nobody counts courses so exactly."""
    now = date(2025, 1, 1)
    chart = charts.line_chart(
        [ui.Value(date(2024, 1, 1), 20)], baseline=START, target=GOAL, unit="Kurse", title="Kurse",
        today=now, awaited=ui.Value(date(2029, 1, 1), 200),
    )  # fmt: skip
    assert chart
    assert chart.today
    assert (chart.today.x, chart.today.label) == ("33.35%", "heute, 1. Januar")
    assert chart.on_path
    assert (chart.on_path.x, chart.on_path.label) == ("33.35%", "104")
    assert chart.awaited
    assert (chart.awaited.x, chart.awaited.y) == ("100.00%", "16.0")
    assert (chart.awaited.label, chart.awaited.anchor) == ("erwartet: 01.01.2029", "end")
    assert chart.onward == Line(chart.points[-1].x, chart.points[-1].y, "100.00%", "16.0")
    assert chart.table.rows[2:] == [
        ["01.01.2025", "104", "heute nach dem zugesagten Weg"],
        ["01.01.2027", "200", "Ziel"],
        ["01.01.2029", "200", "erwartet"],
    ]
    assert "heute nach dem zugesagten Weg: 104 Kurse" in chart.description
    assert chart.description.endswith("erwartet: 200 Kurse am 01.01.2029")


@pytest.mark.parametrize("now", [date(2023, 1, 1), date(2027, 1, 1), date(2028, 5, 1)])
def test_beyond_its_ends_there_is_no_way(now: date) -> None:
    chart = charts.line_chart(
        [ui.Value(date(2024, 1, 1), 20)], baseline=START, target=GOAL, unit="", title="Kurse",
        today=now,
    )  # fmt: skip
    assert chart
    assert (chart.on_path, chart.awaited, chart.onward) == (None, None, None)
    assert chart.today
    assert all(float(one.x[:-1]) <= 100 for one in (*chart.points, chart.today))


def test_what_is_drawn_is_what_is_told() -> None:
    from django.template import Context, Template

    html = Template(
        "{% load charts %}{% line_chart values title='K' baseline=start target=goal today=now"
        " awaited=goal %}"
    ).render(
        Context({
            "values": [ui.Value(date(2024, 1, 1), 20)], "start": START, "goal": GOAL,
            "now": date(2025, 1, 1),
        })
    )  # fmt: skip
    for name in ("gw-now", "gw-onpath", "gw-awaited", "gw-onward"):
        assert html.count(f'class="{name}"') == 1, name
    assert "heute nach dem zugesagten Weg" in html.partition("<table")[2]


def test_steps_bend_the_way_and_a_straight_line_leads_where_it_leads() -> None:
    """All of it stands in the table too, the target among them."""
    chart = charts.line_chart(
        [ui.Value(date(2024, 1, 1), 20)], baseline=START, target=GOAL, unit="Kurse", title="Kurse",
        today=date(2025, 1, 1), steps=[ui.Value(date(2026, 1, 1), 50)],
        outlook=ui.Band(GOAL.on, 80, 60, 210),
    )  # fmt: skip
    assert chart
    assert [label for _place, label in chart.grid][-1] == "300"
    step, end = chart.steps[0], chart.target
    assert end
    assert chart.promise == [
        Line(chart.points[0].x, chart.points[0].y, step.x, step.y),
        Line(step.x, step.y, end.x, end.y),
    ]
    last = chart.points[-1]
    assert chart.outlook == Line(last.x, last.y, "100.00%", "148.0")
    assert chart.band == Line("100.00%", "160.0", "100.00%", "70.0")
    assert chart.table.rows[2:] == [
        ["01.01.2025", "36", "heute nach dem zugesagten Weg", ""],
        ["01.01.2026", "50", "Zwischenziel", ""],
        ["01.01.2027", "200", "Ziel", ""],
        ["01.01.2027", "80", "geradlinig fortgeschrieben", "ungewiss, zwischen 60 und 210 Kurse"],
    ]
    assert "geradlinig fortgeschrieben: 80 Kurse am 01.01.2027, ungewiss" in chart.description


def test_no_label_lies_on_another() -> None:
    """Monthly values: the last and the first are written, and as many between as there is room."""
    values = [ui.Value(date(2025, 1 + month, 1), Decimal(1000 + month)) for month in range(12)]
    chart = drawn(*values)
    shown = [(float(one.x.rstrip("%")), one.label) for one in chart.points if one.label]
    assert len(chart.points) == 12
    assert (shown[0][1], shown[-1][1]) == ("1.000", "1.011")
    assert all(after - before > 15 for (before, _), (after, _) in pairwise(shown))


def test_labels_at_other_heights_stay() -> None:
    values = [
        ui.Value(date(2025, 1, 1), Decimal(1)), ui.Value(date(2025, 2, 1), Decimal(90)),
        ui.Value(date(2025, 3, 1), Decimal(10)), ui.Value(date(2027, 1, 1), Decimal(50)),
    ]  # fmt: skip
    chart = drawn(*values)
    assert [one.label for one in chart.points] == ["1", "90", "10", "50"]


def test_of_very_many_values_those_that_give_the_line_its_shape() -> None:
    """A peak of one day among three thousand is seen; what is not told is counted."""
    first = date(2015, 1, 1)
    values = [ui.Value(date.fromordinal(first.toordinal() + n), n % 7) for n in range(3_000)]
    values[1_234] = ui.Value(values[1_234].on, 99)
    chart = drawn(*values)
    assert len(chart.points) <= charts.line.MOST_POINTS
    assert "99" in [row[1] for row in chart.table.rows]
    assert chart.left_out == 3_000 - len(chart.table.rows)
    assert chart.points[-1].label == "3"
    assert drawn(*values[:30]).left_out == 0
