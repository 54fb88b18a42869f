"""How late something is, as people say it."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from gemeinwerk.core import charts, ui
from gemeinwerk.core.charts.lateness import lateness, since

PLANNED = date(2024, 1, 15)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, ""),
        (1, "einen Tag später als geplant"),
        (12, "zwölf Tage später als geplant"),
        (13, "13 Tage später als geplant"),
        (14, "zwei Wochen später als geplant"),
        (59, "acht Wochen später als geplant"),
        (60, "neun Wochen später als geplant"),
        (77, "elf Wochen später als geplant"),
        (90, "13 Wochen später als geplant"),
        (91, "drei Monate später als geplant"),
        (110, "knapp vier Monate später als geplant"),
        (134, "gut vier Monate später als geplant"),
        (121, "vier Monate später als geplant"),
        (400, "13 Monate später als geplant"),
        (-1, "einen Tag früher als geplant"),
        (-21, "drei Wochen früher als geplant"),
    ],
)
def test_days_then_weeks_then_months(days: int, words: str) -> None:
    assert lateness(PLANNED, PLANNED + timedelta(days=days)) == words


@pytest.mark.parametrize("dates", [(None, PLANNED), (PLANNED, None), (None, None)])
def test_without_both_dates_nothing_is_said(dates: tuple[date | None, date | None]) -> None:
    assert lateness(*dates) == ""


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "seit einem Tag"),
        (2, "seit zwei Tagen"),
        (15, "seit zwei Wochen"),
        (77, "seit elf Wochen"),
        (110, "seit knapp vier Monaten"),
        (120, "seit vier Monaten"),
    ],
)
def test_since_when_stands_in_the_dative(days: int, words: str) -> None:
    with translation.override("de"):
        assert since(days) == words


@pytest.mark.parametrize(
    ("last", "tone", "remark"),
    [
        (date(2024, 6, 30), "progress", "läuft"),
        (date(2024, 6, 29), "delayed", "seit einem Tag überfällig"),
    ],
)
def test_a_stage_is_late_from_the_day_after_its_last_one(
    last: date, tone: str, remark: str
) -> None:
    today = date(2024, 6, 30)
    chart = charts.timeline([ui.Span("A", date(2024, 1, 1), last, today)], today, "Abschnitte")
    assert chart
    assert [(row.tone, row.remark) for row in chart.rows] == [(tone, remark)]


def test_small_numbers_are_words() -> None:
    said = [lateness(PLANNED, PLANNED + timedelta(days=days)).split()[0] for days in range(2, 13)]
    assert said == [
        "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    ]  # fmt: skip
