"""A measure of our own exported file as plain values, and what becomes of each cell beside them.

What a cell says word for word is taken. What its column or the database cannot hold stays text of
the measure, and the value stays as it was: nobody's slip of the pen stops a whole file, or empties
a field.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gemeinwerk.actors.models import OrganisationKind
from gemeinwerk.catalogue_files import ReadMeasure, Unit
from gemeinwerk.catalogue_files.results import Exact, Fate, Unread
from gemeinwerk.core.errors import DomainError
from gemeinwerk.german import fold
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.exporting import columns
from gemeinwerk.measures.exporting.codecs import as_text
from gemeinwerk.measures.fields import FIELDS
from gemeinwerk.measures.importing.exact_parts import (
    Rows,
    cells_beside,
    listed_in_words,
    note_of,
    rows_of,
)
from gemeinwerk.measures.importing.lookup import Present
from gemeinwerk.measures.importing.measured import values_of
from gemeinwerk.measures.importing.voiced import strange_voices
from gemeinwerk.measures.models import Goal, Measure
from gemeinwerk.measures.operations import writing

NEW_GOAL = "goal:"
"""Before the number of a goal that is yet to be made, in place of its key."""
# A file for everybody shows nothing of these, so that an empty cell says nothing.
_HOUSE = tuple(one.name for one in FIELDS if one.once or not one.public)
_BY_OTHERS = ("code", "lead_text", "contributing_text")
_PLAIN = tuple(name for name in plain_values.SIMPLE if name not in _BY_OTHERS)
_CODES = re.compile(r"[;,\n]")
_COLUMNS = {one.key: one for one in (*columns.MAIN, *columns.INTERNAL)}


@dataclass
class ExactValues:
    """``values``: plain values of what the file speaks of. ``left``: cells no value says all of.
    ``remarks``: (field, sentence) about what was read from words."""

    values: dict[str, Any] = field(default_factory=dict)
    left: list[Unread] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    measured: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    """Of each note what the file says: key and label always, the rest where it is spoken of."""


def exact_values(
    measure: ReadMeasure, present: Present, mine: Measure | None, new_goals: set[str]
) -> ExactValues:
    """What the file wants a measure to be; `mine` is the measure as it stands, if it is known."""
    assert measure.exact is not None
    return _Taker(measure, measure.exact, present, mine, new_goals).take()


class _Taker:
    def __init__(
        self,
        measure: ReadMeasure,
        exact: Exact,
        present: Present,
        mine: Measure | None,
        new_goals: set[str],
    ) -> None:
        self.measure, self.exact, self.present, self.mine = measure, exact, present, mine
        self.new_goals = new_goals
        self.document = {**exact.document, **exact.internal}
        self.spoken = set(exact.line.spoken)
        self.read_as = dict(exact.line.read_as)
        self.found = ExactValues()

    def take(self) -> ExactValues:
        self._simple()
        self._period()
        self._field()
        self._parties()
        self._answers()
        self._goal()
        self._past()
        self._confirmation()
        for key in plain_values.PARTS:
            self._rows(key)
        self._notes()
        self._measured()
        self._exceptions()
        self.found.left += strange_voices(self.exact.parts.get("voices", []), self.mine)
        self._words()
        for key, text in self.exact.line.strange.items():
            self._leave(key, text, Fate.BESIDE if key in self.found_keys() else Fate.VALUE_STAYS)
        for heading, text in self.exact.line.further.items():
            self._say(heading, text, Fate.KEPT)
        for key, text in self.read_as.items():
            self._remark(key, text)
        return self.found

    def found_keys(self) -> set[str]:
        return set(self.found.values) | (self.spoken - set(_PLAIN))

    # --- what is said of a cell -------------------------------------------------------------------

    def _leave(self, key: str, text: str, fate: Fate = Fate.VALUE_STAYS) -> None:
        """A cell that no value says all of, unless it says what the catalogue says anyway."""
        if self.mine and key in plain_values.SIMPLE and text == self._written(key):
            return
        self._say(_COLUMNS[key].heading, text, fate)

    def _say(self, heading: str, text: str, fate: Fate) -> None:
        line = self.exact.line
        self.found.left.append(Unread(line.sheet, line.number, heading, text, fate))

    def _written(self, key: str) -> str:
        return _shown(key, plain_values.plain(key, getattr(self.mine, key)))

    def _remark(self, key: str, text: str) -> None:
        shown = _shown(key, self.document.get(key)) or (
            _("Daueraufgabe") if self.document["permanent"] else _("leer")
        )
        self.found.remarks.append(
            (key, _("„{text}“ wurde gelesen als: {value}.").format(text=text, value=shown))
        )

    # --- the row ----------------------------------------------------------------------------------

    def _simple(self) -> None:
        """Texts, days, states: each where its column can hold it."""
        house = self.exact.shows_the_house
        for key in _PLAIN:
            if key not in self.spoken or key not in self.document:
                continue
            value = self.document[key]
            if key in _HOUSE and not value and not house:
                continue
            if key == "title" and not value:
                self._title()
                continue
            try:
                plain = plain_values.plain(key, value)
                writing.check_columns({key: plain})
            except (DomainError, ValidationError):
                self._leave(key, self._typed(key), Fate.VALUE_STAYS)
                if key == "title" and self.mine is None:
                    self.found.values["title"] = _shortened(str(value))
                continue
            self.found.values[key] = plain

    def _typed(self, key: str) -> str:
        return self.read_as.pop(key, _shown(key, self.document[key]))

    def _title(self) -> None:
        if self.mine is None:
            self.found.values["title"] = self.measure.code
        else:
            self._say(_COLUMNS["title"].heading, "", Fate.STAYS)

    def _period(self) -> None:
        """An end before its beginning is no period: what the file changed of it stays text."""
        found = self.found.values
        days = {
            name: found.get(name, plain_values.plain(name, getattr(self.mine, name, None)))
            for name in ("start", "end")
        }
        if not (days["start"] and days["end"] and days["end"] < days["start"]):
            return
        for name in ("start", "end"):
            stored = plain_values.plain(name, getattr(self.mine, name, None))
            if name in found and found[name] != stored:
                del found[name]
                self._leave(name, self._typed(name), Fate.VALUE_STAYS)

    def _field(self) -> None:
        if "field" in self.spoken and self.document["field"] is None and self.mine:
            self._say(_COLUMNS["field"].heading, "", Fate.STAYS)

    def _parties(self) -> None:
        """A name the register does not know is kept as text in the field beside it."""
        found, spoken, document = self.found.values, self.spoken, self.document
        lead, typed = self._lead()
        if "lead" in spoken:
            found["lead_unit"] = lead.key if lead else None
        if spoken & {"lead", "lead_text"}:
            texts = [typed]
            if "lead_text" in spoken:
                texts.append(document["lead_text"])
            elif self.mine:
                texts.append(self.mine.lead_text)
            found["lead_text"] = "\n".join(dict.fromkeys(filter(None, texts)))
        if "contributing" in spoken:
            names = [one["name"] for one in document["contributing"]]
            units, left = self._units("contributing", names)
            found["contributing"] = sorted(dict.fromkeys(unit.key for unit in units))
        else:
            left = []
        if "contributing_text" in spoken or left:
            told = document["contributing_text"] if "contributing_text" in spoken else ""
            if "contributing_text" not in spoken and self.mine:
                told = self.mine.contributing_text
            found["contributing_text"] = "\n".join(dict.fromkeys(filter(None, [*left, told])))
        self._short(lead)

    def _lead(self) -> tuple[Unit | None, str]:
        """The unit that leads, and the cell's text where it says more, or something else."""
        lead = self.document["lead"]
        if not lead:
            return None, ""
        units, left = self._units("lead", [lead["name"]])
        known = units[0] if units and units[0].internal else None
        more = left or len(units) > 1 or not known
        return known, self._told(lead["name"]) if more else ""

    def _told(self, name: str) -> str:
        read = self.exact.parties.get(name)
        return read.text if read else name

    def _units(self, column: str, names: list[str]) -> tuple[list[Unit], list[str]]:
        """Those of the measure itself first: two units may be called alike, one may be closed."""
        own: dict[str, Unit] = {}
        for one in (self.mine.lead_unit, *self.mine.contributing.all()) if self.mine else ():
            if one:
                internal = one.kind == OrganisationKind.UNIT
                own[one.name] = Unit(one.pk, one.name, one.abbreviation, (), internal)
        units, left = list[Unit](), list[str]()
        for name in names:
            if name in own:
                units.append(own[name])
                continue
            read = self.exact.parties[name]
            units += read.units
            left += read.beside if read.units else [read.text] if read.text else []
            for kept in filter(None, (read.private, read.doubtful)):
                self._say(_COLUMNS[column].heading, kept, Fate.KEPT)
        return units, left

    def _short(self, lead: Unit | None) -> None:
        """It follows from the unit; where it says something else, that is kept."""
        short = self.exact.line.values["lead_short"]
        known = lead or (self.mine.lead_unit if self.mine and "lead" not in self.spoken else None)
        if "lead_short" in self.spoken and short and (not known or known.abbreviation != short):
            self._say(_COLUMNS["lead_short"].heading, short, Fate.KEPT)

    def _answers(self) -> None:
        if "answers" not in self.spoken:
            return
        codes = [
            code.strip()
            for one in self.document["answers"]
            for code in (
                [one["code"]] if one["code"] in self.present.findings else _CODES.split(one["code"])
            )
            if code.strip()
        ]
        known = [code for code in codes if code in self.present.findings]
        self.found.values["answers"] = sorted({self.present.findings[code] for code in known})
        for code in codes:
            if code not in known:
                self._say(_COLUMNS["answers"].heading, code, Fate.BESIDE)

    def _goal(self) -> None:
        if "goal_ref" not in self.spoken:
            return
        goal = self.document["goal_ref"]
        if goal is None:
            self.found.values["goal_ref"] = None
            return
        typed = self.exact.line.values["goal_ref"]
        known = self.present.goals.get(goal["code"])
        if goal["code"] in self.new_goals and not goal.get("unlisted"):
            self.found.values["goal_ref"] = f"{NEW_GOAL}{goal['code']}"
        elif known and _same_goal(typed, goal, known):
            self.found.values["goal_ref"] = known.pk
        else:
            self._say(_COLUMNS["goal_ref"].heading, typed, Fate.VALUE_STAYS)

    def _past(self) -> None:
        names = ("past_concept", "past_code", "past_title")
        said = [self.exact.line.values[name] for name in names]
        if not set(names) <= self.spoken:
            texts = [text for name, text in zip(names, said, strict=True) if name in self.spoken]
        else:
            texts = said
        stored = self.mine.predecessor_id if self.mine else None
        if tuple(texts) in self.present.calls(stored):
            return
        if set(names) <= self.spoken and not any(said):
            self.found.values["predecessor"] = None
            return
        known = self.present.past_of(said[0], said[1])
        if known and self.present.past[known][2] == said[2]:
            self.found.values["predecessor"] = known
            return
        for name, text in zip(names, said, strict=True):
            old = dict(zip(names, self.present.past.get(stored or 0, ("", "", "")), strict=True))
            if name in self.spoken and text and text != old[name]:
                self._say(_COLUMNS[name].heading, text, Fate.VALUE_STAYS)

    def _confirmation(self) -> None:
        """A unit gives its word, a file does not."""
        said = self.document.get("confirmation")
        stored = self.mine.confirmation if self.mine else "draft"
        if "confirmation" in self.spoken and said and said != stored:
            text = str(_COLUMNS["confirmation"].codec.write(said))
            self._say(_COLUMNS["confirmation"].heading, text, Fate.NOT_TAKEN)

    # --- lists ------------------------------------------------------------------------------------

    def _rows(self, key: str) -> None:
        if key not in self.exact.parts:
            return
        stored = plain_values.values_of(self.mine, [key])[key] if self.mine else []
        lines = self.exact.parts[key]
        if self._of_earlier_days(key):
            return
        if stored and len(lines) != len(stored) and self._has_free_line(key):
            # Whose place a line takes that nobody understands is not to be told: nothing goes.
            text = self.exact.words[key]
            self._say(columns.words_heading(key), text, Fate.VALUE_STAYS)
            return
        found: Rows = rows_of(key, lines, stored)
        self.found.values[key] = found.rows
        self.found.left += found.left
        self.found.remarks += found.remarks

    def _notes(self) -> None:
        for line in self.exact.parts.get("notes", []):
            if self._of_earlier_days("notes"):
                return
            note, left, remarks = note_of(line)
            self.found.left += left
            if not line.spoken:
                continue
            self.found.remarks += remarks
            self.found.notes.append(note)

    def _measured(self) -> None:
        lines = self.exact.parts.get("values", [])
        self.found.measured, left = values_of(lines, self.mine)
        self.found.left += left

    def _exceptions(self) -> None:
        """Who lets a finding stand says so at the measure, not in a file."""
        mine = self.mine
        known = {(one.rule, one.reason) for one in mine.overrides.all()} if mine else set()
        for line in self.exact.parts.get("exceptions", []):
            if self._of_earlier_days("exceptions"):
                return
            self.found.left += cells_beside(line)
            if not line.spoken:
                continue
            said = (line.values["rule"], line.values["reason"])
            if said not in known:
                text = ": ".join(filter(None, said))
                self.found.left.append(
                    Unread(line.sheet, line.number, _("Ausnahmen"), text, Fate.NOT_TAKEN)
                )

    def _words(self) -> None:
        """Cells of CSV that hold no list, such as an error's word."""
        for key, text in self.exact.words.items():
            if key not in self.exact.parts:
                self._say(columns.words_heading(key), text, Fate.VALUE_STAYS)

    def _has_free_line(self, key: str) -> bool:
        return key in self.exact.words and not all(one.spoken for one in self.exact.parts[key])

    def _of_earlier_days(self, key: str) -> bool:
        """Whether the cell says in whole words, as CSV once did, what the catalogue says."""
        lines = self.exact.parts[key]
        if not lines or any(line.spoken for line in lines):
            return False
        return self.exact.words.get(key) == self._in_words(key)

    def _in_words(self, key: str) -> str:
        if self.mine is None:
            return ""
        return listed_in_words(key, self.mine, self.present.notes.get(self.mine.pk, []))


def _shown(key: str, value: Any) -> str:
    return as_text(_COLUMNS[key].codec.write(value))


def _same_goal(typed: str, goal: dict[str, Any], known: Goal) -> bool:
    """Whether the words are those of the goal, or of the file's own list."""
    listed = [] if goal.get("unlisted") else [columns.named(goal), goal["title"]]
    return fold(typed) in {fold(one) for one in (known.code, str(known), known.title, *listed)}


def _shortened(title: str) -> str:
    return title[:498].rsplit(" ", 1)[0] + " …"
