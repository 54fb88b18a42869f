from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.german import find_span, parse_date, parse_period


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2024–2026", "2024-01-01", "2026-12-31"),
        ("2024-26", "2024-01-01", "2026-12-31"),
        ("2015/2016", "2015-01-01", "2016-12-31"),
        ("2015 / 2016", "2015-01-01", "2016-12-31"),
        ("von 2024 bis 2026", "2024-01-01", "2026-12-31"),
        ("2025, 2026 und 2027", "2025-01-01", "2027-12-31"),
        ("01/2024 – 12/2026", "2024-01-01", "2026-12-31"),
        ("1.1.2024 - 31.12.2026", "2024-01-01", "2026-12-31"),
        ("1.5.–30.6.2025", "2025-05-01", "2025-06-30"),
        ("Januar bis Juni 2025", "2025-01-01", "2025-06-30"),
        ("Mai 2025", "2025-05-01", "2025-05-31"),
        ("II. Quartal 2025", "2025-04-01", "2025-06-30"),
        ("Q3/2025", "2025-07-01", "2025-09-30"),
        ("III/2025", "2025-07-01", "2025-09-30"),
        ("Q1–Q3 2025", "2025-01-01", "2025-09-30"),
        ("I.-III. Quartal 2025", "2025-01-01", "2025-09-30"),
        ("1./2. Quartal 2025", "2025-01-01", "2025-06-30"),
        ("1. Halbjahr 2026", "2026-01-01", "2026-06-30"),
        ("2. HJ 2025 bis Ende 2026", "2025-07-01", "2026-12-31"),
        ("Schuljahr 2025/26", "2025-08-01", "2026-07-31"),
        ("KW 12/2026", "2026-03-16", "2026-03-22"),
        ("Sommer 2026", "2026-06-01", "2026-08-31"),
        ("Ende 2026", None, "2026-12-31"),
        ("Mitte 2026", None, "2026-06-30"),
        ("bis Ende 2026", None, "2026-12-31"),
        ("bis 31.12.2026", None, "2026-12-31"),
        ("spätestens 30.06.2026", None, "2026-06-30"),
        ("Umsetzung bis: 2027", None, "2027-12-31"),
        ("Ende des 2. Quartals 2026", None, "2026-06-30"),
        ("ab 2025", "2025-01-01", None),
        ("2025 ff.", "2025-01-01", None),
        ("seit 2019", "2019-01-01", None),
        ("2025 (Start), 2026 (Abschluss)", "2025-01-01", "2026-12-31"),
        ("Beginn: Mai 2025, Ende: Dezember 2026", "2025-05-01", "2026-12-31"),
        ("by 2027", None, "2027-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(typed, start, end):
    read = parse_period(typed)
    days = tuple(day and day.isoformat() for day in (read.start, read.end))
    assert (days, read.permanent, read.rest) == ((start, end), False, "")


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("Daueraufgabe, laufend, kontinuierlich", None),
        ("fortlaufend", None),
        ("ab 2025 fortlaufend", date(2025, 1, 1)),
        ("laufend seit 2020", date(2020, 1, 1)),
        ("ongoing since 2021", date(2021, 1, 1)),
    ],
)
def test_a_permanent_task(typed, start):
    read = parse_period(typed)
    assert (read.permanent, read.start, read.end) == (True, start, None)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("kurzfristig", ("kurzfristig",)),
        ("kurz- bis mittelfristig", ("kurz- bis mittelfristig",)),
        ("zeitnah", ("zeitnah",)),
        ("langfristig (bis 2035)", ("langfristig",)),
    ],
)
def test_vague_words_are_kept_as_typed(typed, words):
    assert parse_period(typed).vague == words


def test_what_is_no_time_is_left_over():
    read = parse_period("3 Jahre ab Beschluss")
    assert (read.understood, read.rest) == (False, "3 Beschluss")
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
