"""What reading a file gives: plain values, each with its place, and everything that was left."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from gemeinwerk.catalogue_files.mapping.proposals import Proposal
from gemeinwerk.catalogue_files.words.legend import Legend
from gemeinwerk.german import Source
from gemeinwerk.german.parties import Parties

SIGNATURE = "gemeinwerk-1"
"""Of files of our own; those of others have a checksum of their headings."""


class Fate(StrEnum):
    """What becomes of a cell that did not simply become the value of its field."""

    KEPT = "kept"
    """No field takes it: it is kept as text with its measure, note or field of action."""
    VALUE_STAYS = "value_stays"
    """Its column cannot mean it: kept as text with the measure, whose value stays as it was."""
    BESIDE = "beside"
    """A value was made of it that does not say all of it: the text stands beside it."""
    STAYS = "stays"
    """Nothing may be empty here: the value stays as it was."""
    DESCRIBES = "describes"
    """It stands in the description of the field of action that the file makes."""
    NOT_TAKEN = "not_taken"
    """It comes into no catalogue."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that no value says all of. ``row`` counts from 1 as the sheet shows it."""

    sheet: str
    row: int
    column: str
    value: str
    fate: Fate = Fate.KEPT

    @property
    def place(self) -> tuple[str, int, str, str]:
        return self.sheet, self.row, self.column, self.value


@dataclass(frozen=True, slots=True)
class Outside:
    """A text that stands in no column: titles, footnotes, other sheets, comments.

    ``kind``: what it is where that is known, of `tables.Beside`."""

    sheet: str
    row: int
    value: str
    kind: str = ""


@dataclass(slots=True)
class ReadCost:
    """A line of costs: as a catalogue keeps it (see models.CostLine), and as the cell says it.

    ``kind``: one_off, recurring or fte, or "each" (a price per piece or person, which is no total).
    ``amount`` in euro or posts, of a recurring line in a year; the upper end of a range. As the
    cell says it: ``low`` to ``high`` for each ``rhythm`` ("once", "yearly", "monthly" or ""),
    ``first_year`` and ``last_year``, ``currency`` (ISO 4217, "" of posts), ``sources``, ``label``
    (the words beside it), ``per`` (of what it is the price), ``bound`` ("most", "least" or "").
    """

    kind: str
    amount: Decimal | None
    year: int | None = None
    until_year: int | None = None
    approximate: bool = False
    funding: str = ""
    funding_text: str = ""
    note: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    rhythm: str = ""
    first_year: int | None = None
    last_year: int | None = None
    currency: str = "EUR"
    sources: list[Source] = field(default_factory=list)
    label: str = ""
    per: str = ""
    bound: str = ""


@dataclass(slots=True)
class ReadIndicator:
    """Texts are as typed; a number beside them is what was read from them, or None.

    ``yes_no``: it holds or does not ("Satzung beschlossen: ja"), 1 and 0 being its values.
    """

    name: str
    unit: str = ""
    kind: str = ""
    direction: str = ""
    baseline: Decimal | None = None
    baseline_date: date | None = None
    baseline_text: str = ""
    target: Decimal | None = None
    target_date: date | None = None
    target_text: str = ""
    steps: str = ""
    """Interim steps, only in files of ours."""
    places: str = ""
    """Digits after the comma that are shown, only in files of ours."""
    source: str = ""
    rhythm: str = ""
    rhythm_text: str = ""
    yes_no: bool = False


@dataclass(slots=True)
class ReadMilestone:
    title: str
    due: date | None = None


