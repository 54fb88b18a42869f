"""The catalogue as a spreadsheet that can be edited and brought back without loss.

One row per measure on the sheet "Maßnahmen"; what a measure has several of stands on sheets of its
own, tied to it by its number. Texts are never formulas.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gemeinwerk.core.escaping import begins_like_formula, for_xlsx
from gemeinwerk.core.theme import theme
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting import columns
from gemeinwerk.measures.exporting.book import told, years
from gemeinwerk.measures.exporting.columns import Column
from gemeinwerk.measures.exporting.selection import Selection
from gemeinwerk.measures.exporting.standing import Standing

MOST_IN_A_CELL = 32_000  # Excel's own limit is 32,767
_WRAP = Alignment(wrap_text=True, vertical="top")


def xlsx(
    document: Document,
    internals: Sequence[Document | None] = (),
    standing: Standing | None = None,
    selection: Selection | None = None,
) -> bytes:
    """Write a catalogue; with `internals` (one per measure) the columns of the house, with
    `standing` a sheet that says where its measures stand."""
    return _Writer(document, internals, standing, selection).write()


class _Writer:
    def __init__(
        self,
        document: Document,
        internals: Sequence[Document | None],
        standing: Standing | None,
        selection: Selection | None,
    ) -> None:
        self.document = document
        self.standing, self.selection = standing, selection
        self.internals = list(internals) or [None] * len(document["measures"])
        self.book = Workbook()
        self.colour = theme(document["municipality"]["colour"]).light.lstrip("#")
        self.long: list[list[str]] = []

    def write(self) -> bytes:
        self.book.remove(self.book.worksheets[0])
        self._measures()
        for part in columns.PARTS:
            self._part(part)
        for one in columns.LISTS:
            self._sheet(one.sheet, one.columns, [dict(row) for row in self.document[one.key]])
        self._long_texts()
        if self.standing:
            self._standing(self.standing)
        self._legend()
        self._titled()
        stream = BytesIO()
        self.book.save(stream)
        return stream.getvalue()

    def _measures(self) -> None:
        internals = [one for one in self.internals if one]
        further = columns.INTERNAL if internals else ()
        unread = columns.unread_columns(internals)
        rows = []
        for measure, internal in zip(self.document["measures"], self.internals, strict=True):
            row = columns.flat(measure)
            if internal:
                row = {**columns.unread_row(internal), **row, **internal}
            rows.append(row)
        self._sheet(columns.MEASURES, (*columns.MAIN, *further, *unread), rows)

    def _standing(self, of: Standing) -> None:
        """Computed on the day; nothing of it is read in again."""
        self._sheet(columns.STANDING, columns.STANDING_COLUMNS, [vars(one) for one in of.lines])

    def _titled(self) -> None:
        """The file's own title and description, as its properties show them."""
        head = self.document["concept"]
        parts = [f"{head['title']} {years(head)}", told(self.document, self.standing)]
        self.book.properties.title = ". ".join(filter(None, parts))
        self.book.properties.creator = self.document["municipality"]["name"]
        self.book.properties.description = self.selection.sentence if self.selection else ""

    def _part(self, part: columns.Part) -> None:
        rows = [
            {"code": measure["code"], **row}
            for measure in self.document["measures"]
            for row in measure[part.key]
        ]
        self._sheet(part.sheet, (columns.MAIN[0], *part.columns), rows)

    def _sheet(self, name: str, described: Sequence[Column], rows: Iterable[Document]) -> None:
        sheet = self.book.create_sheet(name)
        sheet.append([column.heading for column in described])
        for number, row in enumerate(rows, start=2):
            for place, column in enumerate(described, start=1):
                value = column.codec.write(row.get(column.key))
                if value is not None:
                    self._cell(sheet, number, place, value)
        self._dress(sheet, described)

    def _cell(self, sheet: Worksheet, row: int, place: int, value: Any) -> None:
        if isinstance(value, str) and len(value) > MOST_IN_A_CELL:
            value = self._shortened(value)
        put(sheet.cell(row, place), value)

    def _shortened(self, text: str) -> str:
        """What a cell cannot hold goes on, piece by piece, on a sheet of its own."""
        first, *further = _pieces(text)
        self.long.append(further)
        return first + columns.CONTINUED.format(n=len(self.long))

    def _long_texts(self) -> None:
        if not self.long:
            return
        sheet = self.book.create_sheet(columns.LONG)
        sheet.append(["Fortsetzung", "Text"])
        pieces = [(n, piece) for n, some in enumerate(self.long, start=1) for piece in some]
        for row, (number, piece) in enumerate(pieces, start=2):
            put(sheet.cell(row, 1), number)
            put(sheet.cell(row, 2), piece)

    def _dress(self, sheet: Worksheet, described: Sequence[Column]) -> None:
        for place, column in enumerate(described, start=1):
            head = sheet.cell(1, place)
            head.font = Font(bold=True, color="FFFFFF")
            head.fill = PatternFill("solid", fgColor=self.colour)
            head.alignment = _WRAP
            sheet.column_dimensions[get_column_letter(place)].width = column.width
            if column.codec.choices:
                _offer(sheet, place, column.codec.choices)
        sheet.freeze_panes = "C2" if sheet.title == columns.MEASURES else "B2"
        sheet.auto_filter.ref = sheet.dimensions
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = "1:1"

    def _legend(self) -> None:
        sheet = self.book.create_sheet(columns.LEGEND)
        head, version = self.document["concept"], self.document["version"]
        lines = [
            [columns.MARK],
            [f"{head['title']}, {self.document['municipality']['name']}"],
            [f"Fassung {version['number']}" if version else "Entwurf"],
            [columns.HOW],
            [],
            [*columns.LEGEND_HEADINGS],
        ]
        for name, described in self._described():
            for column in described:
                choices = ", ".join(column.codec.choices)
                lines.append([name, column.heading, column.meaning, choices])
        for number, line in enumerate(lines, start=1):
            for place, text in enumerate(line, start=1):
                if text:
                    put(sheet.cell(number, place), text)
        sheet["A1"].font = Font(bold=True, size=14)
        for cell in sheet[6]:
            cell.font = Font(bold=True)
        for letter, width in zip("ABCD", (20, 32, 60, 60), strict=True):
            sheet.column_dimensions[letter].width = width

    def _described(self) -> Iterable[tuple[str, Sequence[Column]]]:
        yield columns.MEASURES, (*columns.MAIN, *(columns.INTERNAL if any(self.internals) else ()))
        for part in columns.PARTS:
            yield part.sheet, part.columns
        for one in columns.LISTS:
            yield one.sheet, one.columns


