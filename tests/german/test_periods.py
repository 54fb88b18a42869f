from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.german import Column, find_span, parse_date, parse_period
from tests.german.cases import first_day, last_day, rows

CASES = [(column, *row) for column, row in rows("periods.txt", 5)]
FLAGS = {
    "o": "open_end", "p": "permanent", "r": "rhythm", "v": "vague", "t": "tentative",
    "b": "backwards", "e": "empty",
}  # fmt: skip


@pytest.mark.parametrize(("column", "typed", "start", "end", "flags", "rest"), CASES)
def test_a_cell_says_when_and_what_is_left_over(column, typed, start, end, flags, rest):
    read = parse_period(typed, Column(column))
    said = "".join(flag for flag, name in FLAGS.items() if getattr(read, name))
    assert (read.start, read.end, said, read.rest) == (
        first_day(start),
        last_day(end),
        "".join(flag for flag in FLAGS if flag in flags),
        rest,
    )


def test_there_are_many_cases_and_none_twice():
    assert len({(column, typed) for column, typed, *_ in CASES}) == len(CASES) >= 400


def test_what_is_no_time_is_left_over():
    read = parse_period("3 Jahre ab Beschluss")
    assert (read.understood, read.rest) == (False, "3 Jahre ab Beschluss")
    assert parse_period("31.02.2026").rest == "31.02.2026"


def test_a_cell_that_says_nothing():
    assert parse_period("n. N.").empty


def test_days():
    assert parse_date("31.12.26") == date(2026, 12, 31)
    assert parse_date("1. Mai 2025") == date(2025, 5, 1)
    assert parse_date("2026-12-31 00:00:00") == date(2026, 12, 31)
    assert parse_date("Mai 2025") is None


def test_a_point_in_time_inside_a_heading():
    span, begin, end = find_span("Sachstand 2015 / 2016 (Bericht)")
    assert (span.start, span.end) == (date(2015, 1, 1), date(2016, 12, 31))
    assert (begin, end) == (10, 21)


CELLS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="0123456789./-– QIVbisabendmai", max_size=40),
    st.lists(
        st.sampled_from(
            ["2025", "2026/27", "bis", "ab", "-", "Q2", "II.", "Quartal", "Mai", "31.12.2026",
             "Ende", "laufend", "kurzfristig", "/", ",", "KW 60 2025", "Halbjahr", "1.", "ff."]
        ),
        max_size=10,
    ).map(" ".join),
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(CELLS)
def test_whatever_is_typed_gives_days_in_order_or_is_left_over(typed):
    read = parse_period(typed)
    assert read.start is None or read.end is None or read.start <= read.end


@pytest.mark.parametrize(
    ("typed", "backwards"),
    [("2028-2026", True), ("31.12.2026 bis 1.1.2026", True), ("2026–2028", False),
     ("2028, 2026", False), ("bis 2026", False)],
)  # fmt: skip
def test_a_stretch_typed_the_wrong_way_round_is_told(typed, backwards):
    assert parse_period(typed).backwards is backwards


@settings(max_examples=250, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_two_days_come_back(one, other):
    first, last = sorted((one, other))
    read = parse_period(f"{first:%d.%m.%Y} – {last:%d.%m.%Y}")
    assert (read.start, read.end) == (first, last)
