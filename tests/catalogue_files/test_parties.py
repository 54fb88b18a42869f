"""Cells of units: who leads, who helps, and who is nobody's business."""

import json

import pytest

from gemeinwerk.catalogue_files import Unit, read, register_of
from gemeinwerk.catalogue_files.reading_as_json import as_json
from tests.catalogue_files import files

HEAD = ["Nr.", "Maßnahme", "Federführung", "Mitwirkung", "Zeitraum"]


def measure_of(lead, contributing="", **given):
    rows = [HEAD, ["1", "Kurse anbieten", lead, contributing, "2026"]]
    return read(files.xlsx(rows), "k.xlsx", **given)


@pytest.mark.parametrize(
    ("typed", "lead", "kept"),
    [
        ("Amt 66 Krüger", ["Amt 66"], "Krüger"),
        ("Umweltamt, Sabine", ["Umweltamt"], "Sabine"),
        ("Bgm. Krüger", ["Bgm."], "Krüger"),
        ("gez. Krüger", [], "gez. Krüger"),
        ("Umweltamt / Fr. Dr. Özdemir", ["Umweltamt"], "Fr. Dr. Özdemir"),
    ],
)
def test_who_works_in_a_unit_is_kept_with_the_measure_and_leads_nowhere(typed, lead, kept):
    reading = measure_of(typed, typed)
    (measure,) = reading.measures
    assert list(measure.lead.names) == list(measure.contributing.names) == lead
    assert kept not in measure.lead.text + measure.contributing.text
    assert [cell["value"] for cell in measure.leftover] == [kept, kept]
    (told,) = as_json(reading)["measures"]
    assert {"column": "Federführung", "text": kept} in told["rest"]


def test_what_may_be_a_unit_or_a_person_is_asked_about_and_not_published():
    reading = measure_of("Amt 66, Quellfeld")
    (measure,) = reading.measures
    assert measure.lead.names == ("Amt 66",)
    assert "Quellfeld" not in measure.lead.text
    assert measure.leftover == [{"column": "Federführung", "value": "Quellfeld"}]
    [(field, sentence)] = measure.remarks
    assert (field, "„Quellfeld“" in sentence) == ("lead", True)


def test_of_two_columns_each_asks_of_its_own():
    (measure,) = measure_of("Quellfeld", "Sommerach").measures
    assert (measure.lead.names, measure.contributing.names) == ((), ())
    assert [field for field, _ in measure.remarks] == ["lead", "contributing"]
    assert "Quellfeld" in json.dumps(measure.leftover)
    assert "Sommerach" in json.dumps(measure.leftover)


@pytest.mark.parametrize(
    "typed",
    [
        "Amt 65 (FF), Amt 51",
        "Amt 65 (federführend), Amt 51 (mitwirkend)",
        "FF: Amt 65, Mitwirkung: Amt 51",
        "Amt 51, Amt 65 [FF]",
        "Amt 65 – Federführung\nAmt 51 – Mitwirkung",
    ],
)
def test_a_cell_says_itself_who_leads_and_who_helps(typed):
    for units in ((), (Unit(1, "Amt 65"), Unit(2, "Amt 51"))):
        (measure,) = measure_of(typed, register=register_of(units)).measures
        assert (measure.lead.names, measure.contributing.names) == (("Amt 65",), ("Amt 51",))
        assert (measure.leftover, measure.unsaid, measure.remarks) == ([], [], [])


def test_a_column_of_helpers_names_the_lead_where_no_other_does():
    (measure,) = measure_of("", "Amt 65 (FF), Amt 51").measures
    assert (measure.lead.names, measure.contributing.names) == (("Amt 65",), ("Amt 51",))
    (measure,) = measure_of("Amt 40", "Amt 65 (FF), Amt 51").measures
    assert measure.lead.names == ("Amt 40",)
    assert measure.contributing.names == ("Amt 65", "Amt 51")


# --- boxes to tick ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["☐ Amt 65 ☒ Amt 66", "[ ] Amt 65 [x] Amt 66", "□ Amt 65 ■ Amt 66"]
)
def test_only_who_is_ticked_leads_or_helps(typed):
    reading = measure_of(typed, typed)
    (measure,) = reading.measures
    assert measure.lead.names == measure.contributing.names == ("Amt 66",)
    assert [one["value"] for one in measure.leftover] == ["☐ Amt 65", "☐ Amt 65"]
    assert {one.value for one in reading.unread} == {"☐ Amt 65"}


def test_ticks_are_read_alike_in_every_column_of_values():
    head = [
        "Maßnahme",
        "Handlungsfeld",
        "Umsetzungsstand",
        "Daueraufgabe",
        "Zeitraum",
        "Zielgruppe",
    ]
    row = [
        "Kurse",
        "☐ Bauen ☒ Soziales",
        "☐ geplant ☒ in Umsetzung",
        "☒ ja ☐ nein",
        "☐ 2025 ☒ 2026",
        "[x] Kinder [ ] Senioren",
    ]
    reading = read(files.xlsx([head, row]), "k.xlsx")
    (measure,) = reading.measures
    assert [one.title for one in reading.fields] == ["Soziales"]
    assert (measure.status, measure.permanent, measure.target_group) == (
        "in_progress",
        True,
        "Kinder",
    )
    assert (measure.start.year, measure.end.year) == (2026, 2026)
    assert {one["value"] for one in measure.leftover} == {
        "☐ Bauen", "☐ geplant", "☐ 2025", "☐ Senioren",
    }  # fmt: skip


def test_boxes_of_which_none_is_ticked_name_nobody():
    (measure,) = measure_of("☐ Amt 65 ☐ Amt 66").measures
    assert measure.lead.names == ()
    assert [one["value"] for one in measure.leftover] == ["☐ Amt 65; ☐ Amt 66"]


# --- what is said of the column -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("Amt 66 Krüger", "partly"),
        ("Amt 66, Tel. 0331 289-1234, Quellfeld", "partly"),
        ("☐ Amt 65 ☒ Amt 66", "partly"),
        ("Frau Krüger, Tel. 0331 289-1234", "kept"),
        ("☐ Amt 65 ☐ Amt 66", "kept"),
        ("Amt 66", "taken"),
    ],
)
def test_a_unit_is_taken_over_though_a_person_beside_it_is_not(typed, outcome):
    reading = measure_of(typed)
    (report,) = [one for one in reading.columns if one.column == "Federführung"]
    assert report.counts == {outcome: 1}


def test_a_sum_is_taken_over_though_a_person_beside_it_is_not():
    rows = [["Maßnahme", "Kosten"], ["Kurse anbieten", "5.000 € (Frau Quellfeld)"]]
    (report,) = read(files.xlsx(rows), "k.xlsx").columns[1:]
    assert report.counts == {"partly": 1}
