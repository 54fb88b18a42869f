"""What makes real files hard: each of these was met in one."""

from datetime import date

import pytest
from openpyxl.comments import Comment

from gemeinwerk.catalogue_files import Unit, read, register_of
from tests.catalogue_files import files

HEAD = ["Nr.", "Maßnahme", "Federführung", "Zeitraum"]


def catalogue(rows, shape=None, register=None, mapping=None, **more):
    return read(files.xlsx(rows, shape, **more), "k.xlsx", register=register, mapping=mapping)


def told(reading):
    return [(one.row, one.code, one.title) for one in reading.measures]


def outside(reading):
    return [(one.row, one.value) for one in reading.outside]


# --- the heading --------------------------------------------------------------------------------


def test_a_heading_under_title_rows_and_over_two_lines_with_merged_cells():
    def shape(sheet):
        for area in ("A1:H1", "A4:A5", "B4:B5", "C4:D4", "E4:G4", "H4:H5"):
            sheet.merge_cells(area)

    rows = [
        ["Stadt Musterstadt – Integrationskonzept 2025–2029"],
        ["Stand: 12.03.2025"],
        [],
        [
            "Nr.",
            "Maßnahme",
            "Verantwortung",
            None,
            "Kosten in T€",
            None,
            None,
            "Umsetzungs-\nzeitraum",
        ],
        [None, None, "Federführung", "Beteiligte", "2025", "2026", "2027", None],
        ["1.1", "Beratung", "FB 38", "IHK; HWK", 25, None, "5,5", "2025–2027"],
    ]
    reading = catalogue(rows, shape)
    assert reading.mapping == {
        "Nr.": "code",
        "Maßnahme": "title",
        "Verantwortung / Federführung": "lead",
        "Verantwortung / Beteiligte": "contributing",
        "Kosten in T€ / 2025": "cost",
        "Kosten in T€ / 2026": "cost",
        "Kosten in T€ / 2027": "cost",
        "Umsetzungszeitraum": "timeframe",
    }
    (measure,) = reading.measures
    assert [(line.year, line.amount) for line in measure.costs] == [(2025, 25000), (2027, 5500)]
    assert measure.contributing.names == ("IHK", "HWK")
    assert outside(reading) == [
        (1, "Stadt Musterstadt – Integrationskonzept 2025–2029"),
        (2, "Stand: 12.03.2025"),
    ]


def test_a_row_of_column_numbers_and_one_of_questions_are_no_measures():
    rows = [
        HEAD,
        ["1", "2", "3", "4"],
        ["", "Was?", "Wer?", "Wann?"],
        ["1", "Beratung", "FB 1", "2026"],
    ]
    reading = catalogue(rows)
    assert told(reading) == [(4, "1", "Beratung")]
    assert [value for _, value in outside(reading)] == ["1", "2", "3", "4", "Was?", "Wer?", "Wann?"]


def test_a_heading_repeated_on_each_page_is_no_measure():
    rows = [HEAD, ["1", "Beratung", "FB 1", "2026"], HEAD, ["2", "Kurse", "FB 2", "2027"]]
    assert told(catalogue(rows)) == [(2, "1", "Beratung"), (4, "2", "Kurse")]


def test_a_column_without_heading_is_kept():
    rows = [["", "Maßnahme", "Amt"], ["1.1", "Beratung", "FB 1", "eilt"], ["1.2", "Kurse", "FB 2"]]
    reading = catalogue(rows)
    assert reading.mapping["Spalte A"] == "code"
    assert [(one.column, one.value) for one in reading.unread] == [("Spalte D", "eilt")]


# --- rows ---------------------------------------------------------------------------------------


def test_rows_above_others_are_groups():
    rows = [
        HEAD,
        ["1", "Wohnen"],
        ["1.1", "Beratung", "FB 1", "2026"],
        ["1.2", "Kurse", "FB 2", "2027"],
        ["2", "Arbeit"],
        ["2.1", "Praktika", "FB 3", "2026"],
    ]
    reading = catalogue(rows)
    assert [(one.code, one.title) for one in reading.fields] == [("1", "Wohnen"), ("2", "Arbeit")]
    assert [one.field_of_action for one in reading.measures] == ["1", "1", "2"]


