"""Fact sheets: the label left of its value, above it, in its cell; one or several in a table."""

import pytest

from gemeinwerk.catalogue_files import read
from tests.catalogue_files import files

RADWEG = ("Radweg bauen", "Tiefbauamt", 2026)
BAEUME = ("Bäume pflanzen", "Gartenamt", 2027)


def told(data):
    reading = read(data, "k")
    return [
        (one.title, "; ".join(one.lead.names), one.end.year if one.end else None)
        for one in reading.measures
    ]


def beside(name, lead, year):
    return [["Maßnahme", name], ["Federführung", lead], ["Zeitraum", year]]


def above(name, lead, year):
    return [["Maßnahme"], [name], ["Federführung"], [lead], ["Zeitraum"], [year]]


def above_wide(name, lead, year):
    return [
        ["Maßnahme", "Priorität"],
        [name, "hoch"],
        ["Federführung", "Zeitraum"],
        [lead, year],
        ["Beschreibung"],
        ["Ein Satz."],
    ]


def inside(name, lead, year):
    return [
        [f"Maßnahme: {name}", "Priorität: hoch"],
        [f"Federführung: {lead}", f"Zeitraum: {year}"],
        ["Beschreibung:\nEin Satz."],
    ]


def banner(name, lead, year):
    return [[f"M 1.1 {name}"], ["Federführung", lead], ["Zeitraum", year], ["Ziel", "Wandel"]]


LAYOUTS = [beside, above, above_wide, inside, banner]
ONE, TWO = ("Radweg bauen", "Tiefbauamt", "2026"), ("Bäume pflanzen", "Gartenamt", "2027")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_table_per_sheet_in_word(layout):
    assert told(files.tables_docx(layout(*ONE), layout(*TWO))) == [RADWEG, BAEUME]


@pytest.mark.parametrize("layout", [beside, above, above_wide])
def test_several_sheets_below_each_other_in_one_table(layout):
    assert told(files.tables_docx([*layout(*ONE), *layout(*TWO)])) == [RADWEG, BAEUME]


def test_two_sheets_side_by_side_in_one_table():
    rows = [[*left, *right] for left, right in zip(beside(*ONE), beside(*TWO), strict=True)]
    assert told(files.tables_docx(rows)) == [RADWEG, BAEUME]


@pytest.mark.parametrize("layout", [beside, above_wide])
def test_a_sheet_of_a_workbook_per_measure(layout):
    assert told(files.xlsx(layout(*ONE), Zwei=layout(*TWO))) == [RADWEG, BAEUME]


def test_several_below_each_other_on_one_sheet_each_have_their_row():
    data = files.xlsx([*beside(*ONE), [], *beside(*TWO)])
    assert told(data) == [RADWEG, BAEUME]
    assert [one.row for one in read(data, "k").measures] == [1, 5]


def test_the_paragraph_above_a_sheet_is_its_title_where_it_has_no_other():
    rows = [["Federführung", "Tiefbauamt"], ["Zeitraum", "2026"], ["Ziel", "Mehr Radverkehr"]]
    data = files.tables_docx("¶1.1 Radweg bauen", rows, "¶1.2 Bäume pflanzen", rows)
    assert [(one.code, one.title) for one in read(data, "k").measures] == [
        ("1.1", "Radweg bauen"),
        ("1.2", "Bäume pflanzen"),
    ]


def test_a_field_of_action_named_once_holds_for_the_sheets_below_it():
    rows = [["Handlungsfeld", "Verkehr"], *beside(*ONE), *beside(*TWO)]
    reading = read(files.tables_docx(rows), "k")
    titles = reading.field_titles()
    assert [titles[one.field_of_action] for one in reading.measures] == ["Verkehr", "Verkehr"]


def test_a_label_without_a_value_takes_nothing_of_the_next():
    rows = [["Maßnahme", "Radweg bauen"], ["Kosten", ""], ["Federführung", "Tiefbauamt"], ["Ende", "2026"]]  # fmt: skip  # noqa: E501
    (one,) = read(files.tables_docx(rows), "k").measures
    assert (one.cost, one.lead.names) == ("", ("Tiefbauamt",))


def test_a_value_that_is_a_word_of_headings_is_a_value():
    rows = [["Maßnahme", "Kooperation"], ["Federführung", "Amt"], ["Zeitraum", "2026"]]
    assert told(files.tables_docx(rows)) == [("Kooperation", "Amt", 2026)]


def test_a_list_of_two_columns_is_no_sheet():
    rows = [["Maßnahme", "Federführung"], ["Radweg", "Tiefbauamt"], ["Park", "Gartenamt"]]
    assert told(files.tables_docx(rows)) == [
        ("Radweg", "Tiefbauamt", None), ("Park", "Gartenamt", None)
    ]  # fmt: skip


