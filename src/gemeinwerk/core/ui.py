"""What the components are given: plain values, no domain word.

Views make these; the tags in `templatetags/ui.py` draw them. A `tone` chooses shape and colour, the
word always comes beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Tone = Literal["done", "progress", "partly", "delayed", "off", "none", "dropped", "unknown"]
KnotState = Literal["done", "partly", "current", "late", "off", "dropped", "open"]
Severity = Literal["error", "warning", "hint", "ok"]
Number = int | float | Decimal


@dataclass(frozen=True)
class Link:
    """A navigation item, breadcrumb or tab. `url` may be empty for the present page."""

    label: str
    url: str = ""
    active: bool = False
    count: int | None = None


StageState = Literal["passed", "now", "along", "ahead"]


@dataclass(frozen=True)
class Stage:
    """A stage of a life that is gone through page by page: passed, the present one, going along
    with the present one, or still ahead. `pages` of the one that stands open; a stage without
    `url` has none. `tone` and `detail` say more of it where more is known."""

    label: str
    state: StageState
    word: str
    url: str = ""
    detail: str = ""
    tone: Tone | None = None
    is_open: bool = False
    pages: "Sequence[Link]" = ()


@dataclass(frozen=True)
class Knot:
    """A station of the red thread: happened, in part, under way, late, off course, given up (there
    the thread ends), or still open."""

    label: str
    state: KnotState
    text: str = ""
    detail: str = ""
    url: str = ""


@dataclass(frozen=True)
class Segment:
    """A kind of thing counted in stacked bars; the same in every row."""

    tone: Tone
    label: str


@dataclass(frozen=True)
class StackedRow:
    """One bar: `counts` in the order of the segments."""

    label: str
    counts: Sequence[int]
    code: str = ""
    url: str = ""
    total: str = ""
    language: str = ""
    """Of the label, where the page is in another."""


@dataclass(frozen=True)
class RankedRow:
    """Something that got so much of each kind: `counts` in the order of the kinds."""

    label: str
    counts: Sequence[int]
    language: str = ""
    """Of the label, where the page is in another."""
    url: str = ""


@dataclass(frozen=True)
class Span:
    """A stage planned and as it came; open ends are None."""

    label: str
    planned_start: date | None = None
    planned_end: date | None = None
    actual_start: date | None = None
    actual_end: date | None = None
    language: str = ""
    """Of the label, where the page is in another."""


@dataclass(frozen=True)
class Mark:
    """Something on one day, on a line below the stages; `detail` says what else. `when`: what is
    said instead of the day, of a whole month say; `url`: where it can be read."""

    label: str
    on: date
    detail: str = ""
    language: str = ""
    """Of the label, where the page is in another."""
    when: str = ""
    url: str = ""


@dataclass(frozen=True)
class Line:
    """Marks of one kind, and what they are called."""

    label: str
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Value:
    """A measured value at a date, and what is to be said of it."""

    on: date
    value: Number
    note: str = ""


@dataclass(frozen=True)
class AgainstKind:
    """A kind of plan: "Geld", and what its two numbers are called in the table."""

    label: str
    planned: str
    actual: str
    unit: str
    tone: Tone


@dataclass(frozen=True)
class AgainstRow:
    """A pair (planned, actual) for each kind; None where it is not known."""

    label: str
    pairs: Sequence[tuple[Number | None, Number | None]]
    language: str = ""


@dataclass(frozen=True)
class Band:
    """A value that is computed for a day, and between what it may lie."""

    on: date
    value: Number
    low: Number
    high: Number


@dataclass(frozen=True)
class Note:
    """A finding beside a field: says what is wrong, and how it could read."""

    severity: Severity
    text: str
    code: str = ""
    suggestion: str = ""
    url: str = ""


@dataclass(frozen=True)
class Figure:
    """A key figure: `of` is what it was counted from, `url` the list of what was counted."""

    value: str
    label: str
    of: str = ""
    url: str = ""
    tones: Sequence[Tone] = ()


@dataclass(frozen=True)
class Letter:
    """A letter of SMART (or any other short list of checks)."""

    letter: str
    severity: Severity
    label: str
    url: str = ""


@dataclass(frozen=True)
class Column:
    """A head of a data table. `sort_url` makes it sortable; `sorted` says how it now is."""

    label: str
    numeric: bool = False
    sort_url: str = ""
    sorted: Literal["", "ascending", "descending"] = ""
    language: str = ""
    """Of the label, where the page is in another."""


@dataclass(frozen=True)
class Table:
    """A data table. Cells are texts or safe HTML; `row_heads` makes the first cell a heading."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]] = field(default_factory=list)
    row_heads: bool = True
    caption_hidden: bool = False
    language: str = ""
    """Of the caption, where the page is in another."""
