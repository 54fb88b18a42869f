"""Measured values from a file: shown first, entered all or none, and never twice."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from openpyxl import Workbook

from gemeinwerk.accounts.roles import Role
from gemeinwerk.catalogue_files import UnreadableFile
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import carrying
from gemeinwerk.core.carrying import TooMuch
from gemeinwerk.measures.exporting.making import draft_file
from gemeinwerk.measures.models import Indicator, Measure, MeasuredValue
from gemeinwerk.measures.value_files.carrying import packed, unpacked
from gemeinwerk.measures.value_files.planning import Outcome, planned
from gemeinwerk.measures.value_files.reading import Said, read
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    user_with_role,
)
from tests.measures.desk.browser_form import read_form
from tests.portal.facts_of_a_page import words

BASE = "/arbeitsplatz/konzepte/integration/massnahmen/messwerte/"
NAME = "Wartezeit auf einen Termin"


@pytest.fixture(autouse=True)
def indicator(measure: Measure) -> Indicator:
    Concept.objects.update(status="implementation", public=True)
    made: Indicator = IndicatorFactory(measure=measure, name=NAME, unit="Wochen")
    IndicatorFactory(measure=measure, name="Termine", unit="Termine")
    return made


def table(*rows: list[Any], head: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Messwerte des Jobcenters"])
    sheet.append(head or ("Nr.", "Indikator", "Datum", "Wert", "Quelle"))
    for row in rows:
        sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def send(client: Client, content: bytes, name: str = "werte.xlsx") -> str:
    answer = client.post(BASE, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 200
    return answer.content.decode()


def take(client: Client, page: str, **changes: str) -> HttpResponse:
    form = read_form(page, "messwerte")
    return client.post(f"{BASE}eintragen/", form | changes, follow=True)  # type: ignore[return-value]


def stored() -> list[tuple[str, date, float]]:
    found = MeasuredValue.objects.order_by("measure__code", "day", "indicator")
    return [(one.indicator, one.day, float(one.value)) for one in found]


def test_what_it_says_is_shown_before_anything_is_written(office: Client, measure: Measure) -> None:
    page = send(
        office,
        table(
            ["1.1", NAME, date(2025, 12, 31), 8.5, "Statistik"],
            ["1,1", NAME.upper(), "30.06.2025", "1.008,5", ""],
            ["1.1", "Freude", "30.06.2025", 7, ""],
            ["9.9", NAME, "30.06.2025", 7, ""],
            ["1.1", NAME, "bald", 7, ""],
            ["1.1", NAME, "30.06.2024", "viele", ""],
            ["1.1", NAME, timezone.localdate() + timedelta(days=2), 7, ""],
            ["1.1", "", "30.06.2024", 7, ""],
            ["1.1", NAME, "31.12.2025", 9, ""],
        ),
    )
    told = words(page)
    assert "9 Zeilen in der Datei · 2 wird eingetragen" in told
    assert "2 Messwerte eintragen" in told
    assert f"1.1 {NAME} 31.12.2025 8,5 Statistik wird eingetragen" in told
    assert f"1.1 {NAME} 30.06.2025 1.008,5 wird eingetragen" in told
    for sentence in (
        "Diese Maßnahme hat diesen Indikator nicht; sie hat: ",
        "Eine Maßnahme „9.9“ gibt es in diesem Konzept nicht.",
        "„Gemessen am“: „bald“ ist nicht sicher zu lesen.",
        "„Wert“: „viele“ ist nicht sicher zu lesen.",
        "war noch nicht",
        "steht zweimal in der Datei",
    ):
        assert sentence in told, sentence
    assert stored() == []
    assert "2 Messwerte sind eingetragen." in words(take(office, page).content.decode())
    assert stored() == [(NAME, date(2025, 6, 30), 1008.5), (NAME, date(2025, 12, 31), 8.5)]
    value = MeasuredValue.objects.get(day=date(2025, 12, 31))
    assert (value.source, value.entered_by) == ("Statistik", office.user)  # type: ignore[attr-defined]
    assert Measure.objects.get().revision == measure.revision + 1


def test_all_it_says_is_taken_along_as_a_list_before_anything_is_written(office: Client) -> None:
    """Also what is beyond the rows that are shown; and nothing in it is ever a formula."""
    first = date(2020, 1, 1)
    rows: list[list[Any]] = [
        ["1.1", NAME, first + timedelta(n), n, "-5 geschätzt"] for n in range(505)
    ]
    page = send(office, table(*rows, ["9.9", NAME, "30.06.2025", 7, ""]))
    assert "15.05.2021" not in words(page)  # Of the first five hundred it is not.
    assert f'formaction="{BASE}liste/"' in page
    answer = office.post(f"{BASE}liste/", read_form(page, "messwerte"))
    assert "attachment" in answer["Content-Disposition"]
    told = answer.content.decode("utf-8-sig")
    head, *lines = csv.reader(StringIO(told), delimiter=";")
    assert (head[0], len(lines)) == ("Maßnahme", 506)
    assert lines[500][:6] == ["1.1", NAME, "15.05.2021", "500", "'-5 geschätzt", "wird eingetragen"]
    assert "gibt es in diesem Konzept nicht" in lines[-1][5]
    assert stored() == []


def test_the_same_file_once_more_adds_nothing(office: Client) -> None:
    content = table(["1.1", NAME, "31.12.2025", 8.5, ""])
    take(office, send(office, content))
    page = send(office, content)
    assert "steht schon da" in words(page)
    assert "eintragen</button>" not in page
    assert "kein Wert, der hier noch fehlt" in words(take(office, page).content.decode())
    assert len(stored()) == 1


def test_what_stands_here_is_never_changed(office: Client, measure: Measure) -> None:
    MeasuredValueFactory(measure=measure, indicator=NAME, day=date(2025, 12, 31), value=8)
    page = send(office, table(["1.1", NAME, "31.12.2025", 8.5, ""]))
    assert "Vom 31.12.2025 steht hier 8. Beide Werte stehen dann nebeneinander" in words(page)
    take(office, page)
    assert stored() == [(NAME, date(2025, 12, 31), 8.0)]


def test_all_of_it_or_nothing(office: Client, measure: Measure) -> None:
    """Somebody enters one of the values while the page is read."""
    page = send(
        office,
        table(["1.1", NAME, "31.12.2025", 8.5, ""], ["1.1", NAME, "31.12.2024", 9.5, ""]),
    )
    MeasuredValueFactory(measure=measure, indicator=NAME, day=date(2025, 12, 31), value=8)
    answer = take(office, page)
    told = words(answer.content.decode())
    assert "Inzwischen hat jemand etwas geändert" in told
    assert "1 Messwert eintragen" in told
    assert len(stored()) == 1
    take(office, answer.content.decode())
    assert [day for _name, day, _value in stored()] == [date(2024, 12, 31), date(2025, 12, 31)]


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_our_own_file_brings_its_values_to_measures_that_are_here(
    office: Client, measure: Measure, town: Municipality, suffix: str
) -> None:
    MeasuredValueFactory(
        measure=measure, indicator=NAME, day=date(2025, 12, 31), value=8.5,
        source="Statistik | intern", remark="ohne\nNotfälle",
    )  # fmt: skip
    reader = user_with_role(Role.OFFICE, town)
    content = draft_file(measure.concept, suffix, reader=reader)
    MeasuredValue.objects.all().delete()
    take(office, send(office, content, f"katalog.{suffix}"))
    value = MeasuredValue.objects.get()
    assert (value.indicator, value.day, float(value.value)) == (NAME, date(2025, 12, 31), 8.5)
    assert (value.source, value.remark) == ("Statistik | intern", "ohne\nNotfälle")


def test_a_measure_with_one_indicator_needs_no_name_of_it(office: Client, measure: Measure) -> None:
    other = MeasureFactory(field=measure.field, code="1.2")
    IndicatorFactory(measure=other, name="Plätze")
    text = StringIO()
    csv.writer(text, delimiter=";").writerows(
        [["Maßnahme", "Stichtag", "Ist-Wert"], ["1.2", "Dezember 2025", "12"]]
    )
    page = send(office, text.getvalue().encode(), "werte.csv")
    assert "wird eingetragen Zeile 2" in words(page)
    take(office, page)
    assert stored() == [("Plätze", date(2025, 12, 31), 12.0)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Nr.;Titel\n1.1;Kurse\n", "In der Datei stehen keine Messwerte."),
        (b"PK\x03\x04kaputt", ""),
        (b"\x00\x01\x02", ""),
    ],
)
def test_a_file_that_says_nothing_of_it_is_refused(
    office: Client, content: bytes, sentence: str
) -> None:
    page = words(send(office, content, "werte.xlsx"))
    assert sentence in page
    assert "Datei lesen" in page
    assert stored() == []


def test_too_many_are_refused() -> None:
    lines = "".join(f"1.1;{NAME};01.01.2020;{n}\n" for n in range(6))
    with pytest.raises(UnreadableFile, match="mehr als 5 Messwerte"):
        read(f"Nr.;Indikator;Datum;Wert\n{lines}".encode(), most=5)


def test_thousands_are_counted_partly_shown_and_all_entered(office: Client) -> None:
    days = [date(2001, 1, 1) + timedelta(n) for n in range(5_000)]
    lines = "".join(f"1.1;{NAME};{day:%d.%m.%Y};{day.day},5\n" for day in days)
    page = send(office, f"Nr.;Indikator;Datum;Wert\n{lines}".encode(), "werte.csv")
    assert "5000 wird eingetragen" in words(page).replace(".", "")
    assert "Gezeigt werden die ersten 500." in words(page)
    assert len(read_form(page, "messwerte")["rows"]) < 100_000
    take(office, page)
    assert MeasuredValue.objects.count() == 5_000


def test_what_a_form_could_not_carry_is_refused(settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 + 50
    with pytest.raises(TooMuch):
        packed([Said("", 1, remark="".join(map(chr, range(200, 400))))])


def test_what_nobody_sees_is_not_read() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Nr.", "Datum", "Wert"], ["1.1", "31.12.2025", 8], ["1.2", "31.12.2025", 9]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    stream = BytesIO()
    book.save(stream)
    found = read(stream.getvalue())
    assert ([one.code for one in found.rows], found.hidden) == (["1.1"], 3)


ROW = ["Blatt", 2, "1.1", NAME, "31.12.2025", "9", "", ""]


def of_nobody(*rows: list[Any]) -> str:
    """Packed as a page packs it, but with what no page of ours says."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    return carrying.packed(columns, most=10_000, beside=0, refusal="")