def test_a_merged_line_names_the_field_and_the_next_the_goal():
    def shape(sheet):
        sheet.merge_cells("A2:D2")
        sheet.merge_cells("A3:D3")

    rows = [
        HEAD,
        ["Handlungsfeld A: Bildung"],
        ["Ziel A.1: Zugänge verbessern"],
        ["A.1.1", "Elterncafés", "FB 1", "laufend"],
    ]
    reading = catalogue(rows, shape)
    assert [(one.code, one.title) for one in reading.fields] == [("A", "Bildung")]
    assert reading.measures[0].goal == "Ziel A.1: Zugänge verbessern"


def test_a_bare_last_row_is_a_measure_that_lacks_everything_else():
    rows = [HEAD, ["1.1", "Beratung", "FB 1", "2026"], ["1.2", "Kurse"]]
    assert told(catalogue(rows)) == [(2, "1.1", "Beratung"), (3, "1.2", "Kurse")]


def test_sums_and_footnotes_stand_outside():
    rows = [
        [*HEAD, "Kosten"],
        ["1", "Beratung", "FB 1", "2026", "10.000 €"],
        ["Summe", None, None, None, "10.000 €"],
        [],
        ["* Alle Angaben ohne Gewähr"],
        ["Quelle: eigene Erhebung"],
    ]
    reading = catalogue(rows)
    assert told(reading) == [(2, "1", "Beratung")]
    assert outside(reading) == [
        (3, "Summe"),
        (3, "10.000 €"),
        (5, "* Alle Angaben ohne Gewähr"),
        (6, "Quelle: eigene Erhebung"),
    ]


def test_a_measure_over_several_rows_is_one():
    rows = [
        [*HEAD[:3], "Meilensteine", "Kosten"],
        ["1", "Beratung", "FB 5", "Konzept bis 06/2025", "10.000 €"],
        [None, None, None, "Start 01/2026", "5.000 €/Jahr"],
        ["2", "Kurse", "FB 6", "", "k. A."],
    ]
    first, second = catalogue(rows).measures
    assert (first.row, first.last_row, second.row) == (2, 3, 4)
    assert [(one.title, one.due) for one in first.milestones] == [
        ("Konzept bis 06/2025", date(2025, 6, 30)),
        ("Start 01/2026", date(2026, 1, 31)),
    ]
    assert [(one.kind, one.amount) for one in first.costs] == [
        ("one_off", 10000),
        ("recurring", 5000),
    ]


def test_a_field_of_action_written_once_and_merged_holds_for_all_rows():
    def shape(sheet):
        sheet.merge_cells("A2:A3")

    rows = [
        ["Handlungsfeld", "Maßnahme", "Amt"],
        ["Wohnen", "Beratung", "FB 1"],
        [None, "Kurse", "FB 2"],
        ["Arbeit", "Praktika", "FB 3"],
        [None, "Mentoring", "FB 3"],
    ]
    reading = catalogue(rows, shape)
    titles = reading.field_titles()
    assert [titles[one.field_of_action] for one in reading.measures] == [
        "Wohnen", "Wohnen", "Arbeit", "Arbeit",
    ]  # fmt: skip


def test_a_sum_for_several_measures_is_counted_once():
    def shape(sheet):
        sheet.merge_cells("D2:D3")
        sheet.merge_cells("C2:C3")

    rows = [
        ["Nr.", "Maßnahme", "Federführung", "Kosten"],
        ["1", "Beratung", "FB 5", "10.000 €"],
        ["2", "Kurse", None, None],
    ]
    first, second = catalogue(rows, shape).measures
    assert [str(line.amount) for line in first.costs] == ["10000.00"]
    assert (second.lead.text, second.cost, second.costs) == (
        "FB 5",
        "gemeinsam mit der Maßnahme darüber",
        [],
    )


# --- sheets -------------------------------------------------------------------------------------


def test_each_sheet_is_a_field_and_numbers_that_start_again_are_qualified():
    rows = [HEAD, ["1", "Beratung", "FB 1", "2026"], ["2", "Kurse", "FB 2", "2027"]]
    reading = catalogue(rows, Arbeit=[HEAD, ["1", "Praktika", "FB 3", "2026"]])
    assert [(one.code, one.title) for one in reading.fields] == [
        ("1", "Maßnahmen"),
        ("2", "Arbeit"),
    ]
    assert [one.code for one in reading.measures] == ["1.1", "1.2", "2.1"]


