"""What citizens read of steering: a decision with its tasks, where the office says so.

show_decision(decision, public=True, by=user, seen=stamp)
"""

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.monitoring.steering.holding import lock
from gemeinwerk.monitoring.steering.models import Decision
from gemeinwerk.monitoring.steering.verbs import SteeringVerb


@verb
def show_decision(
    decision: Decision, *, public: bool, by: User | None, seen: str | None = None
) -> Decision:
    """Put its wording, who decided and when, and its tasks beside the measure, or take them away.
    `seen` is the stamp of `decision_told`. Pressed twice, it is said once."""
    measure = lock(decision.deviation.measure)
    deviation = hold(decision.deviation)
    present = hold(decision, "body")
    present.deviation, deviation.measure = deviation, measure
    require_same(decision_told(present), seen)
    if present.public != public:
        present.public = public
        present.save(update_fields=["public"])
        done = SteeringVerb.DECISION_SHOW if public else SteeringVerb.DECISION_HIDE
        audit.record(done, present, by=by, public=measure.concept.public)
    return present


def decision_told(decision: Decision) -> list[object]:
    """What would be public; see `core.shown`."""
    columns = (decision.verdict, decision.words, decision.reference, str(decision.decided_on))
    tasks = sorted(decision.assignments.all(), key=lambda one: one.pk)
    told = [[one.text, one.unit_id, str(one.due)] for one in tasks]
    return [decision.public, *columns, decision.body_id, told]
