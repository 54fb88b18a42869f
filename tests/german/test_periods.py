import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.german import Column, find_span, fold, parse_date, parse_period
from gemeinwerk.german.signs import Line
from gemeinwerk.german.times import words
from gemeinwerk.german.times.cells import items_of
from gemeinwerk.german.times.dates import is_like_a_day, parse_day_of_year
from gemeinwerk.german.times.periods import _parsed
from tests.alike import examples
from tests.each_of import each_of
from tests.german.cases import first_day, last_day, rows
from tests.linear.inputs import PIECES, grown
from tests.work import calls

CASES = [(column, *row) for column, row in rows("periods.txt", 5)]
FLAGS = {
    "o": "open_end", "p": "permanent", "r": "rhythm", "v": "vague", "t": "tentative",
    "b": "backwards", "e": "empty",
}  # fmt: skip


@each_of(CASES)
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
    assert len({(column, typed) for column, typed, *_ in CASES}) == len(CASES) >= 1000


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


@pytest.mark.parametrize(
    ("typed", "day"),
    [("8.3.", (3, 8)), ("8.3", (3, 8)), ("08. März", (3, 8)), ("8 Mai.", (5, 8)),
     ("31.2.", (2, 31)), ("8.", None), ("Mai", None), ("8.3.2026", None), ("am 8.3.", None),
     ("8.3. und", None), ("KW 3", None)],
)  # fmt: skip
def test_a_day_without_its_year(typed, day):
    assert parse_day_of_year(typed) == day


@pytest.mark.parametrize(
    ("typed", "like"),
    [("31.12.2026", True), ("31.02.2026", True), ("1. Mai 2026", True), ("am 31.12.2026", False),
     ("31.12.2026 18 Uhr", False), ("Mai 2026", False), ("", False)],
)  # fmt: skip
def test_what_is_written_like_a_day(typed, like):
    assert is_like_a_day(typed) is like


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
             "Ende", "laufend", "kurzfristig", "/", ",", "KW 60 2025", "Halbjahr", "1.", "ff.",
             "nicht", "vor", "nach", "kein Start", "erst", "03-06/2026", "3.–6. 2026", "2026 (Q4)",
             "zwischen", "und", "2028", "oder", "alle 3 Jahre", "2 Jahre", "24 Monate", "Phase 2:",
             "?", "vsl.", "tbd", "2028–2026", "2028/26", "15. Mai", "Q1-3", "(", ")", "2026-03-01",
             "2026-W14", ";", "2026:", "KW 60", "Frühjahr", "mindestens", "spätestens", "Beginn"]
        ),
        max_size=10,
    ).map(" ".join),
)  # fmt: skip


@settings(max_examples=examples(500))
@given(CELLS)
def test_whatever_is_typed_gives_days_in_order_or_is_left_over(typed):
    read = parse_period(typed)
    assert read.start is None or read.end is None or read.start <= read.end


@settings(max_examples=examples(500))
@given(CELLS)
def test_each_sign_is_in_one_item(typed):
    line = Line(typed)
    items = items_of(line)
    places = [place for item in items for place in range(item.start, item.end)]
    assert places == list(range(len(line)))


@pytest.mark.parametrize(
    ("typed", "backwards"),
    [("2028-2026", True), ("31.12.2026 bis 1.1.2026", True), ("2028/26", True),
     ("2026–2028", False), ("2028, 2026", False), ("bis 2026", False)],
)  # fmt: skip
def test_a_stretch_typed_the_wrong_way_round_is_told(typed, backwards):
    read = parse_period(typed)
    assert read.backwards is backwards
    assert not backwards or (read.rest, [point.text for point in read.points]) == (
        typed, re.split(" bis |[-/]", typed),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "unsaid"),
    [
        ("alle 3 Jahre ab 2026", "alle 3 Jahre"), ("vsl. 2026", "vsl"), ("2026?", "?"),
        ("2027 (geplant)", "geplant"), ("kurzfristig, bis ca. 2027", "kurzfristig … ca"),
        ("2026, ggf. 2027", "ggf"), ("2026 oder 2028", "2026 oder 2028"), ("2026", ""),
        ("ab 2026, jährlich im Mai", "jährlich im Mai"), ("Daueraufgabe ab 2026", ""),
        ("bis auf Weiteres", ""), ("nicht vor 2027", ""), ("siehe oben", "siehe oben"),
        ("ab 2022; Ausbau ab 2024", "Ausbau ab 2024"),
    ],
)  # fmt: skip
def test_what_days_do_not_say_is_told(typed, unsaid):
    assert parse_period(typed).unsaid == unsaid


