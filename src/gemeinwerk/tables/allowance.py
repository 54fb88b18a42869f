"""How much of a file may still be read: counted over all its sheets, while it is read.

Every reader asks before it keeps anything, so that a file that says much in few bytes is refused
before it is large. What a cell repeats counts as often as it is repeated.
"""

from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.limits import Limits
from gemeinwerk.tables.twice import repaired


class Allowance:
    """What is left of the limits; each method raises `UnreadableTable` when it is used up."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.repaired = 0
        """Texts that were encoded twice."""
        self._sheets = self._rows = self._cells = self._characters = self._merges = 0
        self._in_row = 0

    def sheet(self) -> None:
        """One more sheet begins."""
        self._sheets += 1
        most = self.limits.max_sheets
        if self._sheets > most:
            raise UnreadableTable(
                f"Die Datei hat mehr als {most} Blätter. Bitte nur die Blätter hochladen, die "
                "gelesen werden sollen.",
                f"The file has more than {most} sheets. Upload those that are to be read.",
            )

    def rows(self, sheet: str, count: int = 1) -> None:
        """So many rows are kept, all alike."""
        self._rows += count
        most = self.limits.max_rows
        if self._rows > most:
            german, english = "Die Datei", "The file"
            if sheet and self._sheets == 1:
                german, english = f"Das Blatt „{sheet}“", f"The sheet “{sheet}”"
            raise UnreadableTable(
                f"{german} hat mehr als {most} Zeilen. Bitte auf mehrere Dateien aufteilen.",
                f"{english} has more than {most} rows. Split it into several files.",
            )

    def column(self, sheet: str, row: int, count: int) -> None:
        """A row reaches so far to the right."""
        most = self.limits.max_columns
        if count > most:
            raise UnreadableTable(
                f"Das Blatt „{sheet}“ hat in Zeile {row} mehr als {most} Spalten. Bitte die "
                "Spalten rechts der Tabelle löschen.",
                f"The sheet “{sheet}” has more than {most} columns in row {row}. Delete the "
                "columns to the right of the table.",
            )

    def begin_row(self, sheet: str = "", number: int = 0) -> None:
        """What is kept next stands in this row; the names are for a refusal."""
        self._in_row = 0
        self._at = sheet, number

    _at: tuple[str, int] = ("", 0)

    def text(self, text: str, *, times: int = 1) -> str:
        """A cell, or a text beside the cells, that is kept so many times; what was encoded twice
        is set right."""
        if "Ã" in text or "â" in text or "Â" in text:
            right = repaired(text)
            self.repaired += right != text
            text = right
        self._cells += times
        self._in_row += len(text) * times
        self._characters += len(text) * times
        if self._in_row > self.limits.max_row_characters:
            raise self._too_long()
        self._check_whole()
        return text

    def repeated(self, count: int, cells: int, characters: int) -> None:
        """A row that was read is kept so many more times."""
        self._cells += count * cells
        self._characters += count * characters
        self._check_whole()

    @property
    def in_row(self) -> int:
        """Characters of the row that was begun last."""
        return self._in_row

    def merge(self) -> bool:
        """Whether one more merged area is kept; beyond the limit cells stand as they stand."""
        self._merges += 1
        return self._merges <= self.limits.max_merges

    def _too_long(self) -> UnreadableTable:
        sheet, number = self._at
        most = self.limits.max_row_characters
        german, english = "Eine Zeile der Datei", "A row of the file"
        if number:
            german, english = f"Zeile {number}", f"Row {number}"
        if sheet:
            german, english = f"{german} auf „{sheet}“", f"{english} on “{sheet}”"
        return UnreadableTable(
            f"{german} hat mehr als {most} Zeichen. Bitte kürzen oder prüfen, ob es die richtige "
            "Datei ist.",
            f"{english} has more than {most} characters. Shorten it, or check whether this is the "
            "right file.",
        )

    def _check_whole(self) -> None:
        cells, signs = self.limits.max_cells, self.limits.max_characters
        if self._cells > cells or self._characters > signs:
            raise UnreadableTable(
                f"Die Datei enthält mehr Text, als gelesen werden kann: mehr als {cells} Zellen "
                f"oder {signs} Zeichen. Bitte auf mehrere Dateien aufteilen.",
                f"The file holds more text than can be read: more than {cells} cells or {signs} "
                "characters. Split it into several files.",
            )
