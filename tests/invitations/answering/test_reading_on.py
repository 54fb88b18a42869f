"""Reading a form in another language: all that was typed stays, and nothing of it is stored yet."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.concepts.models import Concept
from gemeinwerk.invitations import links
from gemeinwerk.invitations.answering.models import NeedsOrder, Reply
from gemeinwerk.invitations.joining import operations as joining
from gemeinwerk.invitations.joining.models import JoinRequest
from gemeinwerk.invitations.links import Made
from gemeinwerk.invitations.models import Wave
from gemeinwerk.notices.models import Notice
from tests.invitations.answering.conftest import send

pytestmark = pytest.mark.django_db
TYPED = {
    "coming": "deputised",
    "deputy_name": "",  # would be refused
    "deputy_email": "bo@",  # as well
    "themes": "Wohnungen für große Familien",
    "times_note": "montags nie",
    "away0_first": "2031-04-12",
    "away2_last": "2031-05-02",
    "week-0-1630": "rather_not",
    "day-2031-03-08": "not",
    "needs": ["childcare", "sign_language"],
    "needs_note": "zwei Kinder",
}


@pytest.fixture
def opened(concept: Concept, wave: Wave, office: User) -> Concept:
    Concept.objects.filter(pk=concept.pk).update(public=True, status="participation")
    concept.refresh_from_db()
    joining.set_joining(concept, is_open=True, text="Kommen Sie dazu", wave=wave, by=office)
    return concept


def test_what_was_typed_stays_and_is_not_stored(client: Client, made: Made, body: Body) -> None:
    answer = send(client, made, **TYPED, bodies=[str(body.pk)], language="ar")
    page = answer.content.decode()
    assert (answer.status_code, answer["Content-Language"]) == (200, "ar")
    for typed in ("Wohnungen für große Familien", "montags nie", "bo@", "zwei Kinder"):
        assert typed in page
    for value in ("2031-04-12", "2031-05-02"):
        assert f'value="{value}"' in page
    ticked = set(re.findall(r'value="([\w.-]+)"[^>]* checked', page))
    assert {"deputised", str(body.pk), "rather_not", "not", "childcare", "sign_language"} <= ticked
    assert re.search(r'name="privacy"[^>]* checked', page)
    assert "data-error-summary" not in page
    assert "kern-error" not in page
    assert not Reply.objects.exists()
    assert not NeedsOrder.objects.exists()
    assert 'action="?sprache=ar"' in page  # where it is sent from here on
    again = client.post(
        reverse("answering:page", args=[made.token]) + "?sprache=ar", TYPED | {"language": "tr"}
    )
    assert again["Content-Language"] == "tr"
    assert 'action="?sprache=tr"' in again.content.decode()


def test_a_language_that_is_not_there_stores_nothing_either(client: Client, made: Made) -> None:
    assert send(client, made, language="xx").status_code == 200
    assert not Reply.objects.exists()


def test_the_key_enter_sends_and_does_not_change_the_language(
    client: Client, made: Made, opened: Concept
) -> None:
    """Browsers press the first button that belongs to the form, wherever it stands."""
    for address in (
        reverse("answering:page", args=[made.token]),
        reverse("joining:join", args=[opened.slug]),
        reverse("answering:code"),
    ):
        page = client.get(address).content.decode()
        buttons = re.findall(r"<button[^>]*form=\"angaben\"[^>]*>", page)
        assert len(buttons) == 8, address  # one that sends, seven further languages
        assert "name=" not in buttons[0]
        assert 'tabindex="-1" aria-hidden="true"' in buttons[0]
        assert all('name="language"' in one and "formnovalidate" in one for one in buttons[1:])
        assert '<form id="angaben"' in page
        assert "?sprache=ar" not in page  # no way to another language that loses something


def test_who_wants_to_join_loses_nothing(client: Client, opened: Concept) -> None:
    address = reverse("joining:join", args=[opened.slug])
    typed = {"name": "Nour Aziz", "email": "", "message": "Ich helfe", "homepage": ""}
    answer = client.post(address, typed | {"language": "uk"})
    page = answer.content.decode()
    assert (answer.status_code, answer["Content-Language"]) == (200, "uk")
    assert "Nour Aziz" in page
    assert "Ich helfe" in page
    assert "kern-error" not in page
    assert not JoinRequest.objects.exists()
    whole = typed | {"email": "nour@verein.example", "privacy": "on"}
    assert client.post(f"{address}?sprache=uk", whole).status_code == 302
    assert JoinRequest.objects.get().language == "uk"
    assert Notice.objects.count() == 1


def test_a_code_typed_stays_and_its_page_is_read_in_the_same_language(
    client: Client, made: Made
) -> None:
    coded = links.make(made.row.invitation, with_code=True)
    address = reverse("answering:code")
    page = client.post(address, {"code": "AAAAA-AAAAA", "language": "pl"}).content.decode()
    assert 'value="AAAAA-AAAAA"' in page
    assert "kern-error" not in page
    opened = client.post(f"{address}?sprache=pl", {"code": coded.code}, follow=True)
    assert opened["Content-Language"] == "pl"
