"""After the decision another unit takes over: what was decided stays in the frozen versions.

hand_over(measure, to=unit, reason="Umorganisation zum 1. Januar", by=user)
"""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation, OrganisationKind
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.lifecycle import DECIDED
from gemeinwerk.core.writing import verb
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.refusals import NotPossible, require_reason
from gemeinwerk.measures.verbs import MeasuresVerb


@verb
def hand_over(measure: Measure, *, to: Organisation, reason: str, by: User) -> Measure:
    """Another unit leads from now on. The word its predecessor gave was given to the decision and
    stands; the reason is public with the change."""
    reason = require_reason(
        reason, _("Bitte schreiben Sie, warum die Federführung wechselt; es steht im Verlauf.")
    )
    present = writing.lock(measure)
    if present.concept.status not in DECIDED:
        raise NotPossible(
            _("Solange an der Maßnahme geschrieben wird, ändern Sie die Federführung im Text.")
        )
    _require_unit(to, present)
    if present.lead_unit_id == to.pk:
        return present
    before = {"lead_unit": str(present.lead_unit) if present.lead_unit else None}
    present.lead_unit = to
    writing.touch(present, {"lead_unit_id": to.pk})
    audit.record(
        MeasuresVerb.MEASURE_HAND_OVER,
        present,
        by=by,
        before=before,
        after={"lead_unit": str(to)},
        reason=reason,
        public=present.concept.public,
    )
    return present


def _require_unit(to: Organisation, measure: Measure) -> None:
    ours = to.municipality_id == measure.concept.municipality_id
    if not ours or to.kind != OrganisationKind.UNIT or not to.active:
        raise NotPossible(_("Übernehmen kann nur ein Fachbereich der Kommune, den es noch gibt."))
