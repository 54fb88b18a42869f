import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.german import Column, find_span, fold, parse_date, parse_period
from gemeinwerk.german import time_words as words
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


PHRASES = [typed for column, typed, start, end, *_ in CASES
           if column == "timeframe" and (start != "-" or end != "-")]  # fmt: skip
MODELLED = sorted(
    words.SINCE | words.BEGINS | words.ENDS | words.UNTIL | words.ONWARDS | words.OPEN
    | words.TENTATIVE | words.PERMANENT | words.RHYTHM | words.VAGUE | {"nach", "vor"}
)  # fmt: skip
ONLY_CONNECT = words.PLACING | words.PARTING | words.LINKS | {"bis", "to", "dann"}
FOREIGN = [
    "nicht",
    "Beschluss",
    "Haushaltsmittel",
    "verlängert",
    "Rat",
    "Phase",
    "außer",
    "3",
    "17",
]
FOREIGN += ["mind.", "€", "%", "§ 5", "Termine", "x", "Nr. 4", "MwSt", "laut", "kein", "statt"]


def value(read):
    return {name: getattr(read, name) for name in ("start", "end", *FLAGS.values())}


@settings(max_examples=600, deadline=None)
@given(
    st.sampled_from(PHRASES),
    st.one_of(
        st.sampled_from(MODELLED),
        st.sampled_from(FOREIGN),
        st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöü", min_size=3, max_size=9),
    ),
    st.booleans(),
)
def test_a_word_beside_a_period_shows_in_the_value_or_stands_in_the_rest(phrase, word, before):
    alone = parse_period(phrase)
    read = parse_period(f"{word} {phrase}" if before else f"{phrase} {word}")
    bare = word.strip(" .")
    told = bare in read.rest or value(read) != value(alone)
    again = bare.casefold() in phrase.casefold() or fold(bare) in ONLY_CONNECT
    assert told or again or says_the_same(fold(bare), read)


def says_the_same(word, read):
    """Whether a word says what the value says already: "spätestens" before "bis 2027"."""
    if word in words.TENTATIVE:
        return read.tentative
    if word in words.PERMANENT | words.RHYTHM:
        return read.permanent
    if word in words.ENDS | words.UNTIL | {"vor", "nach"}:
        return bool(read.end or read.open_end)
    return word in words.SINCE | words.BEGINS | words.ONWARDS | words.OPEN and bool(read.start)


@settings(max_examples=600, deadline=None)
@given(CELLS)
def test_no_number_is_in_neither_a_value_nor_the_rest(typed):
    read = parse_period(typed)
    if read.empty:
        return
    said = " ".join([*(point.text for point in read.points), read.rest, read.rhythm, *read.vague])
    for number in re.findall(r"[0-9]+", typed):
        assert number in said
