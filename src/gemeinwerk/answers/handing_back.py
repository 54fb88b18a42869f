"""What was to become of a part of a contribution, once the part is taken back."""

from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.answers.models import Outcome, OutcomeState
from gemeinwerk.answers.operations import in_short
from gemeinwerk.answers.verbs import AnswersVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core.writing import hold_all


def hand_back(part: Contribution, whole: Contribution, by: User | None) -> None:
    """Within a verb, of two that are held: what was to become of a part goes on as a draft for the
    whole it was cut from, under whoever wrote it, so that somebody reads it anew. What is said of
    the whole already is not written over; what was released stays as it was told."""
    present = {_place_of(one) for one in _held(whole)}
    for one in _held(part):
        before = {"outcome": in_short(one)}
        audit.record(AnswersVerb.OUTCOME_REMOVE, part, by=by, before=before)
        if _place_of(one) in present:
            one.delete()
            continue
        one.contribution, one.changed_at = whole, audit.now()
        one.state, one.checked_at, one.checked_by = OutcomeState.DRAFT, None, None
        one.save()
        audit.record(AnswersVerb.OUTCOME_ASSIGN, whole, by=by, after=before)


def _place_of(outcome: Outcome) -> tuple[Any, ...]:
    """Of which a contribution has one alone."""
    lost = outcome.measure_text if outcome.place is None else ""
    return outcome.measure_id, outcome.goal_id, lost, "" if outcome.place else outcome.kind


def _held(contribution: Contribution) -> list[Outcome]:
    rows = Outcome.objects.filter(contribution=contribution)
    return hold_all(rows.select_related("contribution__concept", "measure", "goal"))
