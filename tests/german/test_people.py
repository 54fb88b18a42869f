"""People and organisations in cells of lists of contacts; nobody here is real."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.german import fold
from gemeinwerk.german.people import (
    Address,
    Name,
    is_role_mailbox,
    is_transposed,
    parse_address,
    parse_first,
    parse_last,
    parse_organisation,
    parse_people,
    parse_reach,
)
from tests.alike import examples
from tests.each_of import each_of
from tests.german.cases import rows

PEOPLE = [row for _, row in rows("people.txt", 4)]
ORGANISATIONS = [row for _, row in rows("organisations.txt", 6)]
KEYS = {
    "salutation": "s", "title": "t", "first": "f", "last": "l", "birth": "b", "pronouns": "p",
    "function": "fn", "organisation": "o",
}  # fmt: skip


def said(name: Name) -> str:
    return ", ".join(f"{key}={text}" for of, key in KEYS.items() if (text := getattr(name, of)))


@each_of(PEOPLE)
def test_a_cell_names_people_or_nobody(typed, people, organisations, rest):
    read = parse_people(typed)
    named = " // ".join(map(said, read.people)) or ("nobody" if read.nobody else "")
    assert (named, " // ".join(read.organisations), read.rest) == (people, organisations, rest)


@each_of(ORGANISATIONS)
def test_a_cell_names_an_organisation(typed, name, short, aliases, people, rest):
    read = parse_organisation(typed)
    named = " // ".join(f"{one.salutation} {one.full}".strip() for one in read.people)
    known = "none" if read.none else read.name
    told = (known, read.abbreviation, " // ".join(read.aliases), named, read.rest)
    assert told == (name, short, aliases, people, rest)


def test_there_are_many_cases_and_none_twice():
    typed = [case[0] for case in (*PEOPLE, *ORGANISATIONS)]
    assert len({case[0] for case in PEOPLE}) == len(PEOPLE)
    assert len(typed) >= 200


def test_a_bar_parts_a_name_from_what_stands_beside():
    (one,) = parse_people("Anna Müller | AWO | Beraterin").people
    assert (one.full, one.organisation, one.function) == ("Anna Müller", "AWO", "Beraterin")


def test_cells_of_their_own_for_first_names_and_surnames():
    assert parse_first("Anna-Lena Maria")[0].first == "Anna-Lena Maria"
    assert parse_first("Dr. Anna")[0] == Name(title="Dr.", first="Anna")
    assert parse_last("von der Heide")[0].last == "von der Heide"
    assert parse_last("Garcia Lopez")[0].last == "Garcia Lopez"
    assert parse_last("Krause (geb. Ott)")[0] == Name(last="Krause", birth="Ott")
    assert parse_last("Müller, Dr.")[0] == Name(title="Dr.", last="Müller")


@pytest.mark.parametrize(
    ("text", "turned"),
    [("Müller Anna", True), ("Anna Müller", False), ("Anna Bernd", None), ("Quell Born", None)],
)
def test_whether_the_surname_stands_first(text, turned):
    assert is_transposed(text) is turned


@pytest.mark.parametrize(
    ("text", "mails", "phones", "rest"),
    [
        (
            "Tel. 0331 289-1234, mobil 0171 1234567", "",
            "0331 289-1234 phone; 0171 1234567 mobile", "",
        ),
        ("0331/123456 / 0171-1234567", "", "0331/123456 phone; 0171-1234567 mobile", ""),
        ("0331 123456 +49171123456", "", "0331 123456 phone; +49171123456 mobile", ""),
        ("0331 004945", "", "0331 004945 phone", ""),
        ("0331 0171234", "", "0331 0171234 phone", ""),
        ("Fax: 0331 999999", "", "0331 999999 fax", ""),
        ("0331 289-0 App. 12", "", "0331 289-0 phone; App. 12 phone", ""),
        ("+49 (0)331 12345; a.b@c.example", "a.b@c.example", "+49 (0)331 12345 phone", ""),
        ("anna(at)x.example", "anna@x.example", "", ""),
        ("mailto:anna@x.example oder b@x.example", "anna@x.example b@x.example", "", ""),
        ("3.5.2025", "", "", "3.5.2025"),
        ("4,93312E+11", "", "", "4,93312E+11"),
        ("nur mittwochs 0331 123456", "", "0331 123456 phone", "nur mittwochs"),
    ],
)  # fmt: skip
def test_ways_to_reach_somebody(text, mails, phones, rest):
    read = parse_reach(text)
    numbers = "; ".join(f"{one.number} {one.kind}" for one in read.phones)
    assert (" ".join(read.mails), numbers, read.rest) == (mails, phones, rest)


def test_the_same_number_however_it_is_typed():
    one = {phone.digits for text in ("+49 (0)331 12 34-56", "0331/123456", "0049 331 123456")
           for phone in parse_reach(text).phones}  # fmt: skip
    assert one == {"0331123456"}


@pytest.mark.parametrize(
    ("text", "address", "rest"),
    [
        ("Musterstr. 5, 14467 Potsdam", Address("Musterstr. 5", "14467", "Potsdam"), ""),
        ("D-14467 Potsdam, Am Markt 1", Address("Am Markt 1", "14467", "Potsdam"), ""),
        ("Postfach 60 10 32, 14410 Potsdam", Address("Postfach 60 10 32", "14410", "Potsdam"), ""),
        ("Potsdam", Address(town="Potsdam"), ""),
        (
            "Lange Straße 7\nHinterhaus, 2. OG\n14467 Potsdam",
            Address("Lange Straße 7", "14467", "Potsdam", "Hinterhaus, 2. OG"),
            "",
        ),
        ("c/o Krause, Weg 3", Address("Weg 3", extra="c/o Krause"), ""),
        ("Weg 3, 14467 Potsdam, bitte klingeln", Address("Weg 3", "14467", "Potsdam"),
         "bitte klingeln"),
    ],
)  # fmt: skip
def test_addresses(text, address, rest):
    assert parse_address(text) == (address, rest)


@pytest.mark.parametrize(
    ("mail", "last", "organisation", "role"),
    [
        ("info@x.example", "", "", True),
        ("buero-nord@x.example", "", "", True),
        ("migrantenbeirat@stadt.example", "", "Migrantenbeirat", True),
        ("a.mueller@x.example", "Müller", "", False),
        ("team.mueller@x.example", "Müller", "", False),
        ("anna@x.example", "", "Verein", False),
    ],
)
def test_mailboxes_that_several_people_read(mail, last, organisation, role):
    assert is_role_mailbox(mail, last_name=last, organisation=organisation) is role


# --- nothing is lost ------------------------------------------------------------------------------

_AROUND = (
        "bitte, anrufen; (neu) ab Mai 2026 Nord / – Vorsitzende Caritas Dr. Frau und Bernd Krause "
        "geb. sie/ihr N.N. Team 12 § * ? „Anni“ von der AWO e.V. i. V. [alt] vertraulich "
        "Quellstadt MdL ehem. seit oder xy Haddad, Olena: | + & @ Müller-Ost Stellv. z. Hd."
)  # fmt: skip
WORDS = st.lists(st.sampled_from(_AROUND.split()), max_size=5)
MARKS = re.compile(r"[\s,;:()\[\]/|&+–.„“<>-]+")
UNDERSTOOD = frozenset({"und", "oder", "frau", "geb", "i", "v", "n", "nn", "-", "@"})
"""Words that part people, address them or say that there is nobody: read, not repeated."""


def words_of(text: str) -> list[str]:
    return [word for word in MARKS.split(fold(text)) if word and word not in UNDERSTOOD]


@settings(max_examples=examples(100))
@given(before=WORDS, behind=WORDS)
def test_whatever_stands_around_a_name_is_in_a_value_or_in_the_rest(before, behind):
    text = " ".join([*before, "Anna Müller", *behind])
    read = parse_people(text)
    values = [value for one in read.people for value in map(str, (getattr(one, k) for k in KEYS))]
    told = " ".join([
        *values, *read.organisations, read.rest, *read.mails, *(one.number for one in read.phones)
    ])  # fmt: skip
    assert set(words_of(text)) <= set(words_of(told))


@settings(max_examples=examples(80))
@given(st.text(alphabet='aÄß ,;()/\n-–.:&@0M"', max_size=40))
def test_no_cell_breaks_a_reader_and_no_letter_is_lost(text):
    read = parse_people(text)
    parse_organisation(text)
    parse_address(text)
    told = " ".join([
        *(getattr(one, key) for one in read.people for key in KEYS), *read.organisations, read.rest,
        *read.mails, *(one.number for one in read.phones),
    ])  # fmt: skip
    kept = sum(map(str.isalpha, fold(told)))
    assert kept >= sum(map(str.isalpha, fold(text))) or read.nobody


def test_names_as_a_mail_program_writes_them():
    read = parse_people('"Müller, Anna" <anna@x.example>, "Krause, Bernd" <bernd@x.example>')
    assert [one.full for one in read.people] == ["Anna Müller", "Bernd Krause"]
    assert (read.mails, read.rest) == (("anna@x.example", "bernd@x.example"), "")
