"""The Excel sheet of a unit: filled in, typed into, read back; all of it or nothing."""

import json
import zlib
from base64 import urlsafe_b64encode
from datetime import timedelta
from io import BytesIO
from random import Random
from typing import Any

import pytest
from django.test import Client
from lxml import html
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gemeinwerk.accounts.models import User
from gemeinwerk.catalogue_files import UnreadableFile
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations, queries
from gemeinwerk.monitoring.forms_of_sheets import SheetRowsForm
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.monitoring.sheets import reading, writing
from gemeinwerk.monitoring.sheets.carrying import packed
from gemeinwerk.monitoring.sheets.operations import SheetRefused, take_over
from gemeinwerk.monitoring.sheets.planning import planned
from gemeinwerk.monitoring.sheets.reading import SheetRow, read
from gemeinwerk.monitoring.sheets.writing import written
from tests.factories import MeasureFactory, UnitFactory
from tests.monitoring.conftest import TODAY, later, open_round

TEXT = "=2+2 ist „vier“,\nund mehr"

SHEETS = {
    "value": "Messwerte",
    **dict.fromkeys(("moved", "moved_reason", "reached"), "Meilensteine"),
}


def file_of(opened: ReportingRound) -> bytes:
    return written(opened, list(queries.reports_of(opened)))


def typed(content: bytes, **cells: Any) -> bytes:
    """The file with other values, as Excel would save it; cells as "Meldungen!H4", blanks as _."""
    book: Workbook = load_workbook(BytesIO(content))
    for name, value in cells.items():
        sheet, cell = name.split("_", 1)
        place: Worksheet = book[sheet]
        place[cell] = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def column(content: bytes, name: str, sheet: str = "Meldungen") -> str:
    """The letter of a column by the name of what stands in it."""
    head = next(load_workbook(BytesIO(content))[sheet].iter_rows(max_row=1))
    return next(str(cell.column_letter) for cell in head if cell.value == name)


def cells(content: bytes, **told: Any) -> bytes:
    """The same, by what is said: `done="Neu."` in the first report's row."""
    places = {}
    for name, value in told.items():
        sheet = SHEETS.get(name, "Meldungen")
        places[f"{sheet}_{column(content, name, sheet)}4"] = value
    return typed(content, **places)


def rows_of(content: bytes) -> list[SheetRow]:
    return read(content).rows


def taken(opened: ReportingRound, content: bytes, by: User, **how: Any) -> int:
    own = set(opened.reports.values_list("pk", flat=True))
    return take_over(opened, own=own, rows=rows_of(content), by=by, **how)


def plan_of(opened: ReportingRound, content: bytes) -> Any:
    return planned(queries.reports_of(opened), rows_of(content))


def test_what_was_not_touched_changes_nothing(opened: ReportingRound, report: Report) -> None:
    """However long, whatever it begins with, and whatever was saved since."""
    report.done, report.spent, report.obstacles = TEXT, 1234567, "x" * 40_000
    report.save()
    content = file_of(opened)
    assert plan_of(opened, content).entries == []
    Report.objects.update(done="Inzwischen.", course="late")
    assert plan_of(opened, content).entries == []


def test_only_what_is_the_units_to_say_can_be_typed_into(opened: ReportingRound) -> None:
    book = load_workbook(BytesIO(file_of(opened)))
    assert book["gemeinwerk"].sheet_state == "veryHidden"
    for sheet in (book["Meldungen"], book["Messwerte"], book["Meilensteine"]):
        assert sheet.protection.sheet
        assert sheet.row_dimensions[1].hidden
        assert sheet.column_dimensions["A"].hidden
        head = {cell.value: cell.column_letter for cell in sheet[1]}
        locked = {name for name, letter in head.items() if sheet[f"{letter}4"].protection.locked}
        assert locked == set(head) & {
            "key", "code", "title", "planned", "picture", "indicator", "unit", "target",
            "milestone", "due",
        }  # fmt: skip
    main = book["Meldungen"]
    offered = {str(one.sqref): one.formula1 for one in main.data_validations.dataValidation}
    assert len(offered) == 4
    light = column(file_of(opened), "light")
    _sheet, _mark, area = offered[f"{light}4"].partition("!")
    words = [cell.value for (cell,) in book["gemeinwerk"][area.replace("$", "")]]
    assert words == ["grün: auf Kurs", "gelb: gefährdet", "rot: vom Kurs ab"]


