"""Writes the sheet of a unit: what stands in its reports now, columns of ours locked."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.escaping import begins_like_formula, for_xlsx
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.monitoring.pictures.models import picture_of
from gemeinwerk.monitoring.sheets.choices import choices
from gemeinwerk.monitoring.sheets.layout import (
    CODE,
    FIRST,
    KEY,
    KEYS,
    LONGEST,
    MILESTONES,
    MOST,
    NOTHING_NEW,
    REPORTS,
    TITLE,
    VALUES,
    YEARS,
    SheetColumn,
    SheetLayout,
)
from gemeinwerk.municipalities.queries import address

_OPEN, _LOCKED = Protection(locked=False), Protection(locked=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
_GREY = PatternFill("solid", fgColor="F2F2F0")
_HEADING = PatternFill("solid", fgColor="E4EAE7")
_CHOSEN = ("implementation", "course", "light")
_NUMBERS = ("value", "spent", "planned", "target")
_DAYS = ("expected_end", "day", "reached", "moved", "due")


class SheetTooLong(DomainError):
    """More reports than a sheet that comes back could hold."""


Line = tuple[str, Mapping[str, str]]
"""The key of a row, and what stands in it by the names of its columns."""


def written(opened: ReportingRound, reports: Sequence[Report], *, by_mail: bool = False) -> bytes:
    """An XLSX with a row for each of these reports, in their order. Raises `SheetTooLong`.
    ``by_mail``: a mail brings it, and says where it goes back to."""
    if len(reports) > MOST:
        raise SheetTooLong(
            _(
                "In eine Tabelle gehen höchstens {most} Maßnahmen, hier sind es {count}. Bitte "
                "laden Sie die Tabellen der Fachbereiche einzeln herunter."
            ).format(most=MOST, count=len(reports))
        )
    return _Writer(opened, reports, by_mail).write()


class _Writer:
    def __init__(self, opened: ReportingRound, reports: Sequence[Report], by_mail: bool) -> None:
        self.opened, self.reports, self.by_mail = opened, reports, by_mail
        self.book = Workbook()
        self.keys: Worksheet = self.book.create_sheet(KEYS)
        self.last_key = 0
        self.lists: dict[str, str] = {}

    def write(self) -> bytes:
        self.book.remove(self.book.worksheets[0])
        self._write_keys()
        asked = tuple(
            SheetColumn(f"{said.ANSWER}-{index}", text, 30)
            for index, text in enumerate(self.opened.questions)
        )
        main = SheetLayout(REPORTS.title, (*REPORTS.columns, *asked))
        self._sheet(main, [_of_report(one) for one in self.reports])
        values = [line for one in self.reports for line in _of_values(one)]
        milestones = [line for one in self.reports for line in _of_milestones(one)]
        years = [line for one in self.reports for line in _of_years(one)]
        for layout, lines in ((VALUES, values), (MILESTONES, milestones), (YEARS, years)):
            if lines:
                self._sheet(layout, lines)
        self.book.move_sheet(self.keys, offset=len(self.book.worksheets))
        self.keys.sheet_state = "veryHidden"
        self.book.active = 0
        stream = BytesIO()
        self.book.save(stream)
        return stream.getvalue()

    def _write_keys(self) -> None:
        """The round; each value as it stood there; and what can be chosen."""
        self._key_row(KEYS, str(self.opened.pk))
        for report in self.reports:
            stored = said.values_of(report) | {NOTHING_NEW: "yes" if report.nothing_new else ""}
            for name, value in stored.items():
                if len(value) <= LONGEST:
                    self._key_row(str(report.pk), name, value)
        for place, name in enumerate((*_CHOSEN, NOTHING_NEW), start=5):
            words = [word for _value, word in choices(name)]
            for row, word in enumerate(words, start=1):
                _put(self.keys.cell(row, place), word)
            letter = get_column_letter(place)
            self.lists[name] = f"'{KEYS}'!${letter}$1:${letter}${len(words)}"

    def _key_row(self, *texts: str) -> None:
        self.last_key += 1  # the sheet would count its rows each time
        for place, text in enumerate(texts, start=1):
            _put(self.keys.cell(self.last_key, place), text)

    def _sheet(self, layout: SheetLayout, lines: Sequence[Line]) -> None:
        sheet: Worksheet = self.book.create_sheet(str(layout.title))
        names = [KEY, *(column.name for column in layout.columns)]
        for place, name in enumerate(names, start=1):
            _put(sheet.cell(1, place), name)
        _put(sheet.cell(2, 2), self._explained())
        sheet.cell(2, 2).alignment = Alignment(vertical="center")
        for place, column in enumerate(layout.columns, start=2):
            head = sheet.cell(3, place)
            _put(head, str(column.heading))
            head.font, head.fill, head.alignment = Font(bold=True), _HEADING, _WRAP
            sheet.column_dimensions[get_column_letter(place)].width = column.width
        for row, (key, values) in enumerate(lines, start=FIRST):
            _put(sheet.cell(row, 1), key)
            for place, column in enumerate(layout.columns, start=2):
                _write_cell(sheet.cell(row, place), column, values.get(column.name, ""))
        self._finish(sheet, layout, FIRST + len(lines) - 1)

    def _explained(self) -> str:
        text = _(
            "{round}, erbeten bis {due}. Ändern Sie nur, was sich geändert hat; Graues ist "
            "gesperrt. Senden Sie die Datei dann dort ein, wo Sie sie geholt haben."
        )
        if self.by_mail:
            text = _(
                "{round}, erbeten bis {due}. Ändern Sie nur, was sich geändert hat; Graues ist "
                "gesperrt. Wohin die Datei dann geht, steht in der Mail."
            )
        return text.format(round=self.opened, due=date_format(self.opened.due, "DATE_FORMAT"))

    def _finish(self, sheet: Worksheet, layout: SheetLayout, last: int) -> None:
        sheet.row_dimensions[1].hidden = True
        sheet.row_dimensions[2].height = 24
        sheet.column_dimensions["A"].hidden = True
        sheet.freeze_panes = f"D{FIRST}"
        for place, column in enumerate(layout.columns, start=2):
            listed = self.lists.get(column.name)
            if listed and last >= FIRST:
                letter = get_column_letter(place)
                offered = DataValidation(type="list", formula1=f"={listed}", allow_blank=True)
                offered.error = _("Bitte wählen Sie aus der Liste.")
                offered.add(f"{letter}{FIRST}:{letter}{last}")
                sheet.add_data_validation(offered)
        rules = sheet.protection
        rules.sheet = True
        rules.formatColumns = rules.formatRows = rules.formatCells = False
        page = sheet.page_setup
        page.orientation, page.fitToHeight = "landscape", 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = "3:3"


def _of_report(report: Report) -> Line:
    values = said.values_of(report)
    shown = {name: values[name] for name in values if name in said.COLUMNS}
    shown |= {f"{said.ANSWER}-{n}": text for n, text in enumerate(report.answers)}
    for name in _CHOSEN:
        shown[name] = dict(choices(name)).get(values[name], "")
    shown[NOTHING_NEW] = dict(choices(NOTHING_NEW))["yes"] if report.nothing_new else ""
    shown["planned"] = said.plain(report.planned)
    shown["picture"] = _picture(report)
    return str(report.pk), _head(report) | shown


def _picture(report: Report) -> str:
    """What is on it, and where it is seen; it is changed on the page."""
    picture = picture_of(report)
    if picture is None:
        return ""
    path = reverse("monitoring:picture", args=[report.pk])
    return f"{picture.alt}\n{address(report.round.concept.municipality, path)}"


def _of_values(report: Report) -> Iterable[Line]:
    for index, one in enumerate(report.values):
        told = {name: one[key] for name, key in said.OF_A_VALUE.items()}
        fixed = {name: one[name] for name in ("indicator", "unit", "target")}
        yield f"{report.pk}-{index}", _head(report) | fixed | told


def _of_milestones(report: Report) -> Iterable[Line]:
    for index, one in enumerate(report.milestones):
        told = {name: one[key] for name, key in said.OF_A_MILESTONE.items()}
        fixed = {"milestone": one["title"], "due": one["due"]}
        yield f"{report.pk}-{index}", _head(report) | fixed | told


def _of_years(report: Report) -> Iterable[Line]:
    for index, one in enumerate(report.years):
        told = {name: one[key] for name, key in said.OF_A_YEAR.items()}
        yield f"{report.pk}-{index}", _head(report) | {"year": one["year"]} | told


def _head(report: Report) -> dict[str, str]:
    return {CODE: report.measure.code, TITLE: report.measure.title}


def _write_cell(cell: Any, column: SheetColumn, text: str) -> None:
    too_long = len(text) > LONGEST
    if too_long:
        text = _("Dieser Text ist zu lang für eine Zelle: Bitte ändern Sie ihn auf der Seite.")
    is_locked = column.locked or too_long
    cell.alignment = _WRAP
    if column.name in _NUMBERS and text and not too_long:
        cell.value = Decimal(text)
        cell.number_format = "#,##0.00" if column.name in ("spent", "planned") else "General"
    elif column.name in _DAYS and (day := said.day(text)):
        cell.value = day
        cell.number_format = "DD.MM.YYYY"
    else:
        _put(cell, text)
        if column.name in _DAYS:
            cell.number_format = "DD.MM.YYYY"
    cell.protection = _LOCKED if is_locked else _OPEN
    if is_locked:
        cell.fill = _GREY


def _put(cell: Any, text: str) -> None:
    """A text is a text, whatever it begins with."""
    if not text:
        return
    cell.value = for_xlsx(text)
    cell.data_type = "s"
    if begins_like_formula(text):
        cell.quotePrefix = True