def _pieces(text: str) -> list[str]:
    """Cut inside words: blanks at the edges of a cell are not sure to be kept."""
    pieces = []
    while len(text) > MOST_IN_A_CELL:
        cut = MOST_IN_A_CELL
        while cut > 1 and (text[cut - 1].isspace() or text[cut].isspace()):
            cut -= 1
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def put(cell: Cell | Any, value: Any) -> None:
    """Fill a cell; a text is a text, whatever it begins with."""
    cell.alignment = _WRAP
    if not isinstance(value, str):
        cell.value = value
        if not isinstance(value, int | float):
            cell.number_format = "DD.MM.YYYY"
        return
    cell.value = for_xlsx(value)
    cell.data_type = "s"
    if begins_like_formula(value):
        cell.quotePrefix = True


def _offer(sheet: Worksheet, place: int, choices: tuple[str, ...]) -> None:
    """A list to choose from in every cell of a column; other words are not refused."""
    formula = f'"{",".join(choices)}"'
    if len(formula) > 255 or any("," in choice for choice in choices):
        return
    offered = DataValidation(
        type="list", formula1=formula, allow_blank=True, showErrorMessage=False
    )
    letter = get_column_letter(place)
    offered.add(f"{letter}2:{letter}5000")
    sheet.add_data_validation(offered)
