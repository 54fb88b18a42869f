"""Whether the leads of a concept's measures answer: the figure, and who does not, and why.

A lead is living unless nobody is named, its unit was dissolved, nobody in it can be reached, a mail
to it came back, or it has not answered in the last two rounds it was asked in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.lifecycle import CLOSED
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.notices import reach
from gemeinwerk.monitoring.lifecycle import HANDED_IN
from gemeinwerk.monitoring.models import Report, RoundState
from gemeinwerk.notices.models import Notice, NoticeState

_OF_A_UNIT = tuple(f"lead_unit__{name}" for name in ("name", "abbreviation", "active", "email"))
ROUNDS = 2
"""So many rounds without an answer."""


class Why(Enum):
    NOBODY = "nobody"
    DISSOLVED = "dissolved"
    UNREACHED = "unreached"
    CAME_BACK = "came_back"
    SILENT = "silent"
    NEVER_LOOKED = "never_looked"
    """Silent, and nobody of it has ever opened the page."""

    @property
    def sentence(self) -> str:
        return {
            Why.NOBODY: _("Kein Fachbereich führt diese Maßnahmen."),
            Why.DISSOLVED: _("Den Fachbereich gibt es nicht mehr."),
            Why.UNREACHED: _("Niemand im Fachbereich ist zu erreichen."),
            Why.CAME_BACK: _("Eine Mail dorthin kam zurück."),
            Why.SILENT: _("Hat in zwei Runden nicht geantwortet."),
            Why.NEVER_LOOKED: _("Hat in zwei Runden nicht geantwortet und nie nachgesehen."),
        }[self]


@dataclass
class Lead:
    """A unit with the unfinished measures it leads; None: those nobody leads."""

    unit: Organisation | None
    measures: list[Measure] = field(default_factory=list)
    """With their number and nothing else."""
    why: list[Why] = field(default_factory=list)

    @property
    def is_living(self) -> bool:
        return not self.why


@dataclass(frozen=True)
class Leads:
    """``dead``: those with most measures first."""

    dead: list[Lead]
    measures: int
    living: int

    @property
    def share(self) -> int:
        """Of the measures, in per cent, rounded down: a hundred only where all are living."""
        return 100 * self.living // self.measures if self.measures else 100


def leads_of(concept: Concept, today: date) -> Leads:
    """Four queries, however many measures and rounds."""
    open_ones = Measure.objects.filter(concept=concept).exclude(implementation__in=CLOSED)
    rows = open_ones.select_related("lead_unit").only("code", *_OF_A_UNIT)
    by_unit: dict[Organisation | None, Lead] = {}
    for measure in rows.order_by("field__position", "position", "pk"):
        unit = measure.lead_unit
        by_unit.setdefault(unit, Lead(unit)).measures.append(measure)
    people = reach([unit for unit in by_unit if unit])
    failed = _came_back(concept, {p.email for found in people.values() for p in found})
    silent = _silent(concept, today)
    for unit, lead in by_unit.items():
        lead.why = _why(unit, people.get(unit.pk, []) if unit else [], failed, silent)
    dead = sorted(
        (one for one in by_unit.values() if not one.is_living),
        key=lambda one: (-len(one.measures), str(one.unit)),
    )
    total = sum(len(one.measures) for one in by_unit.values())
    return Leads(dead, total, total - sum(len(one.measures) for one in dead))


def _why(
    unit: Organisation | None, people: Iterable[Any], failed: set[str], silent: dict[int, Why]
) -> list[Why]:
    if unit is None:
        return [Why.NOBODY]
    if not unit.active:
        return [Why.DISSOLVED]
    found = []
    emails = {person.email.lower() for person in people}
    if not emails:
        found.append(Why.UNREACHED)
    elif emails <= failed:
        found.append(Why.CAME_BACK)
    if unit.pk in silent:
        found.append(silent[unit.pk])
    return found


def _came_back(concept: Concept, emails: set[str]) -> set[str]:
    """Addresses whose newest mail of a round could not be delivered."""
    newest: dict[str, str] = {}
    told = Notice.objects.filter(
        municipality=concept.municipality_id,
        kind__startswith="report.",
        recipient__in=emails,
        state__in=(NoticeState.SENT, NoticeState.FAILED),
    )
    for address, state in told.order_by("pk").values_list("recipient", "state"):
        newest[address.lower()] = state
    return {address for address, state in newest.items() if state == NoticeState.FAILED}


def _silent(concept: Concept, today: date) -> dict[int, Why]:
    """Units that were asked in the last rounds whose day is over, and answered in none."""
    over = concept.rounds.filter(Q(due__lt=today) | Q(state=RoundState.CLOSED))
    last = over.order_by("-opened_at", "-pk").values("pk")[:ROUNDS]
    # Nobody is blamed for what was another unit's when it was asked.
    own = Report.objects.filter(round__in=last, unit=F("measure__lead_unit"))
    told = own.values_list("unit", "round", "state", "first_seen_at")
    asked: dict[int, set[int]] = {}
    answered, looked = set[int](), set[int]()
    for unit, round_id, state, seen_at in told:
        assert unit is not None
        asked.setdefault(unit, set()).add(round_id)
        if state in HANDED_IN:
            answered.add(unit)
        if seen_at:
            looked.add(unit)
    return {
        unit: Why.SILENT if unit in looked else Why.NEVER_LOOKED
        for unit, rounds in asked.items()
        if len(rounds) == ROUNDS and unit not in answered
    }
