from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.jobs import work_one
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.scheduling import operations
from gemeinwerk.scheduling.models import Plan, Schedule, Series
from tests.factories import (
    BodyFactory,
    ConceptFactory,
    FieldFactory,
    PersonFactory,
    ScheduleFactory,
    SeatFactory,
    SeriesFactory,
    user_with_role,
)


@pytest.fixture(autouse=True)
def _in_spring() -> Iterator[None]:
    """Before the days these tests plan, whenever they are run."""
    with audit.at(datetime.fromisoformat("2027-03-01T09:00:00+01:00")):
        yield


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town, slug="ik")


@pytest.fixture
def people(town: Municipality) -> dict[str, Person]:
    return {name: PersonFactory(municipality=town, name=name) for name in ("Ada", "Ben", "Cem")}


@pytest.fixture
def housing(town: Municipality, concept: Concept, people: dict[str, Person]) -> Body:
    """Ada chairs, Ben and Cem sit there."""
    found: Body = BodyFactory(municipality=town, name="AG Wohnen")
    FieldFactory(concept=concept, working_group=found)
    SeatFactory(body=found, sitting=people["Ada"], function="chair")
    SeatFactory(body=found, sitting=people["Ben"])
    SeatFactory(body=found, sitting=people["Cem"])
    return found


@pytest.fixture
def schedule(concept: Concept) -> Schedule:
    """Mondays and Wednesdays from the 1st to the 23rd of June 2027: seven of them."""
    found: Schedule = ScheduleFactory(
        concept=concept, first=date(2027, 6, 1), last=date(2027, 6, 23), seconds=10, strict=True
    )
    return found


@pytest.fixture
def series(schedule: Schedule, housing: Body) -> Series:
    """Two dates at least five days apart."""
    found: Series = SeriesFactory(schedule=schedule, body=housing, meetings=2, gap=5)
    return found


def planned(schedule: Schedule, by: User, **how: Any) -> Plan:
    """Asked for and worked out."""
    row = operations.ask(schedule, by=by, **how)
    assert work_one()
    row.refresh_from_db()
    return row


def published(row: Plan, by: User, **how: Any) -> Plan:
    operations.publish(row, by=by, **how)
    assert work_one()
    row.refresh_from_db()
    return row


def days(row: Plan) -> list[str]:
    return [one["day"] for one in row.dates]
