"""What a measure has several of, column by column: the order of documents and spreadsheets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gemeinwerk.measures.fields.declaring import Kind, RowColumn


@dataclass(frozen=True)
class Rows:
    """The rows of one name. ``sheet``: in a spreadsheet. ``row``: in the published schema."""

    sheet: str
    row: str
    columns: tuple[RowColumn, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.columns)

    @property
    def first(self) -> str:
        """The column that makes a row: without it there is none."""
        return self.columns[0].name

    def names_in_form(self) -> tuple[str, ...]:
        return tuple(one.name for one in sorted(self.columns, key=lambda one: one.place))

    def written_by_verbs(self) -> Mapping[str, Any]:
        """What no form writes, each with what it holds where nothing was said."""
        return {one.name: one.empty for one in self.columns if one.by_verb}

    def later(self) -> Mapping[str, Any]:
        """What documents of the first format do not have, with what it holds then."""
        return {one.name: one.empty for one in self.columns if one.since > 1}

    def with_people(self) -> tuple[str, ...]:
        """The columns in which somebody may be named."""
        words = (Kind.TEXT, Kind.LINE)
        return tuple(one.name for one in self.columns if one.kind in words and one.names_people)


ROWS: Mapping[str, Rows] = {
    "indicators": Rows(
        "Indikatoren",
        "indicator",
        (
            RowColumn(name="name", kind=Kind.TEXT, heading="Indikator", width=44, place=1),
            RowColumn(name="kind", kind=Kind.CHOICE, heading="Art", width=24, place=8),
            RowColumn(name="unit", kind=Kind.LINE, heading="Einheit", width=14, place=6),
            RowColumn(name="direction", kind=Kind.CHOICE, heading="Richtung", width=18, place=7),
            RowColumn(name="baseline", kind=Kind.NUMBER, heading="Ausgangswert", width=14, place=2),
            RowColumn(name="baseline_date", kind=Kind.DAY, heading="Stand vom", width=12, place=3),
            RowColumn(
                name="baseline_text",
                kind=Kind.TEXT,
                heading="Ausgangswert, wie eingetragen",
                width=24,
                place=11,
                while_filled=True,
            ),
            RowColumn(name="target", kind=Kind.NUMBER, heading="Zielwert", width=14, place=4),
            RowColumn(
                name="target_date", kind=Kind.DAY, heading="Zu erreichen bis", width=12, place=5
            ),
            RowColumn(
                name="target_text",
                kind=Kind.TEXT,
                heading="Zielwert, wie eingetragen",
                width=24,
                place=12,
                while_filled=True,
            ),
            RowColumn(
                name="steps",
                kind=Kind.TEXT,
                heading="Zwischenziele",
                width=28,
                meaning="Tag und Wert, mehrere durch Strichpunkt: 31.12.2026: 60; 31.12.2027: 120",
                place=6,
                since=5,
            ),
            RowColumn(name="source", kind=Kind.TEXT, heading="Quelle", width=28, place=10),
            RowColumn(name="rhythm", kind=Kind.CHOICE, heading="Erhebung", width=16, place=9),
            RowColumn(
                name="places",
                kind=Kind.CHOICE,
                heading="Nachkommastellen",
                width=16,
                meaning="wie viele gezeigt werden; leer heißt: wie eingetragen",
                described="Wie viele Nachkommastellen gezeigt werden; leer: wie eingetragen. Die "
                "Werte hier sind nicht gerundet",
                place=7,
                since=6,
            ),
        ),
    ),
    "values": Rows(
        "Messwerte",
        "value",
        (
            RowColumn(name="indicator", kind=Kind.TEXT, heading="Indikator", width=44),
            RowColumn(name="day", kind=Kind.DAY, heading="Gemessen am", width=12),
            RowColumn(name="value", kind=Kind.NUMBER, heading="Wert", width=14),
            RowColumn(name="source", kind=Kind.TEXT, heading="Quelle", width=28),
            RowColumn(
                name="remark",
                kind=Kind.TEXT,
                heading="Bemerkung",
                width=36,
                meaning="Messwerte kommen nur mit einer neuen Maßnahme mit; sonst an ihr eintragen",
            ),
        ),
    ),
    "milestones": Rows(
        "Meilensteine",
        "milestone",
        (
            RowColumn(name="title", kind=Kind.TEXT, heading="Meilenstein", width=60),
            RowColumn(name="due", kind=Kind.DAY, heading="Fällig am", width=12),
            RowColumn(name="reached_on", kind=Kind.DAY, heading="Erreicht am", width=12),
            RowColumn(
                name="moved_to",
                kind=Kind.DAY,
                heading="Verschoben auf",
                width=12,
                described="Wann er stattdessen erwartet wird; der zugesagte Tag bleibt in due",
                by_verb=True,
                since=4,
            ),
            RowColumn(
                name="moved_reason",
                kind=Kind.TEXT,
                heading="Grund der Verschiebung",
                width=36,
                by_verb=True,
                since=4,
            ),
        ),
    ),
    "costs": Rows(
        "Kosten",
        "cost",
        (
            RowColumn(
                name="kind",
                kind=Kind.CHOICE,
                heading="Art",
                width=16,
                described="einmalig, jährlich, Stellen (VZÄ)",
                place=1,
            ),
            RowColumn(name="year", kind=Kind.YEAR, heading="Jahr", width=8, place=3),
            RowColumn(name="until_year", kind=Kind.YEAR, heading="Bis Jahr", width=8, place=4),
            RowColumn(
                name="amount",
                kind=Kind.AMOUNT,
                heading="Betrag in Euro oder VZÄ",
                width=14,
                meaning="leer heißt: noch nicht bekannt",
                described="Euro oder VZÄ; null heißt: noch nicht bekannt, nie null Euro",
                place=2,
            ),
            RowColumn(name="approximate", kind=Kind.FLAG, heading="Geschätzt", width=10, place=8),
            RowColumn(name="funding", kind=Kind.CHOICE, heading="Finanzierung", width=26, place=5),
            RowColumn(
                name="funding_text",
                kind=Kind.LINE,
                heading="Finanzierung im Einzelnen",
                width=36,
                place=6,
            ),
            RowColumn(name="note", kind=Kind.LINE, heading="Bemerkung", width=36, place=7),
        ),
    ),
    "notes": Rows(
        "Sachstände",
        "note",
        (
            RowColumn(name="label", kind=Kind.LINE, heading="Überschrift", width=28),
            RowColumn(name="period_start", kind=Kind.DAY, heading="Von", width=12),
            RowColumn(name="period_end", kind=Kind.DAY, heading="Bis", width=12),
            RowColumn(name="colour", kind=Kind.LINE, heading="Farbe", width=12, names_people=False),
            RowColumn(name="text", kind=Kind.TEXT, heading="Text", width=80),
            RowColumn(
                name="key",
                kind=Kind.LINE,
                heading="Kennung",
                width=14,
                meaning="in der Datei, aus der der Sachstand kam",
                described="Kennung in der Datei, aus der der Sachstand kam",
                names_people=False,
            ),
        ),
    ),
    "voices": Rows(
        "Beiträge",
        "voice",
        (
            RowColumn(
                name="number",
                kind=Kind.NUMBER,
                heading="Beitrag",
                width=10,
                meaning="die Nummer des Beitrags; wird beim Einlesen gezeigt, nicht übernommen",
                described="Die Nummer des Beitrags im Konzept",
            ),
            RowColumn(
                name="taken",
                kind=Kind.CHOICE,
                heading="Wie er aufgenommen ist",
                width=24,
            ),
        ),
    ),
    "exceptions": Rows(
        "Ausnahmen",
        "exception",
        (
            RowColumn(name="rule", kind=Kind.LINE, heading="Regel", width=10, names_people=False),
            RowColumn(
                name="reason",
                kind=Kind.TEXT,
                heading="Begründung",
                width=60,
                meaning="wird beim Einlesen gezeigt, aber nicht übernommen",
            ),
        ),
    ),
}
