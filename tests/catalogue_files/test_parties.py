"""Cells of units: who leads, who helps, and who is nobody's business."""

import json

import pytest

from gemeinwerk.catalogue_files import read
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
