"""The sheets and columns of an exported catalogue: German headings, each with one meaning.

`catalogue_xlsx.py` writes them, `reading/rereading.py` reads them back. Headings are German in
every language of the page, since the office that brings the file back works with them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from gemeinwerk.measures.document import document_words
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting import codecs
from gemeinwerk.measures.exporting.codecs import Codec, choice
from gemeinwerk.measures.lifecycle import Confirmation, ImplementationStatus
from gemeinwerk.measures.models.measure import CostState, Duty
from gemeinwerk.measures.models.parts import CostKind, Direction, Funding, IndicatorKind, Rhythm

CODE = "Nummer"
MEASURES = "Maßnahmen"
LEGEND = "Legende"
LONG = "Lange Texte"
MARK = "Maßnahmenkatalog aus Gemeinwerk, Format 1"
UNREAD = "Nicht zugeordnet: "
CONTINUED = "[Fortsetzung {n} auf dem Blatt „Lange Texte“]"
"""At the end of a cell whose text is too long for it; stays with the text when rows are sorted."""
HOW = (
    "Diese Datei lässt sich bearbeiten und wieder einlesen. Bitte Blätter und Überschriften so "
    "stehen lassen; eine Maßnahme wird an ihrer Nummer erkannt."
)
LEGEND_HEADINGS = ("Blatt", "Spalte", "Bedeutung", "Möglich sind")
IN_WORDS = ("indicators", "milestones", "costs", "notes", "exceptions")
"""What a measure has several of, as CSV says it: in words, in one cell."""


@dataclass(frozen=True)
class Column:
    """A heading, the key it stands for in a row, and how its values are written."""

    heading: str
    key: str
    codec: Codec = codecs.TEXT
    width: int = 16
    meaning: str = ""


@dataclass(frozen=True)
class Part:
    """A sheet with several rows for a measure; `key` is its list in the measure's document."""

    sheet: str
    key: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class List:
    """A sheet of the concept itself; `key` is its list in the catalogue's document."""

    sheet: str
    key: str
    columns: tuple[Column, ...]


def flat(measure: Document) -> dict[str, Any]:
    """A measure's document as one row: no dictionaries and no lists of them."""
    lead, goal, past = measure["lead"], measure["goal_ref"], measure["predecessor"]
    return {
        **measure,
        "field": named(measure["field"]),
        "goal_ref": named(goal) if goal else "",
        "lead": lead["name"] if lead else "",
        "lead_short": lead["abbreviation"] if lead else "",
        "contributing": [one["name"] for one in measure["contributing"]],
        "answers": [one["code"] for one in measure["answers"]],
        "past_concept": past["concept"] if past else "",
        "past_code": past["code"] if past else "",
        "past_title": past["title"] if past else "",
    }


def words_heading(key: str) -> str:
    """The German heading of a column of `IN_WORDS`."""
    with translation.override("de"):
        return str(document_words.LABELS[key])


def in_words(key: str, measure: Document) -> str:
    """What stands in that column for a measure's document, in German."""
    with translation.override("de"):
        return document_words.text_of(key, measure)


def named(thing: Document) -> str:
    """1 Vielfalt in der Verwaltung."""
    return f"{thing['code']} {thing['title']}"


MAIN: tuple[Column, ...] = (
    Column(CODE, "code", width=9, meaning="Nummer der Maßnahme, im Katalog nur einmal vergeben"),
    Column("Titel", "title", width=44),
    Column("Handlungsfeld", "field", width=28, meaning="Nummer und Titel wie auf dem Blatt"),
    Column("Trägt bei zum Ziel", "goal_ref", width=28, meaning="wie auf dem Blatt „Ziele“"),
    Column("Ziel der Maßnahme", "goal", width=44),
    Column("Beschreibung", "description", width=60),
    Column("Zielgruppe", "target_group", width=28),
    Column("Federführung", "lead", width=28, meaning="Stelle, wie sie im Verzeichnis steht"),
    Column("Kurzzeichen der Federführung", "lead_short", width=12),
    Column(
        "Federführung, wie eingetragen",
        "lead_text",
        width=24,
        meaning="wo keine Stelle des Verzeichnisses sicher gemeint war",
    ),
    Column("Mitwirkung", "contributing", codecs.LINES, 28, "eine Stelle je Zeile"),
    Column("Weitere Mitwirkende", "contributing_text", width=28),
    Column("Querschnittsthemen", "themes", codecs.LINES, 20, "ein Thema je Zeile"),
    Column(
        "Aufgegriffene Befunde", "answers", codecs.LINES, 14, "Nummern aus der Bestandsaufnahme"
    ),
    Column("Beginn", "start", codecs.DAY, 12),
    Column("Ende", "end", codecs.DAY, 12),
    Column("Daueraufgabe", "permanent", codecs.YES, 12),
    Column("Zeitraum, wie eingetragen", "timeframe_text", width=20),
    Column(
        "Stand der Kosten",
        "cost_state",
        choice(CostState),
        18,
        "die Beträge stehen auf dem Blatt „Kosten“; noch nicht ermittelt ist nicht null Euro",
    ),
    Column("Kosten, wie eingetragen", "cost_text", width=28),
    Column("Pflichtig oder freiwillig", "duty", choice(Duty), 14),
    Column("Finanzierungsvorbehalt", "funding_proviso", codecs.YES, 12),
    Column("Priorität", "priority", width=12),
    Column("Umsetzungsstand", "implementation", choice(ImplementationStatus), 22),
    Column("Erläuterung zum Stand", "status_text", width=40),
    Column("Hindernisse", "obstacles", width=32),
    Column("Führt fort: Konzept", "past_concept", width=24),
    Column("Führt fort: Nummer", "past_code", width=10),
    Column("Führt fort: Titel", "past_title", width=32),
    Column("In Leichter Sprache", "plain", width=40),
    Column("Titel auf Englisch", "title_en", width=32),
    Column("Zusammenfassung auf Englisch", "summary_en", width=40),
)

