"""Goals of a field: clearly defined, measurable, with a date."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import FieldOfAction
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.measures import queries
from gemeinwerk.measures.models import Goal
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.refusals import Kept, NotPossible
from gemeinwerk.measures.verbs import MeasuresVerb


@verb
def create_goal(
    field: FieldOfAction, *, title: str, by: User | None, code: str = "", due: date | None = None
) -> Goal:
    """A new goal at the end of its field; without a code the next free one is taken."""
    concept = hold(field.concept)
    writing.require_writable(concept)
    present = hold(field)
    if there := Goal.objects.filter(field=present, title=title.strip()).first():
        raise NotPossible(
            _("Dieses Ziel steht schon da, mit der Nummer {code}.").format(code=there.code)
        )
    goal = Goal(concept=concept, field=present, title=title.strip(), due=due)
    goal.code = code.strip() or queries.next_goal_code(present)
    _check(goal)
    goal.position = queries.next_position(Goal.objects.filter(field=present))
    goal.save()
    audit.record(MeasuresVerb.GOAL_CREATE, goal, by=by, after=_values(goal), public=concept.public)
    return goal


@verb
def edit_goal(
    goal: Goal,
    *,
    changes: Mapping[str, Any],
    by: User | None,
    seen: Mapping[str, Any] | None = None,
) -> Goal:
    """Write code, title or date. Measures that name the goal are found by its new words."""
    writing.require_writable(hold(goal.concept))
    present = hold(goal, "concept", "field")
    before, after = lost_update.apply(present, changes, seen=seen, verb=MeasuresVerb.GOAL_EDIT)
    if not after:
        return present
    _check(present)
    present.save(update_fields=list(after))
    writing.refresh_search(present.measures.all())
    audit.record(
        MeasuresVerb.GOAL_EDIT,
        present,
        by=by,
        before=before,
        after=after,
        public=present.concept.public,
    )
    return present


@verb
def delete_goal(goal: Goal, *, by: User) -> None:
    """Refused while measures serve the goal."""
    writing.require_writable(hold(goal.concept))
    present = hold(goal, "concept")
    serving = list(present.measures.values_list("code", flat=True))
    if serving:
        raise Kept(
            _(
                "Zum Ziel {code} tragen noch Maßnahmen bei: {measures}. Ordnen Sie diese "
                "zuerst einem anderen Ziel zu."
            ).format(code=present.code, measures=", ".join(serving))
        )
    audit.record(
        MeasuresVerb.GOAL_DELETE,
        present,
        by=by,
        before=_values(present),
        public=present.concept.public,
    )
    present.delete()


@verb
def reorder_goals(field: FieldOfAction, *, order: Sequence[int], by: User) -> None:
    """Put a field's goals into the order of their keys; those not named stay behind."""
    concept = hold(field.concept)
    writing.require_writable(concept)
    line = hold(field)
    present = sorted(
        hold_all(Goal.objects.filter(field=line)), key=lambda goal: (goal.position, goal.pk)
    )
    rank = {pk: place for place, pk in enumerate(order)}
    wanted = sorted(present, key=lambda goal: rank.get(goal.pk, len(rank)))
    if wanted == present:
        return
    for position, goal in enumerate(wanted):
        goal.position = position
    Goal.objects.bulk_update(wanted, ["position"])
    audit.record(
        MeasuresVerb.GOAL_REORDER,
        line,
        by=by,
        before={"order": [goal.code for goal in present]},
        after={"order": [goal.code for goal in wanted]},
        public=concept.public,
    )


def _values(goal: Goal) -> dict[str, Any]:
    return {name: getattr(goal, name) for name in ("code", "title", "due")}


def _check(goal: Goal) -> None:
    if not goal.title:
        raise NotPossible(_("Bitte schreiben Sie das Ziel als Satz."))
    others = Goal.objects.filter(concept_id=goal.concept_id, code=goal.code).exclude(pk=goal.pk)
    if others.exists():
        raise NotPossible(
            _("Die Nummer {code} ist schon vergeben. Frei ist zum Beispiel {free}.").format(
                code=goal.code, free=queries.next_goal_code(goal.field)
            )
        )
