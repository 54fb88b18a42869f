"""The office lets a single finding of the SMART check stand, and says why."""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.engines.smart import RULES
from gemeinwerk.measures.models import Measure, Override
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.refusals import NotPossible, require_reason
from gemeinwerk.measures.verbs import MeasuresVerb


@verb
def override_finding(measure: Measure, *, rule: str, reason: str, by: User) -> Override:
    """Let what `rule` finds in this measure stand. The reason is shown with the finding."""
    reason = require_reason(
        reason, _("Bitte begründen Sie, warum der Hinweis stehen bleiben darf; es wird gezeigt.")
    )
    if rule not in RULES:
        raise NotPossible(_("Die Regel {rule} gibt es nicht.").format(rule=rule))
    present = writing.lock_text(measure)
    if there := present.overrides.filter(rule=rule).first():
        raise NotPossible(
            _("{name} hat {rule} schon stehen lassen, mit der Begründung: „{reason}“").format(
                name=there.by_name, rule=rule, reason=there.reason
            )
        )
    override = Override.objects.create(
        measure=present, rule=rule, reason=reason, by_name=str(by), at=audit.now()
    )
    audit.record(
        MeasuresVerb.MEASURE_OVERRIDE,
        present,
        by=by,
        after={"rule": rule},
        reason=reason,
        public=present.concept.public,
    )
    return override


@verb
def withdraw_override(override: Override, *, by: User) -> None:
    """The finding counts again."""
    measure = writing.lock_text(override.measure)
    present = hold(override)
    audit.record(
        MeasuresVerb.MEASURE_WITHDRAW_OVERRIDE,
        measure,
        by=by,
        before={"rule": present.rule, "reason": present.reason},
        public=measure.concept.public,
    )
    present.delete()
