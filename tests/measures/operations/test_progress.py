"""What comes of a measure is told in every state of the concept, most of all once it is decided."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.measures import operations
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import NotPossible
from tests.factories import MilestoneFactory

IN_OCTOBER = timezone.make_aware(datetime(2026, 10, 15, 9, 0))


@pytest.fixture(params=ConceptStatus.values)
def told(request: pytest.FixtureRequest, measure: Measure) -> Measure:
    """A measure of a concept in each status."""
    measure.concept.status = request.param
    measure.concept.save()
    return measure


def test_a_milestone_is_reached(told: Measure, editor: User) -> None:
    step = MilestoneFactory(measure=told, title="Vertrag geschlossen")
    with audit.at(IN_OCTOBER):
        operations.reach_milestone(step, on=date(2026, 10, 8), by=editor)
    entry = AuditEntry.objects.get(verb="measure.reach_milestone")
    assert told.milestones.get().reached_on == date(2026, 10, 8)
    assert entry.after == {"milestone": "Vertrag geschlossen", "reached_on": "2026-10-08"}


def test_saying_it_twice_is_one_entry_and_it_can_be_taken_back(
    measure: Measure, editor: User
) -> None:
    step = MilestoneFactory(measure=measure)
    for _ in range(2):
        operations.reach_milestone(step, on=date(2025, 6, 30), by=editor)
    assert AuditEntry.objects.count() == 1
    operations.reach_milestone(step, on=None, by=editor)
    assert measure.milestones.get().reached_on is None


def test_a_milestone_is_not_reached_tomorrow(measure: Measure, editor: User) -> None:
    step = MilestoneFactory(measure=measure)
    with audit.at(IN_OCTOBER), pytest.raises(NotPossible):
        operations.reach_milestone(step, on=date(2026, 10, 16), by=editor)


def test_a_note_stands_behind_those_there_are(told: Measure, editor: User) -> None:
    for label in ("Sachstand Frühjahr", "Sachstand Herbst"):
        with audit.at(IN_OCTOBER):
            operations.add_note(told, label=label, text="74 von 180 geschult.", by=editor)
    assert list(told.notes.values_list("label", "period_end")) == [
        ("Sachstand Frühjahr", date(2026, 10, 15)),
        ("Sachstand Herbst", date(2026, 10, 15)),
    ]


@pytest.mark.parametrize(("label", "text"), [("", "74 von 180"), ("Sachstand", "  ")])
def test_a_note_says_something(label: str, text: str, measure: Measure, editor: User) -> None:
    with pytest.raises(NotPossible):
        operations.add_note(measure, label=label, text=text, by=editor)
    assert not measure.notes.exists()


def test_who_writes_at_the_same_time_sees_it(measure: Measure, editor: User) -> None:
    """An edit that began before the note would otherwise not know of it."""
    operations.add_note(measure, label="Sachstand", text="Läuft.", by=editor)
    with pytest.raises(operations.ChangedMeanwhile):
        operations.edit(measure, changes={"title": "Neu"}, by=editor, expected_revision=1)
