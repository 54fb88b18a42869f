"""What areas tell on the pages of people and organisations."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.actors import told
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BodyFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
)

As = Callable[..., Client]


@pytest.fixture(autouse=True)
def apart() -> Iterator[None]:
    """What a test declares is gone with it."""
    before = list(told._all)
    yield
    told._all[:] = before


def section(right: str = "actor.read", **more: Any) -> told.Section:
    rows = [told.Row("Einladung zur Auftaktrunde", "/anderswo/", "zugesagt")]
    return told.Section("test", "Einladungen", right, 5, lambda subject: told.Told(rows), **more)


def page_of(client: Client, person: Any) -> str:
    return client.get(reverse("actors:person", args=[person.pk])).content.decode()


def test_a_section_without_the_right_to_it_is_not_shown(client_as: As, town: Municipality) -> None:
    told.section(section("measure.confirm"))
    page = page_of(client_as("office"), PersonFactory(municipality=town))
    assert "Auftaktrunde" not in page


def test_a_section_stands_with_its_rows(client_as: As, town: Municipality) -> None:
    told.section(section())
    page = page_of(client_as("office"), PersonFactory(municipality=town))
    assert '<a href="/anderswo/">Einladung zur Auftaktrunde</a>, zugesagt' in page
    assert page.index("Einladungen</h2>") < page.index("Sitze</h2>")


def test_a_section_about_organisations_is_not_a_persons(client_as: As, town: Municipality) -> None:
    told.section(section(about=told.ORGANISATION))
    client = client_as("office")
    assert "Auftaktrunde" not in page_of(client, PersonFactory(municipality=town))
    organisation = OrganisationFactory(municipality=town)
    page = client.get(reverse("actors:organisation", args=[organisation.pk])).content.decode()
    assert "Auftaktrunde" in page


def test_a_section_with_nothing_to_tell_is_left_out(client_as: As, town: Municipality) -> None:
    told.section(told.Section("test", "Nichts dergleichen", "actor.read", 5, lambda person: None))
    page = page_of(client_as("office"), PersonFactory(municipality=town))
    assert "Nichts dergleichen" not in page


def test_seats_that_are_over_are_told_as_such(client_as: As, town: Municipality) -> None:
    person = PersonFactory(municipality=town)
    seat = SeatFactory(body=BodyFactory(municipality=town, name="AG Wohnen"))
    span = {"since": date(2020, 3, 1), "until": date(2021, 12, 31)}
    seat.occupancies.create(person=person, paper="23/SVV/0815", **span)
    page = page_of(client_as("office"), person)
    assert "01.03.2020 bis 31.12.2021, inzwischen beendet, 23/SVV/0815" in page


def test_an_organisation_names_who_sits_for_it_today(client_as: As, town: Municipality) -> None:
    organisation = OrganisationFactory(municipality=town)
    body = BodyFactory(municipality=town, name="AG Wohnen")
    alex = PersonFactory(name="Alex Muster", municipality=town)
    SeatFactory(body=body, organisation=organisation, sitting=alex)
    SeatFactory(body=body, organisation=organisation)
    page = client_as("office").get(reverse("actors:organisation", args=[organisation.pk]))
    text = page.content.decode()
    assert "Mitglied, Alex Muster" in text
    assert "Mitglied, frei" in text


def test_a_page_costs_the_same_for_1_and_30_seats(
    client_as: As, town: Municipality, django_assert_max_num_queries: Any
) -> None:
    person, client = PersonFactory(municipality=town), client_as("office")
    address = reverse("actors:person", args=[person.pk])

    def seated(count: int) -> None:
        for _each in range(count):
            SeatFactory(body=BodyFactory(municipality=town), sitting=person)

    seated(1)
    client.get(address)  # the session is noted once
    with django_assert_max_num_queries(13) as one:
        client.get(address)
    seated(29)
    with django_assert_max_num_queries(13) as thirty:
        client.get(address)
    assert len(thirty) == len(one)
