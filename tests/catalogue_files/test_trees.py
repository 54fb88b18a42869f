"""Trees: a column that names the row above, or numbers below numbers. No leaf is lost."""

import json
import random
import re

import pytest

from gemeinwerk.catalogue_files import read
from gemeinwerk.catalogue_files.reading_as_json import as_json
from tests.alike import ALL
from tests.catalogue_files import files, tree_files

HEAD = ["ID", "Übergeordnet", "Bezeichnung", "Federführung", "Zeitraum", "Kosten"]


def tree(*rows):
    return read(files.xlsx([HEAD, *rows]), "k")


def told(reading):
    titles = reading.field_titles()
    return [
        (one.code_typed, one.title, titles.get(one.field_of_action, "")) for one in reading.measures
    ]


def test_branches_that_end_at_different_depths_lose_no_leaf():
    reading = tree(
        ["A", "", "Verkehr"],
        ["A1", "A", "Radwege"],
        ["A1a", "A1", "Radweg Nord bauen", "Tiefbauamt", "2026", "10 €"],
        ["A1b", "A1", "Radweg Süd bauen", "Tiefbauamt", "2027", "20 €"],
        ["A2", "A", "Ampel bauen", "Tiefbauamt", "2027", "30 €"],
        ["B", "", "Grün"],
        ["B1", "B", "Bäume pflanzen", "Gartenamt", "2028", "40 €"],
        ["C", "", "Öffentlichkeit stärken", "Presseamt", "2026", "50 €"],
    )
    assert told(reading) == [
        ("A1a", "Radweg Nord bauen", "Verkehr"),
        ("A1b", "Radweg Süd bauen", "Verkehr"),
        ("A2", "Ampel bauen", "Verkehr"),
        ("B1", "Bäume pflanzen", "Grün"),
        ("C", "Öffentlichkeit stärken", ""),
    ]
    assert [one.goal for one in reading.measures] == ["Radwege", "Radwege", "", "", ""]
    assert [one.costs[0].amount for one in reading.measures] == [10, 20, 30, 40, 50]
    assert reading.unread == []


def test_one_deep_branch_makes_no_groups_of_all_others():
    """Fourteen of fifteen rows were lost where one branch was a step deeper."""
    rows = [["V", "", "Verkehr"]]
    rows += [[f"V{n}", "V", f"Weg {n} bauen", "Tiefbauamt", "2026", "1 €"] for n in range(1, 14)]
    rows += [["V1a", "V1", "Weg 1 planen", "Tiefbauamt", "2026", "1 €"]]
    reading = tree(*rows)
    assert len(reading.measures) == 14
    assert {one.title for one in reading.measures} >= {"Weg 1 bauen", "Weg 1 planen"}


def test_a_measure_with_measures_below_it_is_one_as_well():
    reading = tree(
        ["V", "", "Verkehr"],
        ["V1", "V", "Radnetz ausbauen", "Tiefbauamt", "2026–2030", "1.000 €"],
        ["V1a", "V1", "Radweg bauen", "Tiefbauamt", "2026", "100 €"],
        ["V2", "V", "Ampel bauen", "Tiefbauamt", "2026", "100 €"],
    )
    assert [one.title for one in reading.measures] == [
        "Radnetz ausbauen", "Radweg bauen", "Ampel bauen",
    ]  # fmt: skip


def test_a_field_without_measures_is_a_field():
    reading = tree(
        ["A", "", "Verkehr"], ["A1", "A", "Radweg bauen", "Amt 66", "2026"],
        ["A2", "A", "Ampel bauen", "Amt 66", "2026"], ["B", "", "Grün"],
        ["A3", "A", "Brücke bauen", "Amt 66", "2026"],
    )  # fmt: skip
    assert [one.title for one in reading.fields] == ["Verkehr", "Grün"]
    assert len(reading.measures) == 3


