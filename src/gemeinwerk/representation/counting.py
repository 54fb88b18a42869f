"""Between the counts of an enquiry, the engine that says what may be told, and the document.

question = question_of(enquiry, ["gender", "migration/age"], asked=90)
answer = releasing.release(question)           # engines.disclosure
content = document(enquiry, question, answer)  # what is frozen and published
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from gemeinwerk.engines.disclosure.layouts import Dimension, Group, Layout, named, within
from gemeinwerk.engines.disclosure.releases import Counted, Question, Rules, Told
from gemeinwerk.representation.models import NO_ANSWER, Enquiry

if TYPE_CHECKING:
    from gemeinwerk.engines.disclosure.releasing import Safe

Document = dict[str, Any]
MOST_MOMENTS = 12
"""As many releases after new answers can be held against each other."""
_OF_A_CELL = ("count", "least", "most", "share")


def question_of(enquiry: Enquiry, tables: Iterable[str], *, asked: int) -> Question:
    """What is to be told now, and all that was ever told of this enquiry."""
    counts: dict[str, dict[Group, int]] = {}
    for cell in enquiry.cells.all():
        keys = cell.table.split("/")
        said = named([*zip(keys, cell.place.split("/"), strict=True)])
        counts.setdefault(cell.table, {})[said] = cell.count
    return Question(
        tuple(_counted(enquiry, name, counts[name]) for name in tables),
        told_of(release.content for release in enquiry.releases.all()),
        Rules(enquiry.minimum, enquiry.floor),
        asked,
        NO_ANSWER,
    )


def told_of(documents: Iterable[Document]) -> tuple[Told, ...]:
    """The tables of documents, as they were told."""
    return tuple(_told(table) for content in documents for table in content["tables"])


def document(
    enquiry: Enquiry,
    question: Question,
    answer: "Safe",
    *,
    number: int,
    day: date,
    balance: Document,
) -> Document:
    """What citizens read. Not why a count is left out: who reads that it is small knows more."""
    from gemeinwerk.engines.disclosure.in_words import as_json  # large: not in the server

    tables = as_json(question, answer, "de")["tables"]
    return {
        "version": 1,
        "concept": enquiry.concept.name,
        "number": number,
        "day": str(day),
        "asked": question.asked,
        "answered": question.answers,
        "minimum": enquiry.minimum,
        "floor": enquiry.floor,
        "rounded": answer.rounded,
        "questions": enquiry.questions,
        "tables": [
            {**table, "cells": [_public(cell) for cell in table["cells"]]} for table in tables
        ],
        "balance": balance,
    }


def _public(cell: Document) -> Document:
    return {name: value for name, value in cell.items() if name != "why"}


def layout_of(enquiry: Enquiry, name: str) -> Layout:
    keys = name.split("/")
    return Layout(name, tuple(Dimension(key, tuple(enquiry.options_of(key))) for key in keys))


def _counted(enquiry: Enquiry, name: str, inner: dict[Group, int]) -> Counted:
    layout = layout_of(enquiry, name)
    counts = {
        group: sum(count for cell, count in inner.items() if within(cell, group))
        for group in layout.groups
    }
    return Counted(layout, enquiry.answered, counts)


def _told(table: Document) -> Told:
    values: dict[str, dict[str, None]] = {}
    counts: dict[Group, int | None] = {}
    for cell in table["cells"]:
        said = [(name, value) for name, value in cell.items() if name not in _OF_A_CELL]
        for name, value in said:
            values.setdefault(name, {})[value] = None
        counts[named([*said])] = cell["count"]
    dimensions = tuple(Dimension(name, tuple(found)) for name, found in values.items())
    layout = Layout(table["table"], dimensions)
    return Told(layout, table["answers"], counts, table.get("rounded", 0))
