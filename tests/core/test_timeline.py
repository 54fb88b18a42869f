"""Planned and actual stages on one line of time."""

from datetime import date

import pytest

from gemeinwerk.core import charts, ui
from gemeinwerk.core.charts.timeline import Stretch, Timeline

TODAY = date(2023, 6, 15)


def drawn(*spans: ui.Span, today: date = TODAY) -> Timeline:
    chart = charts.timeline(spans, today, "Abschnitte")
    assert chart
    return chart


def test_the_whole_of_it() -> None:
    """January to the end of June, and three hundredths more: 185 days."""
    chart = drawn(
        ui.Span("A", date(2023, 1, 10), date(2023, 3, 31), date(2023, 1, 10), date(2023, 4, 1)),
        ui.Span("B", date(2023, 4, 1), date(2023, 6, 30), date(2023, 5, 1)),
        ui.Span("C", None, date(2023, 6, 30)),
        ui.Span("D"),
    )
    assert chart.ticks == [
        ("0.00%", "Jan 23"), ("16.76%", "Feb 23"), ("31.89%", "Mär 23"), ("48.65%", "Apr 23"),
        ("64.86%", "Mai 23"), ("81.62%", "Jun 23"), ("97.84%", ""),
    ]  # fmt: skip
    assert chart.today == "89.19%"
    assert [(row.planned, row.actual) for row in chart.rows] == [
        (Stretch("4.86%", "43.24%"), Stretch("4.86%", "43.78%")),
        (Stretch("48.65%", "48.65%"), Stretch("64.86%", "24.32%")),
        (Stretch("97.30%", "0.50%", day=True), None),
        (None, None),
    ]
    assert [(row.tone, row.description) for row in chart.rows] == [
        (
            "delayed",
            "geplant 10.01.2023 – 31.03.2023; tatsächlich 10.01.2023 – 01.04.2023; einen Tag "
            "später als geplant",
        ),
        ("progress", "geplant 01.04.2023 – 30.06.2023; tatsächlich ab 01.05.2023; läuft"),
        ("progress", "geplant 30.06.2023"),
        ("progress", "geplant –"),
    ]
    assert chart.table.rows == [
        ["A", "10.01.2023 – 31.03.2023", "10.01.2023 – 01.04.2023", "einen Tag später als geplant"],
        ["B", "01.04.2023 – 30.06.2023", "ab 01.05.2023", "läuft"],
        ["C", "30.06.2023", "", ""],
        ["D", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("span", "today", "mark"),
    [
        (ui.Span("A", date(2023, 1, 1), date(2023, 3, 31)), date(2022, 12, 31), ""),
        (ui.Span("A", date(2023, 1, 1), date(2023, 3, 31)), date(2023, 1, 1), "0.00%"),
        (ui.Span("A", date(2023, 1, 1), date(2023, 3, 31)), date(2023, 4, 2), "100.00%"),
        (ui.Span("A", date(2023, 1, 1), date(2023, 3, 31)), date(2023, 4, 3), ""),
        (ui.Span("A", actual_start=date(2023, 1, 1)), date(2023, 12, 31), "97.33%"),
    ],
)
def test_today_is_marked_where_it_is_on_the_line(span: ui.Span, today: date, mark: str) -> None:
    assert drawn(span, today=today).today == mark


def test_a_line_is_never_shorter_than_sixty_days() -> None:
    day = date(2023, 1, 1)
    assert drawn(ui.Span("A", day, date(2023, 1, 31))).rows[0].planned == Stretch("0.00%", "50.00%")


def test_what_runs_reaches_to_today_and_what_will_begin_stands_at_its_day() -> None:
    running = ui.Span("A", actual_start=date(2023, 1, 1))
    assert drawn(running, today=date(2023, 12, 31)).rows[0].actual == Stretch("0.00%", "97.33%")
    begins = ui.Span("B", date(2023, 1, 1), date(2023, 12, 31), date(2023, 7, 1))
    row = drawn(begins).rows[0]
    assert (row.actual, row.remark) == (Stretch("48.40%", "0.50%", day=True), "")


@pytest.mark.parametrize(
    ("planned", "actual", "tone"),
    [
        (date(2023, 6, 15), None, "progress"),
        (date(2023, 6, 14), None, "delayed"),
        (date(2023, 6, 14), date(2023, 6, 14), "done"),
        (date(2023, 6, 14), date(2023, 6, 15), "delayed"),
        (None, date(2023, 6, 15), "done"),
        (None, None, "progress"),
    ],
)
def test_a_stage_is_late_when_its_last_day_has_passed(
    planned: date | None, actual: date | None, tone: str
) -> None:
    span = ui.Span("A", date(2023, 1, 1), planned, date(2023, 1, 1), actual)
    assert drawn(span).rows[0].tone == tone
