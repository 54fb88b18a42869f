"""What bodies are made up of beside what is aimed at, in figures and in sentences."""

from typing import Any

import pytest
from django.utils import translation
from django.utils.timezone import localdate

from gemeinwerk.actors.balance import Balance, balances, together
from gemeinwerk.actors.models import ActorGroup, Body
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ActorGroupFactory, BodyFactory, PersonFactory, SeatFactory


@pytest.fixture
def body(town: Municipality) -> Body:
    return BodyFactory(municipality=town, name="Wohnen")


@pytest.fixture
def practice(town: Municipality) -> ActorGroup:
    return ActorGroupFactory(
        municipality=town, name="Beratungspraxis", phrase="aus der Beratungspraxis",
        name_en="Counselling practice", phrase_en="from counselling practice",
    )  # fmt: skip


@pytest.fixture
def office_group(town: Municipality) -> ActorGroup:
    return ActorGroupFactory(municipality=town, name="Verwaltung", phrase="aus der Verwaltung")


def seat(
    body: Body, group: ActorGroup | None, taken: int = 0, vacant: int = 0, **more: Any
) -> None:
    for _ in range(taken):
        person = PersonFactory(municipality=body.municipality)
        SeatFactory(body=body, group=group, sitting=person, **more)
    for _ in range(vacant):
        SeatFactory(body=body, group=group, **more)


def aim(body: Body, group: ActorGroup, low: int, high: int | None) -> None:
    body.targets.create(group=group, low=low, high=high)


def of(body: Body) -> Balance:
    [found] = balances([body], localdate())
    return found


def told(body: Body) -> list[tuple[str, int, int, str, str, str]]:
    return [
        (one.name, one.taken, one.vacant, one.aim, one.tone, one.word) for one in of(body).shares
    ]


def test_what_is_missing_is_said_in_a_sentence(
    body: Body, practice: ActorGroup, office_group: ActorGroup
) -> None:
    """A vacant seat is nobody."""
    seat(body, practice, vacant=1)
    seat(body, office_group, taken=1)
    aim(body, practice, 2, 3)
    aim(body, office_group, 2, 2)
    assert of(body).sentences == [
        "In „Wohnen“ sitzt niemand aus der Beratungspraxis.",
        "Es fehlt noch eine Person aus der Verwaltung.",
    ]
    with translation.override("en"):
        assert "from counselling practice" in of(body).sentences[0]
        assert "from the group “Verwaltung”" in of(body).sentences[1]


def test_too_few_alone_name_the_body(body: Body, office_group: ActorGroup) -> None:
    seat(body, office_group, taken=1)
    aim(body, office_group, 3, None)
    assert of(body).sentences == ["In „Wohnen“ fehlen noch 2 Personen aus der Verwaltung."]


def test_a_group_without_words_is_named_as_it_is_called(town: Municipality, body: Body) -> None:
    aim(body, ActorGroupFactory(municipality=town, name="Forschung"), 1, 1)
    assert of(body).sentences == ["In „Wohnen“ sitzt niemand aus der Gruppe „Forschung“."]


def test_each_group_stands_beside_its_aim(
    town: Municipality, body: Body, practice: ActorGroup, office_group: ActorGroup
) -> None:
    over = ActorGroupFactory(municipality=town, name="Politik")
    aim(body, practice, 1, 2)
    aim(body, over, 0, 1)
    seat(body, practice, taken=1)
    seat(body, over, taken=2)
    seat(body, office_group, taken=1, vacant=1)
    seat(body, None, taken=1)
    assert told(body) == [
        ("Beratungspraxis", 1, 0, "1 bis 2", "done", "erreicht"),
        ("Verwaltung", 1, 1, "", "none", "kein Ziel"),
        ("Politik", 2, 0, "höchstens 1", "partly", "1 mehr als das Ziel"),
        ("ohne Gruppe", 1, 0, "", "none", "kein Ziel"),
    ]
    assert of(body).sentences == []


def test_guests_do_not_count(body: Body, practice: ActorGroup) -> None:
    seat(body, practice, taken=1, function="guest")
    aim(body, practice, 1, 1)
    assert told(body) == [("Beratungspraxis", 0, 0, "1", "off", "niemand")]


def test_several_bodies_are_added_up(town: Municipality, body: Body, practice: ActorGroup) -> None:
    other = BodyFactory(municipality=town)
    seat(body, practice, taken=2)
    seat(other, practice, vacant=1)
    aim(body, practice, 1, 2)
    aim(other, practice, 1, None)
    [share] = together(balances([body, other], localdate())).shares
    assert (share.taken, share.vacant, share.aim, share.word) == (2, 1, "mindestens 2", "erreicht")


@pytest.mark.parametrize("count", [1, 30])
def test_many_bodies_are_two_queries(
    town: Municipality, practice: ActorGroup, count: int, django_assert_num_queries: Any
) -> None:
    bodies = BodyFactory.create_batch(count, municipality=town)
    for one in bodies:
        seat(one, practice, taken=2)
        aim(one, practice, 3, 3)
    with django_assert_num_queries(2):
        found = balances(bodies, localdate())
        assert [one.missing for one in found] == [1] * count
