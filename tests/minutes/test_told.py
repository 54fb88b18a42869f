"""What was decided and taken on in meetings, where one looks for people and bodies."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BodyFactory,
    MinutedDecisionFactory,
    MinutesFactory,
    OrganisationFactory,
    PersonFactory,
    TaskFactory,
)

pytestmark = pytest.mark.django_db
As = Callable[..., Client]


def test_tasks_stand_on_the_page_of_whoever_has_them(client_as: As, town: Municipality) -> None:
    minutes = MinutesFactory(meeting__body__municipality=town)
    ada, unit = (
        PersonFactory(municipality=town),
        OrganisationFactory(municipality=town, kind="association"),
    )
    TaskFactory(minutes=minutes, person=ada, text="Räume fragen", state="done")
    TaskFactory(minutes=minutes, person=ada, text="Kosten schätzen", due=date(2031, 5, 9))
    TaskFactory(minutes=minutes, organisation=unit, text="Satzung prüfen")
    client = client_as("office")
    page = client.get(reverse("actors:person", args=[ada.pk])).content.decode()
    assert page.index("Kosten schätzen") < page.index("Räume fragen")
    assert "offen; bis 9. Mai 2031" in page
    assert "Satzung prüfen" not in page
    assert (
        "Satzung prüfen"
        in client.get(reverse("actors:organisation", args=[unit.pk])).content.decode()
    )


def test_a_body_tells_what_it_decided_and_what_is_open(client_as: As, town: Municipality) -> None:
    body = BodyFactory(municipality=town)
    minutes = MinutesFactory(meeting__body=body)
    decided = MinutedDecisionFactory(paragraph__minutes=minutes, number=3, year=2031)
    MinutedDecisionFactory(paragraph__minutes=minutes, number=None, text="Stimmungsbild")
    ada = PersonFactory(municipality=town, name="Ada Öz")
    TaskFactory(minutes=minutes, person=ada, text="Kosten schätzen", due=date(2031, 5, 9))
    TaskFactory(minutes=minutes, text="Erledigtes", state="done")
    TaskFactory(minutes=MinutesFactory(meeting__body__municipality=town), text="Anderswo")
    page = client_as("office").get(reverse("actors:body", args=[body.pk])).content.decode()
    assert f'href="/arbeitsplatz/beschluesse/{decided.pk}/">Beschluss 3/2031</a>' in page
    assert "Ada Öz, bis 9. Mai 2031" in page
    for other in ("Stimmungsbild", "Erledigtes", "Anderswo"):
        assert other not in page


def test_a_body_without_minutes_says_nothing_of_them(client_as: As, town: Municipality) -> None:
    body = BodyFactory(municipality=town)
    page = client_as("office").get(reverse("actors:body", args=[body.pk])).content.decode()
    assert "Zuletzt beschlossen" not in page
    assert "Offene Aufgaben" not in page
