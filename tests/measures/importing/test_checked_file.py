"""A file's measures as the SMART check sees them."""

from datetime import date

from gemeinwerk.engines import smart
from gemeinwerk.measures.importing.checked_file import catalogue_of, check_reading
from gemeinwerk.measures.own_file import read
from tests.catalogue_files import files

HEAD = ["Nr.", "Maßnahme", "Beschreibung", "Federführung", "Zeitraum", "Kosten", "VZÄ", "Status"]


def catalogue(*rows):
    return catalogue_of(read(files.xlsx([HEAD, *rows]), "k.xlsx"))


def test_what_was_read_becomes_facts():
    (measure,) = catalogue(
        [
            "1",
            "Beratung",
            "Zehn Beratungen",
            "FB 38",
            "2025–2026",
            "5.000 € jährlich",
            "0,5",
            "läuft",
        ]
    ).measures
    assert (measure.key, measure.lead, measure.lead_known) == ("1", "FB 38", None)
    assert (measure.start, measure.end, measure.closed) == (
        date(2025, 1, 1),
        date(2026, 12, 31),
        False,
    )
    assert measure.costs == (smart.Cost(measure.costs[0].amount, None, True),)
    assert (measure.costs[0].amount, measure.cost_state) == (5000, smart.CostState.STATED)
    assert dict(measure.fte) == {2025: 0.5, 2026: 0.5}


def test_finished_measures_are_closed():
    rows = [
        ["1", "a", "", "FB 1", "", "", "", word] for word in ("umgesetzt", "läuft", "eingestellt")
    ]
    rows = [[str(n), *row[1:]] for n, row in enumerate(rows, start=1)]
    assert [one.closed for one in catalogue(*rows).measures] == [True, False, True]


def test_the_columns_of_the_file_are_told_to_the_check():
    assert catalogue(["1", "a", "b", "FB 1"]).columns == {
        "code", "title", "description", "lead", "timeframe", "cost", "fte", "status",
    }  # fmt: skip


def test_the_years_in_the_title_are_the_period():
    rows = [["Integrationskonzept 2025–2029"], HEAD, ["1", "a", "b", "FB 1"]]
    found = catalogue_of(read(files.xlsx(rows), "k.xlsx"))
    assert (found.period_start, found.period_end) == (date(2025, 1, 1), date(2029, 12, 31))


def test_a_field_without_column_is_said_once_and_a_missing_lead_for_each():
    rows = [["Nr.", "Maßnahme"], ["1", "Zehn Kurse in Kita Süd"], ["2", "Zwölf Kurse in Kita Nord"]]
    checked = check_reading(read(files.xlsx([["Nr.", "Maßnahme", "Ziel"], *rows[1:]]), "k.xlsx"))
    told = checked.as_json()
    leads = [one["measure"] for one in told["findings"] if one["field"] == "lead"]
    assert leads == ["1", "2"]
    costs = [one["measure"] for one in told["findings"] if one["field"] == "cost"]
    assert costs == [None]
    assert list(told) == ["file", "measures", "mapping", "findings", "unread", "outside"]
    assert list(told["findings"][0]) == [
        "measure", "sheet", "row", "field", "code", "severity", "text",
    ]  # fmt: skip


def test_posts_count_in_the_years_that_are_named_for_them():
    head = ["Nr.", "Maßnahme", "Federführung", "Zeitraum", "VZÄ"]
    rows = [["1", "Beratung", "FB 38", "2025–2028", "0,5 (2026-2027)"]]
    (measure,) = catalogue_of(read(files.xlsx([head, *rows]), "k.xlsx")).measures
    assert dict(measure.fte) == {2026: 0.5, 2027: 0.5}
