"""Word documents without a table: a heading for each measure, labelled paragraphs below it."""

import io
import json
import random

import docx
import pytest

from gemeinwerk.catalogue_files import UnreadableFile, read
from gemeinwerk.catalogue_files.reading_as_json import as_json
from tests.alike import some


def document(*parts):
    """Texts are paragraphs; (level, text) are headings."""
    made = docx.Document()
    for part in parts:
        made.add_paragraph(part) if isinstance(part, str) else made.add_heading(part[1], part[0])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def told(reading):
    titles = reading.field_titles()
    return [
        (one.code_typed, one.title, titles.get(one.field_of_action, ""), one.lead.names,
         one.end.year if one.end else None, one.description)
        for one in reading.measures
    ]  # fmt: skip


FOUND = [
    ("1.1", "Radweg bauen", "Verkehr", ("Tiefbauamt",), 2027, "Der Radweg wird gebaut."),
    ("2.1", "Park anlegen", "Grün", ("Gartenamt",), 2027, ""),
]
STYLED = [
    (1, "Maßnahmenkatalog"), (1, "Handlungsfeld 1: Verkehr"), "Worum es geht.",
    (2, "1.1 Radweg bauen"), "Der Radweg wird gebaut.", "Federführung: Tiefbauamt",
    "Zeitraum: 2026-2027",
    (1, "Handlungsfeld 2: Grün"), (2, "2.1 Park anlegen"), "Federführung: Gartenamt",
    "Zeitraum: 2027",
]  # fmt: skip
UNSTYLED = [part if isinstance(part, str) else part[1] for part in STYLED]
BELOW = [
    (1, "Handlungsfeld 1: Verkehr"), "Worum es geht.",
    (2, "1.1 Radweg bauen"), (3, "Beschreibung"), "Der Radweg wird gebaut.",
    (3, "Federführung"), "Tiefbauamt", (3, "Zeitraum"), "2026-2027",
    (1, "Handlungsfeld 2: Grün"), (2, "2.1 Park anlegen"), (3, "Federführung"), "Gartenamt",
    (3, "Zeitraum"), "2027",
]  # fmt: skip
IN_LINES = [
    (1, "Handlungsfeld 1: Verkehr"), "Worum es geht.",
    (2, "1.1 Radweg bauen"), "Federführung: Tiefbauamt\nZeitraum: 2026-2027",
    "Der Radweg wird gebaut.",
    (1, "Handlungsfeld 2: Grün"), (2, "2.1 Park anlegen"), "Federführung:", "Gartenamt",
    "Zeitraum:", "2027",
]  # fmt: skip


@pytest.mark.parametrize("parts", [STYLED, UNSTYLED, BELOW, IN_LINES])
def test_each_heading_with_labelled_paragraphs_is_a_measure(parts):
    reading = read(document(*parts), "k.docx")
    assert told(reading) == FOUND
    said = [one.value for one in reading.outside]
    assert "Worum es geht." in said
    assert not [one for one in said if "Federführung" in one or "Radweg" in one]


def test_a_text_with_a_colon_here_and_there_is_no_catalogue():
    parts = [(1, "Bericht"), "Hinweis: unten mehr.", "Ziel: unklar", (1, "Ausblick"), "Ende."]
    with pytest.raises(UnreadableFile):
        read(document(*parts), "k.docx")


LABELS = ["Federführung", "Zeitraum", "Kosten", "Ziel", "Zielgruppe", "Bemerkung", "Sonderpunkt"]


