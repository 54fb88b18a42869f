"""CSV: every quotation mark is accounted for, whatever program wrote the file."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinwerk.tables import UnreadableTable, read
from gemeinwerk.tables.twice import repaired


def rows(text: str | bytes) -> list[dict[int, str]]:
    data = text.encode() if isinstance(text, str) else text
    return [row.cells for row in read(data).sheets[0].rows]


HEAD = "Nr.;Titel;Amt;Ende\n"


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('1;"Rad";A;2026', ["1", "Rad", "A", "2026"]),
        ('1; "Rad; Bus" ;A;2026', ["1", "Rad; Bus", "A", "2026"]),
        ('1;\t"Rad";A;2026', ["1", "Rad", "A", "2026"]),
        ('1;"Rad ""neu""";A;2026', ["1", 'Rad "neu"', "A", "2026"]),
        ('1;"Rad" bauen;A;2026', ["1", '"Rad" bauen', "A", "2026"]),
        ('1;"Rad" bauen;"A";2026', ["1", '"Rad" bauen', "A", "2026"]),
        ('1;5" Rohr;A;2026', ["1", '5" Rohr', "A", "2026"]),
        ('1;"das „Rad" und; mehr";A;2026', ["1", 'das „Rad" und; mehr', "A", "2026"]),
        ('1;"eins\nzwei; drei";A;2026', ["1", "eins\nzwei; drei", "A", "2026"]),
        ('1;"eins\r\nzwei";A;2026', ["1", "eins\nzwei", "A", "2026"]),
    ],
)
def test_quotation_marks_as_programs_write_them(line, cells):
    assert list(rows(f"{HEAD}{line}\n2;Bus;B;2027\n")[1].values()) == cells


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ('1;"Rad;A;2026\n2;Bus;B;2027', 2),
        ('1;Rad;A;2026\n2;"Bus;B;2027', 3),
        ('1;"Rad;A;2026\n2;"Bus";B;2027', 2),
        ('1;"Rad;A;2026\n2;Bus;"B";2027', 2),
        ('1;"Rad;A;2026\n2;Bus 5";B;2027', 2),
        ('1;"Rad;A;2026\n2;Bus;B;2027\n3;Bahn";C;2028', 2),
        ('1;"Rad;A;"2026"\n2;Bus;B;2027', 2),
        ('1;"a\nb";A;2026\n2;"Bus;B;2027', 4),
    ],
)
def test_an_open_quotation_mark_is_refused_with_its_line(lines, number):
    with pytest.raises(UnreadableTable) as refused:
        rows(HEAD + lines)
    assert refused.value.words.de.startswith(f"In Zeile {number} ist ein Anführungszeichen nicht")


@pytest.mark.parametrize(
    "data",
    [
        "Straße;Ä\n".encode("utf-16"),
        "Straße;Ä\n".encode("utf-16-le"),
        "Straße;Ä\n".encode("utf-16-be"),
        "Straße;Ä\n".encode("utf-8-sig"),
        b"\xef\xbb\xbf" + "Straße;Ä\n".encode("utf-8-sig"),
        "Straße;Ä\n".encode("cp1252"),
        "StraÃŸe;Ã„\n".encode(),
        "Straße;Ä\n".encode().decode("latin-1").encode(),
        "sep=;\r\nStraße;Ä\r\n".encode(),
    ],
)
def test_encodings(data):
    assert rows(data)[-1:] == [{0: "Straße", 1: "Ä"}]


def test_text_that_was_encoded_twice_is_set_right_and_said():
    book = read("Nr.;MaÃŸnahme\n1;5.000 â‚¬ â€“ â€žxâ€œ\n2;„Ä“ und São\n".encode())
    assert [row.cells[1] for row in book.sheets[0].rows] == [
        "Maßnahme",
        "5.000 € – „x“",
        "„Ä“ und São",
    ]
    assert "Betroffene Zellen: 2." in book.notes[-1].de


SIGNS = st.characters(exclude_characters="\0\r\ufeff\x85", exclude_categories=["Cs"])
FIELD = st.text(SIGNS, max_size=12)


def quoted(fields: list[str]) -> str:
    return ";".join('"' + one.replace('"', '""') + '"' for one in fields) + "\n"


@given(st.lists(st.lists(FIELD, min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_a_program_writes_is_read_as_it_was(table):
    """Every sign of every field: fields in marks, marks doubled."""
    lines = [["a", "b", "c"], *table]
    text = "sep=;\n" + "".join(map(quoted, lines))
    if any("\n" in one and ";" in one for line in table for one in line):
        with contextlib.suppress(UnreadableTable):  # it may look like lines of the table itself
            rows(text)
        return
    told = [
        {place: repaired(one).strip() for place, one in enumerate(line) if one.strip()}
        for line in lines
    ]
    assert rows(text) == [line for line in told if line]
