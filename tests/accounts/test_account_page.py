"""The page of one's own account."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import ConceptFactory, UserFactory, user_with_role

SignedIn = Callable[..., Client]


def test_name_and_language_are_changed(client_as: SignedIn) -> None:
    client = client_as("office", name="Jana")
    client.post("/konto/", {"name": "Jana Beispiel", "language": "en"})
    client.user.refresh_from_db()
    assert (client.user.name, client.user.language) == ("Jana Beispiel", "en")


def test_two_windows_are_told_and_lose_nothing(client_as: SignedIn) -> None:
    client = client_as("office", name="Jana")
    began = client.get("/konto/").context["form"].initial["base"]
    client.post("/konto/", {"name": "Jana Beispiel", "language": "", "base": began})
    page = client.post("/konto/", {"name": "Jana B.", "language": "", "base": began})
    client.user.refresh_from_db()
    form = page.context["form"]
    assert (client.user.name, form["name"].value()) == ("Jana Beispiel", "Jana B.")
    assert [(one.theirs, one.mine) for one in form.choices] == [("Jana Beispiel", "Jana B.")]


def test_a_name_there_must_be(client_as: SignedIn) -> None:
    page = client_as("office").post("/konto/", {"name": " "})
    assert list(page.context["form"].errors) == ["name"]


def test_every_role_has_an_account_page_and_so_has_who_has_none(
    client_as: SignedIn, client: Client, town: Municipality
) -> None:
    client.force_login(UserFactory())
    assert client.get("/konto/").status_code == 200
    assert client_as("administrator").get("/konto/").status_code == 200


class TestSessions:
    def test_are_listed_with_ones_own_marked(self, client_as: SignedIn) -> None:
        here = client_as("office")
        Client().force_login(here.user)
        shown = here.get("/konto/").context["sessions"]
        assert sorted(one["here"] for one in shown) == [False, True]

    def test_others_can_be_ended(self, client_as: SignedIn) -> None:
        here, elsewhere = client_as("office"), Client()
        elsewhere.force_login(here.user)
        other = here.user.sessions.get(session_key=elsewhere.session.session_key)
        here.post("/konto/anmeldungen/beenden/", {"session": other.handle})
        assert elsewhere.get("/konto/").status_code == 302
        assert here.get("/konto/").status_code == 200

    def test_but_not_those_of_other_people(self, client_as: SignedIn) -> None:
        other = client_as("office")
        handle = other.user.sessions.get().handle
        client_as("office").post("/konto/anmeldungen/beenden/", {"session": handle})
        assert other.get("/konto/").status_code == 200

    def test_the_page_does_not_give_the_keys_away(self, client_as: SignedIn) -> None:
        client = client_as("office")
        assert client.session.session_key not in client.get("/konto/").content.decode()

    @pytest.mark.parametrize("number", [1, 30])
    def test_the_page_takes_the_same_queries_whatever_their_number(
        self, client_as: SignedIn, number: int, django_assert_num_queries: Any
    ) -> None:
        client = client_as("office")
        for _ in range(number):
            Client().force_login(client.user)
        client.get("/konto/")
        with django_assert_num_queries(7):
            client.get("/konto/")


class TestOwnData:
    """Art. 15 GDPR."""

    def test_come_as_a_file(self, client_as: SignedIn) -> None:
        answer = client_as("office", name="Jana Beispiel").get("/konto/daten/")
        assert answer["Content-Disposition"] == 'attachment; filename="meine-daten.json"'
        data = json.loads(answer.content)
        assert data["Konto"][0]["Name"] == "Jana Beispiel"
        assert data["Rollen"] == [{"Kommune": "Musterstadt", "Rolle": "Büro der Beauftragten"}]

    def test_hold_what_other_areas_keep(self, client_as: SignedIn, town: Municipality) -> None:
        client = client_as("office")
        Notice.objects.create(
            municipality=town,
            kind="account.changed",
            recipient=client.user.email,
            recipient_user=client.user,
            subject="Ihr Konto",
            body="Guten Tag",
        )
        data = json.loads(client.get("/konto/daten/").content)
        assert [mail["Betreff"] for mail in data["Mitteilungen"]] == ["Ihr Konto"]

    def test_hold_no_secret(self, client_as: SignedIn) -> None:
        client = client_as("office")
        client.user.set_password("ein-gutes-langes-Kennwort")
        client.user.save()
        client.force_login(client.user)
        text = client.get("/konto/daten/").content.decode()
        assert client.user.password not in text
        assert client.session.session_key not in text

    def test_of_nobody_else(self, client_as: SignedIn, town: Municipality) -> None:
        user_with_role("office", town, name="Ali Muster")
        assert "Ali Muster" not in client_as("office").get("/konto/daten/").content.decode()

    def test_do_not_search_what_others_wrote(self, client_as: SignedIn, town: Municipality) -> None:
        """Else whoever calls themselves like a word could search drafts they may not read."""
        ConceptFactory(municipality=town, aim="Das streng geheime Vorhaben")
        client = client_as("council_reader", name="geheime Vorhaben")
        text = client.get("/konto/daten/").content.decode()
        assert "streng" not in text


def test_removal_is_asked_for_once(client_as: SignedIn, town: Municipality) -> None:
    office = user_with_role("office", town)
    client = client_as("unit_editor")
    for _ in range(2):
        client.post("/konto/loeschung/")
    assert list(Notice.objects.values_list("kind", "recipient")) == [
        ("account.removal_asked", office.email)
    ]
