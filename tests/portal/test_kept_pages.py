"""Pages that were kept say the new thing the moment a verb changed what they show."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit.queries import public_revision
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations as rounds
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BodyFactory,
    DecisionFactory,
    PersonFactory,
    ReportFactory,
    RoundFactory,
    user_with_role,
)
from tests.portal.conftest import ROOT

MEASURE, PROGRESS = f"{ROOT}massnahmen/1.1/", f"{ROOT}stand/"


def read(address: str) -> str:
    """As it is kept, as long as it is true."""
    return Client().get(address).content.decode()


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


@pytest.fixture
def unit(concept: Concept) -> Organisation:
    Concept.objects.filter(pk=concept.pk).update(status="implementation")
    found: Organisation = Measure.objects.get(code="1.1").lead_unit
    Organisation.objects.filter(pk=found.pk).update(email="personal@stadt.example")
    found.refresh_from_db()
    return found


def test_a_round_is_drawn_once_it_is_closed_and_no_longer_when_it_runs_again(
    concept: Concept, unit: Organisation, office: User
) -> None:
    running = RoundFactory(concept=concept, title="Frühjahr")
    ReportFactory(round=running, measure=Measure.objects.get(code="1.1"), unit=unit)
    assert "Frühjahr" not in read(PROGRESS)
    closed = rounds.close_round(running, by=office)
    assert "Frühjahr" in read(PROGRESS)
    rounds.reopen_round(closed, by=office)
    assert "Frühjahr" not in read(PROGRESS)


def test_a_lead_that_answers_late_answers(
    concept: Concept, unit: Organisation, town: Municipality
) -> None:
    editor = user_with_role("unit_editor", town, unit=unit)
    measure = Measure.objects.get(code="1.1")
    past = localdate() - timedelta(days=3)
    report = None
    for title in ("Herbst", "Frühjahr"):
        opened = RoundFactory(concept=concept, title=title, due=past)
        report = ReportFactory(round=opened, measure=measure, unit=unit)
    assert report
    assert "0 von 3 unfertigen Maßnahmen" in read(PROGRESS)
    rounds.report_nothing_new(report, by=editor)
    report.refresh_from_db()
    rounds.submit(report, by=editor)
    assert "3 von 3 unfertigen Maßnahmen" in read(PROGRESS)
    report.refresh_from_db()
    rounds.take_back(report, by=editor)
    assert "0 von 3 unfertigen Maßnahmen" in read(PROGRESS)


@pytest.mark.usefixtures("unit")
def test_handing_in_on_time_empties_no_cache(concept: Concept, town: Municipality) -> None:
    measure = Measure.objects.get(code="1.1")
    editor = user_with_role("unit_editor", town, unit=measure.lead_unit)
    opened = RoundFactory(concept=concept, due=localdate() + timedelta(days=3))
    report = ReportFactory(round=opened, measure=measure, unit=measure.lead_unit)
    rounds.report_nothing_new(report, by=editor)
    before = public_revision(town.pk)
    report.refresh_from_db()
    rounds.submit(report, by=editor)
    assert public_revision(town.pk) == before


def test_where_to_reach_who_is_responsible_is_of_today(unit: Organisation, office: User) -> None:
    assert "personal@stadt.example" in read(MEASURE)
    actors.edit_organisation(unit, by=office, email="neu@stadt.example")
    assert "neu@stadt.example" in read(MEASURE)
    actors.close_organisation(unit, by=office, reason="Umbau")
    assert "neu@stadt.example" not in read(MEASURE)


@pytest.mark.usefixtures("unit")
def test_an_address_that_is_a_persons_now_is_read_no_more(office: User, town: Municipality) -> None:
    assert "personal@stadt.example" in read(MEASURE)
    address = "Personal@stadt.example"
    found = actors.create_person(town, by=office, name="Kim Muster", email=address)
    assert "personal@stadt.example" not in read(MEASURE)
    actors.edit_person(found, by=office, email="kim@stadt.example")
    assert "personal@stadt.example" in read(MEASURE)


@pytest.mark.usefixtures("unit")
def test_who_decided_is_called_as_today(office: User, town: Municipality) -> None:
    body = BodyFactory(municipality=town, kind="steering", name="Steuerungsgruppe")
    decision = DecisionFactory(deviation__measure=Measure.objects.get(code="1.1"), body=body)
    rounds.show_decision(decision, public=True, by=office)
    assert body.name in read(MEASURE)
    actors.edit_body(body, by=office, name="Lenkungskreis Teilhabe")
    assert "Lenkungskreis Teilhabe" in read(MEASURE)


@pytest.mark.usefixtures("unit")
def test_what_nobody_reads_empties_no_cache(office: User, town: Municipality) -> None:
    before = public_revision(town.pk)
    person = PersonFactory(municipality=town, email="kim@stadt.example")
    actors.edit_person(person, by=office, function="Leitung", email="kim.muster@stadt.example")
    actors.create_person(town, by=office, name="Alex Beispiel")
    assert public_revision(town.pk) == before