def test_a_measure_on_an_overview_and_on_its_own_sheet_is_one():
    rows = [HEAD, ["1", "Beratung", "FB 1", "2026"]]
    detail = [["Nr.", "Maßnahme", "Beschreibung", "Kosten"], ["1", "Beratung", "Text", "5.000 €"]]
    reading = catalogue(rows, Details=detail)
    (measure,) = reading.measures
    assert (measure.lead.text, measure.description, measure.cost) == ("FB 1", "Text", "5.000 €")
    assert reading.notes == ["1 Maßnahme steht auf zwei Blättern und wurde zusammengeführt."]


def test_other_sheets_stand_outside():
    rows = [HEAD, ["1", "Beratung", "FB 1", "2026"]]
    people = [["Name", "Amt", "Telefon"], ["Erika Muster", "FB 1", "0331 123"]]
    reading = catalogue(rows, Ansprechpersonen=people)
    assert told(reading) == [(2, "1", "Beratung")]
    assert [(one.sheet, one.value) for one in reading.outside] == [
        ("Ansprechpersonen", text) for row in people for text in row
    ]


def test_what_is_hidden_is_listed_and_never_a_value():
    def shape(sheet):
        sheet.column_dimensions["E"].hidden = True
        sheet.row_dimensions[3].hidden = True

    rows = [
        [*HEAD, "intern"],
        ["1", "Beratung", "FB 1", "2026", "x"],
        ["2", "Kurse", "FB 2", "2027", "y"],
    ]
    reading = catalogue(rows, shape)
    assert told(reading) == [(2, "1", "Beratung")]
    assert [(one.row, one.value) for one in reading.hidden] == [
        (1, "intern"), (2, "x"), (3, "2"), (3, "Kurse"), (3, "FB 2"), (3, "2027"), (3, "y"),
    ]  # fmt: skip
    assert not reading.unread
    assert reading.notes == [
        "Ausgeblendet und deshalb nicht gelesen auf dem Blatt „Maßnahmen“: Zeilen 3 und Spalten E. "
        "Bitte einblenden (auch Filter aufheben) und noch einmal hochladen, was gelesen werden "
        "soll."
    ]


def test_comments_on_cells_are_not_lost():
    def shape(sheet):
        sheet["B2"].comment = Comment("Bitte prüfen!", "Amt")

    reading = catalogue([HEAD, ["1", "Beratung", "FB 1", "2026"]], shape)
    assert outside(reading) == [(2, "Bitte prüfen!")]


# --- cells --------------------------------------------------------------------------------------

REGISTER = register_of(
    [
        Unit(1, "Fachbereich Soziales und Gesundheit", "FB 38"),
        Unit(2, "Fachbereich Bildung, Jugend und Sport", "FB 23", ("Jugendamt",)),
        Unit(3, "Büro für Chancengleichheit", "OE 502"),
        Unit(4, "Migrantenbeirat", internal=False),
    ]
)


@pytest.mark.parametrize(
    ("typed", "units", "others"),
    [
        ("FB 38", [1], []),
        ("Fachbereich 38", [1], []),
        ("fb38", [1], []),
        ("Fachbereich Soziales und Gesundheit", [1], []),
        ("Fachbereich Soziales und Gesundheit, FB 23", [1, 2], []),
        ("Fachbereich Bildung, Jugend und Sport und OE 502", [2, 3], []),
        ("FB 38 / Jugendamt", [1, 2], []),
        ("FB 38\nFB 23;\nMigrantenbeirat", [1, 2, 4], []),
        ("Fachbereich Soziales und Gesundhiet", [1], []),
        ("FB 38 (Frau Müller)", [1], []),
        ("FB 38, freie Träger", [1], ["freie Träger"]),
        ("FB 99", [], ["FB 99"]),
        ("N. N.", [], []),
    ],
)
def test_units_by_name_and_abbreviation(typed, units, others):
    found = REGISTER.parties(typed)
    assert ([unit.key for unit in found.units], list(found.others)) == (units, others)


def test_a_name_two_units_share_means_neither():
    shared = register_of([Unit(1, "Büro A", "BA"), Unit(2, "Büro B", "BA")])
    assert shared.parties("BA").units == ()


