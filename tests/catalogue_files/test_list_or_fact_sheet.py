"""A list stays a list, whatever stands above, below and between its rows; a sheet stays a sheet."""

import random

import pytest

from gemeinwerk.catalogue_files import read
from tests.alike import some
from tests.catalogue_files import files

COLUMNS = {
    "Nr.": lambda n: str(n),
    "Kosten": lambda n: f"{n}0.000 €",
    "Zuständig": lambda n: f"Amt 6{n % 10}",
    "Zeitraum": lambda n: f"{2026 + n % 4}",
    "Ziel": lambda n: ["Mehr Radverkehr", "Kooperation", "Sichere Wege"][n % 3],
    "Status": lambda n: ["geplant", "läuft"][n % 2],
    "Bemerkung": lambda n: ["siehe Vorlage", "Evaluation"][n % 2],
    "Ende": lambda n: f"{2027 + n % 3}",
    "Kennwort": lambda n: f"K{n}",
}
ABOVE = [
    [], ["Maßnahmenliste Radverkehr"], ["Integrationskonzept", "Stand 01.02.2026"],
    ["Stand", "01.02.2026"], ["Konzept", "Radverkehr"], ["Stand: 01.02.2026"], [],
    ["Ansprechpartner", "Frau Muster"], ["Titel", "Maßnahmenplan 2026"], ["Angaben in Euro"],
]  # fmt: skip
BELOW = [
    [], ["Stand: 01.02.2026"], ["* vorläufig"], ["Quelle: Haushaltsplan 2026"],
    ["Ansprechpartner: Frau Muster"], ["Stand", "01.02.2026"], ["Hinweise"], ["Quelle"], ["Stand"],
    ["Summe", "50.000"], ["Gesamt", "", "50.000"], ["", "Summe", "50.000"], ["Legende"],
    ["Ansprechpartner", "Frau Muster"], ["Bemerkung", "Beträge ohne Mehrwertsteuer"],
]  # fmt: skip


def a_list(dice):
    """Headings and rows, with lines around them: (all rows, titles)."""
    names = dice.sample(list(COLUMNS), dice.randint(1, 7))
    if "Nr." in names:
        names.remove("Nr.")
        names.insert(0, "Nr.")
    place = 1 if names[0] == "Nr." else 0
    headings = [*names[:place], "Maßnahme", *names[place:]]
    rows, titles = [], []
    for number in range(1, dice.randint(1, 10) + 1):
        titles.append(f"Vorhaben {'abcdefghij'[number - 1]} am Fluss")
        cells = [COLUMNS[name](number) for name in names]
        cells = [one if dice.random() > 0.1 or n < 2 else "" for n, one in enumerate(cells)]
        rows.append([*cells[:place], titles[-1], *cells[place:]])
        if dice.random() < 0.05:
            rows.append([])
    above = dice.sample(ABOVE, dice.randint(0, 3))
    below = dice.sample(BELOW, dice.randint(0, 3))
    gap = [[]] if dice.random() < 0.3 else []
    return [*above, headings, *rows, *gap, *below], titles


@pytest.mark.parametrize(
    ("kind", "seed"),
    [
        *(("csv", seed) for seed in some(range(60), 3)),  # what a list is, no kind of file tells
        *((kind, seed) for kind in ("xlsx", "ods", "docx") for seed in some(range(60), 11)),
    ],
)
def test_each_row_of_a_list_is_a_measure(kind, seed):
    rows, titles = a_list(random.Random(seed))
    if kind == "docx":
        width = max(map(len, rows))
        data = files.tables_docx([[*row, *[""] * (width - len(row))] for row in rows])
    else:
        data = getattr(files, kind)(rows)
    assert [one.title for one in read(data, "k").measures] == titles


def sheet_pairs(dice, name):
    labels = dice.sample(["Federführung", "Zeitraum", "Kosten", "Ziel", "Status", "Zielgruppe"], 4)
    values = {"Federführung": "Amt", "Ziel": "Kooperation", "Kosten": "5.000 €", "Status": "läuft"}
    pairs = [["Maßnahme", name], *([one, values.get(one, "2027")] for one in labels)]
    return [*pairs, ["Stand", "01.02.2026"]] if dice.random() < 0.4 else pairs


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx"])
@pytest.mark.parametrize("seed", some(range(20), 3))
def test_labels_beside_their_values_are_one_measure(kind, seed):
    dice = random.Random(seed)
    name = dice.choice(["Radweg bauen", "Kooperation", "Evaluation"])
    above = [["Maßnahmenblatt"]] if dice.random() < 0.3 else []
    rows = [*above, *sheet_pairs(dice, name)]
    data = files.tables_docx(rows) if kind == "docx" else getattr(files, kind)(rows)
    assert [one.title for one in read(data, "k").measures] == [name]
