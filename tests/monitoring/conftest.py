"""A concept that is carried out, with a measure a unit leads."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.monitoring.steering import operations as steering
from gemeinwerk.monitoring.steering.models import Deviation
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BodyFactory,
    FieldFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    MilestoneFactory,
    UnitFactory,
    public_concept,
    user_with_role,
)

TODAY = localdate()


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def concept(town: Municipality) -> Concept:
    found = public_concept(town)
    Concept.objects.filter(pk=found.pk).update(status="implementation")
    found.refresh_from_db()
    return found


@pytest.fixture
def measure(concept: Concept) -> Measure:
    """With a milestone that is still to come and an indicator that was measured once."""
    unit = UnitFactory(municipality=concept.municipality, name="Ausländerbehörde")
    found: Measure = MeasureFactory(
        field=FieldFactory(concept=concept, code="1"),
        code="1.7",
        title="Wartezeit senken",
        lead_unit=unit,
        implementation="in_progress",
        course="on_course",
        end=later(400),
    )
    MilestoneFactory(measure=found, title="Portal läuft", due=later(60))
    IndicatorFactory(measure=found, name="Wartezeit", unit="Wochen", direction="decrease",
                     baseline=11, target=4, baseline_date=None, target_date=None)  # fmt: skip
    MeasuredValueFactory(measure=found, indicator="Wartezeit", value=10, day=later(-200))
    return found


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def editor(town: Municipality, measure: Measure) -> User:
    return user_with_role("unit_editor", town, unit=measure.lead_unit, name="Kim Muster")


def open_round(concept: Concept, by: User, **said: Any) -> ReportingRound:
    given = {
        "title": "Frühjahr", "period_start": later(-180), "period_end": later(-1),
        "due": later(30), "questions": ["Was brauchen Sie?"],
    }  # fmt: skip
    return operations.open_round(concept, by=by, **{**given, **said})


@pytest.fixture
def opened(concept: Concept, measure: Measure, office: User, editor: User) -> ReportingRound:
    return open_round(concept, office)


@pytest.fixture
def report(opened: ReportingRound) -> Report:
    return opened.reports.get()


@pytest.fixture
def group(town: Municipality) -> Body:
    found: Body = BodyFactory(municipality=town, kind="steering", name="Lenkungsgremium")
    return found


@pytest.fixture
def deviation(measure: Measure, editor: User, group: Body) -> Deviation:
    said = steering.Said(
        off="Elf Monate später.",
        cause="staff",
        correction="Zwei helfen aus.",
        wanted="Aushilfe anordnen.",
        decider=group,
        people=24,
    )
    return steering.name_deviation(measure, said=said, by=editor)
