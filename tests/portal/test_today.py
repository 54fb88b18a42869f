"""The text stands as it was frozen; what came of it is told as of today."""

from datetime import date

import pytest
from django.test import Client

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.milestones import step
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import add_note, reach_milestone
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.queries import measures, standing
from tests.factories import (
    FieldFactory,
    MeasureFactory,
    MilestoneFactory,
    public_concept,
    published_version,
    user_with_role,
)
from tests.portal.test_measure import read

TODAY = "/konzepte/integration/massnahmen/1.1/"
FROZEN = "/konzepte/integration/fassungen/1/massnahmen/1.1/"


@pytest.fixture
def measure(town: Municipality) -> Measure:
    field = FieldFactory(concept=public_concept(town), code="1", title="Verwaltung")
    return MeasureFactory(field=field, code="1.1", title="Führungskräfte schulen")


@pytest.fixture
def concept(measure: Measure) -> Concept:
    MilestoneFactory(measure=measure, title="Vertrag geschlossen", due=date(2025, 6, 30))
    published_version(measure.concept)
    return measure.concept


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town)


def test_a_milestone_reached_since_is_shown_beside_what_was_planned(
    client: Client, concept: Concept, measure: Measure, office: User
) -> None:
    assert "überfällig Vertrag geschlossen" in read(client, TODAY)
    reach_milestone(measure.milestones.get(), on=date(2025, 7, 4), by=office)
    assert "erreicht Vertrag geschlossen zugesagt 30.06.2025, erreicht 04.07.2025" in read(
        client, TODAY
    )


def test_the_frozen_page_stays_as_it_was(
    client: Client, concept: Concept, measure: Measure, office: User
) -> None:
    before = read(client, FROZEN)
    reach_milestone(measure.milestones.get(), on=date(2025, 7, 4), by=office)
    add_note(measure, label="Sachstand Herbst", text="74 von 180 geschult.", by=office)
    assert read(client, FROZEN) == before


def test_a_note_added_since_is_read(
    client: Client, concept: Concept, measure: Measure, office: User
) -> None:
    add_note(measure, label="Sachstand Herbst", text="74 von 180 geschult.", by=office)
    assert "Sachstand Herbst 74 von 180 geschult." in read(client, TODAY)


def test_the_open_data_tell_the_same(
    client: Client, concept: Concept, measure: Measure, office: User
) -> None:
    reach_milestone(measure.milestones.get(), on=date(2025, 7, 4), by=office)
    add_note(measure, label="Sachstand Herbst", text="74 von 180 geschult.", by=office)
    told = client.get("/konzepte/integration/katalog.json").json()["measures"][0]
    assert [step["reached_on"] for step in told["milestones"]] == ["2025-07-04"]
    assert [note["label"] for note in told["notes"]] == ["Sachstand Herbst"]


def test_a_measure_no_longer_in_the_draft_stays_as_frozen(
    client: Client, concept: Concept, measure: Measure
) -> None:
    measure.delete()
    assert "überfällig Vertrag geschlossen" in read(client, TODAY)


@pytest.mark.parametrize(
    ("day", "state"), [(date(2025, 6, 29), "auf-kurs"), (date(2025, 6, 30), "auf-kurs"),
                          (date(2025, 7, 1), "verzoegert")],
)  # fmt: skip
def test_a_measure_is_late_from_the_day_after_its_last_one(
    measure: Measure, day: date, state: str
) -> None:
    Measure.objects.update(end=date(2025, 6, 30), implementation="in_progress")
    version = published_version(measure.concept)
    assert [one.state for one in measures(version, day)] == [state]
    assert standing(version, day).by_field == {"1": {state: 1}}


@pytest.mark.parametrize(("day", "word"), [(30, "geplant"), (31, "überfällig")])
def test_so_is_a_milestone(day: int, word: str) -> None:
    milestone = {"title": "Vertrag geschlossen", "due": "2025-05-30", "reached_on": None}
    assert step(milestone, date(2025, 5, day)).word == word
