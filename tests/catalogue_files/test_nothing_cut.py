"""What is too long for its place stands there in part, and is listed whole."""

import pytest

from gemeinwerk.catalogue_files import read
from tests.catalogue_files import files

LONG = "Zuschuss aus dem Programm Soziale Stadt und weiteren Töpfen " * 8
FIELD = "Handlungsfeld 2: " + "Wohnen und Leben in der ganzen Stadt " * 10
UNIT = "Anteil der Haushalte mit Anschluss an das Netz der Fernwärme in Prozent aller Haushalte"


@pytest.mark.parametrize(
    ("heading", "text"),
    [("Finanzierung", LONG), ("Einheit", UNIT), ("Handlungsfeld", FIELD), ("Priorität", LONG),
     ("Nr.", "K-" + "7" * 40)],
)  # fmt: skip
def test_what_is_cut_is_listed_with_its_place(heading, text):
    cells = {
        "Nr.": "1", "Maßnahme": "Rad", "Federführung": "FB 1", "Kosten": "5.000 €",
        "Indikator": "Anschlüsse", "Zielwert": "50",
    } | {heading: text.strip()}  # fmt: skip
    reading = read(files.csv([list(cells), list(cells.values())]), "x.csv")
    whole = " ".join(text.split())
    listed = {(one.row, " ".join(one.value.split())) for one in reading.unread}
    assert any(row == 2 and len(text) > 40 and whole.endswith(text) for row, text in listed)


def test_a_cell_of_40_000_signs_is_read_whole():
    text = "Wir bauen Radwege. " * 2_200
    rows = [["Nr.", "Maßnahme", "Beschreibung"], ["1", "Rad", text]]
    (measure,) = read(files.csv(rows), "x.csv").measures
    assert measure.description == text.strip()
