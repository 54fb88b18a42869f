"""Changing what is said of a concept as a whole."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.errors import Unfitting
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations.writing import written
from gemeinwerk.concepts.verbs import ConceptsVerb
from gemeinwerk.core.writing import hold, verb

# What the concept says. The rest says who works on it and in which words it is explained; that
# may change at any time.
TEXT = {"title", "motto", "period_start", "period_end", "aim", "commission"}


@verb
def edit(
    concept: Concept,
    *,
    by: User | None,
    seen: Seen = None,
    reason: str = "",
    **values: Any,
) -> Concept:
    """Change fields of the concept, unless somebody wrote them since they were `seen`.

    Raises `Overtaken`. Once decided, the text stands: correcting it needs a reason.
    """
    found = hold(concept)
    before, after = lost_update.apply(found, values, seen=seen, verb=ConceptsVerb.CONCEPT_EDIT)
    if not after:
        return found
    if TEXT & after.keys():
        phases.require("concepts.write", found, override=reason)
    require_fitting(found)
    found.save()
    written(found, verb=ConceptsVerb.CONCEPT_EDIT, by=by, before=before, after=after, reason=reason)
    return found


def require_fitting(concept: Concept) -> None:
    """The period is in order, office and steering group are of the same town."""
    if concept.period_end < concept.period_start:
        raise Unfitting(_("Die Laufzeit endet, bevor sie beginnt."))
    for other in (concept.lead_office, concept.steering):
        if other is not None and other.municipality_id != concept.municipality_id:
            raise Unfitting(_("„{name}“ gehört zu einer anderen Kommune.").format(name=other))
