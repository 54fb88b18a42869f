"""Who leads a measure and who works with them, of the cells that name units."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files.values.money import Cell
from gemeinwerk.catalogue_files.words.legend import Legend
from gemeinwerk.german.parties import Parties, Register

_NOBODY = Parties((), (), "")


@dataclass
class Found:
    """``kept``: persons, how to reach them, and what may be a unit or a person. ``partly``: what
    names nobody. ``remarks``: (field, sentence)."""

    lead: Parties = _NOBODY
    contributing: Parties = _NOBODY
    kept: list[tuple[Cell, str]] = field(default_factory=list)
    partly: list[tuple[Cell, str]] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)


def read_parties(
    lead: list[Cell], contributing: list[Cell], register: Register, legend: Legend
) -> Found:
    """A cell itself may say who leads and who helps: "Amt 65 (FF), Amt 51"."""
    found = Found()
    helping: list[Parties] = []
    for cell in lead:
        found.lead = _named(cell, register, legend, found)
        if found.lead.helping:
            helping.append(found.lead.helping)
        if len(found.lead.names) > 1 and register:
            found.remarks.append(("lead", _several_leads(found.lead)))
    for cell in contributing:
        named = _named(cell, register, legend, found)
        if named.said and not found.lead.names:
            found.lead, named = named, replace(_NOBODY, helping=named.helping)
        helping += [one for one in (named, named.helping) if one]
    found.contributing = _together(helping)
    return found


def _together(some: Iterable[Parties]) -> Parties:
    each = list(some)
    return Parties(
        tuple(dict.fromkeys(unit for one in each for unit in one.units)),
        tuple(dict.fromkeys(name for one in each for name in one.others)),
        "; ".join(dict.fromkeys(one.text for one in each if one.text)),
    )


def _named(cell: Cell, register: Register, legend: Legend, found: Found) -> Parties:
    named = _who(cell.text, register, legend)
    if named.private:
        found.kept.append((cell, named.private))
    if named.doubtful:
        found.kept.append((cell, named.doubtful))
        found.remarks.append((cell.proposal.field, _unit_or_person(named.doubtful)))
    if named.rest:
        found.partly.append((cell, named.rest))
    return named


def _who(text: str, register: Register, legend: Legend) -> Parties:
    found = register.parties(text)
    meaning = legend.meaning(text)
    if not found.units and meaning and register.parties(meaning).units:
        return replace(register.parties(meaning), text=found.text)
    return found


def _several_leads(lead: Parties) -> str:
    return _(
        "Mehrere Fachbereiche in der Federführung: {names}. Der erste gilt als federführend, die "
        "übrigen wirken mit."
    ).format(names=", ".join(lead.names))


def _unit_or_person(text: str) -> str:
    return _(
        "„{text}“ kann ein Fachbereich sein oder zu einer Person gehören. Es bleibt als Text bei "
        "der Maßnahme und wird nicht öffentlich. Ist es ein Fachbereich, bitte bei der Maßnahme "
        "eintragen oder ins Verzeichnis der Akteur*innen aufnehmen."
    ).format(text=text)
