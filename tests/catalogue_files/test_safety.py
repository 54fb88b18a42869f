"""Files nobody should open, and files nobody can read: each is refused with a sentence."""

import re

import pytest

from gemeinwerk.catalogue_files import Limits, UnreadableFile, read
from tests.catalogue_files import files

ROWS = [["Nr.", "Maßnahme", "Amt"], ["1", "Beratung", "FB 1"]]


def refusal(data, limits=None):
    with pytest.raises(UnreadableFile) as caught:
        read(data, "datei.xlsx", limits=limits or Limits())
    return caught.value.message


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Die Datei ist leer."),
        (b"   \r\n ", "Die Datei ist leer."),
        (b"%PDF-1.7 ...", "Die Datei ist ein PDF."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Die Datei hat das alte Format"),
        (b"<html><table></table></html>", "Die Datei ist eine Webseite"),
        (b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 400, "Die Datei ist keine Tabelle"),
        (b"PK\x03\x04 nicht wirklich", "Die Datei ist beschädigt."),
        (files.package(brief_txt="Hallo"), "Die Datei ist ein Archiv"),
        (files.package(xl__workbook_bin=b"x", xl__x_xml="<a/>"), "Die Datei ist eine binäre Excel"),
        (
            files.package(mimetype="application/vnd.oasis.opendocument.text"),
            "Die Datei ist ein Dok",
        ),
        (b"Sehr geehrte Damen und Herren,\nanbei", "In der Datei wurde keine Tabelle mit"),
        (files.xlsx([["A", "B"], ["1", "2"]]), "In der Datei wurde keine Tabelle mit Maßnahmen"),
    ],
)
def test_each_refusal_says_what_it_is(data, says):
    assert refusal(data).startswith(says)


def test_every_refusal_says_how_to_mend_it():
    for data in (b"", b"%PDF-1.7", b"<html>", b"PK\x03\x04"):
        assert re.search(r"Bitte ", refusal(data))


def test_a_locked_workbook():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert refusal(ole).startswith("Die Datei ist mit einem Kennwort geschützt.")
    manifest = "<manifest:encryption-data/>"
    locked = files.package(
        mimetype="application/vnd.oasis.opendocument.spreadsheet",
        **{"META-INF__manifest_xml": manifest},
    )
    assert refusal(locked).startswith("Die Datei ist mit einem Kennwort geschützt.")


def test_limits_of_size_rows_and_columns():
    data = files.xlsx(ROWS)
    assert refusal(data, Limits(max_bytes=100)).startswith("Die Datei ist 0,0 MB groß")
    assert "Auspacken" in refusal(data, Limits(max_unpacked_bytes=1000))
    assert "Auspacken" in refusal(data, Limits(max_parts=2))
    assert "Auspacken" in refusal(data, Limits(max_elements=10))
    assert refusal(data, Limits(max_rows=1)).startswith("Das Blatt „Maßnahmen“ hat mehr als 1 Zeil")
    assert refusal(data, Limits(max_columns=2)).startswith("Das Blatt „Maßnahmen“ hat in Zeile 1")


def test_a_zip_bomb_is_not_unpacked():
    data = files.package(xl__workbook_xml="<a/>", xl__worksheets__sheet1_xml=b"\0" * 30_000_000)
    assert "Auspacken" in refusal(data)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_xml_entities_are_not_expanded(part):
    bomb = b'<!DOCTYPE a [<!ENTITY x "xxxxxxxx"><!ENTITY y "&x;&x;&x;">]>'

    def plant(content):
        head, sign, rest = content.partition(b"?>")
        return head + sign + bomb + rest if sign else bomb + content

    data = files.changed_part(files.xlsx(ROWS), part, plant)
    assert refusal(data).startswith("Die Datei enthält Anweisungen (XML-Entitäten)")


def test_a_repeated_row_of_a_libreoffice_bomb_is_not_laid_out():
    def plant(content):
        return content.replace(
            b"<table:table-row>", b'<table:table-row table:number-rows-repeated="999999999">', 2
        )

    data = files.changed_part(files.ods(ROWS), "content.xml", plant)
    assert refusal(data).startswith("Das Blatt „Maßnahmen“ hat mehr als 20000 Zeilen.")


def test_formulas_are_not_carried_out():
    rows = [["Nr.", "Maßnahme", "Amt", "Kosten"], ["1", "Beratung", "FB 1", "=1+1"]]
    reading = read(files.xlsx(rows), "x.xlsx")
    assert reading.notes == [
        "1 Zelle enthält eine Formel. Gelesen wurde ihr gespeichertes Ergebnis; "
        "gerechnet wird nicht."
    ]
    assert [(one.row, one.column, one.value) for one in reading.unread] == [(2, "Kosten", "=1+1")]


def test_macros_are_left_alone_and_said():
    data = files.with_part(files.xlsx(ROWS), "xl/vbaProject.bin", b"macro")
    assert read(data, "x.xlsm").notes == [
        "Die Datei enthält Makros. Sie wurden weder ausgeführt noch übernommen."
    ]
