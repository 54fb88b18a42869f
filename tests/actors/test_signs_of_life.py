"""Whoever has to do with anything is not proposed to be erased, and no column is forgotten."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.utils.timezone import localdate, now

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.contacts import operations as contacts
from gemeinwerk.actors.models import DataRequest, Person, RetentionProposal
from gemeinwerk.actors.retention import kinds, operations
from gemeinwerk.audit import operations as audit
from gemeinwerk.evaluation.models import SurveyMail
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.nominations.models import NominationRequest
from tests.factories import (
    ConceptFactory,
    EvaluationFactory,
    MeasureFactory,
    MinutesFactory,
    OrganisationFactory,
    PresenceFactory,
    ScheduleFactory,
    SeriesFactory,
    SurveyFactory,
    TaskFactory,
    UnitFactory,
)

LONG_AGO = datetime(2019, 5, 1, 12, tzinfo=UTC)
LIST = "Name;E-Mail\nKim Muster;kim@muster.example\n"


@pytest.fixture
def kim(town: Municipality, office: User) -> Person:
    with audit.at(LONG_AGO):
        return actors.create_person(town, by=office, name="Kim Muster", email="kim@muster.example")


def proposed(town: Municipality) -> bool:
    operations.propose(town)
    return RetentionProposal.objects.filter(kind="people").exists()


def test_every_column_that_points_to_people_is_spoken_for() -> None:
    """A new one needs a word in its area's `retention_kinds.py`: a sign of life, or why not."""
    there = {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if field.remote_field and field.remote_field.model is Person
    }
    assert there == set(kinds.spoken_for())


def head_of_a_unit(kim: Person) -> None:
    kim.organisations.add(UnitFactory(municipality=kim.municipality))


def contributing(kim: Person) -> None:
    verein = OrganisationFactory(municipality=kim.municipality, kind="ngo")
    kim.organisations.add(verein)
    concept = ConceptFactory(municipality=kim.municipality)
    measure = MeasureFactory(concept=concept, lead_unit=None)
    measure.contributing.add(verein)


def leading(kim: Person) -> None:
    verein = OrganisationFactory(municipality=kim.municipality, kind="ngo")
    kim.organisations.add(verein)
    MeasureFactory(concept=ConceptFactory(municipality=kim.municipality), lead_unit=verein)


def asking(kim: Person) -> None:
    DataRequest.objects.create(person=kim, kind="erasure", at=LONG_AGO, due_on=LONG_AGO.date())


def hearing_where_nobody_is_named(kim: Person) -> None:
    asked = OrganisationFactory(municipality=kim.municipality)
    NominationRequest.objects.create(
        municipality=kim.municipality, organisation=asked, email="x@y.example",
        answer_until=localdate(), asked_at=LONG_AGO, escalate_to=kim,
    )  # fmt: skip


def surveyed(kim: Person) -> None:
    concept = ConceptFactory(municipality=kim.municipality)
    survey = SurveyFactory(evaluation=EvaluationFactory(concept=concept))
    SurveyMail.objects.create(survey=survey, person=kim, sent_at=now() - timedelta(days=3))


def listed(kim: Person) -> None:
    contacts.import_now(kim.municipality, content=LIST.encode(), name="liste.csv", by=None)


def needed_at_a_meeting(kim: Person) -> None:
    days = {"first": localdate(), "last": localdate() + timedelta(days=30)}
    schedule = ScheduleFactory(concept__municipality=kim.municipality, **days)
    SeriesFactory(schedule=schedule).required.add(kim)


def was_at_a_meeting(kim: Person) -> None:
    minutes = MinutesFactory(meeting__body__municipality=kim.municipality)
    PresenceFactory(attendance__minutes=minutes, attendance__person=kim)


def has_something_to_do(kim: Person) -> None:
    minutes = MinutesFactory(meeting__body__municipality=kim.municipality)
    TaskFactory(minutes=minutes, person=kim)


@pytest.mark.parametrize(
    "bring_about",
    [
        head_of_a_unit,
        contributing,
        leading,
        asking,
        hearing_where_nobody_is_named,
        surveyed,
        listed,
        needed_at_a_meeting,
        was_at_a_meeting,
        has_something_to_do,
    ],
)
def test_a_sign_of_life(
    town: Municipality, kim: Person, bring_about: Callable[[Person], None]
) -> None:
    assert proposed(town)
    bring_about(kim)
    assert Person.objects.count() == 1
    assert not proposed(town)


def test_a_unit_that_is_no_more_is_no_sign(town: Municipality, kim: Person) -> None:
    kim.organisations.add(UnitFactory(municipality=town, active=False))
    assert proposed(town)


def test_a_concept_that_is_over_is_no_sign(town: Municipality, kim: Person) -> None:
    contributing(kim)
    town.concepts.update(status="superseded")
    assert proposed(town)
