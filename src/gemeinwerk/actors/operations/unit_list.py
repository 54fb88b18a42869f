"""A pasted list of units: "Name; Kurzzeichen; gehört zu", one a line, all or nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import UnreadableList
from gemeinwerk.actors.models import Organisation, OrganisationKind
from gemeinwerk.actors.operations.organisations import create_organisation, edit_organisation
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.writing import hold_all, verb
from gemeinwerk.german import fold, squash
from gemeinwerk.municipalities.models import Municipality

HEADINGS = {"name", "bezeichnung", "fachbereich", "organisationseinheit", "einheit"}
MOST_LINES = 2000
LONGEST_NAME, LONGEST_ABBREVIATION = 200, 30  # as the model has it


@dataclass(frozen=True)
class UnitLine:
    """A line of the list; `number` counts from 1 as the text shows it."""

    number: int
    name: str
    abbreviation: str
    parent: str


@dataclass(frozen=True)
class UnitsTakenOver:
    new: int
    changed: int
    same: int


def read_unit_list(text: str) -> list[UnitLine]:
    """The lines of a list with semicolons, or tabs as a spreadsheet copies them."""
    lines: list[UnitLine] = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [squash(cell) for cell in line.split("\t" if "\t" in line else ";")]
        if not any(cells) or (not lines and fold(cells[0]) in HEADINGS):
            continue
        name, abbreviation, parent = [*cells, "", ""][:3]
        lines.append(UnitLine(number, name, abbreviation, parent))
    return lines


@verb
def take_over_units(
    municipality: Municipality, *, by: User | None, lines: Sequence[UnitLine]
) -> UnitsTakenOver:
    """Create the units of a list, and bring those that exist up to it.

    Raises `UnreadableList` with every line that cannot be taken over; then nothing was.
    """
    _refuse_unreadable(lines)
    known = _Known(municipality)
    outcome = Counter[str]()
    for line in lines:
        outcome[known.take(line, by)] += 1
    problems = [problem for line in lines if (problem := known.place(line, by))]
    if problems:
        raise _refusal(problems)
    placed = outcome["same"] - known.moved
    return UnitsTakenOver(outcome["new"], outcome["changed"] + known.moved, placed)


class _Known:
    """The units of the town while a list is taken over, by what they are called."""

    def __init__(self, municipality: Municipality) -> None:
        self.municipality = municipality
        units = hold_all(
            Organisation.objects.filter(municipality=municipality, kind=OrganisationKind.UNIT)
        )
        self.by_name = {fold(unit.name): unit for unit in units}
        self.untouched: set[int] = set()
        self.moved = 0

    def take(self, line: UnitLine, by: User | None) -> str:
        """Make sure that the unit exists: "new", "changed" or "same"."""
        key = fold(line.name)
        unit = self.by_name.get(key)
        if unit is None:
            self.by_name[key] = create_organisation(
                self.municipality,
                by=by,
                kind=OrganisationKind.UNIT,
                name=line.name,
                abbreviation=line.abbreviation,
            )
            return "new"
        if line.abbreviation and line.abbreviation != unit.abbreviation:
            self.by_name[key] = edit_organisation(unit, by=by, abbreviation=line.abbreviation)
            return "changed"
        self.untouched.add(unit.pk)
        return "same"

    def place(self, line: UnitLine, by: User | None) -> str:
        """Hang the unit where it belongs; what is wrong with that, or an empty text."""
        if not line.parent:
            return ""
        unit, parent = self.by_name[fold(line.name)], self._find(line.parent)
        if parent is None:
            return _("Zeile {number}: „{parent}“ kommt weder in der Liste noch bisher vor.").format(
                number=line.number, parent=line.parent
            )
        if unit.parent_id == parent.pk:
            return ""
        try:
            self.by_name[fold(line.name)] = edit_organisation(unit, by=by, parent=parent)
        except DomainError as refusal:
            return _("Zeile {number}: {problem}").format(
                number=line.number, problem=refusal.message
            )
        self.moved += unit.pk in self.untouched
        return ""

    def _find(self, text: str) -> Organisation | None:
        """By name, else by abbreviation where only one unit has it."""
        if unit := self.by_name.get(fold(text)):
            return unit
        short = [unit for unit in self.by_name.values() if fold(unit.abbreviation) == fold(text)]
        return short[0] if len(short) == 1 else None


def _refuse_unreadable(lines: Sequence[UnitLine]) -> None:
    if not lines:
        raise _refusal([_("Die Liste ist leer.")])
    if len(lines) > MOST_LINES:
        raise _refusal(
            [_("Die Liste hat mehr als {most} Zeilen. Bitte teilen.").format(most=MOST_LINES)]
        )
    names = Counter(fold(line.name) for line in lines)
    problems = [
        _("Zeile {number}: {problem}").format(number=line.number, problem=problem)
        for line in lines
        if (problem := _problem(line, names))
    ]
    if problems:
        raise _refusal(problems)


def _problem(line: UnitLine, names: Counter[str]) -> str:
    if not line.name:
        return _("Der Name fehlt.")
    if names[fold(line.name)] > 1:
        return _("„{name}“ steht mehrmals in der Liste.").format(name=line.name)
    if len(line.name) > LONGEST_NAME or len(line.abbreviation) > LONGEST_ABBREVIATION:
        return _("Name oder Kurzzeichen ist zu lang.")
    return ""


def _refusal(problems: list[str]) -> UnreadableList:
    return UnreadableList(
        _("Es wurde nichts übernommen. Bitte ändern und noch einmal versuchen:"), problems
    )
