"""Erasure as people meet it: asked for, looked through, decided, confirmed."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.accounts import operations
from gemeinwerk.accounts.models import Membership, User
from gemeinwerk.actors import operations as actors
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.notices.operations import forget_old, send_due
from tests.factories import ConceptFactory, MunicipalityFactory, PersonFactory, user_with_role

SignedIn = Callable[..., Client]
NAME, EMAIL = "Zora Quellfeld", "zora.quellfeld@musterstadt.example"
SURE = {"reason": "Antrag", "sure": "on"}


@pytest.fixture
def zora(town: Municipality) -> User:
    return user_with_role("unit_editor", town, name=NAME, email=EMAIL)


def removal(user: User) -> str:
    return f"/konto/verwaltung/{user.pk}/loeschen/"


def rows(page: Any) -> dict[str, list[object]]:
    return {str(row[0]): list(row[1:]) for row in page.context["found"].rows}


def test_the_page_counts_what_will_go_and_what_stays(
    client_as: SignedIn, town: Municipality, zora: User
) -> None:
    ConceptFactory(municipality=town, aim=f"Leitung: {NAME}")
    town.imprint = f"Verantwortlich: {NAME}"
    town.save()
    told = rows(client_as("office").get(removal(zora)))
    assert [str(cell) for cell in told["Konto"]] == [
        "1", "wird gelöscht", "bis die Person gelöscht wird",
    ]  # fmt: skip
    assert told["Konzepte"][:2] == [1, "der Name wird ersetzt"]
    assert str(told["Angaben der Kommune"][1]).startswith("Impressum und Erklärungen")


def test_a_name_others_have_as_well_is_not_ticked(
    client_as: SignedIn, town: Municipality, zora: User
) -> None:
    PersonFactory(municipality=town, name=NAME)
    field = client_as("office").get(removal(zora)).context["form"]["words"]
    assert ([value for value, _label in field.field.choices], field.initial) == (
        [NAME, EMAIL],
        [EMAIL],
    )


def test_only_what_is_ticked_is_taken_out_of_texts(
    client_as: SignedIn, town: Municipality, zora: User
) -> None:
    concept = ConceptFactory(municipality=town, aim=f"{NAME}, {EMAIL}")
    client_as("office").post(removal(zora), {**SURE, "words": [EMAIL]})
    concept.refresh_from_db()
    assert concept.aim == f"{NAME}, gelöschte Adresse"


def test_words_of_ones_own_are_refused(client_as: SignedIn, town: Municipality, zora: User) -> None:
    """Else the page would be a way to replace anything in every text of the town."""
    answer = client_as("office").post(removal(zora), {**SURE, "words": ["Integration"]})
    assert list(answer.context["form"].errors) == ["words"]
    assert User.objects.filter(pk=zora.pk).exists()


def test_a_person_with_an_account_is_erased_on_its_page(
    client_as: SignedIn, town: Municipality, zora: User
) -> None:
    person = PersonFactory(municipality=town, name=NAME, user=zora)
    answer = client_as("office").get(f"/arbeitsplatz/akteure/personen/{person.pk}/loeschen/")
    assert answer["Location"] == removal(zora)


def test_a_person_who_acts_elsewhere_is_erased_here_and_keeps_the_account(
    town: Municipality, zora: User
) -> None:
    elsewhere = MunicipalityFactory()
    Membership.objects.filter(user=zora).update(municipality=elsewhere)
    person = PersonFactory(municipality=town, name=NAME, email=EMAIL, user=zora)
    theirs = ConceptFactory(municipality=elsewhere, aim=NAME)
    office = user_with_role("office", town)
    actors.erase_person(person, by=office, reason="Antrag")
    theirs.refresh_from_db()
    assert (theirs.aim, User.objects.filter(pk=zora.pk).exists()) == (NAME, True)


def test_the_office_gives_out_what_others_wrote_too(
    client_as: SignedIn, town: Municipality, zora: User
) -> None:
    ConceptFactory(municipality=town, aim=f"Leitung: {NAME}", title="Konzept")
    told = json.loads(client_as("office").get(f"/konto/verwaltung/{zora.pk}/auskunft/").content)
    assert told["Nennungen in Texten"] == [
        {
            "Wo": "Konzepte: Konzept 2024–2028",
            "Angabe": "Oberstes Ziel",
            "Textstelle": [f"Leitung: {NAME}"],
            "Bei einer Löschung": "wird der Name ersetzt",
        }
    ]


def test_but_no_link_that_lets_somebody_in(client_as: SignedIn, town: Municipality) -> None:
    """The office that invites must not be able to choose the password."""
    office = client_as("office")
    new = operations.invite(town, email=EMAIL, name=NAME, roles=["steering"], by=office.user)
    link = Notice.objects.get(recipient=EMAIL).action_url
    answer = office.get(f"/konto/verwaltung/{new.pk}/auskunft/")
    assert "Bitte wählen Sie ein Kennwort" in answer.content.decode()
    assert link.rsplit("/", 2)[1] not in answer.content.decode()


def test_but_nothing_of_another_town(client_as: SignedIn, zora: User) -> None:
    elsewhere = MunicipalityFactory(name="Anderswo")
    Membership.objects.create(user=zora, municipality=elsewhere, role="office")
    ConceptFactory(municipality=elsewhere, aim=f"Leitung: {NAME}")
    AuditEntry.objects.create(
        municipality_id=elsewhere.pk, actor_id=zora.pk, verb="x", target_label="Anderswo"
    )
    Notice.objects.create(
        municipality=elsewhere, kind="x", recipient=EMAIL, recipient_user=zora, body="Anderswo"
    )
    answer = client_as("office").get(f"/konto/verwaltung/{zora.pk}/auskunft/")
    assert "Anderswo" not in answer.content.decode()


def test_another_towns_account_that_was_only_invited_here_stays_unknown(
    client_as: SignedIn, town: Municipality
) -> None:
    """Neither page says how the person is called there, nor anything else."""
    theirs = user_with_role("office", MunicipalityFactory(), name=NAME, email=EMAIL)
    office = client_as("office")
    operations.invite(town, email=EMAIL, name="Wer Auch Immer", roles=["steering"], by=office.user)
    person = PersonFactory(municipality=town, name="Wer Auch Immer", email=EMAIL)
    for address in (
        removal(theirs),
        f"/konto/verwaltung/{theirs.pk}/auskunft/",
        f"/arbeitsplatz/akteure/personen/{person.pk}/auskunft/",
        f"/arbeitsplatz/akteure/personen/{person.pk}/loeschen/",
    ):
        answer = office.get(address)
        assert answer.status_code == 200
        assert NAME not in answer.content.decode(), address


def test_technical_support_may_delete_but_not_read_drafts(client_as: SignedIn, zora: User) -> None:
    support = client_as("administrator")
    assert support.get(removal(zora)).status_code == 200
    assert support.get(f"/konto/verwaltung/{zora.pk}/auskunft/").status_code == 403


class TestTheLastMail:
    def test_says_what_was_done_and_is_forgotten(
        self, client_as: SignedIn, zora: User, mailoutbox: list[Any]
    ) -> None:
        client_as("office").post(removal(zora), SURE)
        assert Notice.objects.get().recipient == EMAIL
        send_due()
        assert [mail.to for mail in mailoutbox] == [[EMAIL]]
        assert "letzte Mail" in mailoutbox[0].body
        assert Notice.objects.count() == 0

    @pytest.mark.parametrize("words", [[NAME, EMAIL], [EMAIL]])
    def test_does_not_say_that_more_was_replaced_than_was(
        self, client_as: SignedIn, zora: User, words: list[str]
    ) -> None:
        client_as("office").post(removal(zora), {**SURE, "words": words})
        body = Notice.objects.get().body
        everything = NAME in words
        assert ("In Texten ist Ihr Name ersetzt." in body) == everything
        assert ("an anderen Stellen kann er noch stehen" in body) != everything
        assert "Impressum und Erklärungen der Kommune ändert Gemeinwerk nicht" in body
        assert "Eingefrorene Fassungen bleiben" in body

    @pytest.mark.parametrize("state", [NoticeState.FAILED, NoticeState.WITHDRAWN])
    def test_is_forgotten_as_well_when_it_cannot_be_sent(
        self, client_as: SignedIn, zora: User, state: NoticeState
    ) -> None:
        client_as("office").post(removal(zora), SURE)
        Notice.objects.update(state=state)
        forget_old()
        assert Notice.objects.count() == 0
