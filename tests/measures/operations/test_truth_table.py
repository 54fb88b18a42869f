"""Which verb is possible in which state of the concept and of the confirmation."""

from collections.abc import Callable

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import FieldOfAction
from gemeinwerk.core.lifecycle import TransitionRefused
from gemeinwerk.measures import operations
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import Measure, Override
from gemeinwerk.measures.operations import TextStands
from tests.factories import ConceptFactory, FieldFactory, GoalFactory

C = Confirmation
Verb = Callable[[Measure, User], object]


def _override(measure: Measure) -> Override:
    return Override.objects.create(
        measure=measure, rule="M204", reason="Pilot", by_name="Jana", at="2026-01-01T00:00Z"
    )


def _take_over(measure: Measure, by: User) -> object:
    later = FieldFactory(
        concept=ConceptFactory(
            municipality=measure.concept.municipality, status=measure.concept.status
        )
    )
    return operations.take_over(measure, into=later, by=by)


TEXT_VERBS: dict[str, Verb] = {
    "create": lambda m, by: operations.create(
        m.concept, by=by, changes={"field": m.field, "title": "Lotsen ausbilden"}
    ),
    "edit": lambda m, by: operations.edit(
        m, changes={"title": "Neu"}, by=by, expected_revision=m.revision
    ),
    "delete": lambda m, by: operations.delete(m, by=by, reason="entfällt"),
    "reorder": lambda m, by: operations.reorder(m.field, order=[m.pk], by=by),
    "bulk_change": lambda m, by: operations.bulk_change(
        m.concept, keys=[m.pk], changes={"priority": "hoch"}, by=by
    ),
    "ask_confirmation": lambda m, by: operations.ask_confirmation(m, by=by),
    "confirm": lambda m, by: operations.confirm(m, by=by, expected_revision=m.revision),
    "return_to_office": lambda m, by: operations.return_to_office(
        m, by=by, reason="Die Stelle fehlt.", expected_revision=m.revision
    ),
    "override_finding": lambda m, by: operations.override_finding(
        m, rule="A303", reason="Pilot", by=by
    ),
    "withdraw_override": lambda m, by: operations.withdraw_override(_override(m), by=by),
    "take_over": _take_over,
    "create_goal": lambda m, by: operations.create_goal(m.field, title="Ziel", by=by),
    "edit_goal": lambda m, by: operations.edit_goal(
        GoalFactory(field=m.field), changes={"title": "Neu"}, by=by
    ),
    "delete_goal": lambda m, by: operations.delete_goal(GoalFactory(field=m.field), by=by),
    "reorder_goals": lambda m, by: operations.reorder_goals(m.field, order=[], by=by),
}
STATUS_VERBS: dict[str, Verb] = {
    "report_status": lambda m, by: operations.report_status(
        m, changes={"implementation": "done"}, by=by, expected_revision=m.revision
    ),
    "bulk_change of the status": lambda m, by: operations.bulk_change(
        m.concept, keys=[m.pk], changes={"implementation": "done"}, by=by
    ),
}
WRITABLE = {"preparation", "participation", "drafting", "deliberation"}


@pytest.mark.parametrize("verb", TEXT_VERBS)
@pytest.mark.parametrize("status", ConceptStatus.values)
def test_the_text_is_written_until_the_concept_is_adopted(
    status: str, verb: str, measure: Measure, editor: User
) -> None:
    measure.concept.status = status
    measure.concept.save()
    before = AuditEntry.objects.count()
    if status in WRITABLE:
        TEXT_VERBS[verb](measure, editor)
    else:
        with pytest.raises(TextStands):
            TEXT_VERBS[verb](measure, editor)
        assert AuditEntry.objects.count() == before


@pytest.mark.parametrize("verb", STATUS_VERBS)
@pytest.mark.parametrize("status", ConceptStatus.values)
def test_the_status_is_reported_in_every_state(
    status: str, verb: str, measure: Measure, editor: User
) -> None:
    measure.concept.status = status
    measure.concept.save()
    STATUS_VERBS[verb](measure, editor)
    measure.refresh_from_db()
    assert measure.implementation == "done"


MOVES = {
    ("ask_confirmation", C.DRAFT): C.ASKED,
    ("ask_confirmation", C.ASKED): None,
    ("ask_confirmation", C.CONFIRMED): C.ASKED,
    ("ask_confirmation", C.RETURNED): C.ASKED,
    ("confirm", C.DRAFT): C.CONFIRMED,
    ("confirm", C.ASKED): C.CONFIRMED,
    ("confirm", C.CONFIRMED): None,
    ("confirm", C.RETURNED): C.CONFIRMED,
    ("return_to_office", C.DRAFT): C.RETURNED,
    ("return_to_office", C.ASKED): C.RETURNED,
    ("return_to_office", C.CONFIRMED): C.RETURNED,
    ("return_to_office", C.RETURNED): None,
}


@pytest.mark.parametrize(("verb", "state"), MOVES)
def test_confirmation_moves(verb: str, state: str, measure: Measure, editor: User) -> None:
    Measure.objects.update(confirmation=state)
    measure.refresh_from_db()
    following = MOVES[verb, C(state)]
    if following is None:
        with pytest.raises(TransitionRefused):
            TEXT_VERBS[verb](measure, editor)
        following = C(state)
    else:
        TEXT_VERBS[verb](measure, editor)
    measure.refresh_from_db()
    assert measure.confirmation == following


AFTER_EDIT_BY_OFFICE = {
    C.DRAFT: C.DRAFT,
    C.ASKED: C.ASKED,
    C.CONFIRMED: C.DRAFT,
    C.RETURNED: C.RETURNED,
}


@pytest.mark.parametrize("state", AFTER_EDIT_BY_OFFICE)
def test_another_hand_takes_the_confirmation_away(
    state: Confirmation, measure: Measure, office: User, editor: User
) -> None:
    Measure.objects.update(confirmation=state)
    TEXT_VERBS["edit"](measure, office)
    measure.refresh_from_db()
    assert measure.confirmation == AFTER_EDIT_BY_OFFICE[state]


@pytest.mark.parametrize("state", C)
def test_the_lead_unit_may_write_what_it_confirmed(
    state: Confirmation, measure: Measure, editor: User
) -> None:
    Measure.objects.update(confirmation=state)
    TEXT_VERBS["edit"](measure, editor)
    measure.refresh_from_db()
    assert measure.confirmation == state


def test_every_verb_leaves_an_entry(measure: Measure, field: FieldOfAction, editor: User) -> None:
    for name in ("edit", "ask_confirmation", "return_to_office", "confirm", "delete"):
        measure = Measure.objects.get(pk=measure.pk)
        TEXT_VERBS[name](measure, editor)
    assert list(AuditEntry.objects.order_by("id").values_list("verb", flat=True)) == [
        "measure.edit",
        "measure.ask_confirmation",
        "measure.return",
        "measure.confirm",
        "measure.delete",
    ]