def test_lines_below_a_heading_that_begin_with_a_word_of_headings_stay_lines():
    rows = [
        ["Nr.", "Maßnahme", "Meilensteine", "Kosten"],
        ["1", "Beratung", "Konzept", "10 €"],
        ["", "", "Start 01/2026", "5 €"],
        ["2", "Kurse", "", ""],
    ]
    assert [one.title for one in read(files.xlsx(rows), "k").measures] == ["Beratung", "Kurse"]


def titled(name, lead, year):
    return [[name], ["Federführung", lead], ["Zeitraum", year], ["Kosten", "5.000 €"]]


def wide(name, lead, year):
    return [
        ["Maßnahme", name, "", "Priorität", "mittel"],
        ["Federführung", lead, "", "Zeitraum", year],
        ["Ziel", "Wandel"],
    ]


def numbered(name, lead, year):
    return [["Nr.", f"M {name[0]}"], *beside(name, lead, year), ["Kosten", "5.000 €"]]


@pytest.mark.parametrize("kind", [files.xlsx, files.ods, files.csv, files.tables_docx])
@pytest.mark.parametrize("gap", [[], [[]]])
@pytest.mark.parametrize("layout", [titled, wide, numbered, beside])
def test_sheets_below_each_other_on_one_sheet(layout, gap, kind):
    if kind is files.tables_docx and gap:
        gap = [["", ""]]
    rows = [*layout(*ONE), *gap, *layout(*TWO), *gap, *layout("Bus fahren", "Amt 3", "2028")]
    assert told(kind(rows)) == [RADWEG, BAEUME, ("Bus fahren", "Amt 3", 2028)]


def test_a_title_above_the_first_and_a_field_above_each_sheet():
    rows = [
        ["Maßnahmenkatalog 2026"], [],
        ["Handlungsfeld 1: Verkehr"], *titled("1.1 Radweg bauen", "Tiefbauamt", "2026"),
        ["Handlungsfeld 2: Grün"], *titled("2.1 Bäume pflanzen", "Gartenamt", "2027"),
    ]  # fmt: skip
    reading = read(files.xlsx(rows), "k")
    titles = reading.field_titles()
    assert [(one.code, one.title, titles[one.field_of_action]) for one in reading.measures] == [
        ("1.1", "Radweg bauen", "Verkehr"),
        ("2.1", "Bäume pflanzen", "Grün"),
    ]
    assert [one.value for one in reading.outside] == ["Maßnahmenkatalog 2026"]


def test_a_line_above_each_sheet_that_has_a_title_is_told_and_names_no_field():
    rows = [["Steckbrief 1"], *beside(*ONE), ["Steckbrief 2"], *beside(*TWO)]
    reading = read(files.xlsx(rows), "k")
    assert [one.title for one in reading.measures] == ["Radweg bauen", "Bäume pflanzen"]
    assert reading.fields == []
    assert [one.value for one in reading.outside] == ["Steckbrief 1", "Steckbrief 2"]


@pytest.mark.parametrize("typed", ["1.1 Radweg bauen", "M 1.1: Radweg bauen", "1.1. Radweg bauen"])
def test_a_number_typed_before_the_title_is_its_number(typed):
    rows = [["Maßnahme", typed], ["Federführung", "Tiefbauamt"], ["Zeitraum", "2026"]]
    (one,) = read(files.tables_docx(rows), "k").measures
    assert (one.code, one.title) == (typed.partition(" R")[0].rstrip(".:"), "Radweg bauen")


def test_what_is_no_number_stays_in_the_title():
    rows = [["Maßnahme", "3 Kitas bauen"], ["Federführung", "Amt 3"], ["Zeitraum", "2026"]]
    (one,) = read(files.tables_docx(rows), "k").measures
    assert one.title == "3 Kitas bauen"


def test_a_label_that_holds_the_number_begins_each_sheet_below_the_other():
    rows = [["Maßnahme 1.1", "Radweg bauen"], ["Federführung", "Tiefbauamt"], ["Ziel", "Räder"],
            ["Maßnahme Nr. 1.2", "Bäume"], ["Federführung", "Gartenamt"],
            ["Ziel", "Grün"]]  # fmt: skip
    found = read(files.xlsx(rows), "k").measures
    assert [(one.code, one.title, one.goal) for one in found] == [
        ("1.1", "Radweg bauen", "Räder"), ("1.2", "Bäume", "Grün"),
    ]  # fmt: skip
