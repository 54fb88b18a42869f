"""The office's file: it is what the content says, and looks as if an office had made it."""

import io
import re
import zipfile
from collections import Counter

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gemeinwerk.demo import content
from gemeinwerk.demo.content import SPREADSHEET
from gemeinwerk.demo.spreadsheet.office_xlsx import as_bytes
from gemeinwerk.demo.stages import in_spreadsheet
from gemeinwerk.engines.smart import Severity
from gemeinwerk.measures.importing.checked_file import Checked, check_reading
from gemeinwerk.measures.own_file import read


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    return load_workbook(SPREADSHEET)["Maßnahmen"]


def _parts(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_file_is_what_the_content_says() -> None:
    """After a change of the content: `python -m gemeinwerk.demo.spreadsheet`."""
    assert _parts(SPREADSHEET.read_bytes()) == _parts(as_bytes())


def test_the_header_stands_under_title_rows_and_over_two_lines(sheet: Worksheet) -> None:
    above = [cell.value for cell in sheet[5] if cell.value]
    below = [cell.value for cell in sheet[6] if cell.value]
    assert sheet["A1"].value == "Stadt Havelfurt · Büro für Chancengleichheit und Vielfalt"
    assert above[:6] == ["Nr.", "Ziel", "Maßnahme", "Beschreibung", "Zielgruppe", "Zuständigkeit"]
    assert below[:4] == ["Federführung", "Mitwirkung", "einmalig", "jährlich"]


def test_measures_stand_under_their_fields(sheet: Worksheet) -> None:
    column = [cell.value for cell in sheet["A"][6:] if cell.value]
    groups = [value for value in column if value.startswith("Handlungsfeld")]
    assert groups == [
        "Handlungsfeld 1: Vielfalt in der Verwaltung",
        "Handlungsfeld 2: Wohnen und Unterbringung",
        "Handlungsfeld 3: Arbeit",
        "Handlungsfeld 4: Bildung und Empowerment",
        "Handlungsfeld 5: Vielfältige Stadtgesellschaft",
    ]
    assert len([value for value in column if re.fullmatch(r"\d\.\d+", value)]) == 50


def test_it_has_what_makes_such_files_hard_to_read(sheet: Worksheet) -> None:
    merged = {str(area) for area in sheet.merged_cells.ranges}
    goals_over_rows = {area for area in merged if area.startswith("B") and area not in {"B5:B6"}}
    assert goals_over_rows == {"B19:B21", "B45:B46"}
    assert sheet.column_dimensions["W"].hidden
    assert sheet["A63"].value.startswith("¹ Alle Kostenangaben")
    assert load_workbook(SPREADSHEET).sheetnames == ["Maßnahmen", "Legende"]


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check_reading(read(SPREADSHEET.read_bytes(), SPREADSHEET.name))


def test_it_is_read_whole(checked: Checked) -> None:
    reading = checked.reading
    fields = content.read("concept")["field"]
    assert [one.title for one in reading.fields] == [field["title"] for field in fields]
    assert [one.code for one in reading.measures] == [row["code"] for row in in_spreadsheet()]


def test_the_check_has_much_to_say_of_the_bad_and_nothing_of_the_good(checked: Checked) -> None:
    errors = Counter(
        finding.measure for finding in checked.findings if finding.severity is Severity.ERROR
    )
    assert sum(errors.values()) >= 15
    untouched = {row["code"] for row in in_spreadsheet() if "sheet" not in row}
    assert untouched & set(errors) == set()
