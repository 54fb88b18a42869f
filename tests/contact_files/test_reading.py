"""Lists of contacts, read whole; nobody here is real."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from gemeinwerk.contact_files import Permission, Rest, UnreadableContacts, read
from gemeinwerk.tables import Limits
from tests.catalogue_files import files


def csv_of(*rows):
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(rows)
    return stream.getvalue().encode()


def reading(*rows, **how):
    return read(csv_of(*rows), "kontakte.csv", **how)


def person(headings, *cells, **how):
    (one,) = reading(headings, cells, **how).people
    return one


HEADINGS = ["Anrede", "Name", "Organisation", "Funktion", "Tel.", "E-Mail", "Straße", "PLZ Ort",
            "Einwilligung", "Akteursgruppe", "Sprache", "Wunsch Handlungsfeld",
            "Bemerkung"]  # fmt: skip
ROW = ["Frau", "Dr. Anna Müller", "Migrantenbeirat (MB)", "Vorsitzende", "0331 289-1234",
       "a.mueller@mail.example, info@mb.example", "Musterstr. 5", "14467 Potsdam",
       "ja, per Mail am 12.3.2025", "Beirat", "deutsch", "Wohnen, Arbeit",
       "kommt gern"]  # fmt: skip


@pytest.mark.parametrize("make", [files.xlsx, files.ods, lambda rows: csv_of(*rows)])
def test_a_row_is_read_from_every_kind_of_file(make):
    found = read(make([["Kontakte, Stand März"], HEADINGS, ROW]), "k")
    (one,), (organisation,) = found.people, found.organisations
    assert (one.row, one.salutation, one.title, one.first_name, one.last_name) == (
        3, "Frau", "Dr.", "Anna", "Müller",
    )  # fmt: skip
    assert (one.organisation, one.function) == ("Migrantenbeirat", "Vorsitzende")
    assert (organisation.abbreviation, organisation.mails) == ("MB", ["info@mb.example"])
    assert (one.mails, [phone.number for phone in one.phones]) == (
        ["a.mueller@mail.example"], ["0331 289-1234"],
    )  # fmt: skip
    assert (one.address.street, one.address.postcode, one.address.town) == (
        "Musterstr. 5", "14467", "Potsdam",
    )  # fmt: skip
    assert one.permission == Permission(True, date(2025, 3, 12), "per Mail")
    assert (one.group, one.language, one.wishes) == ("advisory_board", "de", ["Wohnen", "Arbeit"])
    assert one.rest == [Rest("Bemerkung", "kommt gern")]
    assert [text.text for text in found.outside] == ["Kontakte, Stand März"]


def test_names_in_cells_of_their_own():
    heads = ["Titel", "Vorname", "Name", "Geburtsname", "E-Mail"]
    one = person(heads, "Prof. Dr.", "Anna-Lena", "von der Heide", "Ott", "a@x.example")
    assert (one.title, one.first_name, one.last_name, one.birth_name) == (
        "Prof. Dr.", "Anna-Lena", "von der Heide", "Ott",
    )  # fmt: skip


def test_two_first_names_beside_one_surname_are_two_people():
    found = reading(
        ["Vorname", "Nachname", "Mail"], ["Anna und Bernd", "Krause", "krause@x.example"]
    )
    assert [one.name for one in found.people] == ["Anna Krause", "Bernd Krause"]
    assert [one.mails for one in found.people] == [["krause@x.example"]] * 2


def test_several_people_each_get_their_own_mailbox():
    found = reading(
        ["Name", "E-Mail"],
        ["Anna Müller; Bernd Krause", "b.krause@x.example; a.mueller@x.example"],
    )
    assert [(one.last_name, one.mails) for one in found.people] == [
        ("Müller", ["a.mueller@x.example"]), ("Krause", ["b.krause@x.example"]),
    ]  # fmt: skip


def test_nobody_is_nobody_and_the_place_is_vacant():
    found = reading(["Name", "Organisation", "E-Mail"], ["N. N.", "Caritas", "info@c.example"])
    assert found.people == []
    assert (found.organisations[0].vacant, found.organisations[0].mails) == (
        True, ["info@c.example"],
    )  # fmt: skip


def test_a_whole_column_of_surnames_first_is_told_by_its_cells():
    found = reading(
        ["Ansprechperson", "E-Mail"],
        ["Müller Anna", "a@x.example"], ["Krause Bernd", "b@x.example"],
        ["Quastenberg Ifeoma", "c@x.example"],
    )  # fmt: skip
    assert [one.last_name for one in found.people] == ["Müller", "Krause", "Quastenberg"]


def test_an_organisation_is_one_by_name_abbreviation_or_alias():
    found = reading(
        ["Name", "Organisation"],
        ["Anna Müller", "MB"],
        ["Bernd Krause", "Migrantenbeirat (MB)"],
        ["Eva Ott", "migrantenbeirat"],
        ["Udo Ott", "Migrantenbeirat (auch: Beirat für Migration)"],
        ["Ina Ott", "Beirat für Migration"],
    )
    (one,) = found.organisations
    assert (one.name, one.abbreviation) == ("Migrantenbeirat", "MB")
    assert one.aliases == ["Beirat für Migration"]
    assert len(one.rows) == 5


@pytest.mark.parametrize(
    "heading",
    ["Nationalität", "Herkunftsland", "Religion", "Migrationshintergrund (ja/nein)", "Behinderung",
     "Geschlecht", "Geburtsdatum", "geb. am", "Staatsangehörigkeit", "Muttersprache", "GdB",
     "Konfession", "Alter", "Aufenthaltsstatus"],
)  # fmt: skip
def test_what_nobody_may_keep_stays_in_the_file_and_is_said(heading):
    found = reading(["Name", heading, "E-Mail"], ["Anna Müller", "GEHEIM", "a@x.example"])
    assert "GEHEIM" not in repr(found)
    (one,) = found.withheld
    assert (one.column, one.filled) == (heading, 1)
    assert heading in one.sentence.de
    assert heading in one.sentence.en
    mapped = reading(
        ["Name", heading, "E-Mail"], ["Anna Müller", "GEHEIM", "a@x.example"],
        mapping={heading: "function"},
    )  # fmt: skip
    assert "GEHEIM" not in repr(mapped)


@pytest.mark.parametrize(
    "heading", ["Geburtsname", "Sprache", "Quelle der Einwilligung", "Altersheim", "Gesundheitsamt"]
)
def test_what_only_sounds_like_it_is_read(heading):
    found = reading(["Name", heading, "E-Mail"], ["Anna Müller", "Ott", "a@x.example"])
    assert found.withheld == []
    assert "Ott" in repr(found.people)


def test_hidden_and_struck_cells_of_such_a_column_stay_there_too():
    def shape(sheet):
        sheet["B2"].font = Font(strike=True)
        sheet.column_dimensions["C"].hidden = True
        sheet["D2"].font = Font(strike=True)

    rows = [["Name", "Religion", "Herkunft", "Funktion"], ["Anna Müller", "ALPHA", "BETA", "GAMMA"]]
    found = read(files.xlsx(rows, shape), "k.xlsx")
    assert "ALPHA" not in repr(found)
    assert "BETA" not in repr(found)
    assert [one.text for one in found.struck] == ["GAMMA"]
    assert {one.column for one in found.withheld} == {"Religion", "Herkunft"}


def test_hidden_rows_are_listed_and_read_by_nobody():
    def shape(sheet):
        sheet.row_dimensions[3].hidden = True

    rows = [["Name", "E-Mail"], ["Anna Müller", "a@x.example"], ["Bernd Krause", "b@x.example"]]
    found = read(files.xlsx(rows, shape), "k.xlsx")
    assert [one.name for one in found.people] == ["Anna Müller"]
    assert {one.text for one in found.hidden} == {"Bernd Krause", "b@x.example"}


def test_columns_are_proposed_by_what_stands_below_them():
    found = reading(
        ["Kontaktperson", "Einrichtung", "Adresse", "Angaben"],
        ["Anna Müller", "Caritas", "a@x.example", "0331 123456"],
        ["Bernd Krause", "AWO", "b@x.example", "0331 654321"],
    )
    assert found.mapping == {
        "Kontaktperson": "name", "Einrichtung": "organisation", "Adresse": "mail",
        "Angaben": "phone",
    }  # fmt: skip
    assert "Mailadressen" in next(p for p in found.proposals if p.column == "Adresse").reason.de


def test_what_was_decided_is_not_questioned():
    one = person(["Name", "Telefon"], "Anna Müller", "0331 123456", mapping={"Telefon": ""})
    assert (one.phones, one.rest) == ([], [Rest("Telefon", "0331 123456")])


def test_a_list_without_a_heading_is_known_by_its_mailboxes():
    found = reading(["Anna Müller", "a@x.example"], ["Bernd Krause", "b@x.example"])
    assert [(one.name, one.mails) for one in found.people] == [
        ("Anna Müller", ["a@x.example"]), ("Bernd Krause", ["b@x.example"]),
    ]  # fmt: skip


def test_a_line_above_says_the_group_of_those_below():
    found = reading(
        ["Name", "Organisation", "E-Mail"], ["Verwaltung", "", ""],
        ["Anna Müller", "", "a@x.example"],
        ["Politik", "", ""], ["Bernd Krause", "SPD-Fraktion", ""],
    )  # fmt: skip
    assert [one.group for one in found.people] == ["administration", "politics"]


@pytest.mark.parametrize(
    ("text", "given", "on", "source"),
    [
        ("ja", True, None, ""),
        ("nein", False, None, ""),
        ("x", True, None, ""),
        ("12.03.2025", True, date(2025, 3, 12), ""),
        ("ja (12.03.25, am Telefon)", True, date(2025, 3, 12), "am Telefon"),
        ("widerrufen am 1.2.2025", False, date(2025, 2, 1), "widerrufen"),
        ("liegt vor", True, None, ""),
        ("wird noch gefragt", None, None, "wird noch gefragt"),
        ("ja (E-Mail v. 3.2.25)", True, date(2025, 2, 3), "E-Mail"),
        ("liegt seit 3.2.25 vor", True, date(2025, 2, 3), "liegt seit vor"),
        ("mündlich abgelehnt", False, None, "mündlich abgelehnt"),
        ("telefonisch: nein", False, None, "telefonisch: nein"),
        ("ja, widersprochen 5.6.25", False, date(2025, 6, 5), "widersprochen"),
        ("Widerspruch 3.2.25", False, date(2025, 2, 3), "Widerspruch"),
        ("schriftlich angefragt", None, None, "schriftlich angefragt"),
        ("per Mail angefragt am 3.2.25", None, date(2025, 2, 3), "per Mail angefragt"),
        ("Zustimmung steht aus", None, None, "Zustimmung steht aus"),
        ("Ja/Nein", None, None, "Ja/Nein"),
        ("☐ ja ☐ nein", None, None, "☐ ja ☐ nein"),
        ("☐ ja ☒ nein", False, None, "☐ ja ☒ nein"),
        ("[x] ja [ ] nein", True, None, "[x] ja [ ] nein"),
        ("ja?", None, None, "ja?"),
        ("ja, bis 31.12.2027", True, None, "bis 31.12.2027"),
    ],
)
def test_permission_with_its_day_and_source(text, given, on, source):
    one = person(["Name", "Einwilligung"], "Anna Müller", text)
    assert one.permission == Permission(given, on, source)


def test_permission_in_three_columns():
    one = person(
        ["Name", "Einwilligung", "Einwilligung am", "Quelle der Einwilligung"],
        "Anna Müller", "ja", "2025-03-12", "Formular",
    )  # fmt: skip
    assert one.permission == Permission(True, date(2025, 3, 12), "Formular")


@pytest.mark.parametrize(
    ("said", "on", "given"),
    [("", "3.2.25", True), ("nein", "3.2.25", False), ("angefragt", "3.2.25", None),
     ("", "nein", False), ("ja", "", True)],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_a_day_says_yes_where_nothing_else_is_said(said, on, given, turned):
    heads, cells = ["Einwilligung", "Einwilligung am"], [said, on]
    if turned:
        heads, cells = heads[::-1], cells[::-1]
    one = person(["Name", *heads], "Anna Müller", *cells)
    assert one.permission
    assert (one.permission.given, "ja" in one.permission.source) == (given, False)


def test_a_second_list_below_has_its_own_headings():
    found = reading(
        ["Name", "E-Mail", "Amt"], ["Anna Müller", "a@x.example", "FB 32"],
        ["Liste der Vereine", "", ""],
        ["Name", "E-Mail", "Verein"], ["Bernd Krause", "b@x.example", "Tafel"],
    )  # fmt: skip
    assert [(one.name, one.unit, one.organisation) for one in found.people] == [
        ("Anna Müller", "FB 32", ""), ("Bernd Krause", "", "Tafel"),
    ]  # fmt: skip
    assert [(one.row, one.text) for one in found.outside] == [(3, "Liste der Vereine")]


def test_what_nobody_may_keep_stays_in_the_file_in_a_second_list_too():
    found = reading(
        ["Name", "E-Mail", "Amt"], ["Anna Müller", "a@x.example", "FB 32"],
        ["Name", "E-Mail", "Religion"], ["Bernd Krause", "b@x.example", "GEHEIM"],
    )  # fmt: skip
    assert "GEHEIM" not in repr(found)
    assert [(one.column, one.filled) for one in found.withheld] == [("Religion", 1)]


def test_a_postcode_that_lost_its_nought_is_mended_and_said():
    one = person(["Name", "PLZ", "Ort"], "Anna Müller", "1067", "Dresden")
    assert one.address.postcode == "01067"
    assert "1067" in one.remarks[0].de


def test_a_file_without_contacts_is_refused_with_a_sentence():
    with pytest.raises(UnreadableContacts, match="keine Kontaktliste"):
        read(b"Obst;Preis\nApfel;3\n", "obst.csv")
    with pytest.raises(UnreadableContacts):
        read(b"BEGIN:VCARD\nEND:VCARD\n", "leer.vcf")
    with pytest.raises(UnreadableContacts):
        reading(HEADINGS, ROW, limits=Limits(max_rows=1))


def test_the_signature_knows_the_same_headings_again():
    assert reading(HEADINGS, ROW).signature == reading(HEADINGS, ROW[:]).signature
    assert (
        reading(HEADINGS, ROW).signature != reading(["Name", "Mail"], ["A B", "a@x.de"]).signature
    )


def test_a_heading_of_two_lines_with_merged_cells():
    def shape(sheet):
        sheet.merge_cells("A2:B2")
        sheet.merge_cells("C2:D2")
        sheet.merge_cells("A4:A5")

    rows = [
        ["Kontakte", "", "", "", "", ""],
        ["Organisation", "", "Ansprechperson", "", "Kontakt", "Bemerkung"],
        ["Name", "Kürzel", "Vorname", "Nachname", "E-Mail", ""],
        ["Arbeiterwohlfahrt", "AWO", "Anna", "Müller", "anna@x.example", "folgt"],
        ["", "", "Bernd", "Krause", "bernd@x.example", ""],
        ["Caritas", "", "N.", "N.", "", ""],
    ]
    found = read(files.xlsx(rows, shape), "k.xlsx")
    assert [(one.name, one.organisation) for one in found.people] == [
        ("Anna Müller", "Arbeiterwohlfahrt"), ("Bernd Krause", "Arbeiterwohlfahrt"),
    ]  # fmt: skip
    assert [(one.abbreviation, one.vacant) for one in found.organisations] == [
        ("AWO", False), ("", True),
    ]  # fmt: skip
    assert found.people[0].rest == [Rest("Bemerkung", "folgt")]
    assert [one.text for one in found.outside] == ["Kontakte"]


@pytest.mark.parametrize(
    "heads",
    [
        ["Nr.", "Name", "E-Mail"],
        ["Name", "E-Mail", "Organisation"],
        ["Name", "Vorname", "E-Mail"],
    ],
)
def test_notes_below_the_list_are_nobody(heads):
    cells = {"Nr.": "1", "Name": "Anna Müller", "E-Mail": "a@x.example", "Organisation": "Caritas"}
    cells |= {"Name": "Müller", "Vorname": "Anna"} if "Vorname" in heads else {}
    row = [cells[one] for one in heads]
    found = reading(heads, row, ["", "", ""], ["* hat abgesagt", "", ""], ["Stand: 3.2.", "", ""])
    assert [one.name for one in found.people] == ["Anna Müller"]
    assert [one.text for one in found.outside] == ["* hat abgesagt", "Stand: 3.2."]


def test_a_heading_that_only_the_one_above_makes_plain():
    found = reading(
        ["", "", "Kontakt", "", "Einwilligung", ""],
        ["Name", "Vorname", "Telefon", "E-Mail", "am", "durch"],
        ["Müller", "Anna", "", "a@x.example", "3.2.25", "E-Mail"],
    )
    (one,) = found.people
    assert one.permission == Permission(True, date(2025, 2, 3), "E-Mail")
    assert found.outside == []


# --- nothing is lost ------------------------------------------------------------------------------

TEXTS = st.sampled_from([
    "", "Anna Müller", "N. N.", "Krause, Bernd", "Caritas (CV)", "0331 123456", "info@x.example",
    "Weg 3, 14467 Ort", "ja", "kommt später", "Verein X e. V., Frau Ott", "12.3.2025", "arabisch",
    "nur mittwochs; bitte anrufen", "Wohnen, Arbeit", "Dr.", "Herr", "?", "4711", "siehe Anlage",
])  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.lists(TEXTS, min_size=13, max_size=13), min_size=1, max_size=3))
def test_every_word_of_every_cell_is_somewhere(rows):
    found = reading(HEADINGS, ROW, *rows)
    told = repr(found).casefold()
    for cell in (cell for row in rows for cell in row):
        for word in cell.replace(",", " ").replace(";", " ").replace("(", " ").split():
            bare = word.strip(").").casefold()
            if len(bare) > 3 and bare not in {"herr", "frau"}:
                assert bare in told or bare in {"arabisch", "12.3.2025"}, cell
