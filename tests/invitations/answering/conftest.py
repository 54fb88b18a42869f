"""An invitation with a link of its own, and how its form is filled in."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.invitations import links, operations
from gemeinwerk.invitations.answering.models import AnswerPage
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.links import Made
from gemeinwerk.invitations.models import Invitation, Wave


@pytest.fixture
def answer_page(wave: Wave, body: Body) -> AnswerPage:
    found = AnswerPage.objects.create(wave=wave, meeting="Auftakt", dates=["2031-03-08"])
    found.bodies.add(body)
    return found


@pytest.fixture
def invitation(wave: Wave, body: Body, office: User) -> Invitation:
    operations.choose(wave, choice=Choice(bodies=frozenset({body.pk})), by=office)
    return Invitation.objects.select_related("person", "wave").get(
        wave=wave, person__name="Aylin Kaya"
    )


@pytest.fixture
def made(invitation: Invitation, answer_page: AnswerPage) -> Made:
    return links.make(invitation)


def filled(**further: Any) -> dict[str, Any]:
    """What somebody sends who comes; `further` beside it or instead."""
    return {"coming": "accepted", "privacy": "on", "seen": "0", **further}


def send(client: Client, made: Made, **further: Any) -> Any:
    return client.post(reverse("answering:page", args=[made.token]), filled(**further))
