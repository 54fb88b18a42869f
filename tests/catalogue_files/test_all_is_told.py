"""What no value says stands in ``rest``: whole files of what offices type, word for word."""

import random

import pytest

from gemeinwerk.catalogue_files import read
from gemeinwerk.catalogue_files.reading_as_json import as_json
from gemeinwerk.german import Column, parse_amounts, parse_period
from gemeinwerk.german.indicators import parse_indicators
from tests.alike import ALL, some
from tests.catalogue_files import files
from tests.catalogue_files.account import letters, lost
from tests.german.cases import rows
from tests.german.test_amounts_corpus import CELLS

TIMES = {"Zeitraum": Column.PERIOD, "Beginn": Column.START, "Ende": Column.END,
         "Daueraufgabe": Column.PERIOD}  # fmt: skip
PERIODS = {kind: [cells[0] for name, cells in rows("periods.txt", 5) if name == kind]
           for kind in ("timeframe", "start", "end")}  # fmt: skip
MONEY = [cell for cell, column, _right in CELLS if column.get("bare") != "posts"]
POSTS = [cell for cell, column, _right in CELLS if column.get("bare") == "posts"]
INDICATORS = [cells[0] for _name, cells in rows("indicators.txt", 7)]
PARTIES = [cells[0] for _name, cells in rows("parties.txt", 4)]
FREE = [
    "vorhandenes Personal", "EG 11", "alle 3 Jahre ab 2026", "2026?", "vsl. 2027",
    "5.000 €/Quartal",
    "wöchentlich 200 €", "5.000 € ± 20 %", "2026, 2028 und 2030", "2028–2026", "nach Bedarf", "12",
    "siehe Beschluss 2025/113", "0,5 VZÄ (EG 9b)", "3. Bauabschnitt", "zu 50 % umgesetzt", "X",
    "erledigt: 12", "hoch", "Stufe 2", "Frau Muster, Tel. 02551 69-1234", "laut Vorlage 12/2027",
]  # fmt: skip
COLUMNS = {
    "Ziel": FREE, "Beschreibung": FREE, "Federführung": PARTIES, "Beteiligte": PARTIES,
    "Zeitraum": PERIODS["timeframe"], "Beginn": PERIODS["start"], "Ende": PERIODS["end"],
    "Kosten": MONEY, "Personalbedarf (VZÄ)": POSTS or MONEY, "Finanzierung": MONEY,
    "Indikator": INDICATORS, "Ausgangswert": INDICATORS, "Zielwert": INDICATORS, "Status": FREE,
    "Sachstand": FREE, "Priorität": FREE, "Daueraufgabe": PERIODS["timeframe"], "Bemerkung": FREE,
}  # fmt: skip


def told_of(told, number):
    """All that is told of a row; the cells of others are no proof."""
    row = number + 2
    beside = [*told["unread"], *told["outside"], *told["struck"], *told["hidden"]]
    return [
        *({**one, "row": 0} for one in told["measures"] if one["row"] == row),
        *(one["text"] for one in beside if one["row"] == row),
    ]


def meant_by(name, cell):
    """The words of a cell whose meaning is in its values, as their reader tells it; that readers
    are right about it is shown where they live. Numbers have no such excuse."""
    if name in TIMES:
        read = parse_period(cell, TIMES[name])
        kept = [read.unsaid] if read.understood else [cell]
    elif name in {"Kosten", "Personalbedarf (VZÄ)"}:
        money = parse_amounts(cell, bare="posts" if name != "Kosten" else "money")
        beside = [text for part in money.parts for text in (part.label, part.per)]
        kept = [money.rest, *beside] if money.parts else [cell]
    elif name == "Indikator":
        found = parse_indicators(cell)
        values = [text for one in found.items for text in (one.name, one.unit, one.source)]
        kept = [found.rest, *values] if found.items else [cell]
    else:
        kept = [cell]
    return letters(cell) - letters(" ".join(kept))


