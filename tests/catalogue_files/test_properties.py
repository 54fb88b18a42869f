"""Whatever stands in a file: a correct reading or a clear refusal, never another error."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.catalogue_files import UnreadableFile, read
from gemeinwerk.measures.importing.checked_file import check_reading
from gemeinwerk.tables.twice import repaired
from tests.alike import examples
from tests.catalogue_files import files

HEADINGS = ["Nr.", "Maßnahme", "Amt", "Zeitraum", "Kosten in T€", "Status", "Bemerkung", "", "2026"]
CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["1", "1.1", "Wohnen", "Handlungsfeld 1: Wohnen", "FB 38", "FB 1; FB 2", "2025–2027",
         "ca. 25.000 €/Jahr", "-", "k. A.", "umgesetzt", "Summe", "x", "=1+1", "* Fußnote"]
    ),
    st.text(max_size=25),
)  # fmt: skip
QUICK = settings(max_examples=examples(150))


def read_or_refuse(data):
    try:
        reading = read(data, "datei")
    except UnreadableFile as refusal:
        if not refusal.message.endswith("."):
            raise
        return None
    codes = [measure.code for measure in reading.measures]
    assert len(set(codes)) == len(codes)
    json.dumps(check_reading(reading).as_json())
    return reading


@QUICK
@given(
    st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=7),
    st.lists(st.lists(CELLS, max_size=7), max_size=7),
)
def test_any_table_as_csv(headings, rows):
    read_or_refuse(files.csv([headings, *rows]))


@settings(QUICK, max_examples=examples(60))
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_no_cell_of_a_spreadsheet_is_lost(rows):
    """Every text is a value of a measure, unread, outside, or repeats the heading."""
    heading = ["Nr.", "Maßnahme", "Bemerkung"]
    # What looks as if it had been encoded twice is set right, and said.
    clean = [
        [None if c is None else repaired(" ".join(printable(c).split())) for c in row]
        for row in rows
    ]
    reading = read_or_refuse(files.csv([heading, *clean]))
    if reading is None:
        return
    kept = json.dumps(check_reading(reading).as_json(), ensure_ascii=False)
    for measure in reading.measures:
        kept += f" {measure.code_typed} {measure.title} {measure.goal} {measure.description}"
        kept += f" {measure.cost} {measure.timeframe} {measure.lead} {measure.contributing}"
    kept += " ".join(f" {one.code} {one.title}" for one in reading.fields)
    kept += " ".join(one.column for one in reading.proposals)  # a unit below a heading
    folded = " ".join(kept.replace("\\n", " ").split())
    for text in (cell for row in clean for cell in row if cell):
        # A field whose number another one has already gets one of its own.
        text = text.removeprefix("Handlungsfeld 1: ")
        assert text in heading or any(part in folded for part in (text, escaped(text)))


def printable(text):
    return "".join(sign for sign in text if sign.isprintable())


def escaped(text):
    return json.dumps(text, ensure_ascii=False)[1:-1]


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes(data):
    read_or_refuse(data)


WHOLE = {
    "xlsx": files.xlsx([HEADINGS[:6], ["1", "Beratung", "FB 1", "2026", 5, "läuft"]]),
    "ods": files.ods([HEADINGS[:6], ["1", "Beratung", "FB 1", "2026", 5, "läuft"]]),
    "docx": files.sheets_docx({"Nr.": "1", "Maßnahme": "Beratung", "Amt": "FB 1", "Ziel": "x"}),
    "csv": files.csv([HEADINGS[:6], ["1", "Beratung", "FB 1", "2026", 5, "läuft"]]),
}

TRIES = {"xlsx": 150, "ods": 150, "csv": 150, "docx": 40}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_file_that_was_damaged_on_the_way(kind):
    """Bytes turned over, cut off or doubled."""
    dice = random.Random(kind)
    for _ in range(TRIES[kind]):
        data = bytearray(WHOLE[kind])
        for _ in range(dice.randint(1, 4)):
            place = dice.randrange(len(data))
            way = dice.random()
            if way < 0.6:
                data[place] = dice.randrange(256)
            elif way < 0.8:
                del data[place : place + dice.randint(1, 200)]
            else:
                data[place:place] = data[place : place + dice.randint(1, 60)]
            if not data:
                break
        read_or_refuse(bytes(data))


PARTS = {
    "xlsx": [
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
    ],
    "ods": ["content.xml"],
    "docx": ["word/document.xml", "word/styles.xml"],
}


@pytest.mark.parametrize("kind", PARTS)
def test_xml_that_is_well_packed_and_badly_written(kind):
    """The same inside the package, where a checksum does not notice it."""
    dice = random.Random(kind)

    def spoil(content):
        data = bytearray(content)
        for _ in range(dice.randint(1, 3)):
            place = dice.randrange(len(data))
            if dice.random() < 0.5:
                data[place] = dice.randrange(32, 127)
            else:
                del data[place : place + dice.randint(1, 30)]
        return bytes(data)

    for _ in range(TRIES[kind] // 2):
        name = dice.choice(PARTS[kind])
        try:
            data = files.changed_part(WHOLE[kind], name, spoil)
        except ValueError:
            continue
        read_or_refuse(data)