def test_several_leads_are_said():
    reading = catalogue([HEAD, ["1", "Beratung", "FB 38; FB 23", "2026"]], register=REGISTER)
    (measure,) = reading.measures
    assert [field for field, _ in measure.remarks] == ["lead"]


def test_a_status_word_without_equivalent_is_kept_and_asked_about():
    rows = [
        [*HEAD, "Umsetzungsstand"],
        ["1", "a", "FB 1", "2026", "in Umsetzung"],
        ["2", "b", "FB 1", "2026", "fortgeschritten"],
        ["3", "c", "FB 1", "2026", "fortgeschritten"],
        ["4", "d", "FB 1", "2026", "Umgesetzt. Der Kurs läuft seit Mai."],
    ]
    reading = catalogue(rows)
    assert [one.status for one in reading.measures] == ["in_progress", "", "", "done"]
    assert [(one.word, one.count) for one in reading.questions] == [("fortgeschritten", 2)]
    assert reading.measures[1].leftover == [
        {"column": "Umsetzungsstand", "value": "fortgeschritten"}
    ]
    assert reading.measures[3].status_text == "Der Kurs läuft seit Mai."
    decided = read(files.xlsx(rows), "k.xlsx", words={"fortgeschritten": "partly"})
    assert [one.status for one in decided.measures] == ["in_progress", "partly", "partly", "done"]


def test_a_legend_defines_vague_words_and_abbreviations():
    rows = [
        HEAD,
        ["1", "a", "FB 1", "kurzfristig"],
        ["2", "b", "FB 1", "m"],
        [],
        ["kurzfristig = bis 2026, m = mittelfristig (bis 2028)"],
    ]
    reading = catalogue(rows)
    assert reading.legend.dates() == {
        "kurzfristig": date(2026, 12, 31),
        "mittelfristig": date(2028, 12, 31),
    }
    assert [(one.timeframe, one.timeframe_meant, one.end) for one in reading.measures] == [
        ("kurzfristig", "kurzfristig", None),
        ("m", "mittelfristig", None),
    ]


def test_what_the_office_decided_is_not_questioned():
    rows = [["Nr.", "Maßnahme", "Amt", "Notiz"], ["1", "Beratung", "FB 1", "Text"]]
    reading = catalogue(rows, mapping={"Notiz": "description", "Amt": ""})
    (measure,) = reading.measures
    assert (measure.description, measure.lead.text) == ("Text", "")
    assert measure.leftover == [{"column": "Amt", "value": "FB 1"}]


def test_two_columns_for_one_field_lose_nothing():
    rows = [["Nr.", "Maßnahme", "Federführung", "Zuständigkeit"], ["1", "a", "FB 1", "FB 2"]]
    (measure,) = catalogue(rows).measures
    assert measure.lead.text == "FB 1"
    assert measure.leftover == [{"column": "Zuständigkeit", "value": "FB 2"}]


def test_indicators_with_baseline_target_and_unit():
    rows = [
        ["Nr.", "Maßnahme", "Indikator", "Einheit", "Ist", "Soll"],
        ["1", "a", "Beratungen", "Fälle", "100 (2024)", "200 bis Ende 2028"],
        ["2", "b", "Wartezeit\nPlätze", "", "8 Wochen\n10", "4 Wochen\n20"],
    ]
    first, second = catalogue(rows).measures
    (one,) = first.indicators
    assert (one.unit, one.baseline, one.target, one.target_date, one.direction) == (
        "Fälle", 100, 200, date(2028, 12, 31), "increase",
    )  # fmt: skip
    assert [(i.name, i.unit, i.baseline, i.target, i.direction) for i in second.indicators] == [
        ("Wartezeit", "Wochen", 8, 4, "decrease"),
        ("Plätze", "", 10, 20, "increase"),
    ]


def test_crosses_in_columns_of_themes():
    def shape(sheet):
        sheet.merge_cells("C1:D1")
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:B2")

    rows = [
        ["Maßnahme", "Federführung", "Querschnittsthemen", None],
        [None, None, "Gender", "Partizipation"],
        ["Beratung", "FB 1", "x", None],
        ["Kurse", "FB 2", "x", "x"],
    ]
    themes = [one.themes for one in catalogue(rows, shape).measures]
    assert themes == [["Gender"], ["Gender", "Partizipation"]]
