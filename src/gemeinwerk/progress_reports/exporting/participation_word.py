"""A report of the participation as a Word document: the same sentences and tables, with headings
and heads of tables that a reader's program understands."""

from io import BytesIO

import docx as word
from docx.shared import Cm

from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting.word_tables import table
from gemeinwerk.progress_reports.exporting.default_template import set_up
from gemeinwerk.progress_reports.exporting.word import undated
from gemeinwerk.progress_reports.shown_participation import ShownParticipation

_WIDTH = 16.5
"""Centimetres between the margins."""


def docx(content: Document, checksum: str) -> bytes:
    shown, file = ShownParticipation(content, checksum), word.Document()
    set_up(file, shown.head["title"], shown.town, checksum)
    file.add_paragraph(shown.head["title"], style="Title")
    for line in (f"{shown.concept}, {shown.town}", shown.addressed):
        file.add_paragraph(line)
    file.add_paragraph(f"Prüfsumme des Inhalts (SHA-256): {checksum}")
    for part in shown.parts:
        file.add_heading(part["title"], 1)
        for line in part["paragraphs"]:
            file.add_paragraph(line)
        for one in part["tables"]:
            file.add_heading(one["caption"], 2)
            widths = _widths(len(one["heads"]))
            table(file, one["heads"], one["rows"], widths)
    stream = BytesIO()
    file.save(stream)
    return undated(stream.getvalue())


def _widths(columns: int) -> list[Cm]:
    """The first is as wide as all others."""
    others = [Cm(_WIDTH / 2 / (columns - 1))] * (columns - 1)
    return [Cm(_WIDTH / 2), *others]
