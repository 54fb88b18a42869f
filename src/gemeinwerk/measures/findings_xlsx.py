"""The list of findings as a spreadsheet, to send to the units that mend them."""

from collections.abc import Sequence
from io import BytesIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gemeinwerk.actors.models import Organisation
from gemeinwerk.catalogue_files.labels import BESIDE_LABELS
from gemeinwerk.concepts.models import Concept
from gemeinwerk.engines import smart
from gemeinwerk.measures import checking, queries
from gemeinwerk.measures.importing.checked_file import Checked
from gemeinwerk.measures.models import Measure

LONGEST = 32_767  # characters of a cell
WIDTHS = (10, 40, 30, 30, 8, 11, 60, 60, 40)
TINTS = {
    smart.Severity.ERROR: "FDF1F0",
    smart.Severity.WARNING: "FDF6E7",
    smart.Severity.HINT: "EEF5FB",
}


Line = tuple[Sequence[str], Sequence[smart.Finding]]
"""Number, title, field of action and lead of a measure, and what is said of it."""


def findings_file(concept: Concept, unit: Organisation | None) -> bytes:
    """What is said of all measures, or of those one unit leads, as they stand now."""
    result = checking.check_concept(concept)
    measures = queries.of_concept(concept).select_related("field", "lead_unit")
    if unit:
        measures = measures.filter(lead_unit=unit)
        result = result.only(set(measures.values_list("pk", flat=True)))
    return findings_workbook(concept, list(measures), result)


def findings_workbook(
    concept: Concept, measures: Sequence[Measure], result: checking.Result
) -> bytes:
    """An XLSX with one row per finding beside its measure, and a column for the unit's answer.

    A measure without findings has one row that says so. Texts are never read as formulas.
    """
    found = result.by_measure()
    lines = [
        (_head(measure), found[str(measure.pk)].findings if str(measure.pk) in found else ())
        for measure in measures
    ]
    book = _book(concept.name, checking.counted(result.findings), lines)
    return _saved(book)


def file_workbook(checked: Checked) -> bytes:
    """The same for a file that was read; a second sheet lists what no field took."""
    reading = checked.reading
    titles = reading.field_titles()
    whole = [finding for finding in checked.findings if finding.measure is None]
    lines: list[Line] = [(["", _("Katalog als Ganzes"), "", ""], whole)] if whole else []
    by_code: dict[str | None, list[smart.Finding]] = {}
    for finding in checked.findings:
        by_code.setdefault(finding.measure, []).append(finding)
    for one in reading.measures:
        head = [one.code, one.title, titles.get(one.field_of_action, ""), one.lead.text]
        lines.append((head, by_code.get(one.code, [])))
    book = _book(reading.file, checking.counted(checked.findings), lines, len(reading.measures))
    rest = book.create_sheet(_("Nicht zugeordnet"))
    _row(rest, [_("Was in der Datei steht und keinem Feld zugeordnet wurde")])
    _row(rest, [""])
    _row(rest, [_("Blatt"), _("Zeile"), _("Spalte"), _("Inhalt")])
    for cell in reading.unread:
        _row(rest, [cell.sheet, str(cell.row), cell.column, cell.value])
    for text in reading.beside:
        what = str(BESIDE_LABELS.get(text.kind, ""))
        _row(rest, [text.sheet, str(text.row), what, text.value])
    return _saved(book)


def _book(title: str, counted: str, lines: Sequence[Line], measures: int | None = None) -> Workbook:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = _("Prüfung")
    _title(sheet, title, counted, len(lines) if measures is None else measures)
    for head, findings in lines:
        for finding in findings:
            _row(sheet, [*head, *_said(finding), ""], TINTS[finding.severity])
        if not findings:
            _row(sheet, [*head, "", "", _("Nichts zu beanstanden."), "", ""])
    _finish(sheet)
    return book


def _saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _title(sheet: Worksheet, title: str, counted: str, measures: int) -> None:
    counted = counted or _("nichts zu beanstanden")
    _row(sheet, [_("{concept}: was an den Maßnahmen noch fehlt").format(concept=title)])
    sheet["A1"].font = Font(bold=True, size=14)
    words = ngettext(
        "{n} Maßnahme geprüft: {counted}.", "{n} Maßnahmen geprüft: {counted}.", measures
    )
    _row(sheet, [words.format(n=measures, counted=counted)])
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
    return [
        finding.code,
        checking.severity_word(finding.severity),
        checking.sentence(finding),
        checking.example(finding),
    ]


def _row(sheet: Worksheet, texts: Sequence[str], tint: str = "") -> None:
    # A line of its own above the table runs on to the right.
    wrapped = Alignment(wrap_text=len(texts) > 1, vertical="top")
    cells = []
    for column, text in enumerate(texts, start=1):
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", str(text))[:LONGEST])
        cell.data_type = "s"  # a text that begins with "=" stays a text
        cell.alignment = wrapped
        if tint and column > 4:
            cell.fill = PatternFill("solid", fgColor=tint)
        cells.append(cell)
    sheet.append(cells)


def _finish(sheet: Worksheet) -> None:
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "C4"
    sheet.auto_filter.ref = f"A3:{get_column_letter(len(WIDTHS))}{sheet.max_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
