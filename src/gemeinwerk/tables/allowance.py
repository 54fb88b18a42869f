"""How much of a file may still be read: counted over all its sheets, while it is read.

Every reader asks before it keeps anything, so that a file that says much in few bytes is refused
before it is large. What a cell repeats counts as often as it is repeated.
"""

from django.utils.translation import gettext as _

from gemeinwerk.tables.errors import UnreadableTable
from gemeinwerk.tables.limits import Limits


class Allowance:
    """What is left of the limits; each method raises `UnreadableTable` when it is used up."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.cut = 0
        """Cells that were too long and are kept in part."""
        self._sheets = self._rows = self._cells = self._characters = self._merges = 0
        self._in_row = 0

    def sheet(self) -> None:
        """One more sheet begins."""
        self._sheets += 1
        if self._sheets > self.limits.max_sheets:
            raise UnreadableTable(
                _(
                    "Die Datei hat mehr als {n} Blätter. Bitte nur die Blätter mit Maßnahmen "
                    "hochladen."
                ).format(n=self.limits.max_sheets)
            )

    def rows(self, sheet: str, count: int = 1) -> None:
        """So many rows are kept, all alike."""
        self._rows += count
        if self._rows > self.limits.max_rows:
            if sheet and self._sheets == 1:
                told = _(
                    "Das Blatt „{sheet}“ hat mehr als {n} Zeilen. Bitte auf mehrere Dateien "
                    "aufteilen."
                )
            else:
                told = _("Die Datei hat mehr als {n} Zeilen. Bitte auf mehrere Dateien aufteilen.")
            raise UnreadableTable(told.format(sheet=sheet, n=self.limits.max_rows))

    def column(self, sheet: str, row: int, count: int) -> None:
        """A row reaches so far to the right."""
        if count > self.limits.max_columns:
            raise UnreadableTable(
                _(
                    "Das Blatt „{sheet}“ hat in Zeile {row} mehr als {n} Spalten. Bitte die "
                    "Spalten rechts der Tabelle löschen."
                ).format(sheet=sheet, row=row, n=self.limits.max_columns)
            )

    def begin_row(self) -> None:
        self._in_row = 0

    def text(self, text: str, *, times: int = 1) -> str:
        """A cell, or a text beside the cells, that is kept so many times: cut where it is too long
        for a cell."""
        if len(text) > self.limits.max_cell_characters:
            text = text[: self.limits.max_cell_characters]
            self.cut += 1
        self._cells += times
        self._in_row += len(text) * times
        self._characters += len(text) * times
        if self._in_row > self.limits.max_row_characters:
            raise UnreadableTable(
                _(
                    "Eine Zeile der Datei hat mehr als {n} Zeichen. Eine Maßnahme ist kürzer; "
                    "bitte prüfen, ob es die richtige Datei ist."
                ).format(n=self.limits.max_row_characters)
            )
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

    def _check_whole(self) -> None:
        if self._cells > self.limits.max_cells or self._characters > self.limits.max_characters:
            raise UnreadableTable(
                _(
                    "Die Datei enthält mehr Text, als gelesen werden kann: mehr als {cells} "
                    "Zellen oder {characters} Zeichen. Bitte auf mehrere Dateien aufteilen."
                ).format(cells=self.limits.max_cells, characters=self.limits.max_characters)
            )
