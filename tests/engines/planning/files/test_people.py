"""A table of people and when they can come, as offices send it."""

from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from gemeinwerk.engines.planning.files.people import PeopleFile, read_people
from gemeinwerk.engines.planning.files.table import MOST_UNPACKED
from gemeinwerk.engines.planning.problem import Person, ProblemError, Span
from tests.catalogue_files import files as made_files
from tests.tables.made import docx, tbl, tr

HORIZON = Span(date(2027, 3, 1), date(2027, 3, 31))
DATES = [date(2027, 3, day) for day in (8, 10, 15, 17)]


def read(content: str | bytes) -> PeopleFile:
    return read_people(
        content.encode() if isinstance(content, str) else content,
        "leute.csv",
        horizon=HORIZON,
        dates=DATES,
        start=time(16, 30),
        minutes=120,
    )


def workbook(*rows: list[object]) -> bytes:
    book, stream = Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(stream)
    return stream.getvalue()


def away(content: str | bytes) -> dict[str, list[int]]:
    """The days of March that each person cannot come."""
    return {one.id: sorted(day.day for day in one.unavailable) for one in read(content).people}


def refusal(content: str | bytes) -> str:
    with pytest.raises(ProblemError) as refused:
        read(content)
    return refused.value.in_language("de")


def test_a_poll_with_a_column_for_each_date() -> None:
    poll = (
        "Name;Gruppen;Mo 08.03.2027;10.3.27;2027-03-15;17. März\n"
        "Anna;Rat, Verwaltung;x;ja;;nein\n"
        "Ben;Rat;✓;(ja);-;1\n"
    )
    found = read(poll)
    assert found.people == (
        Person("Anna", ("Rat", "Verwaltung"), frozenset({date(2027, 3, 15), date(2027, 3, 17)})),
        Person("Ben", ("Rat",), frozenset({date(2027, 3, 15)})),
    )
    assert [(place.de, words.de) for place, words in found.notes] == [
        ("Zeile 3, Spalte D („10.3.27“)", "„(ja)“ zählt als Ja.")
    ]


def test_a_column_of_words() -> None:
    table = (
        "Kennung\tName\tReihen\tVerfügbarkeit\n"
        "p1\tAnna\tWohnen/Arbeit\tMo, Mi nach 17 Uhr\n"
        "p2\tBen\tWohnen\tmontags\n"
        "p3\tCem\t\tja\n"
    )
    found = read(table)
    assert away(table) == {"p1": [8, 10, 15, 17], "p2": [10, 17], "p3": []}
    assert found.members == {"Wohnen": ("p1", "p2"), "Arbeit": ("p1",)}
    assert [one.name for one in found.people] == ["Anna", "Ben", "Cem"]
    assert [words.en for _place, words in found.notes] == [
        "“p1” cannot come on any of the possible dates."
    ]


def test_what_an_empty_cell_means() -> None:
    poll = "Name;8.3.2027;10.3.2027;15.3.2027;17.3.2027\nAnna;x;;;\nBen;;nein;;\nCem;;;;\n"
    assert away(poll) == {"Anna": [10, 15, 17], "Ben": [10], "Cem": []}
    assert [words.de for _place, words in read(poll).notes] == [
        "„Cem“ hat nicht geantwortet und gilt als verfügbar."
    ]


def test_dates_that_were_not_in_the_poll_count_as_empty_cells() -> None:
    poll = "Name;8.3.2027\nAnna;x\nBen;nein\n"
    assert away(poll) == {"Anna": [10, 15, 17], "Ben": [8]}
    assert read(poll).notes[0][1].de == (
        "3 mögliche Termine haben keine Spalte (der erste: 10.03.2027). Sie gelten wie leere "
        "Zellen."
    )


def test_words_and_dates_together_the_date_has_the_last_word() -> None:
    table = "Name;Verfügbarkeit;10.3.2027;17.3.2027\nAnna;montags;x;ab 17 Uhr\n"
    assert away(table) == {"Anna": [17]}


