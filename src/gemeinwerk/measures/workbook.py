"""The list of findings as a spreadsheet, to send to the units that mend them."""

from collections.abc import Sequence
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gemeinwerk.concepts.models import Concept
from gemeinwerk.engines import smart
from gemeinwerk.measures import checking
from gemeinwerk.measures.models import Measure

WIDTHS = (10, 40, 30, 30, 8, 11, 60, 60, 40)
TINTS = {
    smart.Severity.ERROR: "FDF1F0",
    smart.Severity.WARNING: "FDF6E7",
    smart.Severity.HINT: "EEF5FB",
}


def findings_workbook(
    concept: Concept, measures: Sequence[Measure], result: checking.Result
) -> bytes:
    """An XLSX with one row per finding beside its measure, and a column for the unit's answer.

    A measure without findings has one row that says so. Texts are never read as formulas.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = _("Prüfung")
    _title(sheet, concept, result)
    found = result.by_measure()
    for measure in measures:
        own = found.get(str(measure.pk))
        for finding in own.findings if own else []:
            _row(sheet, [*_head(measure), *_said(finding), ""], TINTS[finding.severity])
        if not own or not own.findings:
            _row(sheet, [*_head(measure), "", "", _("Nichts zu beanstanden."), "", ""])
    _finish(sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _title(sheet: Worksheet, concept: Concept, result: checking.Result) -> None:
    counted = checking.counted(result.findings) or _("nichts zu beanstanden")
    _row(sheet, [_("{concept}: was an den Maßnahmen noch fehlt").format(concept=concept)])
    sheet["A1"].font = Font(bold=True, size=14)
    _row(sheet, [_("{n} Maßnahmen geprüft: {counted}.").format(n=result.measures, counted=counted)])
    _row(
        sheet,
        [
            _("Nummer"),
            _("Maßnahme"),
            _("Handlungsfeld"),
            _("Federführung"),
            _("Regel"),
            _("Gewicht"),
            _("Was fehlt"),
            _("So könnte es heißen"),
            _("Antwort des Fachbereichs"),
        ],
    )
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)


def _head(measure: Measure) -> list[str]:
    lead = measure.lead_unit.name if measure.lead_unit else measure.lead_text
    return [measure.code, measure.title, measure.field.title, lead]


def _said(finding: smart.Finding) -> list[str]:
    words = {
        smart.Severity.ERROR: _("Fehler"),
        smart.Severity.WARNING: _("Warnung"),
        smart.Severity.HINT: _("Hinweis"),
    }
    return [
        finding.code,
        words[finding.severity],
        checking.sentence(finding),
        checking.example(finding),
    ]


def _row(sheet: Worksheet, texts: Sequence[str], tint: str = "") -> None:
    number = sheet.max_row + 1 if sheet["A1"].value else 1
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(number, column)
        assert isinstance(cell, Cell)
        cell.value = text
        cell.data_type = "s"  # a text that begins with "=" stays a text
        cell.alignment = Alignment(wrap_text=number > 2, vertical="top")
        if tint and column > 4:
            cell.fill = PatternFill("solid", fgColor=tint)


def _finish(sheet: Worksheet) -> None:
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "C4"
    sheet.auto_filter.ref = f"A3:{get_column_letter(len(WIDTHS))}{sheet.max_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
