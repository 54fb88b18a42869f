"""Word documents without a table: a heading for each measure, labelled paragraphs below it."""

import io
import json
import random

import docx
import pytest

from gemeinwerk.catalogue_files import UnreadableFile, read
from gemeinwerk.catalogue_files.reading_as_json import as_json


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


@pytest.mark.parametrize("seed", range(20))
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