def test_a_column_a_weekday() -> None:
    assert away("Name;Mo;Mi\nAnna;x;\nBen;;ab 16 Uhr\n") == {"Anna": [10, 17], "Ben": [8, 15]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encodings_and_separators(encoding: str, separator: str) -> None:
    table = 'Name;Akteursgruppe;Verfügbarkeit\nJürgen;Büro;"Mo, Mi"\n'.replace(";", separator)
    assert read(table.encode(encoding)).people == (Person("Jürgen", ("Büro",)),)


def test_excel_says_its_separator() -> None:
    assert away("sep=|\r\nName|Wann\r\nAnna|Mo\r\n") == {"Anna": [10, 17]}


def test_a_workbook_with_real_dates_numbers_and_ticks() -> None:
    book = workbook(
        ["Umfrage der Stadt"],
        [],
        ["Vorname", "Nachname", datetime(2027, 3, 8), "10.03.2027", date(2027, 3, 15)],
        ["Anna", "Arndt", 1, 0.0, True],
        ["Ben", "Beck", "x", None, False],
        ["Summe", None, 2, 0, 1],
    )
    assert away(book) == {"Anna Arndt": [10, 17], "Ben Beck": [10, 15, 17]}


def test_only_the_first_sheet_with_content_is_read_and_said() -> None:
    book, stream = Workbook(), BytesIO()
    book.create_sheet("Leute").append(["Name", "Wann"])
    book["Leute"].append(["Anna", "immer"])
    book.create_sheet("Alt").append(["x"])
    book.save(stream)
    assert [(place.de, words.de) for place, words in read(stream.getvalue()).notes] == [
        ("Blatt „Alt“", "Gelesen wurde nur das Blatt „Leute“.")
    ]


def test_a_formula_is_not_carried_out() -> None:
    assert away(workbook(["Name", "Wann"], ["Anna", '="nie"'])) == {"Anna": []}


def test_columns_of_other_things_are_left_out_and_said() -> None:
    table = "Name;E-Mail;Verfügbarkiet;Mo 15.03.2027 18:00\nAnna;a@b.de;Mo;x\n"
    assert [(place.de, words.de) for place, words in read(table).notes] == [
        ("Zeile 1, Spalte B („E-Mail“)", "Diese Spalte wurde nicht gelesen."),
        ("Zeile 1, Spalte C („Verfügbarkiet“)", "Gelesen als „verfügbarkeit“."),
        (
            "Zeile 1, Spalte D („Mo 15.03.2027 18:00“)",
            "Die Überschrift nennt eine andere Uhrzeit als 16:30; gelesen wurde nur der Tag.",
        ),
    ]


def test_a_cell_that_is_not_understood_is_named_with_examples() -> None:
    assert refusal("Name;Verfügbarkeit\nAnna;immer\nBen;nach Absprache\n") == (
        "Zeile 3, Spalte B („Verfügbarkeit“): „nach absprache“ ist nicht eindeutig zu verstehen. "
        "Bitte zum Beispiel „Mo, Mi nach 17 Uhr“, „werktags“, „Mo–Do, nicht 12.05.–19.05.“, "
        "„immer“ oder „nie“ schreiben."
    )


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        ("Name;8.3.2026\nA;x", "Zeile 1, Spalte B („8.3.2026“): Das Datum liegt nicht eindeutig"),
        ("Name;32.3.2027\nA;x", "Zeile 1, Spalte B („32.3.2027“): Dieses Datum gibt es nicht"),
        ("Name;Di 8.3.2027\nA;x", "Zeile 1, Spalte B („Di 8.3.2027“): Dieses Datum gibt es nicht"),
        ("Name;03/08/2027\nA;x", "Zeile 1, Spalte B („03/08/2027“): Dieses Datum gibt es nicht"),
        ("Name;8.3.2027;Mo 8.3.\nA;x", "Zeile 1, Spalte C („Mo 8.3.“): Diese Spalte sagt dasselbe"),
        ("Name;Person;Wann\nA;B;x", "Zeile 1, Spalte B („Person“): Diese Spalte sagt dasselbe"),
        ("Name;8.3.2027\nA;hm", "Zeile 2, Spalte B („8.3.2027“): „hm“ ist nicht eindeutig"),
        ("Name;Wann\nA;x\n\na ;x", "Zeile 4: „a“ steht schon in Zeile 2."),
        ("Name;Wann\n;x", "Zeile 2: Hier fehlt der Name."),
        ("Name;Wann\n", "Zeile 1: Unter den Überschriften steht niemand."),
        ("Name;Ort\nA;B", "Zeile 1: Es gibt keine Spalte mit Terminen."),
        ("foo;bar\n1;2", "leute.csv: Es gibt keine Zeile mit Überschriften."),
        ("", "leute.csv: Die Datei ist leer."),
        (b"Name;Wann\n\x00\x01\x02", "leute.csv: Die Datei ist keine Tabelle"),
        (b"PK\x03\x04 nonsense", "leute.csv: Die Datei ist beschädigt."),
        (b"\xd0\xcf\x11\xe0 old", "leute.csv: Die Datei hat das alte Format von Excel"),
        ("Name;Wann" + ";" * 600 + "x", "leute.csv: In Zeile 1 stehen mehr als 500 Spalten."),
        ("Name;Wann\nA;" + "x" * 3000, "Zeile 2, Spalte B: Die Zelle hat mehr als 2000 Zeichen."),
        (b"x" * 11 * 1024**2, "leute.csv: Die Datei ist größer als 10 MB."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(content: str | bytes, begins: str) -> None:
    assert refusal(content)[: len(begins)] == begins


def test_too_many_rows() -> None:
    table = "Name;Wann\n" + "".join(f"p{number};x\n" for number in range(20_001))
    assert refusal(table) == (
        "leute.csv: Die Datei hat mehr als 20000 Zeilen. Bitte auf mehrere Dateien aufteilen."
    )


def test_a_bomb_is_not_unpacked() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"<" * (MOST_UNPACKED + 1))
    assert refusal(stream.getvalue()).startswith(
        "leute.csv: Die Datei wird beim Auspacken übermäßig groß"
    )


def test_a_sheet_that_claims_a_row_at_its_very_end() -> None:
    book, stream = Workbook(), BytesIO()
    page = book.worksheets[0]
    page.append(["Name", "Wann"])
    page.cell(1_048_576, 1, "Anna")
    book.save(stream)
    assert away(stream.getvalue()) == {"Anna": []}


# --- exports of other programs ------------------------------------------------------------------

INPUTS = Path(__file__).parents[5] / "shared/data/inputs"
beside = pytest.mark.skipif(not INPUTS.is_dir(), reason="these files lie beside the repository")


@beside
@pytest.mark.parametrize("name", ["people-strict.xlsx", "people-empty-fill.xlsx"])
def test_workbooks_that_libraries_stumble_over(name: str) -> None:
    assert away((INPUTS / name).read_bytes()) == {"Ada": [10, 15, 17]}


@beside
def test_a_poll_of_dates_over_hours() -> None:
    found = read((INPUTS / "poll-nuudel.csv").read_bytes())
    days = {one.id: sorted(day.day for day in one.unavailable) for one in found.people}
    assert days == {"Ada": [10, 17], "Ben": [8, 15, 17]}
    assert [words.de for _place, words in found.notes][1:] == ["„Unter Vorbehalt“ zählt als Ja."]


def test_a_poll_with_several_hours_of_a_day_counts_that_of_the_meeting() -> None:
    poll = ',"Montag 8. März 2027",,"10.03.2027"\n,18:00,16:30,16:30\nAda,Nein,Ja,Nein\n'
    found = read(poll)
    assert [sorted(day.day for day in one.unavailable) for one in found.people] == [[10, 15, 17]]
    assert any("gilt die Spalte mit 16:30" in words.de for _place, words in found.notes)


def test_a_poll_without_hours() -> None:
    assert away(",08.03.2027,10.03.2027\nAda,Ja,Nein\n") == {"Ada": [10, 15, 17]}


@pytest.mark.parametrize("kind", ["ods", "docx"])
def test_other_office_files(kind: str) -> None:
    rows = [["Name", "Wann"], ["Anna", "Mo"]]
    made = made_files.ods(rows) if kind == "ods" else docx(tbl(*(tr(*row) for row in rows)))
    assert away(made) == {"Anna": [10, 17]}


def test_what_nobody_sees_is_no_answer_and_is_said() -> None:
    book, stream = Workbook(), BytesIO()
    page = book.worksheets[0]
    for row in (["Name", "Wann"], ["Anna", "immer"], ["Ben", "nie"]):
        page.append(row)
    page["B2"].font = Font(strike=True)
    page["A2"].comment = Comment("fragt nach", "Amt")
    page.row_dimensions[3].hidden = True
    book.save(stream)
    found = read(stream.getvalue())
    assert [one.id for one in found.people] == ["Anna"]
    assert [(place.de, words.de) for place, words in found.notes][:4] == [
        ("Zeile 2, Spalte B", "Durchgestrichen, nicht gelesen: „immer“."),
        ("Zeile 2, Spalte A", "Kommentar, nicht gelesen: „fragt nach“."),
        ("Zeile 3, Spalte A", "Ausgeblendet, nicht gelesen: „Ben“."),
        ("Zeile 3, Spalte B", "Ausgeblendet, nicht gelesen: „nie“."),
    ]


def test_an_open_quotation_mark_is_refused_with_its_line() -> None:
    assert "In Zeile 2 ist ein Anführungszeichen nicht" in refusal('Name;Wann\nAnna;"immer\n')


def test_it_is_told_which_days_were_asked_who_hesitates_and_who_is_silent():
    found = read(b"Name;08.03.2027;10.03.2027\nAda;(ja);nein\nBen;;\nCem;x;\n")
    assert found.asked == {date(2027, 3, 8), date(2027, 3, 10)}
    assert found.reluctant == {"Ada": {date(2027, 3, 8)}}
    assert found.silent == {"Ben"}
