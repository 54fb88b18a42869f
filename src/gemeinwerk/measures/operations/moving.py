"""A promised milestone comes later: its unit says when, and why. The promised day stays.

move_milestone(milestone, to=date(2027, 3, 31), reason="Brandschutz", by=user)
"""

from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.lifecycle import DECIDED
from gemeinwerk.core.conflicts import ABSENT, Absent
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures import queries
from gemeinwerk.measures.models import Milestone
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.refusals import (
    ChangedMeanwhile,
    NotPossible,
    require_reason,
)
from gemeinwerk.measures.verbs import MeasuresVerb


@verb
def move_milestone(
    milestone: Milestone,
    *,
    to: date | None,
    reason: str,
    by: User | None,
    seen: date | Absent | None = ABSENT,
) -> Milestone:
    """`to`: the day on which it is expected instead; None: it comes as promised after all.

    `seen` is the day its writer saw there: `ChangedMeanwhile` where somebody put another since.
    """
    measure = writing.lock(milestone.measure)
    present = hold(milestone)
    if measure.concept.status not in DECIDED:
        raise NotPossible(
            _("Solange an der Maßnahme geschrieben wird, ändern Sie den Termin im Text selbst.")
        )
    if to:
        reason = require_reason(
            reason, _("Bitte schreiben Sie, warum sich der Meilenstein verschiebt.")
        )
        _require_movable(present, to)
    else:
        reason = ""
    if (present.moved_to, present.moved_reason) == (to, reason):
        return present
    if seen is not ABSENT and present.moved_to != seen:
        raise ChangedMeanwhile(measure, queries.last_entry(measure))
    before = {"milestone": present.title, "day": present.moved_to or present.due}
    present.moved_to, present.moved_reason = to, reason
    present.save(update_fields=["moved_to", "moved_reason"])
    writing.touch(measure, {})
    audit.record(
        MeasuresVerb.MEASURE_MOVE_MILESTONE if to else MeasuresVerb.MEASURE_KEEP_MILESTONE,
        measure,
        by=by,
        before=before,
        after={"milestone": present.title, "day": to or present.due},
        reason=present.moved_reason,
        public=measure.concept.public,
    )
    return present


def _require_movable(milestone: Milestone, to: date) -> None:
    if milestone.reached_on:
        raise NotPossible(_("Der Meilenstein ist schon erreicht."))
    if milestone.due is None:
        raise NotPossible(_("Der Meilenstein hat keinen zugesagten Tag, der sich verschiebt."))
    if to <= localdate(audit.now()):
        raise NotPossible(_("Der neue Tag liegt nach dem heutigen."))
    if to == milestone.due:
        raise NotPossible(_("Das ist der zugesagte Tag."))
