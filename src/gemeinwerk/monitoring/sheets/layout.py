"""Which sheets and columns there are; both the side that writes and the one that reads know it.

The first row of each sheet is hidden and names its columns as `said` does, the first column holds
the row's key. So rows may be sorted and columns moved or hidden, and a value still finds its place.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KEY, CODE, TITLE = "key", "code", "title"
NOTHING_NEW = "nothing_new"
KEYS = "gemeinwerk"
"""The hidden sheet: the round, what stood in each cell when the file was written, choices."""
FIRST = 4
"""The first row with a report; above it names, an explanation, headings."""
LONGEST = 32_000
"""Characters of a cell, of Excel's 32,767; what is longer is only written in the browser."""
MOST = 500
"""Reports in a file: as many as one request can write."""


@dataclass(frozen=True)
class SheetColumn:
    """``name``: as in `said`, with a number of its own row left out ("value"); locked ones have a
    name that `said` does not know."""

    name: str
    heading: str | Promise
    width: int
    locked: bool = False


@dataclass(frozen=True)
class SheetLayout:
    title: str | Promise
    columns: tuple[SheetColumn, ...]


_HEAD = (
    SheetColumn(CODE, _("Nummer"), 9, locked=True),
    SheetColumn(TITLE, _("Maßnahme"), 36, locked=True),
)
REPORTS = SheetLayout(
    _("Meldungen"),
    (
        *_HEAD,
        SheetColumn(NOTHING_NEW, _("Nichts Neues"), 10),
        SheetColumn("implementation", _("Umsetzungsstand"), 20),
        SheetColumn("course", _("Einschätzung"), 18),
        SheetColumn("light", _("Ampel"), 18),
        SheetColumn("light_reason", _("Warum steht es so?"), 30),
        SheetColumn("done", _("Was ist geschehen?"), 44),
        SheetColumn("obstacles", _("Was hält auf?"), 30),
        SheetColumn("next_steps", _("Was kommt als Nächstes?"), 30),
        SheetColumn("expected_end", _("Voraussichtliches Ende"), 14),
        SheetColumn("expected_end_reason", _("Warum ein anderes Ende?"), 26),
        SheetColumn("planned", _("Geplant, in Euro"), 13, locked=True),
        SheetColumn("spent", _("Ausgegeben, in Euro"), 13),
        SheetColumn("link", _("Adresse, unter der mehr steht"), 26),
        SheetColumn("picture", _("Bild"), 30, locked=True),
    ),
)
VALUES = SheetLayout(
    _("Messwerte"),
    (
        *_HEAD,
        SheetColumn("indicator", _("Indikator"), 36, locked=True),
        SheetColumn("unit", _("Einheit"), 14, locked=True),
        SheetColumn("target", _("Zielwert"), 12, locked=True),
        SheetColumn("value", _("Wert"), 12),
        SheetColumn("day", _("Gemessen am"), 14),
    ),
)
YEARS = SheetLayout(
    _("Jahre"),
    (
        *_HEAD,
        SheetColumn("year", _("Jahr"), 8, locked=True),
        SheetColumn("year_promised", _("Was getan werden soll"), 50),
        SheetColumn("year_done", _("Was getan wurde"), 50),
    ),
)
MILESTONES = SheetLayout(
    _("Meilensteine"),
    (
        *_HEAD,
        SheetColumn("milestone", _("Meilenstein"), 40, locked=True),
        SheetColumn("due", _("Zugesagt"), 14, locked=True),
        SheetColumn("reached", _("Erreicht am"), 14),
        SheetColumn("moved", _("Verschoben auf"), 14),
        SheetColumn("moved_reason", _("Grund der Verschiebung"), 40),
    ),
)
