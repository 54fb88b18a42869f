"""On a person's page stands what they were invited to, and what came back from there."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.joining.models import JoinRequest
from gemeinwerk.invitations.models import Wave
from gemeinwerk.notices.bounces.models import Bounce


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


def test_the_page_says_what_somebody_may_be_written_to_about(
    wave: Wave, people: list[Person], body: Body, office: User, client: Client
) -> None:
    client.force_login(office)
    guest = people[3]
    page = reverse("actors:person", args=[guest.pk])
    assert "steht nichts, wozu man ihr schreiben könnte" in client.get(page).content.decode()
    operations.choose(wave, choice=Choice(people=frozenset([guest.pk, people[0].pk])), by=office)
    JoinRequest.objects.create(
        concept=wave.concept, email="kaya@bruecke.example", state="taken",
        asked_at=timezone.now(), name="Dana Weiß",
    )  # fmt: skip
    guest.permission, guest.wishes = "given", ["Wohnen"]
    guest.save()
    assert (
        f"Hat eingewilligt, angeschrieben zu werden. Wozu: „{wave.concept}“ (hat sich selbst "
        "gemeldet) und gewünschte Handlungsfelder: „Wohnen“."
    ) in client.get(page).content.decode()
    of_another = client.get(reverse("actors:person", args=[people[0].pk])).content.decode()
    assert "Wozu man ihr schreiben könnte: Arbeit in „AG Wohnen“ und" in of_another
    guest.permission = "refused"
    guest.save()
    refused = client.get(page).content.decode()
    assert "Möchte nicht angeschrieben werden." in refused
    assert "Wozu:" not in refused