@pytest.mark.parametrize(
    "rows",
    [
        "", "nein", "{}", "Ä", "A" * 3_000,
        carrying.packed({}, most=99, beside=0, refusal=""),
        carrying.packed([[]] * 7, most=99, beside=0, refusal=""),
        carrying.packed([["Blatt"], *[[]] * 7], most=99, beside=0, refusal=""),
        carrying.packed([1] * 8, most=99, beside=0, refusal=""),
        *(of_nobody([ROW[0], row, *ROW[2:]]) for row in ("x", "2", None, 1.5, float("inf"), [])),
        *(of_nobody([*ROW[:2], code, *ROW[3:]]) for code in (1, None, ["1.1"])),
        of_nobody([*ROW[:-1], "halb \ud800"]),
    ],
)  # fmt: skip
def test_rows_that_are_none_lead_back_to_the_file(office: Client, rows: str) -> None:
    page = send(office, table(["1.1", NAME, "31.12.2025", 8.5, ""]))
    assert "Datei lesen" in words(take(office, page, rows=rows).content.decode())
    assert stored() == []


def test_rows_of_another_page_are_shown_again(office: Client) -> None:
    page = send(office, table(["1.1", NAME, "31.12.2025", 8.5, ""]))
    rows = read_form(page, "messwerte")["rows"]
    rows = packed([replace(one, value="9,5") for one in unpacked(rows)])
    assert "Inzwischen hat jemand" in words(take(office, page, rows=rows).content.decode())
    assert stored() == []


