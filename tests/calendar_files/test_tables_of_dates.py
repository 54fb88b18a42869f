"""Dates in tables as offices keep them: XLSX and CSV."""

from datetime import date, datetime

import pytest

from gemeinwerk.calendar_files import UnreadableCalendar
from tests.calendar_files.broken import reading_of, told
from tests.catalogue_files import files


def table(*rows: str) -> bytes:
    return "\n".join(rows).encode()


def one(head: str, row: str) -> list[str]:
    reading = reading_of(table(head, row))
    assert [one.de for one in reading.left_out if "Termin" not in one.de] == []
    return [told(event) for event in reading.events]


HOURS = "Datum;Beginn;Ende;Titel"


@pytest.mark.parametrize(
    ("head", "row", "event"),
    [
        (HOURS, "03.03.2027;17:00;19:00;Rat", "03.03. 17:00–19:00 Rat"),
        (HOURS, "Mi, 3.3.27;17 Uhr;19.30 Uhr;Rat", "03.03. 17:00–19:30 Rat"),
        (HOURS, "Mittwoch, den 3. März 2027;17;19;Rat", "03.03. 17:00–19:00 Rat"),
        (HOURS, "2027-03-03;17:00:00;19:00:00;Rat", "03.03. 17:00–19:00 Rat"),
        (HOURS, "03.03.2027;20:00;01:00;Rat", "03.03.–04.03. 20:00–01:00 Rat"),
        (HOURS, "03.03.2027;20:00;24:00;Rat", "03.03.–04.03. 20:00–00:00 Rat"),
        (HOURS, "03.03.2027;;;Klausur", "03.03. Klausur"),
        (HOURS, "03.03.2027;ganztägig;;Klausur", "03.03. Klausur"),
        # an end that is not said: nobody knows how long it lasts
        (HOURS, "03.03.2027;17:00;;Rat", "03.03.–04.03. 17:00–00:00 Rat"),
        ("Termin;Gremium", "03.03.2027, 17:00–19:00 Uhr;Rat", "03.03. 17:00–19:00 Rat"),
        ("Termin;Gremium", "03.03.2027 17-19 Uhr;Rat", "03.03. 17:00–19:00 Rat"),
        ("Termin;Gremium", "03.03.2027 – 05.03.2027;Klausur", "03.03.–05.03. Klausur"),
        ("Termin;Gremium", "03.–05.03.2027;Klausur", "03.03.–05.03. Klausur"),
        ("Sitzungstermin;Uhrzeit;Sitzung", "03.03.2027;17–19 Uhr;Rat", "03.03. 17:00–19:00 Rat"),
        ("Beginn;Ende;Betreff", "03.03.2027 17:00;03.03.2027 19:00;Rat", "03.03. 17:00–19:00 Rat"),
        ("Von;Bis;Anlass", "03.03.2027;05.03.2027;Fest", "03.03.–05.03. Fest"),
        ("Date,Start time,End time,What", "2027-03-03,17:00,19:00,Rat", "03.03. 17:00–19:00 Rat"),
    ],
)  # fmt: skip
def test_a_row_is_a_date(head: str, row: str, event: str) -> None:
    assert one(head, row) == [event]


def test_days_and_moments_of_a_spreadsheet() -> None:
    rows = [
        ["Sitzungskalender 2027"],
        ["Datum", "von", "bis", "Gremium", "Ort"],
        [date(2027, 3, 3), "17:00", "19:00", "Rat", "Ratssaal"],
        [datetime(2027, 3, 10, 16, 30), None, "18:00", "Hauptausschuss", "Ratssaal"],
    ]
    reading = reading_of(files.xlsx(rows))
    assert [told(one) for one in reading.events] == [
        "03.03. 17:00–19:00 Rat",
        "10.03. 16:30–18:00 Hauptausschuss",
    ]
    assert "Nicht gelesen: „Ort“." in [one.de for one in reading.left_out]


@pytest.mark.parametrize(
    "row",
    [
        "31.02.2027;17:00;19:00;Rat",
        "irgendwann;17:00;19:00;Rat",
        "03.03.2027;nachmittags;;Rat",
        "03.03.2027;17:00;25:00;Rat",
        "03.03.2027;19:00;17:00;Rat",
        "05.03.2027 – 03.03.2027;;;Rat",
        "3. März;17:00;19:00;Rat",
        "03.03.2027;;19:00;Rat",
        "März 2027;;;",
    ],
)
def test_a_row_that_is_none_is_told_with_its_place_and_the_others_are_read(row: str) -> None:
    reading = reading_of(table(HOURS, row, "10.03.2027;17:00;19:00;Rat"))
    assert [told(one) for one in reading.events] == ["10.03. 17:00–19:00 Rat"]
    (left,) = reading.left_out
    assert left.place_de == "Zeile 2"
    assert left.place_en == "row 2"
    assert "wurde ausgelassen" in left.de


def test_ends_that_are_not_said_are_counted() -> None:
    rows = [f"{day:02}.03.2027;17:00;;Rat" for day in (3, 10)]
    (left,) = reading_of(table(HOURS, *rows)).left_out
    assert left.de == "2 Terminen fehlt das Ende. Sie gelten bis zum Ende des Tages."


def test_a_table_without_days_is_refused() -> None:
    with pytest.raises(UnreadableCalendar, match="Überschriften wie „Datum“"):
        reading_of(table("Name;Adresse", "Eva;Am Markt"))


def test_many_rows_that_are_none_are_counted() -> None:
    reading = reading_of(table(HOURS, *["irgendwann;17:00;19:00;Rat"] * 250))
    assert (len(reading.left_out), reading.more_left_out) == (200, 50)
