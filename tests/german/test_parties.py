import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.german.parties import Unit, register_of
from gemeinwerk.german.parties.lists import parse_names
from tests.alike import examples
from tests.each_of import each_of
from tests.german.cases import rows

CASES = [row for _, row in rows("parties.txt", 4)]


def listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(" // ")) if cell else ()


@each_of(CASES)
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
        ("Jugendamt, Caritas, Sozialamt", [3, 1], ["Caritas"], [], ""),
        ("Jugendamt / Caritas und Diakonie / Sozialamt", [3, 1], ["Caritas", "Diakonie"], [], ""),
        ("Jugendamt (Frau Muster)", [3], [], [], ""),
        ("Jugendamt (51)", [3], [], [], ""),
        ("Jugendamt (Außenstelle)", [3], ["Jugendamt (Außenstelle)"], [], ""),
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
    "FB", "50", "51", "4.1", "Jugendamt", "Caritas", "für", "Jugend", "und", "Sport", ",", "/", ";",
    "(", ")", "Koop.:", "mit", "u. a.", "\n", "- ", "1. ", "in", "&", "etc.", "Kinder-,", "Jugend-",
    "-planung", "„", "“", "gGmbH & Co. KG", "e. V.", "der", "Ansprechpartner:", "geb.", "Dr.", "|",
]  # fmt: skip
PRIVATE = [
    "Tel. 0331 289-1234", "x.y@stadt.de", "Frau Quell", "Hegelallee 6-10, 14469 Potsdam", "Zi. 204",
    "Mo 9-12 Uhr", "Durchwahl -4711", "Herr Dr. Quell", "www.stadt.de/quell", "+49 331 2891234",
    "IBAN DE12 3456 7890 1234 5678 90", "Mobil: 0171/1234567",
]  # fmt: skip
SECRET = re.compile(r"289|@|Quell|www|0171|3456|IBAN|4711")


@settings(max_examples=examples(400))
@given(
    st.one_of(
        st.lists(st.sampled_from(PIECES + PRIVATE), max_size=12).map(" ".join),
        st.text(max_size=50),
    )
)
def test_no_number_and_no_name_is_in_neither_a_value_nor_the_rest(typed):
    for read in (REGISTER.parties(typed), register_of([]).parties(typed)):
        helping = read.helping
        beside = (read.rest, read.private, read.doubtful)
        said = " ".join((*read.others, *beside, *(helping.others if helping else ())))
        known = {unit.key for unit in (*read.units, *(helping.units if helping else ()))}
        for number in re.findall(r"[0-9]+", typed):
            assert number in said or known & {1, 2, 3}
        if "Caritas" in typed:
            assert "Caritas" in said


@settings(max_examples=examples(400))
@given(st.lists(st.sampled_from(PIECES + PRIVATE + PRIVATE), max_size=12).map(" ".join))
def test_whatever_stands_around_them_nobody_is_named_nor_to_be_reached_in_public(typed):
    for read in (REGISTER.parties(typed), register_of([]).parties(typed)):
        helping = read.helping.names if read.helping else ()
        public = " ".join((read.text, read.rest, *read.names, *helping))
        assert not SECRET.search(public)
        for secret in SECRET.findall(typed):
            assert secret in read.private


def test_a_unit_that_is_called_like_a_person_or_a_room_is_that_unit():
    register = register_of([Unit(1, "Frau Holle"), Unit(2, "Haus 3"), Unit(3, "Hegelallee 6")])
    for key, typed in enumerate(("Frau Holle", "Haus 3", "Hegelallee 6"), start=1):
        assert [unit.key for unit in register.parties(typed).units] == [key]


@pytest.mark.parametrize("typed", ["Krüger & Söhne", "Quellfeld", "Frau Holle", "Sabine Krüger"])
@pytest.mark.parametrize("around", ["{}", "{}, Jugendamt", "Jugendamt / {}", "Jugendamt ({})"])
def test_a_body_of_the_town_is_no_person_whatever_it_is_called(typed, around):
    read = register_of([Unit(1, typed), Unit(2, "Jugendamt")]).parties(around.format(typed))
    assert {unit.key for unit in read.units} >= {1} or typed in " ".join(read.others)
    assert (read.private, read.doubtful) == ("", "")


def test_what_nobody_knows_is_no_unit_and_stands_in_no_public_text():
    read = REGISTER.parties("Jugendamt, Quellfeld")
    assert [unit.key for unit in read.units] == [3]
    assert (read.others, read.text) == ((), "Jugendamt")
    assert (read.private, read.doubtful) == ("", "Quellfeld")


def test_a_slip_of_the_pen_is_forgiven_and_another_number_is_not():
    register = register_of([Unit(1, "Fachbereich Soziales und Teilhabe 1")])
    assert [unit.key for unit in register.parties("Fachbereich Soziales und Teilhbe 1").units]
    assert not register.parties("Fachbereich Soziales und Teilhabe 2").units
    assert not register_of([Unit(1, "Sozialamt")]).parties("Sozialamtt").units  # too short to tell


@pytest.mark.parametrize(
    ("typed", "text", "private"),
    [
        ("Amt 51, Tel. 0331 289-1234", "Amt 51", "Tel. 0331 289-1234"),
        ("Ortsrat (Frau Muster), Amt 50", "Ortsrat, Amt 50", "Frau Muster"),
        ("Ortsrat\nFrau Muster\nTel. 12", "Ortsrat", "Frau Muster … Tel. 12"),
        ("Ortsrat(Frau Muster), Amt 50", "Ortsrat, Amt 50", "Frau Muster"),
        ("Ortsrat [Frau Muster] und Amt 50", "Ortsrat und Amt 50", "Frau Muster"),
        ("Ortsrat; Frau Muster; Amt 50", "Ortsrat; Amt 50", "Frau Muster"),
        ("Frau Muster", "", "Frau Muster"),
        ("Ortsrat,Amt 50", "Ortsrat,Amt 50", ""),
    ],
)
def test_the_text_for_all_to_read_is_the_cell_without_what_is_private(typed, text, private):
    read = REGISTER.parties(typed)
    assert (read.text, read.private) == (text, private)
