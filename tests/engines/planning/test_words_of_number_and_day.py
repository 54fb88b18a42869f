"""Numbers, days, lists and names as sentences need them: one and several, German and English."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from gemeinwerk.engines.planning.plan_in_words.bilingual import (
    between,
    days,
    full_day,
    in_words,
    listed,
    month,
    people_named,
    percent,
    person_called,
    person_name,
    persons,
    plain_day,
    room_name,
    say,
    series_name,
    short_day,
    stretch,
    written,
)
from gemeinwerk.engines.planning.problem import Person, Room, Words
from tests.engines.planning.worked_example import AUFTAKT, PROBLEM

MARCH_1 = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("number", "german", "english"),
    [
        (0, "null", "no"), (1, "ein", "one"), (2, "zwei", "two"), (7, "sieben", "seven"),
        (12, "zwölf", "twelve"), (13, "13", "13"), (14, "14", "14"), (1_000, "1.000", "1,000"),
    ],
)  # fmt: skip
def test_small_numbers_are_words(number, german, english):
    assert in_words(number) == Words(german, english)


@pytest.mark.parametrize(
    ("number", "german", "english"),
    [
        (0, "0", "0"), (999, "999", "999"), (1_000, "1.000", "1,000"),
        (12_345_678, "12.345.678", "12,345,678"),
    ],
)  # fmt: skip
def test_figures_have_the_separators_of_their_language(number, german, english):
    assert written(number) == Words(german, english)


def test_one_thing_and_several():
    assert [days(n).de for n in (0, 1, 2)] == ["0 Tage", "1 Tag", "2 Tage"]
    assert [days(n).en for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert [persons(n).de for n in (0, 1, 2)] == ["0 Personen", "1 Person", "2 Personen"]
    assert [persons(n).en for n in (0, 1, 2)] == ["0 people", "1 person", "2 people"]


@pytest.mark.parametrize(
    ("share", "german", "english"),
    [
        (Fraction(0), "0 %", "0%"),
        (Fraction(1, 3000), "0 %", "0%"),
        (Fraction(1, 2000), "0,1 %", "0.1%"),
        (Fraction(1, 100), "1 %", "1%"),
        (Fraction(1, 3), "33,3 %", "33.3%"),
        (Fraction(2, 3), "66,7 %", "66.7%"),
        (Fraction(9, 10), "90 %", "90%"),
        (Fraction(999, 1000), "99,9 %", "99.9%"),
        (Fraction(99_999, 100_000), "99,9 %", "99.9%"),  # somebody is missing still
        (Fraction(1), "100 %", "100%"),
    ],
)  # fmt: skip
def test_shares_to_one_decimal_and_less_than_all_is_never_all(share, german, english):
    assert percent(share) == Words(german, english)


@pytest.mark.parametrize(
    ("pieces", "german", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a und b", "a and b"),
        (["a", "b", "c"], "a, b und c", "a, b and c"),
        ([1_000, Words("zwei", "two")], "1.000 und zwei", "1,000 and two"),
    ],
)
def test_lists_end_with_a_word(pieces, german, english):
    assert listed(pieces) == Words(german, english)


def test_a_list_of_ways_ends_with_or():
    assert listed(["a", "b"], Words("oder", "or")) == Words("a oder b", "a or b")


def test_a_sentence_that_ends_with_a_short_date_has_one_full_stop():
    assert say("{day}.", "{day}.", day=short_day(MARCH_1)) == Words("Mo 01.03.", "Mon 1 March.")


def test_every_day_of_the_week():
    week = [full_day(MARCH_1 + timedelta(n)) for n in range(7)]
    assert [one.de for one in week] == [
        "Mo 01.03.2027", "Di 02.03.2027", "Mi 03.03.2027", "Do 04.03.2027", "Fr 05.03.2027",
        "Sa 06.03.2027", "So 07.03.2027",
    ]  # fmt: skip
    assert [one.en for one in week] == [
        "Mon 1 March 2027", "Tue 2 March 2027", "Wed 3 March 2027", "Thu 4 March 2027",
        "Fri 5 March 2027", "Sat 6 March 2027", "Sun 7 March 2027",
    ]  # fmt: skip


def test_every_month():
    year = [month(date(2027, number, 1)) for number in range(1, 13)]
    assert [one.de.removesuffix(" 2027") for one in year] == [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember",
    ]  # fmt: skip
    assert [one.en.removesuffix(" 2027") for one in year] == [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]  # fmt: skip


def test_a_day_with_its_year_and_without():
    assert plain_day(MARCH_1) == Words("1. März 2027", "1 March 2027")
    assert plain_day(MARCH_1, year=False) == Words("1. März", "1 March")


@pytest.mark.parametrize(
    ("first", "last", "german", "english"),
    [
        (MARCH_1, MARCH_1, "am 1. März 2027", "on 1 March 2027"),
        (
            MARCH_1, date(2027, 5, 31),
            "zwischen dem 1. März und dem 31. Mai 2027", "between 1 March and 31 May 2027",
        ),
        (
            MARCH_1, date(2028, 5, 31),
            "zwischen dem 1. März 2027 und dem 31. Mai 2028",
            "between 1 March 2027 and 31 May 2028",
        ),
    ],
)  # fmt: skip
def test_between_two_days(first, last, german, english):
    assert between(first, last) == Words(german, english)


def test_from_a_day_to_another():
    assert stretch(MARCH_1, MARCH_1) == Words("am Mo 01.03.2027", "on Mon 1 March 2027")
    assert stretch(MARCH_1, date(2027, 3, 8)) == Words(
        "vom 01.03. bis 08.03.2027", "from 1 March to 8 March 2027"
    )


def test_what_has_no_name_is_called_by_its_id():
    assert series_name(PROBLEM, "auftakt") == Words("„auftakt“", "“auftakt”")
    assert room_name(PROBLEM, "r1") == Words("Raum r1", "room r1")
    assert (person_name(PROBLEM, "p1"), person_called(PROBLEM, "p1")) == ("p1", "Person p1")
    named = replace(
        PROBLEM,
        people=(Person("p1", name="Ada"),),
        rooms=(Room("r1", 4, name="Saal"),),
        series=(replace(AUFTAKT, name="Auftakt"),),
    )
    assert series_name(named, "auftakt") == Words("Auftakt", "Auftakt")
    assert room_name(named, "r1") == Words("Saal", "Saal")
    assert person_name(named, "p1") == person_called(named, "p1") == "Ada"


def test_of_many_people_the_first_are_named_and_the_others_counted():
    ids = [f"p{n}" for n in range(1, 15)]
    many = replace(PROBLEM, people=tuple(map(Person, ids)))
    assert people_named(many, ids[:12]).de == ", ".join(ids[:12])
    assert people_named(many, ids[:13]).de == f"{', '.join(ids[:12])} und 1 weitere"
    assert people_named(many, ids, most=2) == Words("p1, p2 und 12 weitere", "p1, p2 and 12 more")
