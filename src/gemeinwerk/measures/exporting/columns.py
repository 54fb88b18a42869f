"""The sheets and columns of an exported catalogue: German headings, each with one meaning.

`catalogue_xlsx.py` writes them, `reading/rereading.py` reads them back. Headings are German in
every language of the page, since the office that brings the file back works with them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from gemeinwerk.measures import fields, plain_values
from gemeinwerk.measures.document import as_today, document_words
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.document.labels import CHOICES
from gemeinwerk.measures.exporting import codecs
from gemeinwerk.measures.exporting.codecs import Codec, choice
from gemeinwerk.measures.fields import Field, Kind

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
        **as_today(measure),
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
    """The German heading of a column of `LISTED`."""
    with translation.override("de"):
        return str(document_words.LABELS[key])


def in_words(key: str, measure: Document) -> str:
    """What stood in that column for a measure's document in the files of earlier days."""
    with translation.override("de"):
        return document_words.text_of(key, measure)


def named(thing: Document) -> str:
    """1 Vielfalt in der Verwaltung."""
    return f"{thing['code']} {thing['title']}"


def _columns(field: Field, said: fields.Column) -> tuple[Column, ...]:
    """Lead and predecessor, which a document holds as one, need several."""
    column = Column(
        said.heading or _german(field.label or plain_values.label(field.name)),
        _KEYS.get(field.name, field.document_key),
        _codec(field.kind, field.name),
        said.width,
        said.meaning,
    )
    return column, *_BESIDE.get(field.name, ())


def _codec(kind: Kind, name: str) -> Codec:
    return choice(CHOICES[name]) if kind is Kind.CHOICE else _CODECS.get(kind, codecs.TEXT)


def _row_column(rows: fields.Rows, one: fields.RowColumn) -> Column:
    kind = f"{rows.row}_kind" if one.name == "kind" else one.name
    return Column(one.heading, one.name, _codec(one.kind, kind), one.width, one.meaning)


def _german(text: fields.Text) -> str:
    with translation.override("de"):
        return str(text)


_CODECS = {
    Kind.DAY: codecs.DAY,
    Kind.FLAG: codecs.YES,
    Kind.MANY: codecs.LINES,
    Kind.AMOUNT: codecs.NUMBER,
    Kind.NUMBER: codecs.NUMBER,
    Kind.YEAR: codecs.YEAR,
}
_KEYS = {"predecessor": "past_concept"}
_BESIDE = {
    "lead_unit": (Column("Kurzzeichen der Federführung", "lead_short", width=12),),
    "predecessor": (
        Column("Führt fort: Nummer", "past_code", width=10),
        Column("Führt fort: Titel", "past_title", width=32),
    ),
}
MAIN: tuple[Column, ...] = tuple(
    column
    for one in fields.FIELDS
    if one.public and one.column
    for column in _columns(one, one.column)
)
INTERNAL: tuple[Column, ...] = tuple(
    column
    for one in fields.FIELDS
    if one.column and not one.public
    for column in _columns(one, one.column)
)
PARTS: tuple[Part, ...] = tuple(
    Part(rows.sheet, key, tuple(_row_column(rows, one) for one in rows.columns))
    for key, rows in fields.ROWS.items()
)
LISTED: tuple[Column, ...] = tuple(
    Column(words_heading(part.key), part.key, width=60) for part in PARTS
)
"""What a measure has several of, as CSV has it: a line a row, in one cell (`lists_in_cells`)."""

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


STANDING = "Wo sie stehen"
STANDING_COLUMNS: tuple[Column, ...] = (
    Column(CODE, "code", width=9),
    Column("Titel", "title", width=44),
    Column("Stand", "state", width=20),
    Column("Zugesagt bis", "until", width=14),
    Column("Erwartet", "expected", width=14),
    Column("Heute", "today", width=40),
    Column("Grund", "reason", width=60),
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
