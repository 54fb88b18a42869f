"""One row of a table (or one fact sheet) becomes a measure with typed values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files.further import FURTHER
from gemeinwerk.catalogue_files.mapping.proposals import Proposal
from gemeinwerk.catalogue_files.results import Fate, ReadMeasure, Unread
from gemeinwerk.catalogue_files.trees.rows import Record, is_mark
from gemeinwerk.catalogue_files.values import effects, money, numbers_said, parties
from gemeinwerk.catalogue_files.values.money import Cell
from gemeinwerk.catalogue_files.words.legend import Legend
from gemeinwerk.catalogue_files.words.status import (
    colour_of,
    is_colour,
    says_nothing,
    split_status,
    status_of,
)
from gemeinwerk.catalogue_files.words.vocabulary import SEVERAL
from gemeinwerk.german import Column, Empty, empty_kind, fold, is_empty, parse_period, squash
from gemeinwerk.german.codes import Code, read_code
from gemeinwerk.german.parties import Register, private
from gemeinwerk.german.ticks import parse_ticks

TITLE_LENGTH = 500
CODE_LENGTH = 30
PRIORITY_LENGTH = 60
_TEXTS = ("goal", "description", "target_group", "obstacles")
_PROSE = (*_TEXTS, "status_text", "code", "title", "field_of_action")
"""Sentences and names: of all else, what is neither one of these nor of units, only values are
meant."""
_AS_TYPED = ("goal", "description", "obstacles", "status_text", "code", "title", "milestone")
"""Their boxes to tick are read by people, as they stand."""
_PARTIES = ("lead", "contributing")
"""Read by their own."""
_VALUES = (
    "timeframe", "start", "end", "permanent", "cost", "fte", "indicator", "baseline", "target",
    "status",
)  # fmt: skip
"""Fields whose cells become values and are no text themselves."""
_YES = {"j", "y", "yes", "wahr", "true"}
_NO = {"nein", "n", "no", "falsch", "false", "0"}
_UNSAID = (Empty.BLANK, Empty.UNKNOWN)
_LIST = re.compile(r"\s{0,9}(?:[;,\n•|/]|\s\+\s)\s*")


@dataclass
class Context:
    """What is known beside the row. ``words``: folded status word -> status, as the office said."""

    proposals: Mapping[str, Proposal]
    register: Register = field(default_factory=Register)
    legend: Legend = field(default_factory=Legend)
    words: Mapping[str, str] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    asked: dict[tuple[str, str], int] = field(default_factory=dict)


class _Interpreter:
    def __init__(self, record: Record, context: Context) -> None:
        self.context, self.record = context, record
        self.measure = ReadMeasure(record.sheet, record.row, record.last_row)
        self.cells: dict[str, list[Cell]] = {}
        self.reported: list[Unread] = []
        for column, text in record.texts.items():
            proposal = context.proposals.get(column)
            name = proposal.field if proposal else ""
            if not name or proposal is None:
                self._keep(column, text)
            elif name not in SEVERAL and self.cells.get(name):
                # Two columns for a field that takes one: the first counts, the other is kept.
                if fold(self.cells[name][0].text) != fold(text):
                    self._keep(column, text)
            else:
                text = self._ticked(name, column, text)
                shown = self._shown(name, column, text)
                self.cells.setdefault(name, []).append(Cell(proposal, shown))

    def _ticked(self, name: str, column: str, text: str) -> str:
        """Of boxes to tick only what is ticked; what was on offer is kept beside it."""
        prose = name in _AS_TYPED or name in FURTHER
        ticks = None if prose else parse_ticks(text)
        if ticks is None:
            return text
        if ticks.offered:
            self._keep(column, ticks.offered)
        return ticks.said

    def _shown(self, name: str, column: str, text: str) -> str:
        """The cell without persons and their telephone numbers: its text may be read by all."""
        if name in _PARTIES:
            return text
        found = private.of_any(text)
        if name in _PROSE or name in FURTHER:  # stays whole; who takes it over is told
            self.measure.remarks += [(name, _is_read_by_all(one)) for one in found.taken]
            return text
        if found.taken:
            self._keep(column, " … ".join(found.taken))
        return found.shown

    def read(self) -> ReadMeasure:
        self._names()
        for name in _TEXTS:
            setattr(self.measure, name, self._text(name, getattr(self.measure, name)))
        self.measure.texts = {name: self._text(name, "") for name in FURTHER}
        self._parties()
        self._period()
        self._money()
        self._effects()
        self._status()
        self._themes()
        self._tell_lost_numbers()
        return self.measure

    # --- cells ------------------------------------------------------------------------------

    def _filled(self, name: str) -> list[Cell]:
        return [cell for cell in self.cells.get(name, []) if cell.text]

    def _keep(self, column: str, text: str) -> None:
        """No field takes the cell: it is listed, and kept with the measure."""
        self.context.unread.append(Unread(self.measure.sheet, self.measure.row, column, text))
        self.measure.leftover.append({"column": column, "value": text})

    def _report(self, cell: Cell, unsaid: str = "") -> None:
        """A field keeps the text; ``unsaid`` is what its value does not say of it."""
        said = {"column": cell.proposal.column, "value": unsaid}
        if unsaid and said not in self.measure.unsaid:
            self.measure.unsaid.append(said)
        entry = Unread(
            self.measure.sheet, self.measure.row, cell.proposal.column, cell.text, Fate.BESIDE
        )
        if entry not in self.reported:
            self.reported.append(entry)
            self.context.unread.append(entry)

    def _tell_lost_numbers(self) -> None:
        """A cell with a number that stands in no value is told whole."""
        cells = [
            cell
            for name in _VALUES
            for cell in self._filled(name)
            if numbers_said.has_number(cell.text)
        ]
        said = numbers_said.said_by(self.measure) if cells else None
        for cell in cells:
            if said and not said.says(cell.text, cell.proposal.scale):
                self._report(cell, squash(cell.text))

    def _leave(self, cell: Cell) -> None:
        self.measure.leftover.append({"column": cell.proposal.column, "value": cell.text})

    # --- fields -----------------------------------------------------------------------------

    def _names(self) -> None:
        measure = self.measure
        measure.code_typed = self.record.number
        title = squash(self._filled("title")[0].text) if self._filled("title") else ""
        for cell in self._filled("code")[:1]:
            code = read_code(cell.text)
            measure.code_typed = code.shown
            title = title or code.title
            if code.title and fold(code.title) != fold(title):
                self._report(cell, code.title)
            if code.typed:
                measure.remarks.append(("code", _became_a_date(code)))
            if len(measure.code_typed) > CODE_LENGTH:
                self._keep(cell.proposal.column, cell.text)
        for cell in self._filled("field_of_action")[:1]:
            measure.field_of_action = squash(cell.text)
        if len(title) > TITLE_LENGTH:
            measure.description = title
            title = _shortened(title)
        measure.title = title
        for cell in self._filled("priority")[:1]:
            measure.priority = "" if is_empty(cell.text) else squash(cell.text)
            if len(measure.priority) > PRIORITY_LENGTH:
                measure.priority = ""
                self._keep(cell.proposal.column, cell.text)

    def _text(self, name: str, before: str) -> str:
        """The texts of all columns of a field; from the second on each says its heading."""
        parts = [before] if before else []
        surest_first = sorted(self._filled(name), key=lambda cell: -cell.proposal.confidence)
        for cell in surest_first:
            if is_empty(cell.text):
                continue
            text = _tidy(cell.text)
            parts.append(f"{cell.proposal.column}: {text}" if parts else text)
        return "\n\n".join(parts)

    def _parties(self) -> None:
        found = parties.read_parties(
            self._filled("lead")[:1],
            self._filled("contributing"),
            self.context.register,
            self.context.legend,
        )
        self.measure.lead, self.measure.contributing = found.lead, found.contributing
        for cell, text in found.kept:
            self._keep(cell.proposal.column, text)
        for cell, rest in found.partly:
            self._report(cell, rest)
        self.measure.remarks += found.remarks

    def _period(self) -> None:
        measure = self.measure
        shown, meant = [], []
        for name in ("timeframe", "start", "end"):
            for cell in self._filled(name):
                shown.append(squash(cell.text))
                meant.append(self._take_period(name, cell))
        for cell in self._filled("permanent")[:1]:
            self._take_permanent(cell)
        measure.open_end = measure.open_end and not measure.end
        between = "; " if self._filled("timeframe") else " – "
        measure.timeframe, measure.timeframe_meant = between.join(shown), between.join(meant)
        backwards = any(parse_period(cell.text).backwards for cell in self._filled("timeframe"))
        crossed = measure.start and measure.end and measure.end < measure.start
        if crossed:
            for cell in (*self._filled("start"), *self._filled("end")):
                self._report(cell, squash(cell.text))
        if backwards or crossed:
            measure.remarks.append(
                ("end", _("Das Ende liegt vor dem Beginn. Beide Angaben bleiben als Text stehen."))
            )
            measure.start = measure.end = None

    def _take_period(self, name: str, cell: Cell) -> str:
        measure = self.measure
        column = Column(name)
        meaning = self.context.legend.meaning(cell.text)
        read = parse_period(cell.text, column)
        if meaning and not read.vague and not (read.start or read.end):
            read = parse_period(meaning, column)
        legend = bool(read.vague and meaning)
        elsewhere = (column is Column.END and read.start) or (column is Column.START and read.end)
        if not read.understood or read.rest or elsewhere:
            self._report(cell, read.unsaid or squash(cell.text))
        elif read.unsaid and not meaning:
            self.measure.unsaid.append({"column": cell.proposal.column, "value": read.unsaid})
        if not legend:
            if column is Column.END:
                measure.start, measure.end = measure.start or read.start, read.end or measure.end
            else:
                measure.start, measure.end = read.start or measure.start, read.end or measure.end
        measure.permanent = measure.permanent or read.permanent
        measure.open_end = measure.open_end or read.open_end
        return " ".join(read.vague) if legend else squash(cell.text)

    def _money(self) -> None:
        found = money.read_money(
            self.measure, self._filled("cost"), self._filled("fte"), self._filled("funding")
        )
        for cell, rest in found.partly:
            self._report(cell, rest)
        for cell in found.homeless:
            self._leave(cell)
        self.measure.remarks += [("cost", remark) for remark in found.remarks]

    def _take_permanent(self, cell: Cell) -> None:
        """A column of ticks, or of types of which one is a task without an end."""
        read = parse_period(cell.text)
        ticked = is_mark(cell.text) or fold(cell.text).strip(" .!") in _YES
        if ticked or (read.permanent and not read.unsaid):
            self.measure.permanent = True
        elif empty_kind(cell.text) not in _UNSAID and fold(cell.text).strip(" .!") not in _NO:
            self.measure.permanent = self.measure.permanent or read.permanent
            self._keep(cell.proposal.column, cell.text)

    def _effects(self) -> None:
        parts: dict[str, list[Cell]] = {}
        for name in ("indicator", "baseline", "target"):
            for cell in self._filled(name):
                parts.setdefault(cell.proposal.role or name, []).append(cell)
        found = effects.read_indicators(self.measure, parts)
        for cell in found.strange:
            self._keep(cell.proposal.column, cell.text)
        for cell, rest in found.unsaid:
            self._report(cell, rest)
        effects.read_milestones(self.measure, self._filled("milestone"))

    def _status(self) -> None:
        measure = self.measure
        told = [cell for cell in self._filled("status_text") if not is_empty(cell.text)]
        texts = [
            _tidy(cell.text if len(told) == 1 else f"{cell.proposal.column}: {cell.text}")
            for cell in told
        ]
        for cell in self._filled("status")[:1]:
            decided = self.context.words.get(fold(cell.text))
            if decided is not None and (decided or not status_of(cell.text)):
                measure.status = decided
                if not decided:
                    self._keep(cell.proposal.column, cell.text)
                measure.colour = colour_of(cell.text) if is_colour(cell.text) else ""
                continue
            self._take_status(cell, texts)
        if not self._filled("status"):
            for cell in self._filled("status_text"):
                measure.status = status_of(cell.text) or measure.status
        measure.status_text = "\n\n".join(texts)

    def _take_status(self, cell: Cell, texts: list[str]) -> None:
        measure = self.measure
        meaning = self.context.legend.meaning(cell.text)
        status, _word, more = split_status(cell.text)
        if not status and meaning:
            status, _word, _more = split_status(meaning)
            more = ""
        if is_colour(cell.text):
            measure.colour = colour_of(cell.text)
        if status:
            measure.status = status
            if more:
                texts.insert(0, _tidy(more))
        elif says_nothing(cell.text):
            return
        elif len(cell.text) > 80:
            texts.insert(0, _tidy(cell.text))
        else:
            self._keep(cell.proposal.column, cell.text)
            key = (cell.proposal.column, squash(cell.text))
            self.context.asked[key] = self.context.asked.get(key, 0) + 1

    def _themes(self) -> None:
        for cell in self._filled("theme"):
            if is_mark(cell.text):
                self.measure.themes.append(cell.proposal.column.rpartition(" / ")[2])
            elif not is_empty(cell.text):
                self.measure.themes += [t for t in _LIST.split(cell.text.strip()) if t]
        self.measure.themes = list(dict.fromkeys(self.measure.themes))


def interpret(record: Record, context: Context) -> ReadMeasure:
    """Reads a record; cells that say nothing to us are added to ``context.unread``."""
    return _Interpreter(record, context).read()


def _is_read_by_all(text: str) -> str:
    return _(
        "Im Text steht „{text}“. Wird die Maßnahme veröffentlicht, lesen das alle mit: Bitte "
        "herausnehmen, wenn es nicht öffentlich sein soll."
    ).format(text=text)


def _became_a_date(code: Code) -> str:
    return _(
        "Die Nummer „{shown}“ ist ein Datum. Hat die Tabellenkalkulation sie aus „{typed}“ "
        "gemacht? Dann bitte die Spalte als Text formatieren und die Nummer neu eingeben."
    ).format(shown=code.shown, typed=code.typed)


def _tidy(text: str) -> str:
    """White space put right within each line; the lines stay."""
    return "\n".join(line for line in (squash(line) for line in text.splitlines()) if line)


def _shortened(title: str) -> str:
    """The first sentence of a long title, or as many words as fit."""
    sentence = re.split(r"(?<=[.!?])\s", title, maxsplit=1)[0]
    if len(sentence) <= TITLE_LENGTH:
        return sentence
    return title[: TITLE_LENGTH - 2].rsplit(" ", 1)[0] + " …"
