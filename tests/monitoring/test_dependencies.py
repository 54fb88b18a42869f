"""What waits for what: no circle, nothing twice, and what a delay takes along."""

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.steering import operations as steering
from gemeinwerk.monitoring.steering.desk import desk
from gemeinwerk.monitoring.steering.errors import (
    Circle,
    DependencyExists,
    WrongChoice,
)
from gemeinwerk.monitoring.steering.models import Dependency, Deviation
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    DeviationFactory,
    MeasureFactory,
    MilestoneFactory,
)
from tests.monitoring.conftest import TODAY, later


@pytest.fixture
def chain(measure: Measure, office: User) -> list[Measure]:
    """1.9 waits for 1.8, which waits for 1.7."""
    others = [MeasureFactory(field=measure.field, code=code) for code in ("1.8", "1.9")]
    steering.depend(others[0], on=measure, by=office)
    steering.depend(others[1], on=others[0], by=office)
    return [measure, *others]


def test_a_circle_is_refused_and_named(chain: list[Measure], office: User) -> None:
    first, _second, third = chain
    with pytest.raises(Circle, match=r"1\.7 wartet auf 1\.9 wartet auf 1\.8 wartet auf 1\.7"):
        steering.depend(first, on=third, by=office)
    with pytest.raises(Circle):
        steering.depend(first, on=first, by=office)
    assert Dependency.objects.count() == 2


def test_nothing_waits_twice_or_for_another_concept(
    chain: list[Measure], office: User, town: Municipality
) -> None:
    with pytest.raises(DependencyExists):
        steering.depend(chain[1], on=chain[0], by=office)
    elsewhere = MeasureFactory(code="9.9")
    with pytest.raises(WrongChoice):
        steering.depend(chain[0], on=elsewhere, by=office)
    of_another = MilestoneFactory(measure=chain[1])
    with pytest.raises(WrongChoice):
        steering.depend(chain[2], on=chain[0], milestone=of_another, by=office)


def test_a_delay_shows_all_that_hangs_on_it(
    chain: list[Measure], deviation: Deviation, client: Client, office: User
) -> None:
    row = desk(deviation.measure.concept, TODAY).waiting[0]
    assert [(one.measure.code, one.depth) for one in row.hanging] == [("1.8", 1), ("1.9", 2)]
    client.force_login(office)
    address = reverse("monitoring:steering", args=[deviation.measure.concept.slug])
    page = client.get(address).content.decode()
    assert "2 Maßnahmen warten" in page
    assert "über eine andere" in page


def test_the_first_is_what_most_hangs_on(
    chain: list[Measure], deviation: Deviation, group: Body
) -> None:
    MeasureFactory(field=deviation.measure.field, code="1.1")
    near = MeasureFactory(field=deviation.measure.field, code="1.0", end=later(1))
    DeviationFactory(measure=near, correction="Ja.", decider=group, decide_by=TODAY, cost=9)
    concept = deviation.measure.concept
    assert [row.measure.code for row in desk(concept, TODAY).waiting] == ["1.7", "1.0"]
    assert [row.measure.code for row in desk(concept, TODAY, "frist").waiting] == ["1.0", "1.7"]
    first = desk(concept, TODAY, "menschen").waiting[0]
    assert first.measure.code == "1.7"