@pytest.mark.parametrize("seed", some(range(20), 3))
def test_every_word_of_the_paragraphs_is_told(seed):
    dice = random.Random(seed)
    words = iter(f"Qwort{number}x" for number in range(1_000))
    parts, used = [], []

    def word():
        used.append(next(words))
        return used[-1]

    for number in range(dice.randint(1, 4)):
        if dice.random() < 0.3:
            parts.append((1, f"Handlungsfeld {number}: {word()}"))
        if dice.random() < 0.3:
            parts.append(word())
        parts.append((2, f"{number}.1 Vorhaben {word()}"))
        for label in ["Federführung", "Ziel", *dice.sample(LABELS, 2)]:
            text = f"{label}: {word()}"
            parts.append(f"{text}\nKosten: {word()}" if dice.random() < 0.5 else text)
            if dice.random() < 0.3:
                parts.append(f"Satz {word()}.")
    told = json.dumps(as_json(read(document(*parts), "k")), ensure_ascii=False)
    assert [one for one in used if one not in told] == []


def numbers_and_titles(*parts):
    return [(one.code_typed, one.title) for one in read(document(*parts), "k.docx").measures]


LABELLED = ["Federführung: Tiefbauamt", "Zeitraum: 2027"]


@pytest.mark.parametrize(
    "line", ["3 neue Bänke am Weg", "2. Abschnitt bis zum Bach", "2.1 wird später gebaut"]
)
def test_a_text_below_the_heading_of_a_measure_is_none(line):
    parts = [(1, "Maßnahmenkatalog"), (2, "1.1 Radweg bauen"), line, *LABELLED]
    reading = read(document(*parts), "k.docx")
    assert [(one.code_typed, one.title) for one in reading.measures] == [("1.1", "Radweg bauen")]
    assert line in json.dumps(as_json(reading)["measures"], ensure_ascii=False)
    assert "1.1 Radweg bauen" not in [one.value for one in reading.outside]


def test_numbered_paragraphs_below_a_chapter_are_measures():
    measures = ["1.1 Radweg bauen", *LABELLED, "1.2 Ampel bauen", *LABELLED]
    wanted = [("1.1", "Radweg bauen"), ("1.2", "Ampel bauen")]
    for chapter in ("1 Verkehr", "Verkehr", "Handlungsfeld 1: Verkehr", "Maßnahmenkatalog"):
        assert numbers_and_titles((1, chapter), *measures) == wanted


def test_without_any_heading_a_line_that_does_not_count_along_is_text():
    parts = ["1.1 Radweg bauen", "3 neue Bänke am Weg", *LABELLED, "1.2 Ampel bauen", *LABELLED]
    assert numbers_and_titles(*parts) == [("1.1", "Radweg bauen"), ("1.2", "Ampel bauen")]


@pytest.mark.parametrize(
    "title",
    ["365 Euro Ticket", "3 Kitas bauen", "E-Mobilität ausbauen", "U-Bahn-Takt erhöhen",
     "24-Stunden-Lauf", "CO2-Bilanz erstellen", "A wie Anfang"],
)  # fmt: skip
def test_a_heading_that_begins_like_a_number_stays_whole(title):
    parts = [(1, title), *LABELLED, (1, "Radweg bauen"), *LABELLED]
    assert numbers_and_titles(*parts) == [("", title), ("", "Radweg bauen")]


def test_headings_that_count_along_have_numbers():
    parts = []
    for heading in ("1 Radweg bauen", "365 Euro Ticket", "2 Ampel bauen"):
        parts += [(1, heading), *LABELLED]
    assert numbers_and_titles(*parts) == [
        ("1", "Radweg bauen"), ("", "365 Euro Ticket"), ("2", "Ampel bauen"),
    ]  # fmt: skip


def test_a_label_of_one_value_takes_one_paragraph():
    parts = [
        (1, "1.1 Radweg bauen"), "Federführung:", "Tiefbauamt", "Der Weg wird breit.",
        "Ziel:", "Mehr Verkehr mit dem Rad.", "Und weniger Lärm.", "Zeitraum: 2027",
    ]  # fmt: skip
    (measure,) = read(document(*parts), "k.docx").measures
    assert measure.lead.names == ("Tiefbauamt",)
    assert measure.description == "Der Weg wird breit."
    assert "Und weniger Lärm." in measure.goal