def test_notes_hang_at_any_depth():
    reading = tree(
        ["A", "", "Verkehr"],
        ["A1", "A", "Radweg bauen", "Amt 66"], ["n1", "A1", "Sachstand 2025"],
        ["A2", "A", "Wege"],
        ["A2a", "A2", "Ampel bauen", "Amt 66"], ["n2", "A2a", "Sachstand 2025"],
        ["A2b", "A2", "Brücke bauen", "Amt 66"], ["n3", "A2b", "Sachstand 2025"],
    )  # fmt: skip
    assert [(one.title, len(one.notes)) for one in reading.measures] == [
        ("Radweg bauen", 1), ("Ampel bauen", 1), ("Brücke bauen", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_every_leaf_of_any_tree_is_a_measure_and_every_cell_is_somewhere(seed):
    dice = random.Random(seed)
    rows, parents = [["K0", "", "Feld 0"]], {"K0": ""}
    for n in range(1, 40):
        above = dice.choice([*parents, ""])
        parents[f"K{n}"] = above
        rows.append([f"K{n}", above, f"Sache{n}x", f"Amt{n}x", f"{2025 + n % 5}", f"{n} €"])
    reading = tree(*rows)
    leaves = {key for key in parents if key not in parents.values()}
    found = {one.code_typed for one in reading.measures}
    assert leaves - {"K0"} <= found
    kept = str([(one.title, one.lead.text) for one in reading.measures]) + str(reading.unread)
    kept += str([one.title for one in reading.fields]) + str([one.goal for one in reading.measures])
    assert [n for n in range(1, 40) if f"Sache{n}x" not in kept or f"Amt{n}x" not in kept] == []


def test_numbers_below_numbers():
    rows = [
        ["Nr.", "Maßnahme", "Federführung", "Zeitraum"],
        ["1", "Verkehr"],
        ["1.1", "Radwege"],
        ["1.1.1", "Radweg Nord", "Amt 66", "2026"],
        ["1.2", "Ampel bauen", "Amt 66", "2027"],
        ["2", "Grün"],
        ["2.1", "Bäume pflanzen", "Amt 67", "2027"],
        ["3", "Öffentlichkeit stärken", "Presse", "2026"],
    ]
    reading = read(files.xlsx(rows), "k")
    assert told(reading) == [
        ("1.1.1", "Radweg Nord", "Verkehr"),
        ("1.2", "Ampel bauen", "Verkehr"),
        ("2.1", "Bäume pflanzen", "Grün"),
        ("3", "Öffentlichkeit stärken", ""),
    ]
    assert [one.goal for one in reading.measures] == ["1.1 Radwege", "", "", ""]


# --- any tree, written in any way ----------------------------------------------------------------

_BEFORE_A_NAME = re.compile(
    r"^(?:[A-Z]?\d[\d.]* |[A-Z] )?(?:(?:Teilziel|Ziel)\b:? ?)?(?:[A-Z]?\d[\d.]*:? |[A-Z]:? )?"
)
SEEDS = range(20) if ALL else (2, 3)
"""Of the latter one is a table and one a workbook with empty lines."""
_UNNUMBERED = {"indent", "blanks", "outline", "bold", "plain"}
_BESIDE_MEASURES = {"repeated", "first", "merged", "fields"}


def leaves_of(told):
    """The measures of a reading as leaves of the tree that was drawn."""
    return [
        tree_files.Leaf(
            one["code"], one["title"], one["field_of_action"],
            tuple(_BEFORE_A_NAME.sub("", goal) for goal in one["goal"].split("\n") if goal),
            (*one["lead"], one["start"][:4], f"{one['costs'][0]['high'] // 1000}.000 €"),
        )
        for one in told["measures"]
    ]  # fmt: skip


def drawn(way, seed):
    """(tree, file) of each depth this way can hold; every other one with empty lines."""
    make, least, most = tree_files.WAYS[way]
    for depth in range(least, most + 1):
        dice = random.Random(f"{seed} {depth}")
        tree = tree_files.draw(dice, depth)
        if way.split()[0] in _BESIDE_MEASURES:
            tree = tree_files.pruned(tree)
        written = make(tree).spaced(dice) if seed % 2 else make(tree)
        yield tree, files.csv(written.rows) if seed % 3 and written.is_plain else written.xlsx()


@pytest.mark.parametrize("way", tree_files.WAYS)
def test_a_tree_is_read_as_it_was_whatever_the_way_it_is_written(way):
    for seed in SEEDS:
        for tree, data in drawn(way, seed):
            told = as_json(read(data, "k"))
            wanted = list(tree_files.leaves(tree))
            if way in _UNNUMBERED:
                wanted = [one.unnumbered() for one in wanted]
            assert leaves_of(told) == wanted, (way, seed)
            names = json.dumps(told, ensure_ascii=False)
            assert [one.name for one, _ in tree_files.walk(tree) if one.name not in names] == []


def test_the_number_of_a_field_is_the_one_it_has_in_the_file():
    head = ["Handlungsfeld", "Nr.", "Maßnahme", "Federführung"]
    rows = [["3 Bildung", "3.1", "Kurse", "VHS"], ["7 Wohnen", "7.1", "Bauen", "FB 6"]]
    told = as_json(read(files.csv([head, *rows]), "k"))["measures"]
    assert [(one["field_code"], one["field_of_action"]) for one in told] == [
        ("3", "Bildung"), ("7", "Wohnen"),
    ]  # fmt: skip


def test_a_field_without_a_number_gets_none_that_is_not_in_the_file():
    rows = [["Maßnahme", "Federführung"], ["Bildung"], ["Kurse", "VHS"], ["Lesen", "VHS"],
            ["Wohnen"], ["Sport"], ["Laufen", "Amt 52"], ["Turnen", "Amt 52"]]  # fmt: skip
    told = as_json(read(files.csv(rows), "k"))
    assert {one["field_code"] for one in told["measures"]} == {""}
    assert [one["text"] for one in told["outside"]] == ["Wohnen"]


def test_two_fields_of_one_name_with_their_own_numbers_are_two():
    rows = [["Nr.", "Maßnahme", "Federführung"], ["Handlungsfeld 1: Sonstiges"],
            ["1.1", "Kurse", "VHS"], ["Handlungsfeld 2: Sonstiges"],
            ["2.1", "Bauen", "FB 6"]]  # fmt: skip
    told = as_json(read(files.csv(rows), "k"))["measures"]
    assert [one["field_code"] for one in told] == ["1", "2"]


def test_a_lone_list_without_a_tree_stays_one():
    """Names that begin with a number by chance, and a row with a name only, make no tree."""
    rows = [["Maßnahme", "Federführung"], ["3 Kitas bauen", "FB 5"], ["Lesen fördern", "VHS"],
            ["12 Wohnungen", "FB 6"], ["Noch offen"], ["Parkbänke", "FB 6"], ["Feste", "FB 4"],
            ["Brunnen", "FB 6"], ["Wege", "FB 6"]]  # fmt: skip
    told = as_json(read(files.csv(rows), "k"))["measures"]
    assert [one["title"] for one in told][:2] == ["3 Kitas bauen", "Lesen fördern"]


def test_the_second_line_of_a_measure_is_none_of_the_tree():
    """A measure over two rows whose goal goes on below it: no row of goals."""
    rows = [["Ziel", "Nr.", "Maßnahme", "Federführung"], ["Mehr Räder", "1", "Radweg", "FB 6"],
            ["und Fußwege"], ["Weniger Lärm", "2", "Asphalt", "FB 6"]]  # fmt: skip
    told = as_json(read(files.csv(rows), "k"))["measures"]
    assert [(one["title"], one["goal"]) for one in told] == [
        ("Radweg", "Mehr Räder\nund Fußwege"), ("Asphalt", "Weniger Lärm"),
    ]  # fmt: skip


def test_rows_of_names_alone_stand_above_what_leaves_them_out_though_others_say_theirs():
    """A goal without measures, and a field said again on each row, among rows of names."""
    rows = [["Handlungsfeld", "Ziel", "Maßnahme", "Beginn"], ["1 Wohnen", "1.1 Wohnraum"],
            ["", "", "1.1.1 Beratung", "2026"], ["", "", "1.1.2 Lotsen", "2027"],
            ["2 Bildung", "2.1 Sprache"],
            ["2 Bildung", "2.2 Kita", "2.2.1 Vorlesen", "2026"]]  # fmt: skip
    told = as_json(read(files.csv(rows), "k"))["measures"]
    assert [(one["title"], one["field_of_action"], one["goal"]) for one in told] == [
        ("Beratung", "Wohnen", "1.1 Wohnraum"), ("Lotsen", "Wohnen", "1.1 Wohnraum"),
        ("Vorlesen", "Bildung", "2.2 Kita"),
    ]  # fmt: skip


def test_a_row_that_says_its_field_but_no_goal_has_none():
    rows = [["Handlungsfeld", "Ziel", "Maßnahme"], ["Wohnen", "Mehr Raum", "Beratung"],
            ["Wohnen", "", "Lotsen"], ["Bildung", "", "Vorlesen"]]  # fmt: skip
    told = as_json(read(files.csv(rows), "k"))["measures"]
    assert [(one["title"], one["goal"]) for one in told] == [
        ("Beratung", "Mehr Raum"), ("Lotsen", ""), ("Vorlesen", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "E-Mobilität ausbauen",
        "U-Bahn-Takt erhöhen",
        "B-Plan-Verfahren",
        "V wie Verkehr",
        "365 Euro Ticket",
        "3. Lesefest",
        "CO2 senken",
        "7.5. Tag der Vielfalt",
        "1.5-Grad-Ziel",
        "3.000 Bäume",
        "IV Beratung",
    ],
)
def test_a_word_with_a_dash_is_not_cut_in_a_numbered_list(name):
    names = ["1 Verkehr", *(f"1.{n} Weg {n} bauen" for n in range(1, 12)), name]
    rows = [[names[0]], *([one, "Tiefbauamt", "2027"] for one in names[1:])]
    reading = read(files.xlsx([["Maßnahme", "Federführung", "Zeitraum"], *rows]), "k")
    assert [one.code_typed for one in reading.measures[:2]] == ["1.1", "1.2"]
    assert (reading.measures[-1].code_typed, reading.measures[-1].title) == ("", name)


@pytest.mark.parametrize("name", ["B-Plan-Verfahren", "E-Mobilität", "Handlungsfeld übergreifend"])
def test_a_field_of_action_keeps_its_first_word(name):
    rows = [["1", "Weg bauen", name, "Tiefbauamt"], ["2", "Ampel bauen", "Verkehr", "Tiefbauamt"]]
    reading = read(files.xlsx([["Nr.", "Maßnahme", "Handlungsfeld", "Federführung"], *rows]), "k")
    assert [one.title for one in reading.fields] == [name, "Verkehr"]


def test_a_goal_on_a_row_of_its_own_between_measures_is_that_of_the_next():
    rows = [["Handlungsfeld", "Ziel", "Maßnahme", "Federführung", "Ende"],
            ["Verkehr", "Rad", "Radweg", "Tiefbauamt", "2026"], ["", "Fuß"],
            ["", "", "Gehweg", "Tiefbauamt", "2027"],
            ["", "Bus", "Linie", "Stadtwerke", "2027"]]  # fmt: skip
    told = as_json(read(files.csv(rows), "k"))["measures"]
    assert [(one["title"], one["field_of_action"], one["goal"]) for one in told] == [
        ("Radweg", "Verkehr", "Rad"), ("Gehweg", "Verkehr", "Fuß"), ("Linie", "Verkehr", "Bus"),
    ]  # fmt: skip


def test_a_goal_that_does_not_end_on_its_row_goes_on_below():
    rows = [["Handlungsfeld", "Ziel", "Maßnahme", "Federführung"],
            ["Verkehr", "Mehr Rad- und", "Radweg", "Tiefbauamt"], ["", "Fußverkehr"],
            ["", "", "Gehweg", "Tiefbauamt"]]  # fmt: skip
    told = as_json(read(files.csv(rows), "k"))["measures"]
    assert told[0]["goal"] == "Mehr Rad- und\nFußverkehr"


@pytest.mark.parametrize("heading", ["Unterpunkt", "Teilmaßnahme"])
def test_a_part_with_its_own_name_and_lead_is_a_measure(heading):
    rows = [["Handlungsfeld", "Maßnahme", heading, "Federführung", "Kosten"],
            ["Verkehr", "Radnetz", "Radweg Nord", "Tiefbauamt", "5.000 €"],
            ["", "", "Radweg Süd", "Amt 67", "6.000 €"],
            ["", "Bus", "", "Stadtwerke", "7.000 €"]]  # fmt: skip
    told = as_json(read(files.csv(rows), "k"))["measures"]
    assert told[1]["rest"] == [{"column": "Teil von", "text": "Radnetz"}]
    assert [(m["title"], m["field_of_action"], m["lead"], m["costs"][0]["low"]) for m in told] == [
        ("Radnetz", "Verkehr", ["Tiefbauamt"], 5000),
        ("Radweg Süd", "Verkehr", ["Amt 67"], 6000),
        ("Bus", "Verkehr", ["Stadtwerke"], 7000),
    ]  # fmt: skip
