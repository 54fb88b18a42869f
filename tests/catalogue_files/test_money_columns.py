"""Columns of money through the whole reading: scale, totals, sources, what no catalogue holds."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gemeinwerk.catalogue_files import read
from tests.catalogue_files import files

INPUTS = Path(__file__).parents[3] / "shared/data/inputs"
HALF = Decimal("0.5")
HEAD = ["Nr.", "Maßnahme", "Federführung"]


def measures_of(name):
    path = INPUTS / name
    if not path.exists():
        pytest.skip("Die Eingaben liegen nicht neben dem Projekt (../shared/data/inputs).")
    return read(path.read_bytes(), name)


def measure_of(head, *cells):
    reading = read(
        files.csv([[*HEAD, *head], ["1", "Radweg bauen", "Tiefbauamt", *cells]]), "k.csv"
    )
    return reading.measures[0], reading


def lines(measure):
    return [
        (one.kind, one.low, one.high, one.rhythm, one.first_year, one.last_year)
        for one in [*measure.costs, *measure.prices]
    ]


def sources(measure):
    return [[(one.name, one.amount) for one in line.sources] for line in measure.costs]


@pytest.mark.parametrize("name", ["heading-thousand.csv", "heading-t-eur.csv"])
def test_a_heading_says_what_its_numbers_are_counted_in(name):
    assert [line.amount for one in measures_of(name).measures for line in one.costs] == [
        30_000,
        12_500,
    ]


def test_words_of_cost():
    reading = measures_of("cost-words.csv")
    found = [lines(one) for one in reading.measures]
    assert found == [
        [("recurring", 30_000, 30_000, "yearly", None, None), ("fte", HALF, HALF, "", None, None)],
        [("recurring", 500, 500, "monthly", None, None)],
        [("one_off", 100_000, 100_000, "", None, None)],
        [("one_off", 100_000, 100_000, "", None, None), ("fte", HALF, 1, "", None, None)],
        [("one_off", 5_000, 10_000, "", None, None)],
        [("fte", 1, 1, "", None, None), ("each", 50, 50, "", None, None)],
        [("one_off", 120_000, 120_000, "", None, None), ("fte", HALF, HALF, "", None, None)],
    ]
    assert sources(reading.measures[2]) == [[("Förderung", 90_000), ("Eigenmittel", 10_000)]]
    assert sources(reading.measures[3])[0] == [("Eigenanteil", 10_000)]
    assert sources(reading.measures[6])[0] == [
        ("Bund", 60_000),
        ("Land", 30_000),
        ("Stadt", 30_000),
    ]
    told = [(one.row, one.value) for one in reading.unread if one.column == "VZÄ"]
    assert told == [(3, "20 Std./Woche"), (4, "100 Stunden"), (6, "3 Monate")]
    assert sources(reading.measures[0]) == [[], []]


def test_a_price_per_person_is_no_total_of_the_measure():
    measure, reading = measure_of(["Kosten"], "50 Euro/Person")
    assert (measure.cost_state, measure.costs) == ("", [])
    assert [(line.kind, line.high) for line in measure.prices] == [("each", 50)]
    assert [one.value for one in reading.unread] == ["50 Euro/Person"]


def test_foreign_money_is_said_and_not_taken_for_euro():
    measure, reading = measure_of(["Kosten"], "5.000 CHF")
    assert [(line.currency, line.high) for line in measure.prices] == [("CHF", 5_000)]
    assert (measure.cost_state, measure.costs) == ("", [])
    assert [one.value for one in reading.unread] == ["5.000 CHF"]
    measure, _reading = measure_of(["Kosten in CHF"], "5.000")
    assert [(line.currency, line.high) for line in measure.prices] == [("CHF", 5_000)]
    assert (measure.cost_state, measure.costs) == ("", [])


def test_a_column_of_totals_beside_years_is_compared():
    for measure in measures_of("two-line-total.xlsx").measures:
        assert [line.amount for line in measure.costs] == [10_000, 20_000]
        assert [line.year for line in measure.costs] == [2026, 2027]
        assert measure.remarks == []


def test_a_total_that_is_not_the_sum_is_said():
    measure, reading = measure_of(["Kosten 2026", "Kosten 2027", "Kosten gesamt"], "10", "20", "35")
    assert [line.amount for line in measure.costs] == [10, 20]
    assert [(one.column, one.value) for one in reading.unread] == [("Kosten gesamt", "35")]
    assert [one["value"] for one in measure.unsaid] == ["35"]
    assert [name for name, _sentence in measure.remarks] == ["cost"]


def test_a_total_alone_is_the_cost():
    measure, reading = measure_of(["Kosten 2026", "Kosten gesamt"], "", "35.000 €")
    assert ([line.amount for line in measure.costs], reading.unread) == ([35_000], [])


def test_columns_that_name_a_source_are_parts_of_the_total():
    measure, reading = measure_of(
        ["Gesamtkosten (€)", "davon Eigenanteil (€)", "davon Förderung (€)"],
        "100.000",
        "10.000",
        "90.000",
    )
    [line] = measure.costs
    assert (line.amount, [one.amount for one in line.sources]) == (100_000, [10_000, 90_000])
    assert reading.unread == []


@pytest.mark.parametrize(
    ("cell", "funding"),
    [
        ("90.000 € (Bund 60.000 €, Land 30.000 €)", "grant"),  # all of it, all of one kind
        ("90.000 € (Bund 60.000 €)", ""),  # not all of it
        ("90.000 € (Bund 60.000 €, Stadt 30.000 €)", ""),  # of two kinds
    ],
)
def test_a_kind_of_funds_is_said_of_the_whole_or_not_at_all(cell, funding):
    measure, _reading = measure_of(["Kosten"], cell)
    [line] = measure.costs
    assert (line.funding, line.funding_text[:13]) == (funding, "Bund 60.000 €")


def test_sources_in_a_column_of_their_own():
    measure, _reading = measure_of(
        ["Kosten", "Finanzierung"], "90.000 €", "Bund 60.000 €, Stadt 30.000 €"
    )
    assert sources(measure) == [[("Bund", 60_000), ("Stadt", 30_000)]]


def test_a_year_with_only_an_end():
    measure, _reading = measure_of(["Kosten"], "jährlich 420.000 € bis 2030")
    [line] = measure.costs
    assert (line.kind, line.amount, line.year, line.until_year) == (
        "recurring",
        420_000,
        None,
        2030,
    )


def test_what_no_value_says_is_listed_whatever_else_was_understood():
    measure, reading = measure_of(["Kosten"], "20.000 € für zwei Brücken und 5 Bänke")
    assert [line.amount for line in measure.costs] == [20_000]
    assert [one["value"] for one in measure.unsaid] == ["für zwei Brücken und 5 Bänke"]
    assert [one.column for one in reading.unread] == ["Kosten"]


@pytest.mark.parametrize(
    ("above", "amount"),
    [("Angaben in T€", 30_000), ("alle Beträge in Mio. €", 30_000_000), ("Stand: 30.6.2026", 30)],
)
def test_a_line_above_the_table_says_what_is_counted(above, amount):
    rows = [[above], [*HEAD, "Kosten"], ["1", "Radweg bauen", "Tiefbauamt", "30"]]
    reading = read(files.xlsx(rows), "k.xlsx")
    assert [line.amount for one in reading.measures for line in one.costs] == [amount]


def test_a_heading_with_a_currency_of_its_own_is_not_scaled_from_above():
    rows = [["Angaben in T€"], [*HEAD, "Kosten in €"], ["1", "Radweg bauen", "Tiefbauamt", "30"]]
    reading = read(files.xlsx(rows), "k.xlsx")
    assert [line.amount for one in reading.measures for line in one.costs] == [30]


@pytest.mark.parametrize("second", ["in T€", "(TEUR)", "T EUR", "in 1.000 €", "Tsd. €", "TE"])
def test_a_second_line_of_the_heading_says_what_is_counted(second):
    rows = [[*HEAD, "Kosten"], ["", "", "", second], ["1", "Radweg", "Tiefbauamt", "30"]]
    reading = read(files.xlsx(rows), "k.xlsx")
    assert [line.amount for one in reading.measures for line in one.costs] == [30_000]


def test_blanks_behind_the_separators():
    measures = measures_of("blank-after-separator.csv").measures
    assert [[str(line.amount) for line in one.costs] for one in measures] == [
        ["30000.00"],
        ["5000.50"],
    ]
    assert measures[0].end == date(2026, 12, 31)


YEARS = [
    ("one_off", 10_000, 10_000, "", 2026, 2026),
    ("one_off", 20_000, 20_000, "", 2027, 2027),
]
LATER = ("one_off", 5_000, 5_000, "", 2028, None)


@pytest.mark.parametrize(
    ("head", "cells", "found"),
    [
        (["2026", "2027", "2028 ff.", "gesamt"], "10.000 20.000 5.000 35.000", [*YEARS, LATER]),
        (["2026", "2027", "2028+", "Gesamt"], "10.000 20.000 5.000 35.000", [*YEARS, LATER]),
        (["2026", "2027", "ab 2028", "Summe"], "10.000€ 20.000€ 5.000€ 35.000€", [*YEARS, LATER]),
        (["HH 2026", "HH 2027", "Folgejahre"], "10.000 20.000 5.000", [*YEARS, LATER]),
        (["Ansatz 2026", "Ansatz 2027", "insgesamt"], "10.000 20.000 30.000", YEARS),
        (["2026 (T€)", "2027 (T€)", "Summe (T€)"], "10 20 30", YEARS),
        (["davon 2026", "davon 2027", "Kosten 2026-2027"], "10.000 20.000 30.000", YEARS),
        (["Kosten", "2026", "2027"], "30.000 10.000 20.000", YEARS),
        (["Mittelbedarf 2026/2027", "2026", "2027"], "30.000 10.000 20.000", YEARS),
        (["Kosten", "davon 2026", "2026"], "10.000 10.000", YEARS[:1]),
        (["Kosten 2026-2027"], "30.000", [("one_off", 30_000, 30_000, "", 2026, 2027)]),
        (["Kosten bis 2027"], "30.000", [("one_off", 30_000, 30_000, "", None, 2027)]),
    ],
)  # fmt: skip
def test_columns_of_years_are_costs_of_their_years_and_the_total_is_not_added(head, cells, found):
    measure, reading = measure_of(head, *cells.split(" "))
    assert lines(measure) == found
    assert reading.unread == []
    assert measure.remarks == []


@pytest.mark.parametrize(
    ("head", "cells", "paid"),
    [
        (["Kosten", "Kosten Bund", "Kosten Land"], "100 60 40", [("Bund", 60), ("Land", 40)]),
        (["Bund", "Land", "Stadt", "Gesamt"], "60 30 10 100",
         [("Bund", 60), ("Land", 30), ("Stadt", 10)]),
        (["Gesamtkosten", "Eigenanteil", "Fördermittel"], "100 40 60",
         [("Eigenanteil", 40), ("Fördermittel", 60)]),
        (["Kosten gesamt", "davon Bund", "davon Kommune"], "100 60 40",
         [("Bund", 60), ("Kommune", 40)]),
        (["Gesamtkosten (€)", "Anteil Land (€)"], "100 60", [("Land", 60)]),
        (["Kosten 2026 gesamt", "Kosten 2026 Bund"], "100 60", [("Bund", 60)]),
        (["Kosten", "Förd. Bund"], "100 60", [("Förd. Bund", 60)]),
    ],
)  # fmt: skip
def test_columns_that_name_who_pays_are_sources_of_the_one_sum(head, cells, paid):
    measure, reading = measure_of(head, *cells.split(" "))
    assert [line.high for line in measure.costs] == [100]
    assert sources(measure) == [paid]
    assert reading.unread == []


def test_who_pays_more_than_it_costs_is_said():
    measure, reading = measure_of(["Kosten", "Kosten Bund"], "100 €", "160 €")
    assert [line.high for line in measure.costs] == [100]
    assert sources(measure) == [[]]
    assert [one.value for one in reading.unread] == ["160 €"]
    assert [name for name, _sentence in measure.remarks] == ["cost"]


def test_parts_that_are_not_all_of_a_total_are_only_told():
    measure, reading = measure_of(["Gesamtkosten", "davon Personalkosten"], "100 €", "60 €")
    assert [line.high for line in measure.costs] == [100]
    assert [one.value for one in reading.unread] == ["60 €"]
    head = ["Gesamtkosten", "davon Personalkosten", "davon Sachkosten"]
    measure, reading = measure_of(head, "100 €", "60 €", "40 €")
    assert [line.high for line in measure.costs] == [60, 40]
    assert reading.unread == []


def test_one_off_and_yearly_costs_that_make_up_the_total_are_both_said():
    head = ["einmalige Kosten", "laufende Kosten", "Gesamtkosten"]
    measure, reading = measure_of(head, "100", "10", "110")
    assert [line.high for line in measure.costs] == [100, 10]
    assert reading.unread == []


@pytest.mark.parametrize("cells", ["x x", "1 1", "ja nein", "fertig offen"])
def test_years_with_marks_are_no_money(cells):
    measure, reading = measure_of(["2026", "2027"], *cells.split(" "))
    assert (measure.costs, measure.cost_state) == ([], "")
    assert [one.value for one in reading.unread] == cells.split(" ")


def test_two_lines_of_heading_without_merged_cells():
    rows = [
        ["Nr.", "Maßnahme", "Kosten in T€", "", "", "Amt"],
        ["", "", "2026", "2027", "gesamt", ""],
        ["1", "Radweg", "10", "20", "30", "Tiefbauamt"],
    ]
    (measure,) = read(files.csv(rows), "k.csv").measures
    assert lines(measure) == YEARS
    assert measure.lead.names == ("Tiefbauamt",)


@pytest.mark.parametrize("heading", ["Kosten", "Kosten (T€)", "Kosten in Mio. €"])
@pytest.mark.parametrize(
    "shape", ["#,##0,", "#,##0.0,", '#,##0,"T€"', "0.000,,", '#.##0. "T€"', '#,##0, "€"']
)
def test_a_sum_shown_in_thousands_is_the_sum(shape, heading):
    """Whatever heading says so too: it speaks of what is shown."""

    def shaped(sheet):
        sheet["C2"].number_format = shape

    data = files.xlsx([["Nr.", "Maßnahme", heading], [1, "Radweg", 12500]], shaped)
    (measure,) = read(data, "k").measures
    assert [line.high for line in measure.costs] == [12_500]


@pytest.mark.parametrize(
    ("head", "cells", "line", "paid"),
    [
        (["Kosten in T€", "davon Land", "davon Bund"], ["120", "80", "40"],
         120_000, [80_000, 40_000]),
        (["davon Land", "Kosten (T€)"], ["80", "120"], 120_000, [80_000]),
        # full sums, though the heading does not say so
        (["Kosten in T€", "davon Land"], ["120", "80.000"], 120_000, [80_000]),
        (["Kosten in T€", "davon Land (€)"], ["120", "80.000"], 120_000, [80_000]),
    ],
)  # fmt: skip
def test_who_pays_is_counted_like_the_whole(head, cells, line, paid):
    measure, _reading = measure_of(head, *cells)
    assert measure.costs[0].high == line
    assert [one.amount for one in measure.costs[0].sources] == paid


def test_years_are_counted_like_the_first_of_them():
    measure, _reading = measure_of(["Kosten 2026 (T€)", "2027", "Summe"], "20", "30", "50")
    assert [(one.high, one.first_year) for one in measure.costs] == [(20_000, 2026), (30_000, 2027)]


def test_a_year_in_euros_is_money_though_most_of_its_cells_are_words():
    rows = [[*HEAD, "€ 2026", "€ 2027"], ["1", "Kurs", "VHS", "10.000", "12.000"],
            ["2", "Messe", "Amt 80", "siehe Konzept", "3.000"],
            ["3", "Lotsen", "Amt 50", "nach Bedarf", "5.000"]]  # fmt: skip
    measure = read(files.csv(rows), "k.csv").measures[0]
    assert [(one.high, one.first_year) for one in measure.costs] == [(10_000, 2026), (12_000, 2027)]


@pytest.mark.parametrize(
    ("other", "cell"),
    [("Folgekosten pro Jahr", "12.000"), ("jährliche Kosten", "5.000"), ("Personalkosten", "900")],
)
def test_other_costs_beside_thousands_are_counted_in_euros(other, cell):
    measure, _reading = measure_of(["Investitionskosten in T€", other], "4.500", cell)
    assert measure.costs[1].high == Decimal(cell.replace(".", ""))


@pytest.mark.parametrize("rate", ["Förderquote", "Förderanteil in %", "Fördersatz (Land)"])
def test_a_rate_is_no_sum_of_who_pays(rate):
    measure, _reading = measure_of(["Kosten in T€", rate], "120", "60")
    assert sources(measure) == [[]]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Kosten konsumtiv p.a.", ("recurring", 30, 30, "yearly", None, None)),
        ("Investiv (T€/Jahr)", ("recurring", 30_000, 30_000, "yearly", None, None)),
        ("Sachkosten jährl. in T€", ("recurring", 30_000, 30_000, "yearly", None, None)),
        ("T€ p.a.", ("recurring", 30_000, 30_000, "yearly", None, None)),
        ("jährlich (T€)", ("recurring", 30_000, 30_000, "yearly", None, None)),
        ("Miete €/Monat", ("recurring", 30, 30, "monthly", None, None)),
        ("Kosten mtl.", ("recurring", 30, 30, "monthly", None, None)),
        ("Sachk. p.a.", ("recurring", 30, 30, "yearly", None, None)),
        ("Personalk. p.a. (T€)", ("recurring", 30_000, 30_000, "yearly", None, None)),
        ("einmalig (€)", ("one_off", 30, 30, "once", None, None)),
        ("Einmalkosten", ("one_off", 30, 30, "once", None, None)),
        ("Anschaffung (€)", ("one_off", 30, 30, "", None, None)),
        ("Ergebnishaushalt (T€)", ("one_off", 30_000, 30_000, "", None, None)),
        ("TEUR", ("one_off", 30_000, 30_000, "", None, None)),
        ("2026 konsumtiv", ("one_off", 30, 30, "", 2026, 2026)),
        ("Kosten je Einrichtung", ("each", 30, 30, "", None, None)),
        ("Kosten pro Maßnahme", ("one_off", 30, 30, "", None, None)),
    ],
)
def test_kind_rhythm_and_scale_of_a_heading_stand_in_any_order(heading, line):
    measure, reading = measure_of([heading], "30")
    assert lines(measure) == [line]
    assert ("30" in [one.value for one in reading.unread]) == (line[0] == "each")


@pytest.mark.parametrize(
    "heading",
    ["Einsparung (€)", "Einnahmen p.a.", "Erlöse (T€/Jahr)", "jährlich", "Anzahl pro Jahr"],
)
def test_what_comes_in_and_what_is_counted_is_no_cost(heading):
    measure, reading = measure_of([heading], "30")
    assert lines(measure) == []
    assert "30" in [one.value for one in reading.unread]
