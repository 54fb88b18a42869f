"""What an entry of `measures.fields` may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import models
from django.utils.functional import Promise

from gemeinwerk.core.ui import Tone

Text = str | Promise


class Kind(Enum):
    """What a value is. Each face of a measure knows once per kind how to treat it."""

    TEXT = "text"
    """Lines people write. Its column is made from the entry."""
    LINE = "line"
    CHOICE = "choice"
    DAY = "day"
    FLAG = "flag"
    YEAR = "year"
    NUMBER = "number"
    AMOUNT = "amount"
    """Euro or posts, never below nought; not known is not nought."""
    PLACE = "place"
    """Where the measure stands among its neighbours."""
    CELLS = "cells"
    """Cells of an imported row that no field took."""
    ONE = "one"
    """Something else that is pointed to, by its key."""
    MANY = "many"
    ROWS = "rows"
    """Rows of its own; their columns stand in `fields.rows`."""


WORDS = frozenset({Kind.TEXT, Kind.LINE, Kind.CELLS})
"""Kinds that hold what somebody wrote, and so perhaps a name."""
_EMPTY = {Kind.TEXT: "", Kind.LINE: "", Kind.CHOICE: "", Kind.FLAG: False}
RELATIONS = frozenset({Kind.ONE, Kind.MANY, Kind.ROWS})


class Reader(Enum):
    """Who reads it."""

    EVERYBODY = "everybody"
    DESK = "desk"
    """Everybody at a desk of the municipality."""
    INSIDER = "insider"
    """Only who holds `measure.read_internal`."""


class Section(Enum):
    """The parts of the measure's page, in their order."""

    ABOUT = "about"
    WHO = "who"
    SUCCESS = "success"
    WHEN = "when"
    MONEY = "money"
    PROGRESS = "progress"
    LANGUAGES = "languages"
    INTERNAL = "internal"


@dataclass(frozen=True, kw_only=True)
class Form:
    """How people write a value.

    ``rows``: of the box to write in, where it is more than a line. ``none``: what to choose for
    nothing. ``while_filled``: shown only while something stands in it. ``placed``: the page has a
    place of its own for it (start beside end); all others follow each other in their section, by
    ``place``. ``tones``: the lamp beside each choice.
    ``box``: the box for remarks beside it, where it shares one with others.
    """

    section: Section = Section.ABOUT
    rows: int = 0
    help: Text = ""
    none: Text = ""
    while_filled: bool = False
    placed: bool = False
    place: int = 50
    box: str = ""
    tones: Mapping[str, Tone] | None = None


@dataclass(frozen=True, kw_only=True)
class Column:
    """Its column in a spreadsheet of ours; German in every language (see `exporting.columns`)."""

    heading: str = ""
    """"" for the label."""
    width: int = 16
    meaning: str = ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """Everything that is to be known of one value of a measure.

    What people call it: ``label`` (of a text; all others are called as their column), in a sentence
    ``accusative``, in fact sheets ``words``, as a heading for citizens ``asked``.
    """

    name: str
    kind: Kind
    accusative: Text
    label: Text = ""
    words: Text = ""
    asked: Text = ""

    read_by: Reader = Reader.EVERYBODY
    once: str = ""
    """The flag without which it is not public."""
    in_public_history: bool = True
    edited: bool = True
    """Whether an edit writes it; all else changes by a verb of its own."""
    substance: bool = True
    """Whether a change is news to the unit that confirmed the measure."""
    status: bool = False
    """Whether it is written on when the text of the catalogue stands."""
    searched: bool = False
    bulk: bool = False
    takes_leftovers: bool = False
    """Whether a cell that the import could not place may be put there."""
    names_people: bool = True
    """Of words: whether a person may be named in them."""

    key: str = ""
    """Its name in documents, where that is another one."""
    since: int = 1
    """The version of the document's format that has it first."""
    fact: str = ""
    """What it is part of in fact sheets and comparisons, where it does not stand alone."""
    beside: int = 0
    """Its place in the column beside the text of a printed sheet."""
    language: str = ""
    """The language of a text that is not in the town's own."""
    described: str = ""
    """What the published schema says of it; "" for the label."""

    targets: tuple[str, ...] = ()
    """Columns of foreign files that it is read from (`catalogue_files.words.vocabulary`)."""
    headings: tuple[str, ...] = ()
    """Headings of foreign files over a text that no target of the readers' own feeds."""
    column: Column | None = Column()
    form: Form | None = Form()
    cell: str = ""
    """The cell of the table of all measures in which it is written."""
    checks: tuple[str, ...] = ()
    """What the SMART check calls it: such remarks stand beside it."""

    @property
    def document_key(self) -> str:
        return self.key or self.name

    @property
    def read_from(self) -> tuple[str, ...]:
        """The columns of foreign files that say something of it."""
        return (*self.targets, self.name) if self.headings else self.targets

    @property
    def empty(self) -> Any:
        """What documents hold where nothing was said."""
        if self.kind in (Kind.MANY, Kind.ROWS):
            return []
        return _EMPTY.get(self.kind)

    @property
    def public(self) -> bool:
        return self.read_by is Reader.EVERYBODY

    @property
    def box(self) -> str:
        return (self.form.box if self.form else "") or self.name

    @property
    def fact_key(self) -> str:
        """The line of a fact sheet that tells it."""
        return self.fact or self.document_key

    @property
    def alone(self) -> bool:
        """A text that says something by itself: it has a heading of its own."""
        part = self.fact or self.language or self.once
        return self.kind is Kind.TEXT and not part

    @property
    def called(self) -> Text:
        """What a text is called where it is read."""
        return self.words or self.label

    def made_column(self) -> "models.Field[Any, Any]":
        """The column of a text. (Columns of other kinds stand in the model, with their rules.)"""
        assert self.kind is Kind.TEXT, self.name
        assert self.label, self.name
        return models.TextField(self.label, blank=True)  # type: ignore[arg-type]  # any Promise


@dataclass(frozen=True, kw_only=True)
class RowColumn:
    """A value of a milestone, an indicator, a cost or a note. ``place``: in the form."""

    name: str
    kind: Kind
    heading: str
    width: int = 16
    meaning: str = ""
    described: str = ""
    names_people: bool = True
    place: int = 50
    while_filled: bool = False
    by_verb: bool = False
    """Written by a verb of its own: a form carries it along and shows nothing of it."""
    since: int = 1
    """The version of the document's format that has it first."""

    @property
    def empty(self) -> Any:
        """What documents hold where nothing was said."""
        return _EMPTY.get(self.kind)
