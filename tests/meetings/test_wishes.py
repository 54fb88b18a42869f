"""Themes people wished for are taken onto an agenda or declined, and whoever wished hears why."""

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.meetings import operations, wishes
from gemeinwerk.meetings.errors import Unfitting
from gemeinwerk.meetings.models import Meeting, ThemeWish
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import ConceptFactory
from tests.meetings.conftest import wished

pytestmark = pytest.mark.django_db
WISHED = "Mehr Plätze in Sprachkursen am Abend"


@pytest.fixture
def reply(concept: Concept) -> Reply:
    return wished(concept, WISHED, name="Aylin Kaya", email="kaya@bruecke.example")


def test_a_wish_is_taken_and_whoever_wished_hears_of_it(
    meeting: Meeting, reply: Reply, office: User, client: Client
) -> None:
    client.force_login(office)
    listed = reverse("meetings:wishes", args=[meeting.pk])
    assert WISHED in client.get(listed).content.decode()
    address = reverse("meetings:wish", args=[meeting.pk, reply.pk])
    page = client.get(address).content.decode()
    assert f'value="{WISHED}"' in page
    typed = {
        "decision": "aufnehmen", "title": "Sprachkurse am Abend", "minutes": "20",
        "sentence": "Danke!", "gesehen": stamp(wishes.told(reply)),
    }  # fmt: skip
    assert client.post(address, typed).status_code == 302
    [item] = meeting.items.all()
    assert (item.title, item.minutes, item.kind) == ("Sprachkurse am Abend", 20, "wish")
    told = Notice.objects.get()
    assert told.recipient == "kaya@bruecke.example"
    assert WISHED in told.body
    assert "„Sprachkurse am Abend“" in told.body
    assert "Danke!" in told.body
    assert list(wishes.open_wishes(meeting)) == []


def test_a_wish_is_declined_with_a_sentence(
    meeting: Meeting, reply: Reply, office: User, client: Client
) -> None:
    client.force_login(office)
    address = reverse("meetings:wish", args=[meeting.pk, reply.pk])
    refused = client.post(address, {"decision": "ablehnen", "gesehen": "x"}).content.decode()
    assert "warum nicht" in refused
    with pytest.raises(Unfitting):
        operations.decline_wish(meeting, reply=reply, sentence=" ", by=office)
    operations.decline_wish(meeting, reply=reply, sentence="Das behandelt die AG 3.", by=office)
    assert "Das behandelt die AG 3." in Notice.objects.get().body
    with pytest.raises(Unfitting):  # decided once
        operations.take_wish(meeting, reply=reply, title="Doch", by=office)
    assert not meeting.items.exists()


def test_a_wish_that_reads_otherwise_now_is_open_again(
    meeting: Meeting, reply: Reply, office: User
) -> None:
    seen = stamp(wishes.told(reply))
    operations.decline_wish(meeting, reply=reply, sentence="Nein.", by=office)
    Reply.objects.update(themes="Kinderbetreuung")
    assert [one.themes for one in wishes.open_wishes(meeting)] == ["Kinderbetreuung"]
    with pytest.raises(SeenOtherwise):
        operations.take_wish(meeting, reply=reply, title="Kurse", shown=seen, by=office)


def test_whoever_wished_for_the_same_twice_is_told_once(
    meeting: Meeting, concept: Concept, reply: Reply, office: User
) -> None:
    second = wished(concept, WISHED)
    second.invitation.person = reply.invitation.person
    second.invitation.save()
    assert list(wishes.open_wishes(meeting)) == [reply]
    operations.decline_wish(meeting, reply=reply, sentence="Nein.", by=office)
    assert list(wishes.open_wishes(meeting)) == []


def test_nobody_is_written_to_who_does_not_want_it(
    meeting: Meeting, concept: Concept, office: User
) -> None:
    for fields in ({"email": ""}, {"email": "a@b.example", "permission": "refused"}):
        reply = wished(concept, WISHED, **fields)
        operations.take_wish(meeting, reply=reply, title="Kurse", by=office)
    assert ThemeWish.objects.count() == 2
    assert not Notice.objects.exists()


def test_wishes_of_another_concept_are_not_shown(
    meeting: Meeting, town: Municipality, office: User, client: Client
) -> None:
    other = wished(ConceptFactory(municipality=town), WISHED)
    assert list(wishes.open_wishes(meeting)) == []
    with pytest.raises(Unfitting):
        operations.take_wish(meeting, reply=other, title="Kurse", by=office)
    client.force_login(office)
    address = reverse("meetings:wish", args=[meeting.pk, other.pk])
    assert client.get(address).status_code == 302