def test_what_is_typed_becomes_a_draft_and_no_more(
    opened: ReportingRound, measure: Measure, report: Report, editor: User
) -> None:
    day = later(120)
    content = cells(
        file_of(opened),
        course="verzögert", light="GELB: gefährdet", light_reason="Stelle fehlt.", done=TEXT,
        spent="12.500,50 €", value=8.5, expected_end="Ende 2031", moved=day, moved_reason="Brand",
    )  # fmt: skip
    plan = plan_of(opened, content)
    assert {one.place for one in plan.new if one.name == "done"} == {
        f"Meldungen, {column(content, 'done')}4"
    }
    taken(opened, content, editor, seen=stamp(plan.told()))
    report.refresh_from_db()
    assert (report.state, report.course, report.light) == ("draft", "late", "yellow")
    assert (report.done, str(report.spent)) == (TEXT, "12500.50")
    assert str(report.expected_end) == "2031-12-31"
    (value,), (milestone,) = report.values, report.milestones
    assert (value["number"], value["day"]) == ("8.5", (TODAY - timedelta(1)).isoformat())
    assert (milestone["moved_to"], milestone["moved_reason"]) == (day.isoformat(), "Brand")
    measure.refresh_from_db()
    assert measure.course == "on_course"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"expected_end": "irgendwann"}, "„irgendwann“"),
        ({"course": "läuft super"}, "steht nicht zur Wahl"),
        ({"value": "viele"}, "„viele“"),
        ({"value": "=1/0"}, "=1/0"),
        ({"link": "javascript:alert(1)"}, "„javascript:alert(1)“"),
        ({"nothing_new": "ja", "done": "Doch."}, "zugleich"),
        ({"reached": later(5)}, "der schon war"),
    ],
)
def test_one_cell_that_is_refused_and_nothing_is_taken(
    opened: ReportingRound, report: Report, editor: User, told: dict[str, Any], why: str
) -> None:
    content = cells(file_of(opened), next_steps="Weiter.", **told)
    name = next(iter(told))
    sheet = SHEETS.get(name, "Meldungen")
    with pytest.raises(SheetRefused) as refusal:
        taken(opened, content, editor)
    assert f"{sheet}, {column(content, name, sheet)}4" in refusal.value.message
    assert why in refusal.value.message
    report.refresh_from_db()
    assert (report.state, report.next_steps) == ("open", "")


def test_what_was_saved_in_the_browser_since_is_chosen_cell_by_cell(
    opened: ReportingRound, report: Report, editor: User
) -> None:
    content = cells(file_of(opened), done="Aus der Datei.", next_steps="Weiter.", obstacles="Geld.")
    operations.save(report, changes={"done": "Im Browser.", "obstacles": "Zeit."}, by=editor)
    plan = plan_of(opened, content)
    assert {one.name for one in plan.clashes} == {"done", "obstacles"}
    assert [one.name for one in plan.new] == ["next_steps"]
    taken(opened, content, editor, chosen={f"{report.pk}-done"})
    report.refresh_from_db()
    assert (report.done, report.obstacles) == ("Aus der Datei.", "Zeit.")
    assert report.next_steps == "Weiter."


def test_what_was_shown_is_what_is_taken(
    opened: ReportingRound, report: Report, editor: User
) -> None:
    content = cells(file_of(opened), done="Aus der Datei.")
    seen = stamp(plan_of(opened, content).told())
    operations.save(report, changes={"done": "Im Browser."}, by=editor)
    with pytest.raises(SeenOtherwise):
        taken(opened, content, editor, seen=seen)


def test_a_sheet_writes_no_report_of_another_unit_and_none_that_is_with_the_office(
    opened: ReportingRound, report: Report, editor: User, measure: Measure
) -> None:
    content = cells(file_of(opened), done="Aus der Datei.")
    with pytest.raises(SheetRefused):
        take_over(opened, own=set(), rows=rows_of(content), by=editor)
    operations.submit(operations.report_nothing_new(report, by=editor), by=editor)
    (entry,) = plan_of(opened, content).left_out
    assert "schon beim Büro" in entry.why
    assert Report.objects.get().done == ""