@settings(max_examples=examples(250))
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


@settings(max_examples=examples(600))
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
    if word in words.SINCE and "sofort" in read.vague:
        return True
    if word in words.PERMANENT | words.RHYTHM:
        return read.permanent
    if word in words.ENDS | words.UNTIL | {"vor", "nach"}:
        return bool(read.end or read.open_end)
    return word in words.SINCE | words.BEGINS | words.ONWARDS | words.OPEN and bool(read.start)


@settings(max_examples=examples(600))
@given(CELLS)
def test_no_number_is_in_neither_a_value_nor_the_rest(typed):
    read = parse_period(typed)
    if read.empty:
        return
    said = " ".join([*(point.text for point in read.points), read.rest, read.rhythm, *read.vague])
    said += typed if has_a_length(read) else ""
    for number in re.findall(r"[0-9]+", typed):
        assert number in said


def has_a_length(read):
    """ "2 Jahre ab 2026": the 2 is in the end."""
    return read.end is not None and all(read.end != point.end for point in read.points)


TIMES = ["2026", "2028", "2030", "2026–2028", "Q4 2027", "2029 (Q1)", "03-06/2031", "Mai 2025",
         "31.12.2032", "1.–15. Mai 2033", "2034/35", "2026-03-01", "2028–2026"]  # fmt: skip
LEADS = ["", "", "ab ", "bis ", "nicht vor ", "nicht nach ", "kein Start vor ", "erst ab ", "Ende ",
         "Beginn ", "vsl. ", "nicht ", "Phase 1: ", "Ausbau ", "frühestens ", "Beginn spätestens ",
         "zwischen ", "2 Jahre ab ", "alle 3 Jahre ab ", "länger als ", "statt ", "statt ab ",
         "verschoben von ", "von ", "auf ", "Beschluss vom ", "Stand ", "Option bis ", "Baubeginn ",
         "sofern nicht vor ", "bis Baubeginn ", "- "]  # fmt: skip
JOINTS = [", ", "; ", " und ", " oder ", " – ", " / ", " bis ", " (", "\n"]


@settings(max_examples=examples(800))
@given(
    st.lists(st.tuples(st.sampled_from(LEADS), st.sampled_from(TIMES), st.sampled_from(JOINTS)),
             min_size=1, max_size=4),
    st.sampled_from(Column),
)  # fmt: skip
def test_each_year_is_a_bound_or_stands_in_the_rest(parts, column):
    """Also where several times are said: none is swallowed by a longer one."""
    typed = "".join(lead + time + joint for lead, time, joint in parts)
    read = parse_period(typed, column)
    years = {int(year) for year in re.findall(r"(?<![0-9])20[0-9]{2}", typed)}
    bounds = {day.year + more for day in (read.start, read.end) if day for more in (-1, 0, 1)}
    bounds |= {point.start.year for point in read.points if point.end in {read.start, read.end}}
    bounds |= {point.end.year for point in read.points if point.start in {read.start, read.end}}
    for year in years - bounds:
        said = years | bounds
        in_a_row = year - 1 in said and (year + 1 in said or read.open_end)
        assert str(year) in read.rest or in_a_row, (typed, read)


REPEATED = [
    *PIECES, "2026, ", "Q1 ", "Mai/", "1.-", "I.-", "1. und ", "KW 12-", "26/", "2026-", "2026/",
    "2026 Mai-", "3-6/2026 ", "2026 (Q4) ", "nicht vor ", "nicht ", "kein Start vor ", "bis ",
    "erst ", "mind. ", "Ende ", "Anfang ", "vor 2026 nicht ", "zwischen 2026 und ", "2026 oder ",
    "ab 2026; ", "ab 2026; Ausbau ", "Phase 1: 2026, ", "3 Jahre ab 2026 ", "3 Jahre, ", "Dauer ",
    "2026-03-01/", "2028-26 ", "statt ", "von 2026 auf ", "Stand ", "Option ", "falls ",
    "Beschluss vom ",
    "Baubeginn ", "jährlich ", "kurz-", "alle 3 ", "im ", "u. U. ", "(2026 ",
]  # fmt: skip
MOST_CALLS = 110_000
"""For 1,000 signs: a quiet core makes a hundred thousand in five milliseconds."""


@pytest.mark.parametrize("piece", REPEATED)
def test_a_cell_of_a_thousand_signs_takes_little(piece):
    def work():
        return calls(lambda: _parsed.__wrapped__(grown(piece, size), Column.PERIOD))

    size = 500
    half = work()
    size = 1_000
    assert work() < min(MOST_CALLS, 2.3 * half + 2_000)
