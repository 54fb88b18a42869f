"""What the product itself says in letters is there in every language, and nothing of it twice."""

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.core import tongues
from gemeinwerk.invitations import links, operations, own_words
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.models import Invitation, Letter, Purpose, Wave
from tests.invitations.conftest import BODY

FURTHER = [code for code in tongues.NAMES if code != "de"]


@pytest.mark.parametrize("language", FURTHER)
def test_each_language_has_its_own(language: str) -> None:
    def said(code: str) -> list[str]:
        how = own_words.how_to_answer(code)
        return [own_words.greeting("Ada", code), own_words.reminder("Los!", code), *how]

    assert not set(said(language)) & set(said("de"))
    assert "Ada" in own_words.greeting("Ada", language)
    again = own_words.reminder("Los!", language)
    assert again.endswith("Los!")
    assert own_words.says_purpose(Purpose.REMINDER, again, language)


@pytest.mark.parametrize("language", FURTHER)
def test_each_language_has_a_text_to_begin_with(language: str) -> None:
    subject, body = own_words.beginning(language)
    assert own_words.says_purpose(Purpose.INVITATION, subject, language)
    assert subject.endswith("{gruppe}")
    for place in ("{anrede}", "{frist}", "{link}"):
        assert place in body
    german = own_words.beginning("de")[1].split("\n\n")
    assert set(body.split("\n\n")) & set(german) == {"{anrede}", "{link}"}


def test_a_text_in_another_language_begins_in_it(wave: Wave, office: User, client: Client) -> None:
    client.force_login(office)
    address = reverse("invitations:text", args=[wave.pk, "invitation", "uk"])
    page = client.get(address).content.decode()
    assert own_words.beginning("uk")[0] in page
    assert "gleichen Sie ihn dem deutschen Text an" in page
    assert "wir laden Sie ein" not in page


def test_a_subject_that_says_what_it_is_is_known_by_its_own_language() -> None:
    assert own_words.without_purpose("Einladung: Auftakt am 3. März", "de") == "Auftakt am 3. März"
    assert own_words.without_purpose("Invitation: annual meeting", "en") == "Annual meeting"
    for kept in ("Einladung zum Auftakt", "Einladungen: Auftakt", "Einladung:", "Kommen Sie?"):
        assert own_words.without_purpose(kept, "de") == kept
    assert own_words.reminder("Einladung: Auftakt", "de") == "Erinnerung: Auftakt"
    assert not own_words.says_purpose(Purpose.INVITATION, "Erinnerung: Einladung: Auftakt", "de")


@pytest.fixture
def invited(wave: Wave, people: list[Person], office: User) -> Invitation:
    operations.write_text(
        wave, language="de", subject="Einladung: Auftakt am 3. März", body=BODY, by=office
    )
    operations.choose(wave, choice=Choice(people=frozenset([people[0].pk])), by=office)
    Letter.objects.create(
        invitation=Invitation.objects.get(), purpose=Purpose.REMINDER, number=1, body=BODY,
        subject="Kommen Sie?",
    )  # fmt: skip
    return Invitation.objects.select_related("wave").get()


def test_the_page_of_an_invitation_says_it_once(
    invited: Invitation, office: User, client: Client
) -> None:
    client.force_login(office)
    page = client.get(reverse("invitations:invitation", args=[invited.pk])).content.decode()
    assert '><span lang="de">Einladung: Auftakt am 3. März</span>' in page
    assert 'Erinnerung: <span lang="de">Kommen Sie?</span>' in page


def test_the_page_of_an_answer_says_it_once(invited: Invitation, client: Client) -> None:
    page = client.get(links.make(invited).path).content.decode()
    assert "Einladung für Aylin Kaya" in page
    assert "Auftakt am 3. März</h1>" in page
    assert "Einladung: Auftakt" not in page


def test_a_page_in_english_calls_letters_letters_and_an_association_has_one_full_stop(
    invited: Invitation, office: User, client: Client
) -> None:
    Organisation.objects.update(name="Verein Brücke e. V.")
    User.objects.filter(pk=office.pk).update(language="en")
    client.force_login(User.objects.get(pk=office.pk))
    page = client.get(reverse("invitations:invitation", args=[invited.pk])).content.decode()
    assert "Verein Brücke e. V.</span></dd>" in page
    assert ">Letters</h2>" in page
