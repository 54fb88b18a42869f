"""Whatever stands in a file stands in what is told of it: a value, rest, unread, outside …"""

import json
import random

import pytest

from gemeinwerk.catalogue_files import UnreadableFile, read
from gemeinwerk.catalogue_files.reading_as_json import as_json
from tests.alike import some
from tests.catalogue_files import files

HEADINGS = [
    "Nr.", "Maßnahme", "Handlungsfeld", "Ziel", "Beschreibung", "Zielgruppe", "Federführung",
    "Beteiligte", "Zeitraum", "Beginn", "Ende", "Daueraufgabe", "Kosten", "Finanzierung", "VZÄ",
    "Indikator", "Ausgangswert", "Zielwert", "Einheit", "Turnus", "Meilensteine", "Status",
    "Sachstand", "Hemmnisse", "Priorität", "Querschnittsthema", "Bemerkung", "Übergeordnet",
]  # fmt: skip
AROUND = [
    "{}", "{}", "{}", "bis 2027 {}", "{} ab 2026", "5.000 € {}", "{} 2 VZÄ", "0,5 {}", "200 {}",
    "laufend, {}", "kurzfristig {}", "{}: 12 %", "In Umsetzung. {}", "umgesetzt ({})", "x {}",
    "FB 12 {}", "FB 1; {}", "{} (Frau Muster)", "monatlich {}", "Handlungsfeld 3: {}", "Ziel 1: {}",
    "Summe {}", "* {}", "1.1 {}", "{}\nzweite Zeile", "- {}\n- Punkt", "keine {}", "noch offen {}",
]  # fmt: skip


def word(number):
    """A word nobody knows, and that is part of no other."""
    digits = [int(digit) for digit in f"{number:03o}"]
    return "Q" + "".join("bdfgklmn"[digit] + "aeiouäöü"[digit] for digit in digits) + "x"


def missing(data, words):
    try:
        told = json.dumps(as_json(read(data, "k")), ensure_ascii=False)
    except UnreadableFile:
        return []
    return [one for one in words if one not in told]


def filled(dice, width, height):
    """Rows of cells, most with a word of their own in the middle of what offices write."""
    rows, words = [], []
    for _ in range(height):
        row = []
        for _ in range(width):
            if dice.random() < 0.25:
                row.append(None)
                continue
            words.append(word(len(words)))
            row.append(dice.choice(AROUND).format(words[-1]))
        rows.append(row)
    return rows, words


@pytest.mark.parametrize("seed", some(range(40), 3))
def test_every_word_of_a_list_is_told(seed):
    dice = random.Random(seed)
    heading = dice.sample(HEADINGS, dice.randint(3, 12))
    rows, words = filled(dice, len(heading) + dice.randint(0, 1), dice.randint(1, 9))
    above = [[word(500)], []] if dice.random() < 0.5 else []
    data = dice.choice([files.xlsx, files.csv])([*above, heading, *rows])
    assert missing(data, words) == []


@pytest.mark.parametrize("seed", some(range(20), 3))
def test_every_word_of_fact_sheets_is_told(seed):
    dice = random.Random(1000 + seed)
    labels = dice.sample(HEADINGS, dice.randint(3, 9))
    sheets, words = [], []
    for _ in range(dice.randint(1, 3)):
        pairs = []
        for label in labels:
            words.append(word(len(words)))
            pairs.append((label, words[-1]))
        beside = dice.random() < 0.5
        sheets.append([list(pair) for pair in pairs] if beside else [[t] for p in pairs for t in p])
    assert missing(files.tables_docx(*sheets), words) == []


@pytest.mark.parametrize("seed", some(range(10), 3))
def test_every_word_of_a_second_sheet_is_told(seed):
    dice = random.Random(2000 + seed)
    rows, words = filled(dice, 4, 6)
    more, further = filled(dice, 4, 5)
    renamed = {one: one.replace("Q", "Z") for one in further}
    for row in more:
        for place, text in enumerate(row):
            for old, new in renamed.items():
                row[place] = text = text.replace(old, new) if text else text
    head = ["Nr.", "Maßnahme", "Federführung", "Zeitraum"]
    data = files.xlsx([head, *rows], Zwei=[dice.sample(HEADINGS, 4), *more])
    assert missing(data, [*words, *renamed.values()]) == []