def test_a_unit_does_not_enter_for_all(editor: Client) -> None:
    assert editor.get(BASE).status_code in (403, 404)


def test_what_each_row_does_is_asked_in_three_queries(
    measure: Measure, django_assert_num_queries: Any
) -> None:
    said = [Said("a", n, "1.1", NAME, f"{n}.01.2025", "5") for n in range(1, 29)]
    with django_assert_num_queries(3):
        plan = planned(measure.concept, said)
    assert plan.counted() == {Outcome.NEW: 28}


def test_a_column_for_each_time_says_the_same_as_a_row_for_each() -> None:
    wide = (
        b"Nr.;Indikator;2024;Ist 2025;Ziel 2026;II. Quartal 2026;Quelle\n"
        b"1.7;Wartezeit;11;10,6;4;9,1;Portal\n3.5;Pl\xc3\xa4tze;;20;60;;\n"
    )
    told = [(o.code, o.indicator, o.day, o.value, o.source) for o in read(wide).rows]
    assert told == [
        ("1.7", "Wartezeit", "31.12.2024", "11", "Portal"),
        ("1.7", "Wartezeit", "31.12.2025", "10,6", "Portal"),
        ("1.7", "Wartezeit", "30.06.2026", "9,1", "Portal"),
        ("3.5", "Pl\u00e4tze", "31.12.2025", "20", ""),
    ]  # fmt: skip


def test_a_column_for_each_indicator_of_several_measures() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Datum", "1.7 Wartezeit auf einen Termin", "Ma\u00dfnahme 3.5", "Bemerkung"])
    sheet.append([date(2025, 12, 31), 10.6, 20, "vorl\u00e4ufig"])
    sheet.append([date(2026, 6, 30), None, "1.024,5", ""])
    stream = BytesIO()
    book.save(stream)
    assert [(o.code, o.indicator, o.day, o.value) for o in read(stream.getvalue()).rows] == [
        ("1.7", "Wartezeit auf einen Termin", "31.12.2025", "10,6"),
        ("3.5", "", "31.12.2025", "20"),
        ("3.5", "", "30.06.2026", "1.024,5"),
    ]