@dataclass(slots=True)
class ReadNote:
    """A dated note below a measure, with its label and colour, in the order of the file."""

    key: str
    label: str
    text: str
    colour: str
    period_start: date | None
    period_end: date | None
    row: int
    leftover: list[dict[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class ReadField:
    """A field of action; ``leftover``: what stood in its row beside its name. ``typed``: as the
    file says it, ``number``: the number in that; ``code`` may have been given here."""

    code: str
    title: str
    sheet: str = ""
    row: int = 0
    leftover: list[dict[str, str]] = field(default_factory=list)
    typed: str = ""
    number: str = ""


@dataclass(slots=True)
class Line:
    """A row of our own file. ``values``: of all columns of its sheet, as the document has them.

    ``spoken``: keys of the columns it says something in, be it that there is nothing; all others
    (columns that were deleted, cells nobody understands) leave the catalogue's value alone.
    ``strange``: key -> the text of a cell no value says all of. ``read_as``: key -> the text a
    value was read from that is not written as we write it. ``further``: cells of columns that are
    not ours, heading -> text.
    """

    sheet: str
    number: int
    values: dict[str, Any]
    spoken: set[str] = field(default_factory=set)
    strange: dict[str, str] = field(default_factory=dict)
    read_as: dict[str, str] = field(default_factory=dict)
    further: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Exact:
    """A measure of our own file: its row, and its rows on the sheets of milestones, costs ...

    ``document`` and ``internal`` as in `measures.document`. ``parts``: the lists whose sheet is
    there. ``words``: the cells of lists, as CSV has them. ``unplaced``: what the columns "Nicht
    zugeordnet" say, also where they are empty. ``parties``: who is meant by each name.
    """

    line: Line
    document: dict[str, Any]
    internal: dict[str, Any]
    parts: dict[str, list[Line]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    unplaced: dict[str, str] = field(default_factory=dict)
    parties: dict[str, Parties] = field(default_factory=dict)

    @property
    def shows_the_house(self) -> bool:
        """Whether the row has what only the house sees, so that an empty cell of it says that
        there is nothing: every measure has a state of confirmation."""
        return bool(self.internal.get("confirmation"))


@dataclass(slots=True)
class ReadMeasure:
    """One measure. ``code`` is its key in the file and unique there; ``code_typed`` is the cell.

    ``field_of_action`` is the code of a `ReadField`. ``cost_state`` is one of stated, none,
    unknown, running or "" (nothing said). ``status`` is a value of ImplementationStatus or "".
    ``leftover``: cells no field took, [{"column", "value"}]; they are kept with the measure.
    """

    sheet: str
    row: int
    last_row: int
    code: str = ""
    code_typed: str = ""
    title: str = ""
    field_of_action: str = ""
    goal: str = ""
    description: str = ""
    target_group: str = ""
    lead: Parties = field(default_factory=lambda: Parties((), (), ""))
    contributing: Parties = field(default_factory=lambda: Parties((), (), ""))
    timeframe: str = ""
    timeframe_meant: str = ""
    """``timeframe`` with the file's own abbreviations written out."""
    start: date | None = None
    end: date | None = None
    permanent: bool = False
    open_end: bool = False
    """The file says that no end is set: "ab 2026", "bis auf Weiteres"."""
    cost: str = ""
    cost_state: str = ""
    funding: str = ""
    fte: str = ""
    costs: list[ReadCost] = field(default_factory=list)
    prices: list[ReadCost] = field(default_factory=list)
    """What a piece costs, or costs in other money than euro: no line of costs can hold it."""
    indicators: list[ReadIndicator] = field(default_factory=list)
    milestones: list[ReadMilestone] = field(default_factory=list)
    status: str = ""
    status_text: str = ""
    colour: str = ""
    obstacles: str = ""
    priority: str = ""
    themes: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """Of `further.FURTHER`, by their names."""
    notes: list[ReadNote] = field(default_factory=list)
    leftover: list[dict[str, str]] = field(default_factory=list)
    unsaid: list[dict[str, str]] = field(default_factory=list)
    """What the values do not say of cells they were made of, [{"column", "value"}]."""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """(field, sentence): what a person should look at."""
    exact: Exact | None = None
    """From a file of our own, word for word: says more than the values above, takes their place."""


@dataclass(frozen=True, slots=True)
class Question:
    """A word whose meaning only the office knows; ``count``: how many measures it stands with."""

    column: str
    word: str
    count: int


@dataclass(slots=True)
class ColumnReport:
    """What became of a column, as a sentence and as counts; ``outcome`` leaves the field out."""

    column: str
    field: str
    text: str
    counts: dict[str, int]
    outcome: str = ""


@dataclass
class Reading:
    """Everything a file holds. ``tree``: it was a tree through a parent column."""

    file: str
    kind: str
    sheets: list[str]
    proposals: list[Proposal] = field(default_factory=list)
    measures: list[ReadMeasure] = field(default_factory=list)
    fields: list[ReadField] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    outside: list[Outside] = field(default_factory=list)
    struck: list[Outside] = field(default_factory=list)
    """Texts that are struck through: they no longer hold, and nothing was read from them."""
    hidden: list[Outside] = field(default_factory=list)
    """Texts that the file does not show: kept for the office, never a public value."""
    legend: Legend = field(default_factory=Legend)
    questions: list[Question] = field(default_factory=list)
    columns: list[ColumnReport] = field(default_factory=list)
    signature: str = ""
    tree: bool = False
    lists: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """From a file of our own: fields, goals and themes as in `measures.document`."""
    listed: dict[str, list[Line]] = field(default_factory=dict)
    """The rows these lists were made of."""

    @property
    def is_own(self) -> bool:
        return self.signature == SIGNATURE

    @property
    def beside(self) -> list[Outside]:
        """Every text of the file that is no cell of a table: outside, struck through, hidden."""
        return [*self.outside, *self.struck, *self.hidden]

    @property
    def mapping(self) -> dict[str, str]:
        """Column -> field, without the columns that are kept as text."""
        return {p.column: p.field for p in self.proposals if p.field}

    @property
    def note_count(self) -> int:
        return sum(len(measure.notes) for measure in self.measures)

    def field_titles(self) -> dict[str, str]:
        return {one.code: one.title for one in self.fields}