def lost_of(heading, cells):
    """(column, cell, what of it is nowhere) of a file of such rows."""
    head = ["Nr.", "Maßnahme", *heading]
    lines = [[f"M{n}", f"Kurse {'abcdefgh'[n]}", *row] for n, row in enumerate(cells)]
    told = as_json(read(files.csv([head, *lines]), "k"))
    return [
        (name, cell, left)
        for number, row in enumerate(cells)
        for name, cell in zip(heading, row, strict=True)
        if cell and (left := lost(cell, told_of(told, number), meant_by(name, cell)))
    ]


@pytest.mark.parametrize("name", COLUMNS)
def test_every_word_and_number_below_a_heading_is_told(name):
    """Cells of the corpora as offices type them into such a column: of a column some, others of
    another that has the same."""
    dice = random.Random(name)
    cells = list(dict.fromkeys([*COLUMNS[name], *FREE]))
    dice.shuffle(cells)
    cells = cells if ALL else cells[: len(cells) // 3]
    chunks = [cells[start : start + 8] for start in range(0, len(cells), 8)]
    assert [one for chunk in chunks for one in lost_of([name], [[cell] for cell in chunk])] == []


@pytest.mark.parametrize("seed", some(range(30), 2))
def test_every_word_and_number_of_a_whole_file_is_told(seed):
    """Cells of any corpus below any heading, also where they have no business."""
    dice = random.Random(seed)
    heading = dice.sample(list(COLUMNS), dice.randint(3, 9))
    everything = [MONEY, POSTS or MONEY, INDICATORS, PARTIES, FREE, *PERIODS.values()]
    cells = [
        [
            dice.choice(dice.choice(everything) if dice.random() < 0.2 else COLUMNS[name])
            for name in heading
        ]
        for _row in range(6)
    ]
    assert lost_of(heading, cells) == []


def rest_of(**row):
    [one] = as_json(read(files.csv([["Maßnahme", *row], ["Kurse", *row.values()]]), "k"))[
        "measures"
    ]
    return {cell["column"]: cell["text"] for cell in one["rest"]}


@pytest.mark.parametrize(("column", "cell", "part"), [
    ("Zeitraum", "2026, 2028 und 2030", "2028"), ("Zeitraum", "alle 3 Jahre ab 2026", "3 Jahre"),
    ("Zeitraum", "2028-2026", "2028-2026"), ("Zeitraum", "vsl. 2027", "vsl"),
    ("Zeitraum", "2026?", "?"), ("Kosten", "5.000 € ± 20 %", "20 %"),
    ("Kosten", "5.000 €/Quartal", "Quartal"), ("Kosten", "200 € wöchentlich", "wöchentlich"),
    ("Kosten", "2 x 4 x 500 €", "4"),
    ("Daueraufgabe", "quartalsweise", "quartalsweise"), ("Status", "zu 50 % umgesetzt", "50 %"),
])  # fmt: skip
def test_what_has_no_key_is_in_the_rest(column, cell, part):
    assert part in rest_of(Federführung="VHS", **{column: cell}).get(column, "")


def test_both_dates_are_told_where_the_end_is_before_the_beginning():
    told = rest_of(Federführung="VHS", Beginn="01.05.2028", Ende="31.12.2026")
    assert told == {"Beginn": "01.05.2028", "Ende": "31.12.2026"}


def test_grades_of_pay_and_words_beside_amounts_are_told():
    told = rest_of(Federführung="VHS", Kosten="Honorare 5.000 €", VZÄ="0,5 VZÄ (EG 11)")
    assert "Honorare" in told["Kosten"]
    assert "EG 11" in told["VZÄ"]


def test_personnel_that_is_there_anyway_is_told():
    assert rest_of(Kosten="5.000 €", VZÄ="vorhandenes Personal")["VZÄ"] == "vorhandenes Personal"


def test_the_years_of_an_indicator_have_keys_of_their_own():
    rows = [["Maßnahme", "Indikator", "Ausgangswert", "Zielwert"],
            ["Kurse", "Teilnehmende", "120 (2024)", "200 (2028)"]]  # fmt: skip
    [one] = as_json(read(files.csv(rows), "k"))["measures"]
    [indicator] = one["indicators"]
    assert (indicator["baseline_date"], indicator["target_date"]) == ("2024-12-31", "2028-12-31")
    assert one["rest"] == []
