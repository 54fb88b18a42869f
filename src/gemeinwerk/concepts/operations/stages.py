"""The stages of the process. What was planned is kept beside what came."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.errors import Taken, Unfitting
from gemeinwerk.concepts.models import Concept, Phase
from gemeinwerk.concepts.operations.writing import move, put_last, written
from gemeinwerk.concepts.verbs import ConceptsVerb
from gemeinwerk.core.writing import hold, verb


@verb
def add_phase(concept: Concept, *, by: User | None, title: str, **details: Any) -> Phase:
    """A phase after the others; `details` are further fields of the model."""
    found = hold(concept)
    phases.require("concepts.plan", found)
    new = Phase(concept=found, title=title, **details)
    _require_order(new)
    if found.phases.filter(title=title, planned_start=new.planned_start).exists():
        raise Taken(_("Die Phase „{title}“ steht schon da.").format(title=title))
    put_last(new, found.phases.all())
    new.save()
    written(found, verb=ConceptsVerb.PHASE_ADD, by=by, after={"phase": title, **details})
    return new


@verb
def edit_phase(phase: Phase, *, by: User | None, seen: Seen = None, **values: Any) -> Phase:
    concept = hold(phase.concept)
    found = hold(phase)
    about = {"phase": found.title}
    before, after = lost_update.apply(
        found, values, seen=seen, verb=ConceptsVerb.PHASE_EDIT, recorded_with=concept
    )
    if after:
        phases.require("concepts.plan", concept)
        _require_order(found)
        found.save()
        written(
            concept, verb=ConceptsVerb.PHASE_EDIT, by=by, before=about | before, after=about | after
        )
    return found


@verb
def move_phase(phase: Phase, *, by: User | None, up: bool = False, to: int | None = None) -> None:
    """One place up or down, or to a place counted from 0."""
    concept = hold(phase.concept)
    phases.require("concepts.plan", concept)
    found = hold(phase)
    if move(found, concept.phases.all(), up=up, to=to):
        order = list(concept.phases.all())
        written(
            concept, verb=ConceptsVerb.PHASE_MOVE, by=by, after={"phase": found, "order": order}
        )


@verb
def remove_phase(phase: Phase, *, by: User | None) -> None:
    """Only a phase that has not begun: what came is part of the history."""
    concept = hold(phase.concept)
    phases.require("concepts.plan", concept)
    found = hold(phase)
    if found.actual_start or found.actual_end:
        raise Unfitting(
            _("„{phase}“ hat schon begonnen und bleibt deshalb stehen.").format(phase=found)
        )
    written(concept, verb=ConceptsVerb.PHASE_REMOVE, by=by, before={"phase": found})
    found.delete()


def _require_order(phase: Phase) -> None:
    _in_order(phase.planned_start, phase.planned_end, _("Das geplante Ende liegt vor dem Beginn."))
    _in_order(
        phase.actual_start, phase.actual_end, _("Das tatsächliche Ende liegt vor dem Beginn.")
    )


def _in_order(start: date | None, end: date | None, refusal: str) -> None:
    if start and end and end < start:
        raise Unfitting(refusal)
