from datetime import date

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import FieldOfAction
from gemeinwerk.measures import operations
from gemeinwerk.measures.models import Goal, Measure
from gemeinwerk.measures.operations import Kept, NotPossible, ReasonMissing
from tests.factories import (
    ConceptFactory,
    CostLineFactory,
    FieldFactory,
    GoalFactory,
    IndicatorFactory,
    MeasureFactory,
    MilestoneFactory,
    ThemeFactory,
)
from tests.measures.searched import found


def test_a_goal_gets_the_next_number_and_place(field: FieldOfAction, office: User) -> None:
    goals = [operations.create_goal(field, title=f"Ziel {n}", by=office) for n in range(2)]
    assert [(goal.code, goal.position) for goal in goals] == [("Z1.1", 0), ("Z1.2", 1)]


def test_a_goals_new_words_are_found_with_its_measures(
    field: FieldOfAction, measure: Measure, office: User
) -> None:
    goal = GoalFactory(field=field)
    Measure.objects.update(goal_ref=goal)
    operations.edit_goal(goal, changes={"title": "Weniger Barrieren in Ämtern"}, by=office)
    assert found("Barriere").get() == measure
    assert AuditEntry.objects.get().after == {"title": "Weniger Barrieren in Ämtern"}


def test_a_goal_stays_while_measures_serve_it(
    field: FieldOfAction, measure: Measure, office: User
) -> None:
    goal = GoalFactory(field=field)
    Measure.objects.update(goal_ref=goal)
    with pytest.raises(Kept, match=r"1\.1"):
        operations.delete_goal(goal, by=office)
    Measure.objects.update(goal_ref=None)
    operations.delete_goal(goal, by=office)
    assert not Goal.objects.exists()


def test_goals_and_measures_are_put_in_order(field: FieldOfAction, office: User) -> None:
    goals = [GoalFactory(field=field, code=f"Z{n}", position=n) for n in range(3)]
    operations.reorder_goals(field, order=[goals[2].pk, goals[0].pk], by=office)
    assert [goal.code for goal in field.goals.all()] == ["Z2", "Z0", "Z1"]
    measures = [MeasureFactory(field=field, code=f"1.{n}", position=n) for n in range(3)]
    operations.reorder(field, order=[measures[1].pk, measures[0].pk], by=office)
    assert [measure.code for measure in field.measures.all()] == ["1.1", "1.0", "1.2"]
    assert AuditEntry.objects.latest("id").before == {"order": ["1.0", "1.1", "1.2"]}


def test_an_exception_needs_a_reason_and_is_made_once(measure: Measure, office: User) -> None:
    with pytest.raises(ReasonMissing):
        operations.override_finding(measure, rule="M204", reason="", by=office)
    with pytest.raises(NotPossible, match="X999"):
        operations.override_finding(measure, rule="X999", reason="Pilot", by=office)
    override = operations.override_finding(measure, rule="M204", reason="Pilot", by=office)
    assert override.by_name == "Jana Beispiel"
    with pytest.raises(NotPossible, match="hat M204 schon stehen lassen, mit der Begründung"):
        operations.override_finding(measure, rule="M204", reason="Noch einmal", by=office)
    operations.withdraw_override(override, by=office)
    assert AuditEntry.objects.latest("id").before == {"rule": "M204", "reason": "Pilot"}


def test_what_is_taken_over_begins_as_a_draft_tied_to_its_origin(
    measure: Measure, office: User
) -> None:
    MilestoneFactory(measure=measure, title="Vertrag", reached_on=date(2025, 6, 1))
    MilestoneFactory(measure=measure, title="Zweiter Kurs", due=date(2028, 1, 1))
    IndicatorFactory(measure=measure)
    CostLineFactory(measure=measure)
    measure.themes.add(ThemeFactory(concept=measure.concept, title="Gender"))
    Measure.objects.update(confirmation="confirmed", implementation="partly", status_text="halb")
    later = FieldFactory(concept=ConceptFactory(municipality=measure.concept.municipality))
    theme = ThemeFactory(concept=later.concept, title="Gender")
    measure.refresh_from_db()

    new = operations.take_over(measure, into=later, by=office)

    assert (new.concept, new.predecessor) == (later.concept, measure)
    assert (new.title, new.lead_unit) == (measure.title, measure.lead_unit)
    assert (new.confirmation, new.implementation, new.status_text) == ("draft", "", "")
    assert [row.title for row in new.milestones.all()] == ["Zweiter Kurs"]
    assert (new.indicators.count(), new.costs.count()) == (1, 1)
    assert list(new.themes.all()) == [theme]
    with pytest.raises(NotPossible, match="schon übernommen"):
        operations.take_over(measure, into=later, by=office)
