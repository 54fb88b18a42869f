import re
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.german.indicators import parse_indicators, value_of
from tests.alike import examples
from tests.each_of import each_of
from tests.german.cases import last_day, rows

CASES = [row for _, row in rows("indicators.txt", 7)]


def listed(cell: str) -> list[str]:
    return [part.strip() for part in re.split(r" //(?= )", f" {cell} ")]


def short(number: Decimal | None) -> str:
    return "" if number is None else f"{number}"


def in_time(numbers: list[str], days: list[date | None], expected: list[str]) -> list[str]:
    """With the day where the case says one."""
    found = []
    for number, day, said in zip(numbers, days, expected, strict=False):
        wanted = said.partition(" @")[2]
        found.append(f"{number} @{wanted}" if wanted and day == last_day(wanted) else number)
    return found or numbers


@each_of(CASES)
def test_a_cell_says_what_is_measured_and_what_is_left_over(
    typed, name, unit, baseline, target, yes_no, rest
):
    read = parse_indicators(typed)
    found = [
        [one.name for one in read.items],
        [one.unit for one in read.items],
        [short(one.baseline) for one in read.items],
        [short(one.target) for one in read.items],
        ["y" if one.yes_no else "" for one in read.items],
    ]
    expected = [listed(cell) for cell in (name, unit, baseline, target, yes_no)]
    found[2] = in_time(found[2], [one.baseline_date for one in read.items], expected[2])
    found[3] = in_time(found[3], [one.target_date for one in read.items], expected[3])
    assert (found or [[""]] * 5, read.rest) == (expected if read.items else [[]] * 5, rest)
    assert read.items or not any((name, unit, baseline, target, yes_no))


def test_there_are_many_cases_and_none_twice():
    assert len({typed for typed, *_ in CASES}) == len(CASES) >= 200


def test_the_first_year_of_the_plan_parts_what_was_from_what_shall_be():
    [one] = parse_indicators("Anzahl 2024: 10, 2025: 12, 2028: 20", since=2026).items
    assert (one.baseline, one.target) == (12, 20)
    [one] = parse_indicators("Anzahl 2026: 10, 2027: 12", since=2026).items
    assert (one.baseline, one.target) == (None, 12)
    [one] = parse_indicators("Anzahl: 12, Ziel 20 bis 2028", since=2026).items
    assert (one.baseline, one.target) == (12, 20)
    [one] = parse_indicators("Anzahl: Ziel 20", since=2026).items
    assert (one.baseline, one.target) == (None, 20)
    [one] = parse_indicators("Satzung beschlossen (2024)", since=2026).items
    assert (one.baseline, one.baseline_date, one.target) == (1, date(2024, 12, 31), None)
    [one] = parse_indicators("Anzahl: 10 (2024)", since=2026).items
    assert (one.baseline, one.target) == (10, None)


def test_a_value_alone():
    assert value_of("200 Personen bis 2028") == (200, "Personen")
    assert value_of("2028") == (None, "")
    assert value_of("bis Ende 2028") == (None, "")


PIECES = [
    "Anzahl", "der", "Kurse", ":", "(", ")", "→", "12", "20", "2025", "2028", "Ist", "Soll", "Ziel",
    "%", "ha", "t", "CO2", "bis", "von", "auf", "ja", "nein", ";", "1,5", "1.200", "10-15", "§",
    "44", "Bäume", "mind.", "/", "pro", "Jahr", ",", "=", "-", "um", "DIN", "–", "4.000", "weniger",
    "mehr", "als", "minus", "−", "und", "beschlossen", "liegt", "vor", "gegenüber", "1990", "nicht",
    "zu", "Stelle", "besetzt", "\n", "- ",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


@settings(max_examples=examples(400))
@given(st.one_of(WORDS, st.text(max_size=60)))
def test_no_number_is_in_neither_a_value_nor_the_rest(typed):
    read = parse_indicators(typed)
    said = read.rest + " ".join(
        f" {one.name} {one.unit} {short(one.baseline)} {short(one.target)} {one.baseline_date} "
        f"{one.target_date} {one.source}"
        for one in read.items
    )
    kept = re.sub(r"\D", "", said)
    for number in re.findall(r"[1-9]\d*", re.sub(r"^\s*\d{1,2}[.)]\s", "", typed)):
        assert number.rstrip("0") in kept
