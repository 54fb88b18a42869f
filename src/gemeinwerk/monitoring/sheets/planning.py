"""What each cell of a sheet would change. Nothing is written here."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from gemeinwerk.core.quoting import one_of, quoted
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.errors import WITH_OFFICE
from gemeinwerk.monitoring.forms import ReportForm
from gemeinwerk.monitoring.lifecycle import WRITABLE
from gemeinwerk.monitoring.models import Report
from gemeinwerk.monitoring.sheets.choices import choices
from gemeinwerk.monitoring.sheets.layout import NOTHING_NEW
from gemeinwerk.monitoring.sheets.reading import SheetRow

LANGUAGES = ("de", "en")
_CHOSEN = ("implementation", "course", "light", NOTHING_NEW)


class Outcome(Enum):
    NEW = "new"
    CLASH = "clash"
    """Somebody saved something else in the browser since: a person chooses."""
    REFUSED = "refused"
    """Not a day, no number, no choice: nothing of the file is taken."""
    LEFT_OUT = "left_out"
    """With the office, or no longer theirs: what stands in the file has no place to go."""


@dataclass(frozen=True)
class Entry:
    """A cell that says something else than when the file was written. ``report``: None where the
    reader may not write it; ``now`` and ``wanted``: plain; ``why``: in a sentence, "" where the
    outcome says it."""

    row: SheetRow
    name: str
    outcome: Outcome
    report: Report | None = None
    now: str = ""
    wanted: str = ""
    why: str = ""

    @property
    def place(self) -> str:
        """The cell; of the day that goes with a number, the number's."""
        kind, _dash, index = self.name.partition("-")
        beside = f"value-{index}" if kind == "day" else self.name
        return self.row.places.get(self.name) or self.row.places.get(beside, "")

    @property
    def key(self) -> str:
        """Names the choice on the page."""
        return f"{self.row.report}-{self.name}"

    @property
    def label(self) -> str:
        if self.report is None:
            return ""
        return _("Nichts Neues") if self.name == NOTHING_NEW else said.label(self.report, self.name)

    @property
    def now_in_full(self) -> str:
        return self.in_full(self.now)

    @property
    def wanted_in_full(self) -> str:
        return self.in_full(self.wanted)

    def in_full(self, value: str) -> str:
        if self.report is None:
            return value
        if self.name == NOTHING_NEW:
            return _("ja") if value else "–"
        return said.in_full(self.report, self.name, value)


@dataclass(frozen=True)
class Planned:
    entries: list[Entry]

    def of(self, outcome: Outcome) -> list[Entry]:
        return [one for one in self.entries if one.outcome is outcome]

    @property
    def new(self) -> list[Entry]:
        return self.of(Outcome.NEW)

    @property
    def clashes(self) -> list[Entry]:
        return self.of(Outcome.CLASH)

    @property
    def refused(self) -> list[Entry]:
        return self.of(Outcome.REFUSED)

    @property
    def left_out(self) -> list[Entry]:
        return self.of(Outcome.LEFT_OUT)

    def told(self) -> list[Any]:
        """The same as long as the same would be written, see `core.shown`."""
        return [[one.key, one.outcome.value, one.now, one.wanted] for one in self.entries]


def planned(reports: Iterable[Report], rows: Iterable[SheetRow]) -> Planned:
    """`reports`: those the reader may write, with measure and round; no query."""
    known = {one.pk: one for one in reports}
    return Planned([entry for row in rows for entry in _of_row(known.get(row.report), row)])


def _of_row(report: Report | None, row: SheetRow) -> Iterator[Entry]:
    if report is None:
        why = _("Diese Maßnahme melden Sie nicht mehr, oder die Runde ist abgeschlossen.")
        yield Entry(row, said.COLUMNS[0], Outcome.LEFT_OUT, why=why)
        return
    cells, refused = _cells(row)
    form = ReportForm(_typed(report, row, cells), report=report)
    form.is_valid()
    refused |= {
        name: f"{quoted(row.told[name])}: {' '.join(map(str, errors))}"
        for name, errors in form.errors.items()
        if name in row.told and name not in refused
    }
    stored, changes = said.values_of(report), form.changes
    stored[NOTHING_NEW] = "yes" if report.nothing_new else ""
    if NOTHING_NEW in cells and cells[NOTHING_NEW] != row.base.get(NOTHING_NEW, ""):
        changes[NOTHING_NEW] = cells[NOTHING_NEW]
    for name, why in refused.items():
        changes.pop(name, None)
        yield Entry(row, name, Outcome.REFUSED, report, stored[name], row.told[name], why)
    if changes.get(NOTHING_NEW) and (len(changes) > 1 or refused):
        why = _("Etwas Neues und „Nichts Neues“ zugleich: Bitte leeren Sie eine der Zellen.")
        yield Entry(row, NOTHING_NEW, Outcome.REFUSED, report, "", "yes", why)
        del changes[NOTHING_NEW]
    for name, wanted in changes.items():
        if wanted != stored[name]:
            yield _entry(report, row, name, stored[name], wanted)


def _entry(report: Report, row: SheetRow, name: str, now: str, wanted: str) -> Entry:
    if report.state not in WRITABLE:
        return Entry(row, name, Outcome.LEFT_OUT, report, now, wanted, str(WITH_OFFICE))
    outcome = Outcome.NEW if row.base.get(name, "") == now else Outcome.CLASH
    return Entry(row, name, outcome, report, now, wanted)


def _cells(row: SheetRow) -> tuple[dict[str, str], dict[str, str]]:
    """What stands in the cells, choices as their values; and of those that are none, why."""
    cells, refused = dict(row.told), dict[str, str]()
    for name in _CHOSEN:
        word = cells.get(name, "")
        if not word:
            continue
        value = _values(name).get(word.casefold())
        if value is None:
            listed = [known for _value, known in choices(name)]
            refused[name] = _("„{word}“ steht nicht zur Wahl, sondern {words}.").format(
                word=word, words=one_of(listed)
            )
            del cells[name]
        else:
            cells[name] = value
    return cells, refused


def _values(name: str) -> dict[str, str]:
    """Word of a choice, in either language, to its value."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with translation.override(language):
            found |= {word.casefold(): value for value, word in choices(name)}
    return found


def _typed(report: Report, row: SheetRow, cells: Mapping[str, str]) -> dict[str, str]:
    """As a page would send it."""
    prefix = f"m{report.pk}"
    sent = {f"{prefix}-{name}": text for name, text in cells.items() if name != NOTHING_NEW}
    return sent | {f"{prefix}-base": json.dumps(row.base)}