def test_nothing_new_is_said_and_taken_back_in_a_cell(
    opened: ReportingRound, report: Report, editor: User
) -> None:
    taken(opened, cells(file_of(opened), nothing_new="ja"), editor)
    assert Report.objects.get().nothing_new
    taken(opened, cells(file_of(opened), nothing_new=None), editor)
    assert not Report.objects.get().nothing_new


def test_rows_that_were_sorted_and_columns_that_were_moved_find_their_place(
    opened: ReportingRound, concept: Any, measure: Measure, office: User, editor: User
) -> None:
    MeasureFactory(field=measure.field, code="1.8", title="Zwei", lead_unit=measure.lead_unit)
    both = open_round(concept, office, title="Beide")
    book = load_workbook(BytesIO(file_of(both)))
    sheet = book["Meldungen"]
    upper, lower = ([cell.value for cell in sheet[row]] for row in (4, 5))
    lower[8] = "Von Zwei."
    for place, (above, below) in enumerate(zip(lower, upper, strict=True), start=1):
        sheet.cell(4, place).value, sheet.cell(5, place).value = above, below
    stream = BytesIO()
    book.save(stream)
    plan = plan_of(both, stream.getvalue())
    assert [(one.report.measure.code, one.wanted) for one in plan.new] == [("1.8", "Von Zwei.")]


@pytest.mark.parametrize("content", [b"Nummer;Stand\n1.1;ja\n", b"", b"PK\x03\x04kaputt"])
def test_another_file_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read(content)


