"""Pages of bodies and seats: a seat is filled, handed over, left; its history; the aims."""

import html
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.actors import seating
from gemeinwerk.actors.models import ActorGroup, Body, Seat
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ActorGroupFactory, BodyFactory, PersonFactory, SeatFactory

SEEN = re.compile('name="gesehen" value="([^"]+)"')


@pytest.fixture
def client(client_as: Callable[..., Client]) -> Client:
    return client_as("office")


@pytest.fixture
def body(town: Municipality) -> Body:
    return BodyFactory(municipality=town, name="AG Wohnen")


@pytest.fixture
def seat(body: Body, town: Municipality) -> Seat:
    return SeatFactory(body=body, sitting=PersonFactory(municipality=town, name="Alex"))


def step(client: Client, name: str, seat: Seat, **typed: Any) -> Any:
    """Opened, filled in, sent."""
    address = reverse(f"actors:{name}", args=[seat.pk])
    seen = SEEN.search(client.get(address).content.decode())
    assert seen
    return client.post(address, typed | {"gesehen": seen[1]})


def page(client: Client, name: str, *args: Any, **asked: str) -> str:
    answer = client.get(reverse(f"actors:{name}", args=args), asked)
    return html.unescape(answer.content.decode())


def test_a_seat_goes_from_one_to_the_next(client: Client, town: Municipality, seat: Seat) -> None:
    kim = PersonFactory(municipality=town, name="Kim")
    assert step(client, "seat_fill", seat, person=kim.pk, since="1.3.2026").status_code == 302
    assert step(client, "seat_deputy", seat, person=kim.pk, since="1.3.2026").status_code == 200
    assert step(client, "seat_vacate", seat, until="30.6.2026").status_code == 302
    told = page(client, "seat", seat.pk)
    assert "frei seit 01.07.2026" in told
    body = seat.body_id
    days = {"28.2.2026": "Alex", "1.3.2026": "Kim", "30.6.2026": "Kim", "1.7.2026": "frei seit"}
    for day, name in days.items():
        assert name in page(client, "body", body, am=day), day
    assert "0 von 1 Sitz besetzt am 1. Juli 2026." in page(client, "body", body, am="1.7.2026")


def test_without_having_seen_the_page_nothing_happens(client: Client, seat: Seat) -> None:
    address = reverse("actors:seat_vacate", args=[seat.pk])
    answer = client.post(address, {"until": "30.6.2026"})
    assert "Inzwischen hat jemand etwas geändert" in answer.content.decode()
    assert seat.occupancies.get().until is None


def test_a_day_that_is_none_is_said_and_today_is_shown(client: Client, seat: Seat) -> None:
    told = page(client, "body", seat.body_id, am="gestern")
    assert "Bitte ein Datum eingeben" in told
    assert "Alex" in told


def test_a_seat_ends_and_is_there_again(client: Client, seat: Seat) -> None:
    today = localdate()
    yesterday = f"{today - timedelta(days=1):%d.%m.%Y}"
    step(client, "seat_end", seat, until=yesterday)
    assert "Sitz wiederherstellen" in page(client, "seat", seat.pk)
    assert "Aufgehobene Sitze" in page(client, "body", seat.body_id)
    client.post(reverse("actors:seat_reopen", args=[seat.pk]))
    [place] = seating.places(pk=seat.pk)
    assert place.there(today)


def test_a_term_is_mended_or_taken_back(client: Client, seat: Seat) -> None:
    found = seat.occupancies.get()
    address = reverse("actors:occupancy", args=[found.pk])
    client.post(address, {"since": "1.3.2026", "until": "1.2.2026"})
    client.post(address, {"since": "1.3.2026", "until": "Ende 2027", "paper": "23/SVV/0815"})
    found.refresh_from_db()
    assert (f"{found.until}", found.paper) == ("2027-12-31", "23/SVV/0815")
    client.post(reverse("actors:occupancy_remove", args=[found.pk]))
    assert not seat.occupancies.exists()


def test_aims_are_set_and_told(client: Client, town: Municipality, body: Body, seat: Seat) -> None:
    group = ActorGroupFactory(municipality=town, name="Praxis", phrase="aus der Praxis")
    address = reverse("actors:targets", args=[body.pk])
    sent = {f"low-{group.pk}": "2", f"high-{group.pk}": "1"}
    assert "Höchstens 1 ist weniger" in client.post(address, sent).content.decode()
    assert client.post(address, sent | {f"high-{group.pk}": "3"}).status_code == 302
    for told in (page(client, "body", body.pk), page(client, "composition")):
        assert "In „AG Wohnen“ sitzt niemand aus der Praxis." in told
        assert "2 bis 3" in told


@pytest.mark.parametrize("base", ["null", "5", '{"x": 1}', '{"1": [1]}', '{"1": ["a", null]}'])
def test_whatever_a_page_says_it_saw_of_aims(
    client: Client, town: Municipality, body: Body, base: str
) -> None:
    group = ActorGroupFactory(municipality=town)
    sent = {f"low-{group.pk}": "2", "base": base}
    assert client.post(reverse("actors:targets", args=[body.pk]), sent).status_code in (200, 302)


def test_groups_of_the_towns_own(client: Client, town: Municipality) -> None:
    first = ActorGroupFactory(municipality=town, position=0)
    client.post(reverse("actors:actor_group_add"), {"name": "Wohnungswirtschaft"})
    new = ActorGroup.objects.get(name="Wohnungswirtschaft")
    client.post(reverse("actors:actor_group_move", args=[new.pk]), {"richtung": "hoch"})
    assert list(town.actor_groups.all()) == [new, first]
    client.post(reverse("actors:actor_group_remove", args=[first.pk]))
    assert list(town.actor_groups.all()) == [new]


@pytest.mark.parametrize("count", [1, 60])
def test_a_full_body_asks_no_more(
    client: Client, town: Municipality, body: Body, count: int, django_assert_max_num_queries: Any
) -> None:
    group = ActorGroupFactory(municipality=town)
    for person in PersonFactory.create_batch(count, municipality=town):
        SeatFactory(body=body, group=group, sitting=person)
    client.get(reverse("actors:body", args=[body.pk]))
    with django_assert_max_num_queries(6):
        client.get(reverse("actors:body", args=[body.pk]))


def test_of_a_free_seat_nobody_is_said_to_sit_there(client: Client, seat: Seat) -> None:
    free = SeatFactory(body=seat.body)
    said = "sitzt hier bis zum Tag davor"
    for one, there in ((seat, True), (free, False)):
        page = client.get(reverse("actors:seat_fill", args=[one.pk])).content.decode()
        assert (said in page) is there
