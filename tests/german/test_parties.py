import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.german.parties import Unit, register_of
from gemeinwerk.german.party_list import parse_names
from tests.german.cases import rows

CASES = [row for _, row in rows("parties.txt", 4)]


def listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(" // ")) if cell else ()


@pytest.mark.parametrize(("typed", "lead", "contributing", "rest"), CASES)
def test_a_cell_names_who_leads_who_helps_and_what_is_left_over(typed, lead, contributing, rest):
    read = parse_names(typed)
    assert (read.lead, read.contributing, read.rest) == (listed(lead), listed(contributing), rest)


def test_there_are_many_cases_and_none_twice():
    assert len({typed for typed, *_ in CASES}) == len(CASES) >= 200


REGISTER = register_of([
    Unit(1, "Fachbereich Soziales und Teilhabe", "FB 50", ("Sozialamt",)),
    Unit(2, "Amt für Stadtplanung, Verkehr und Umwelt", "A 61"),
    Unit(3, "Jugendamt", "51"),
])  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "units", "others", "helping", "rest"),
    [
        ("Sozialamt, Jugendamt", [1, 3], [], [], ""),
        ("Jugendamt in Zusammenarbeit mit Caritas", [3], [], ["Caritas"], ""),
        ("FB 50; Koop.: Jugendamt, Caritas u. a.", [1], [], ["Jugendamt", "Caritas"], "u. a."),
        ("Fachbereich Soziales und Teilhabe und Jugendamt", [1, 3], [], [], ""),
        ("Amt für Stadtplanung, Verkehr und Umwelt, Caritas", [2], ["Caritas"], [], ""),
        ("Jugendamt, Ortsrat und Vereine", [3], ["Ortsrat", "Vereine"], [], ""),
        ("Jugendamt (Frau Muster)", [3], ["Jugendamt (Frau Muster)"], [], ""),
        ("Büro des Rates, FB 50", [1], ["Büro des Rates"], [], ""),
    ],
)
def test_a_register_finds_its_units_and_nothing_beside_them_is_lost(
    typed, units, others, helping, rest
):
    read = REGISTER.parties(typed)
    assert [unit.key for unit in read.units] == units
    assert list(read.others) == others
    assert list(read.helping.names if read.helping else ()) == helping
    assert read.rest == rest


PIECES = [
    "FB",
    "50",
    "51",
    "4.1",
    "Jugendamt",
    "Caritas",
    "für",
    "Jugend",
    "und",
    "Sport",
    ",",
    "/",
]
PIECES += [
    ";",
    "(",
    ")",
    "Koop.:",
    "mit",
    "u. a.",
    "\n",
    "- ",
    "1. ",
    "Frau Müller",
    "in",
    "&",
    "etc.",
]


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), st.text(max_size=50))
)
def test_no_number_and_no_name_is_in_neither_a_value_nor_the_rest(typed):
    for read in (REGISTER.parties(typed), register_of([]).parties(typed)):
        helping = read.helping
        said = " ".join((*read.others, read.rest, *(helping.others if helping else ())))
        known = {unit.key for unit in (*read.units, *(helping.units if helping else ()))}
        for number in re.findall(r"[0-9]+", typed):
            assert number in said or known & {1, 2, 3}
        if "Caritas" in typed:
            assert "Caritas" in said