INTERNAL: tuple[Column, ...] = (
    Column("Leichte Sprache geprüft", "plain_reviewed", codecs.YES, 12, "nur im Haus"),
    Column("Bestätigung", "confirmation", choice(Confirmation), 18, "nur im Haus"),
    Column("Interne Notizen", "internal_notes", width=40, meaning="nur im Haus, nie öffentlich"),
)

PARTS: tuple[Part, ...] = (
    Part(
        "Indikatoren",
        "indicators",
        (
            Column("Indikator", "name", width=44),
            Column("Art", "kind", choice(IndicatorKind), 24),
            Column("Einheit", "unit", width=14),
            Column("Richtung", "direction", choice(Direction), 18),
            Column("Ausgangswert", "baseline", codecs.NUMBER, 14),
            Column("Stand vom", "baseline_date", codecs.DAY, 12),
            Column("Ausgangswert, wie eingetragen", "baseline_text", width=24),
            Column("Zielwert", "target", codecs.NUMBER, 14),
            Column("Zu erreichen bis", "target_date", codecs.DAY, 12),
            Column("Zielwert, wie eingetragen", "target_text", width=24),
            Column("Quelle", "source", width=28),
            Column("Erhebung", "rhythm", choice(Rhythm), 16),
        ),
    ),
    Part(
        "Meilensteine",
        "milestones",
        (
            Column("Meilenstein", "title", width=60),
            Column("Fällig am", "due", codecs.DAY, 12),
            Column("Erreicht am", "reached_on", codecs.DAY, 12),
        ),
    ),
    Part(
        "Kosten",
        "costs",
        (
            Column("Art", "kind", choice(CostKind), 16),
            Column("Jahr", "year", codecs.YEAR, 8),
            Column("Bis Jahr", "until_year", codecs.YEAR, 8),
            Column(
                "Betrag in Euro oder VZÄ",
                "amount",
                codecs.NUMBER,
                14,
                "leer heißt: noch nicht bekannt",
            ),
            Column("Geschätzt", "approximate", codecs.YES, 10),
            Column("Finanzierung", "funding", choice(Funding), 26),
            Column("Finanzierung im Einzelnen", "funding_text", width=36),
            Column("Bemerkung", "note", width=36),
        ),
    ),
    Part(
        "Sachstände",
        "notes",
        (
            Column("Überschrift", "label", width=28),
            Column("Von", "period_start", codecs.DAY, 12),
            Column("Bis", "period_end", codecs.DAY, 12),
            Column("Farbe", "colour", width=12),
            Column("Text", "text", width=80),
            Column("Kennung", "key", width=14, meaning="in der Datei, aus der der Sachstand kam"),
        ),
    ),
    Part(
        "Ausnahmen",
        "exceptions",
        (
            Column("Regel", "rule", width=10),
            Column(
                "Begründung",
                "reason",
                width=60,
                meaning="wird beim Einlesen gezeigt, aber nicht übernommen",
            ),
        ),
    ),
)

LISTS: tuple[List, ...] = (
    List(
        "Handlungsfelder",
        "fields",
        (
            Column(CODE, "code", width=9),
            Column("Titel", "title", width=44),
            Column("Beschreibung", "description", width=60),
            Column("Arbeitsgruppe", "working_group", width=28),
        ),
    ),
    List(
        "Ziele",
        "goals",
        (
            Column(CODE, "code", width=9),
            Column("Ziel", "title", width=60),
            Column("Handlungsfeld", "field", width=12, meaning="Nummer des Handlungsfelds"),
            Column("Zu erreichen bis", "due", codecs.DAY, 12),
        ),
    ),
    List(
        "Querschnittsthemen",
        "themes",
        (
            Column("Thema", "title", width=28),
            Column("Beschreibung", "description", width=60),
        ),
    ),
)


def unread_columns(internals: Iterable[Document]) -> list[Column]:
    """A column for each heading of the imported file that no field took."""
    headings = dict.fromkeys(cell["column"] for one in internals for cell in one["unread"])
    return [Column(f"{UNREAD}{name}", f"{UNREAD}{name}", width=24) for name in headings]


def unread_row(internal: Document) -> dict[str, str]:
    """What stood in those columns; several cells of one heading line by line."""
    row: dict[str, str] = {}
    for cell in internal["unread"]:
        key = f"{UNREAD}{cell['column']}"
        row[key] = f"{row[key]}\n{cell['value']}" if key in row else cell["value"]
    return row


def legend_texts() -> frozenset[str]:
    """Everything our explanations say that is the same in every file."""
    described: list[tuple[str, tuple[Column, ...]]] = [(MEASURES, (*MAIN, *INTERNAL))]
    described += [(one.sheet, one.columns) for one in PARTS]
    described += [(one.sheet, one.columns) for one in LISTS]
    return frozenset(
        {HOW, *LEGEND_HEADINGS}
        | {sheet for sheet, _columns in described}
        | {
            text
            for _sheet, some in described
            for one in some
            for text in (one.heading, one.meaning, ", ".join(one.codec.choices))
        }
    )