def test_no_row_is_looked_for_by_going_through_all_before_it(
    opened: ReportingRound, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, asked = queries.reports_of(opened).get(), list[int]()
    plain = Worksheet.max_row.fget

    def counted(sheet: Worksheet) -> int:  # goes through all cells
        asked.append(1)
        return int(plain(sheet))

    monkeypatch.setattr(Worksheet, "max_row", property(counted))
    for reports in (5, 20):
        asked.append(0)
        written(opened, reports * [own])
    assert asked.count(1) < 20


def test_more_reports_than_a_sheet_holds_are_refused_on_the_way_out_and_in(
    client: Client, opened: ReportingRound, report: Report, office: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    content = file_of(opened)
    for module in (writing, reading):
        monkeypatch.setattr(module, "MOST", 0)
    client.force_login(office)
    address = f"/arbeitsplatz/runden/{opened.pk}/tabelle/meldungen.xlsx"
    told = client.get(address, follow=True).content.decode()
    assert "höchstens 0 Maßnahmen, hier sind es 1" in told
    with pytest.raises(UnreadableFile, match="mehr als 0 Maßnahmen"):
        read(content)


# --- its pages ------------------------------------------------------------------------------------


def sent_back(client: Client, opened: ReportingRound, content: bytes) -> Any:
    file = BytesIO(content)
    file.name = "meldungen.xlsx"
    return client.post(f"/arbeitsplatz/runden/{opened.pk}/tabelle/", {"file": file})


def test_from_download_to_draft(
    client: Client, opened: ReportingRound, report: Report, editor: User
) -> None:
    client.force_login(editor)
    base = f"/arbeitsplatz/runden/{opened.pk}/tabelle/"
    assert f'href="{base}meldungen.xlsx"' in client.get(base).content.decode()
    answer = client.get(f"{base}meldungen.xlsx")
    content = answer.content
    assert 'filename="fruhjahr-auslanderbehorde.xlsx"' in answer["Content-Disposition"]
    page = sent_back(client, opened, cells(content, done="Aus der Datei.")).content
    assert Report.objects.get().state == "open", "only shown"
    form = next(one for one in html.fromstring(page).forms if one.action.endswith("uebernehmen/"))
    answer = client.post(form.action, dict(form.fields))
    assert answer.status_code == 302
    assert Report.objects.get().done == "Aus der Datei."


def test_the_sheet_of_another_round_is_refused(
    client: Client, opened: ReportingRound, concept: Any, office: User, editor: User
) -> None:
    other = open_round(concept, office, title="Andere")
    client.force_login(editor)
    answer = sent_back(client, opened, cells(file_of(other), done="Falsch."))
    assert "Tabelle einer anderen Runde" in answer.content.decode()


def test_forged_rows_write_no_report_of_another_unit(
    client: Client, opened: ReportingRound, concept: Any, measure: Measure, office: User,
    editor: User,
) -> None:  # fmt: skip
    foreign = MeasureFactory(
        field=measure.field, code="1.9", lead_unit=UnitFactory(municipality=concept.municipality)
    )
    both = open_round(concept, office, title="Beide")
    report = both.reports.get(measure=foreign)
    row = SheetRow(report.pk, {"done": ""}, {"done": "Fremd."}, {"done": "Meldungen, I4"})
    client.force_login(editor)
    seen = stamp(planned([report], [row]).told())
    address = f"/arbeitsplatz/runden/{both.pk}/tabelle/uebernehmen/"
    assert client.post(address, {"rows": packed([row]), "gesehen": seen}).status_code == 200
    report.refresh_from_db()
    assert (report.state, report.done) == ("open", "")


HOSTILE: dict[str, Any] = {
    "no JSON": b"kein JSON",
    "no list": {"report": 1},
    "shortened": [{"report": 1}],
    "texts for dicts": [{"report": 1, "base": "x", "told": {}, "places": {}}],
    "a number for a dict": [{"report": 1, "base": 5, "told": {}, "places": {}}],
    "a dict for the key": [{"report": {}, "base": {}, "told": {}, "places": {}}],
    "nothing known of a cell": [{"report": 1, "base": {}, "told": {"done": "x"}, "places": {}}],
    "no place": [{"report": 1, "base": {"done": ""}, "told": {"done": "x"}, "places": {}}],
    "half a character": [
        {"report": 1, "base": {"done": ""}, "told": {"done": "\ud800"}, "places": {"done": "A1"}}
    ],
    "twice": 2 * [{"report": 1, "base": {}, "told": {}, "places": {}}],
    "deep": b"[" * 100_000,
    "a bomb": b"[" + b" " * 50_000_000 + b"]",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_no_page_of_ours_carries_is_refused(what: str) -> None:
    plain = HOSTILE[what]
    content = plain if isinstance(plain, bytes) else json.dumps(plain).encode()
    whole = urlsafe_b64encode(zlib.compress(content)).decode()
    for text in (whole, whole[: len(whole) // 2], "ä", "%%%", ""):
        form = SheetRowsForm({"rows": text, "gesehen": "x"})
        assert not form.is_valid()


def test_what_is_cut_off_on_its_way_is_a_sentence(
    client: Client, opened: ReportingRound, report: Report, editor: User
) -> None:
    client.force_login(editor)
    row = SheetRow(report.pk, {"done": ""}, {"done": "Neu."}, {"done": "Meldungen, I4"})
    address = f"/arbeitsplatz/runden/{opened.pk}/tabelle/uebernehmen/"
    for rows in (packed([row])[:-9], ""):
        answer = client.post(address, {"rows": rows, "gesehen": "x"}, follow=True)
        assert "Bitte senden Sie die Datei noch einmal." in answer.content.decode()
    assert Report.objects.get().done == ""


def test_many_long_texts_are_carried_along_and_too_many_are_a_sentence(
    client: Client, opened: ReportingRound, report: Report, editor: User, settings: Any
) -> None:
    draw = Random(1)
    vocabulary = ["".join(draw.choices("aeinrst", k=8)) for _n in range(2000)]
    long = " ".join(draw.choices(vocabulary, k=600))
    operations.save(report, changes={"done": long, "obstacles": long[::-1]}, by=editor)
    client.force_login(editor)
    content = cells(file_of(opened), next_steps=long[1:])
    page = sent_back(client, opened, content).content
    form = next(one for one in html.fromstring(page).forms if one.action.endswith("uebernehmen/"))
    assert len(form.fields["rows"]) < 4 * len(long)  # of six, before it is escaped
    assert client.post(form.action, dict(form.fields)).status_code == 302
    assert Report.objects.get().next_steps == long[1:]
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024 + 1000
    told = sent_back(client, opened, content).content.decode()
    assert "mehr Text, als auf einmal zu übernehmen ist" in told
