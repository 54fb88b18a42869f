"""A concept goes on to its next status, or back with a reason."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts import queries
from gemeinwerk.concepts.errors import GuardRefused, ReasonMissing
from gemeinwerk.concepts.lifecycle import LIFECYCLE, ConceptStatus, goes_back
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations.writing import written
from gemeinwerk.concepts.verbs import ConceptsVerb
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.writing import hold, verb

Guard = Callable[[Concept], None]
_guards: dict[str, list[Guard]] = defaultdict(list)


class Missing(DomainError):
    """Something is still to be done before the next status."""


def register_guard(status: str, guard: Guard) -> None:
    """Ask `guard(concept)` before a concept reaches `status`; it refuses with a DomainError."""
    if guard not in _guards[status]:
        _guards[status].append(guard)


def missing_for(concept: Concept, to: str) -> list[str]:
    """What is still to be done before the concept may reach a status; a step back needs nothing."""
    if goes_back(concept.status, to):
        return []
    return [sentence for guard in _guards[to] if (sentence := _refusal(guard, concept))]


@verb
def advance(
    concept: Concept,
    *,
    by: User | None,
    to: str,
    reason: str = "",
    decided_on: date | None = None,
    paper: str = "",
) -> Concept:
    """Give the concept the status `to`. A decision names its day and its paper.

    Raises `TransitionRefused`, `ReasonMissing` for a step back, and `GuardRefused` with all that
    is missing.
    """
    found = hold(concept)
    LIFECYCLE.require(found, to)
    if goes_back(found.status, to) and not reason.strip():
        raise ReasonMissing(_("Ein Schritt zurück braucht eine Begründung."))
    before: dict[str, Any] = {"status": found.status}
    after: dict[str, Any] = {"status": str(to)}
    if to == ConceptStatus.ADOPTED:
        found.decided_on, found.paper = decided_on, paper.strip()
        if not (found.decided_on and found.paper):
            raise Missing(_("Zum Beschluss gehören der Tag und die Nummer der Drucksache."))
        after |= {"decided_on": found.decided_on, "paper": found.paper}
    if missing := missing_for(found, to):
        raise GuardRefused(missing)
    found.status = to
    found.save(update_fields=["status", "decided_on", "paper"])
    written(
        found, verb=ConceptsVerb.CONCEPT_ADVANCE, by=by, before=before, after=after, reason=reason
    )
    return found


def _refusal(guard: Guard, concept: Concept) -> str:
    try:
        guard(concept)
    except DomainError as refusal:
        return refusal.message
    return ""


# --- what concepts itself asks for --------------------------------------------------------------


def _has_fields(concept: Concept) -> None:
    if not concept.fields.exists():
        raise Missing(_("Das Konzept hat noch kein Handlungsfeld."))


def _has_taken_up_findings(concept: Concept) -> None:
    if unanswered := queries.open_findings(concept):
        raise Missing(
            _(
                "Noch offen sind Befunde der Bestandsaufnahme: {codes}. Jeder braucht eine "
                "Maßnahme, einen anderen Ort oder eine begründete Ablehnung."
            ).format(codes=", ".join(finding.code for finding in unanswered))
        )


def _has_successor(concept: Concept) -> None:
    in_force = (ConceptStatus.ADOPTED, ConceptStatus.IMPLEMENTATION, ConceptStatus.EVALUATED)
    if not concept.successors.filter(status__in=in_force).exists():
        raise Missing(
            _("Abgelöst ist ein Konzept erst, wenn seine nächste Auflage beschlossen ist.")
        )


register_guard(ConceptStatus.PARTICIPATION, _has_fields)
register_guard(ConceptStatus.DELIBERATION, _has_fields)
register_guard(ConceptStatus.DELIBERATION, _has_taken_up_findings)
register_guard(ConceptStatus.SUPERSEDED, _has_successor)
