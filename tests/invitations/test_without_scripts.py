"""The office's way without a script: from a list of contacts to answers, by plain forms alone.

Each form is sent as its page gives it, with what a person types; what only a script adds is not
there.
"""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, timedelta

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, ContactImport, Person, Seat
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.invitations.models import Wave
from gemeinwerk.notices.models import Notice
from tests.walk.offers import send

pytestmark = pytest.mark.django_db
LIST = "Name;Organisation;E-Mail;Einwilligung\nNour Haddad;Verein Brücke;nour@verein.example;ja\n"


def test_from_a_list_to_answers(client: Client, office: User, concept: Concept) -> None:
    client.force_login(office)
    person = _brought_in(client)
    body = _seated(client, person)
    wave = _invited(client, concept, body)
    mail = Notice.objects.get(recipient=person.email, kind="invitation.sent")
    link = re.search(r"https?://[^/]+(/\S+)", mail.body)
    assert link
    typed = {"coming": "deputised", "deputy_name": "Bo Öztürk", "privacy": "on"}
    send(Client(), link.group(1), **typed)
    told = client.get(reverse("invitations:people", args=[wave.pk])).content.decode()
    assert "Nour Haddad" in told
    assert "schickt jemand anderen" in told
    entry = reverse("answers:take_down", args=[wave.invitations.get().pk])
    send(client, entry, coming="accepted", told="phone", told_on=f"{localdate():%d.%m.%Y}")
    assert wave.invitations.get().answer == "accepted"


def _brought_in(client: Client) -> Person:
    address = reverse("actors:contact_imports")
    file = SimpleUploadedFile("kontakte.csv", LIST.encode(), "text/csv")
    page = send(client, address, file=file)
    while jobs.work_one():
        pass
    run = ContactImport.objects.get()
    send(client, page, reverse("actors:contact_apply", args=[run.pk]))
    while jobs.work_one():
        pass
    return Person.objects.get(email="nour@verein.example")


def _seated(client: Client, person: Person) -> Body:
    send(client, reverse("actors:body_create"), kind="working_group", name="AG Wohnen")
    body = Body.objects.get(name="AG Wohnen")
    send(client, reverse("actors:seat_add", args=[body.pk]), person=str(person.pk))
    assert Seat.objects.filter(body=body, occupancies__person=person).exists()
    return body


def _invited(client: Client, concept: Concept, body: Body) -> Wave:
    until = f"{localdate() + timedelta(days=20):%d.%m.%Y}"
    create = reverse("invitations:create", args=[concept.slug])
    text = send(client, create, name="Auftakt", answer_until=until)
    send(client, text, subject="Einladung", body="{anrede}\n\n{link}\n")
    wave = Wave.objects.get()
    choose = reverse("invitations:choose", args=[wave.pk])
    chosen = {"bodies": str(body.pk)}
    # First it is said whom that means.
    assert 'name="aufnehmen"' in client.post(choose, chosen).content.decode()
    assert client.post(choose, chosen | {"aufnehmen": "1"}).status_code == 302
    page = reverse("invitations:wave", args=[wave.pk])
    outbox = send(client, page, reverse("invitations:lay_before", args=[wave.pk]))
    send(client, outbox, reverse("invitations:release", args=[wave.pk]))
    return wave
