"""Joining later: an address is proven before anybody reads it, and nobody learns who is known."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.invitations import operations as invitations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.errors import NobodyChosen
from gemeinwerk.invitations.joining import further, operations
from gemeinwerk.invitations.joining.errors import NotConfirmed, NoWave
from gemeinwerk.invitations.joining.links import key_of
from gemeinwerk.invitations.joining.models import JoinRequest
from gemeinwerk.invitations.models import Wave
from gemeinwerk.notices.models import Notice
from tests.factories import MunicipalityFactory, PersonFactory
from tests.invitations.conftest import in_days

pytestmark = pytest.mark.django_db
TYPED = {"name": "Nour Aziz", "email": "Nour@Verein.example", "privacy": "on", "homepage": ""}


@pytest.fixture(autouse=True)
def opened(concept: Concept, wave: Wave, office: User) -> None:
    Concept.objects.filter(pk=concept.pk).update(public=True, status="participation")
    concept.refresh_from_db()
    operations.set_joining(concept, is_open=True, text="Kommen Sie dazu", wave=wave, by=office)


def _address(concept: Concept) -> str:
    return reverse("joining:join", args=[concept.slug])


def test_closed_or_not_permitted_nobody_joins(
    client: Client, concept: Concept, wave: Wave, office: User
) -> None:
    Concept.objects.filter(pk=concept.pk).update(status="evaluated")
    assert client.post(_address(concept), TYPED).status_code == 409
    Concept.objects.filter(pk=concept.pk).update(status="participation")
    operations.set_joining(concept, is_open=False, text="", wave=wave, by=office)
    assert client.post(_address(concept), TYPED).status_code == 409
    Concept.objects.filter(pk=concept.pk).update(public=False)
    assert client.get(_address(concept)).status_code == 404
    assert not JoinRequest.objects.exists()
    assert not Notice.objects.exists()


def test_nobody_learns_who_is_known(client: Client, concept: Concept) -> None:
    PersonFactory(municipality=concept.municipality, email="nour@verein.example")
    answers = [client.post(_address(concept), TYPED | {"name": f"N {n}"}) for n in range(2)]
    assert len({(one.status_code, one["Location"]) for one in answers}) == 1
    assert JoinRequest.objects.count() == 1
    assert {one.recipient for one in Notice.objects.all()} == {"nour@verein.example"}


def test_an_address_gets_three_mails_a_day(client: Client, concept: Concept) -> None:
    answers = [client.post(_address(concept), TYPED | {"name": f"N {n}"}) for n in range(5)]
    assert {one.status_code for one in answers} == {302}
    assert Notice.objects.count() == 3


def test_a_place_asks_ten_times_an_hour(client: Client, concept: Concept) -> None:
    for n in range(11):
        answer = client.post(_address(concept), TYPED | {"email": f"n{n}@verein.example"})
    assert answer.status_code == 429
    assert "n10@verein.example" in answer.content.decode()
    assert JoinRequest.objects.count() == 10


def test_what_a_program_fills_in_is_not_kept(client: Client, concept: Concept) -> None:
    assert client.post(_address(concept), TYPED | {"homepage": "x"}).status_code == 302
    assert not JoinRequest.objects.exists()


def test_the_mail_is_in_the_language_of_the_page(client: Client, concept: Concept) -> None:
    client.post(_address(concept) + "?sprache=tr", TYPED)
    mail = Notice.objects.get()
    assert mail.subject == "Lütfen onaylayın: katılmak istiyorsunuz"
    assert mail.body.startswith("Merhaba Nour Aziz,")


def test_reading_the_link_decides_nothing(
    client: Client, concept: Concept, wave: Wave, office: User
) -> None:
    client.post(_address(concept), TYPED)
    asker = JoinRequest.objects.get()
    link = reverse("joining:confirm", args=[key_of(asker)])
    assert client.get(link).status_code == 200
    asker.refresh_from_db()
    assert asker.state == "asked"
    with pytest.raises(NotConfirmed):
        operations.take_in(asker, by=office)
    assert client.post(link).status_code == 302
    person = operations.take_in(JoinRequest.objects.get(), by=office)
    assert (person.name, person.email, person.language) == (
        "Nour Aziz",
        "nour@verein.example",
        "de",
    )
    letter = wave.invitations.get(person=person).letters.get()
    assert "bitte kommen Sie" in letter.body  # what the others had already


def test_somebody_who_is_known_is_not_there_twice(
    client: Client, concept: Concept, office: User
) -> None:
    known = PersonFactory(municipality=concept.municipality, email="nour@verein.example")
    client.post(_address(concept), TYPED)
    asker = operations.confirm(JoinRequest.objects.get())
    assert operations.take_in(asker, by=office) == known
    assert Person.objects.filter(email__iexact="nour@verein.example").count() == 1


def test_a_link_of_another_town_or_a_forged_one_is_none(client: Client, concept: Concept) -> None:
    client.post(_address(concept), TYPED)
    key = key_of(JoinRequest.objects.get())
    assert client.get(reverse("joining:confirm", args=[key + "x"])).status_code == 404
    Concept.objects.filter(pk=concept.pk).update(municipality=MunicipalityFactory())
    assert client.get(reverse("joining:confirm", args=[key])).status_code == 404


def test_a_link_names_no_concept_that_was_taken_back(client: Client, concept: Concept) -> None:
    client.post(_address(concept), TYPED)
    link = reverse("joining:confirm", args=[key_of(JoinRequest.objects.get())])
    assert concept.name in client.get(link).content.decode()
    Concept.objects.filter(pk=concept.pk).update(public=False)
    page = client.get(link)
    assert (page.status_code, concept.name in page.content.decode()) == (200, False)


def test_what_nobody_confirms_is_forgotten(client: Client, concept: Concept) -> None:
    client.post(_address(concept), TYPED)
    assert operations.forget_old() == 0
    JoinRequest.objects.update(asked_at=now() - timedelta(days=8))
    assert operations.forget_old() == 1


def test_the_office_decides_at_the_desk(client: Client, concept: Concept, office: User) -> None:
    for email in ("a@verein.example", "b@verein.example"):
        operations.ask(concept, name=email[0].upper(), email=email, language="de")
        operations.confirm(JoinRequest.objects.get(email=email))
    first, second = JoinRequest.objects.order_by("pk")
    client.force_login(office)
    address = reverse("answers:joining", args=[concept.slug])
    assert "a@verein.example" in client.get(address).content.decode()
    client.post(reverse("answers:take_in", args=[first.pk]))
    client.post(reverse("answers:refuse", args=[second.pk]))
    assert list(JoinRequest.objects.values_list("email", "state")) == [
        ("a@verein.example", "taken")
    ]


def test_it_opens_into_a_wave_alone(concept: Concept, office: User) -> None:
    with pytest.raises(NoWave):
        operations.set_joining(concept, is_open=True, text="", wave=None, by=office)


def test_the_page_of_the_concept_leads_there_as_long_as_it_is_open(
    client: Client, concept: Concept, wave: Wave, office: User
) -> None:
    here, address = reverse("portal:concept", args=[concept.slug]), _address(concept)
    assert f'href="{address}"' in client.get(here).content.decode()
    operations.set_joining(concept, is_open=False, text="", wave=wave, by=office)
    assert f'href="{address}"' not in client.get(here).content.decode()


def test_who_joins_later_is_offered_what_runs_already(
    client: Client, concept: Concept, wave: Wave, office: User
) -> None:
    guest = PersonFactory(municipality=concept.municipality, email="gast@example.org")
    made = {
        name: invitations.create_wave(concept, name=name, answer_until=in_days(20), by=office)
        for name in ("Läuft", "Vorbereitet", "Vorbei", "Abgeschlossen")
    }
    for one in made.values():
        invitations.write_text(
            one, language="de", subject="Kommen Sie", body="Zu {gruppe}: {link}", by=office
        )
    Wave.objects.exclude(name="Vorbereitet").update(state="running", released_at=now())
    Wave.objects.filter(name="Vorbei").update(answer_until=in_days(-1))
    Wave.objects.filter(name="Abgeschlossen").update(state="closed")
    operations.ask(concept, name="Nour Aziz", email="nour@verein.example", language="uk")
    operations.confirm(JoinRequest.objects.get())
    client.force_login(office)
    page = reverse("answers:joining", args=[concept.slug])
    taken = client.post(
        reverse("answers:take_in", args=[JoinRequest.objects.get().pk]), follow=True
    ).content.decode()
    person = Person.objects.get(email="nour@verein.example")
    button = reverse("answers:further", args=[concept.slug, person.pk])
    assert f'action="{button}"' in taken
    assert [one.name for one in further.further_waves(person)] == ["Läuft"]
    assert further.further_waves(guest) == []  # is invited to nothing here
    of_person = client.get(reverse("actors:person", args=[person.pk])).content.decode()
    assert f'action="{button}?von=person"' in of_person
    client.post(button)
    letter = made["Läuft"].invitations.get(person=person).letters.get()
    assert (letter.state, letter.notice) == ("drafted", None)  # somebody looks at it first
    assert button not in client.get(page).content.decode()
    twice = client.post(button, follow=True).content.decode()
    assert "Es läuft keine weitere Welle" in twice
    assert made["Läuft"].invitations.count() == 1


def test_whoever_is_not_to_be_written_to_is_offered_nothing(
    concept: Concept, wave: Wave, office: User
) -> None:
    guest = PersonFactory(municipality=concept.municipality, email="gast@example.org")
    invitations.choose(wave, choice=Choice(people=frozenset({guest.pk})), by=office)
    other = invitations.create_wave(concept, name="Neu", answer_until=in_days(9), by=office)
    Wave.objects.filter(pk=other.pk).update(state="running")
    assert further.further_waves(guest) == [other]
    guest.permission = "refused"
    guest.save()
    assert further.further_waves(guest) == []
    with pytest.raises(NobodyChosen):
        further.invite_further(concept, guest, by=office)
