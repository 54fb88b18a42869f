"""On a person's page stands what they were invited to, and what came back from there."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.models import Wave
from gemeinwerk.notices.bounces.models import Bounce


@pytest.mark.once
def test_the_page_of_a_person_tells_of_both(
    wave: Wave, people: list[Person], office: User, client: Client
) -> None:
    operations.choose(wave, choice=Choice(people=frozenset([people[0].pk])), by=office)
    Bounce.objects.create(
        municipality=people[0].municipality, recipient="kaya@bruecke.example", permanent=True,
        said="550 User unknown", at=timezone.now(), digest="1",
    )  # fmt: skip
    client.force_login(office)
    page = client.get(reverse("actors:person", args=[people[0].pk])).content.decode()
    assert "Auftakt" in page
    assert "endgültig: Diese Adresse gibt es nicht." in page
    assert "550 User unknown" in page
    other = client.get(reverse("actors:person", args=[people[1].pk])).content.decode()
    assert "User unknown" not in other
