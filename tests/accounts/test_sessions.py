"""Sessions end; the page says so, and what was typed is not lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gemeinwerk.accounts.models import Session, User
from gemeinwerk.accounts.sessions import SessionStore, browser
from gemeinwerk.municipalities.models import Municipality
from tests.factories import user_with_role
from tests.factories.accounts import PASSWORD

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
TOWN = "/arbeitsplatz/kommune/"
SignedIn = Callable[..., Client]


@pytest.fixture
def jana(town: Municipality) -> User:
    user = user_with_role("office", town, email="jana@stadt.example", name="Jana Beispiel")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def janas(client: Client, jana: User) -> Client:
    """A browser in which Jana is signed in."""
    sign_in(client)
    client.get("/konto/")
    return client


def sign_in(client: Client, email: str = "jana@stadt.example", next_path: str = "") -> Any:
    data = {"login": email, "password": PASSWORD, "next": next_path}
    return client.post("/konto/anmelden/", data)


def end_session() -> None:
    """As if nothing had happened for longer than SESSION_MINUTES."""
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))


class TestTheClock:
    def test_a_session_belongs_to_an_account_and_a_browser(
        self, client: Client, jana: User
    ) -> None:
        data = {"login": jana.email, "password": PASSWORD}
        client.post("/konto/anmelden/", data, headers={"user-agent": FIREFOX})
        assert list(jana.sessions.values_list("browser", flat=True)) == ["Firefox, Linux"]

    def test_using_it_moves_its_end(self, janas: Client, jana: User) -> None:
        soon = timezone.now() + timedelta(minutes=3)
        session = janas.session
        session["seen"] = (timezone.now() - timedelta(minutes=2)).isoformat()
        session.save()
        Session.objects.update(expire_date=soon)
        janas.get("/konto/")
        assert jana.sessions.get().expire_date > soon + timedelta(hours=1)

    def test_not_more_often_than_once_a_minute(
        self, janas: Client, django_assert_num_queries: Any
    ) -> None:
        before = Session.objects.get().expire_date
        janas.get("/konto/")
        assert Session.objects.get().expire_date == before

    def test_a_session_that_was_not_used_is_over(self, janas: Client) -> None:
        end_session()
        assert janas.get("/konto/").status_code == 302

    def test_old_sessions_are_forgotten(self, janas: Client) -> None:
        end_session()
        SessionStore.clear_expired()
        assert Session.objects.count() == 0

    def test_citizens_have_none(self, client: Client, town: Municipality) -> None:
        client.get("/")
        assert (Session.objects.count(), dict(client.cookies)) == (0, {})


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox, Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/140 Safari/537 Edg/140",
            "Edge, Windows",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_browser_in_two_words(agent: str, words: str) -> None:
    assert browser(agent) == words


class TestAfterTheEnd:
    def test_the_sign_in_page_says_so(self, janas: Client) -> None:
        end_session()
        page = janas.get(janas.get("/arbeitsplatz/rechte/")["Location"])
        assert page.context["session_ended"] is True

    def test_but_not_to_somebody_who_was_never_here(
        self, client: Client, town: Municipality
    ) -> None:
        page = client.get(client.get("/arbeitsplatz/rechte/")["Location"])
        assert page.context["session_ended"] is False

    def test_nor_after_signing_out(self, janas: Client) -> None:
        janas.post("/konto/abmelden/")
        page = janas.get(janas.get("/arbeitsplatz/rechte/")["Location"])
        assert page.context["session_ended"] is False


class TestWhatWasTyped:
    """A form of the desk arrives after the session has ended."""

    FORM = {
        "name": "Musterstadt an der Muster",
        "imprint": "Zeile 1\r\nZeile 2",
        "languages": ["de"],
    }

    def send(self, client: Client, **more: Any) -> Any:
        end_session()
        return client.post(TOWN, self.FORM | more)

    def test_is_shown_and_kept(self, janas: Client) -> None:
        page = self.send(janas)
        assert (page.status_code, page.templates[0].name) == (403, "accounts/ended.html")
        assert page.context["sign_in"] == "/konto/anmelden/?next=%2Fkonto%2Ffortsetzen%2F"

    def test_is_offered_again_after_the_sign_in(self, janas: Client) -> None:
        self.send(janas)
        assert sign_in(janas, next_path="/konto/fortsetzen/")["Location"] == "/konto/fortsetzen/"
        page = janas.get("/konto/fortsetzen/")
        assert [tuple(field) for field in page.context["aside"]["fields"]] == [
            ("name", "Musterstadt an der Muster"),
            ("imprint", "Zeile 1\r\nZeile 2"),
            ("languages", "de"),
        ]

    def test_and_goes_where_it_was_going(self, janas: Client, town: Municipality) -> None:
        whole = self.FORM | {"land": "BB", "colour": "#1F5B4C", "hosts": "testserver"}
        end_session()
        janas.post(TOWN, whole)
        sign_in(janas)
        janas.post("/konto/fortsetzen/", whole, follow=True)
        town.refresh_from_db()
        assert (town.name, town.imprint) == ("Musterstadt an der Muster", "Zeile 1\nZeile 2")
        assert janas.get("/konto/fortsetzen/").status_code == 302

    def test_can_be_let_go(self, janas: Client, town: Municipality) -> None:
        self.send(janas)
        sign_in(janas)
        assert janas.post("/konto/fortsetzen/", {"discard": "1"})["Location"] == "/arbeitsplatz/"
        assert janas.get("/konto/fortsetzen/").status_code == 302
        town.refresh_from_db()
        assert town.name == "Musterstadt"

    def test_is_not_shown_to_anybody_else(self, janas: Client, town: Municipality) -> None:
        other = user_with_role("office", town, email="ali@stadt.example")
        other.set_password(PASSWORD)
        other.save()
        self.send(janas)
        sign_in(janas, "ali@stadt.example")
        page = janas.get("/konto/fortsetzen/")
        assert (page.status_code, page.templates[0].name) == (403, "accounts/not_yours.html")
        assert "an der Muster" not in page.content.decode()
        janas.post("/konto/abmelden/")
        sign_in(janas)
        assert janas.get("/konto/fortsetzen/").status_code == 302

    def test_of_somebody_unknown_is_not_kept(self, client: Client, town: Municipality) -> None:
        assert client.post(TOWN, self.FORM)["Location"].startswith("/konto/anmelden/")
        assert Session.objects.count() == 0

    def test_a_forged_browser_is_not_believed(
        self, client: Client, town: Municipality, jana: User
    ) -> None:
        client.cookies["last_account"] = f"{jana.pk}:falsch"
        assert client.post(TOWN, self.FORM).status_code == 302

    def test_passwords_are_never_kept(self, janas: Client) -> None:
        end_session()
        typed = {"oldpassword": PASSWORD, "password1": "geheim", "password2": "geheim"}
        assert janas.post("/konto/kennwort/", typed).status_code == 302
        self.send(janas, password1="geheim")
        assert "geheim" not in str(dict(janas.session))

    def test_files_are_not_kept_but_spoken_of(self, janas: Client) -> None:
        page = self.send(janas, datei=SimpleUploadedFile("katalog.csv", b"a;b"))
        assert page.context["aside"]["files"] is True
        assert "b'a;b'" not in str(dict(janas.session))


class TestWithinAPage:
    """htmx asks for a part of a page."""

    def test_a_readable_notice_comes_instead(self, janas: Client) -> None:
        end_session()
        part = janas.post(TOWN, {"name": "x"}, headers={"HX-Request": "true"})
        assert (part.status_code, part.templates[0].name) == (403, "accounts/ended_notice.html")
        assert "Ihre Sitzung ist beendet" in part.content.decode()

    def test_signing_in_beside_it_renews_the_page(self, janas: Client) -> None:
        end_session()
        sign_in(janas)
        assert len(janas.get("/konto/zurueck/").context["token"]) == 64


class TestAFormOfAnEarlierSession:
    """Signed in again in another window, one sends the form that still stood in the first."""

    @pytest.fixture
    def strict(self, jana: User) -> Client:
        client = Client(enforce_csrf_checks=True)
        client.force_login(jana)
        client.get("/konto/")
        return client

    def test_is_offered_again(self, strict: Client) -> None:
        page = strict.post(TOWN, {"name": "x"}, headers={"origin": "http://testserver"})
        assert (page.status_code, page.templates[0].name) == (403, "accounts/resume.html")

    def test_but_not_what_another_site_sends(self, strict: Client) -> None:
        for origin in ("https://boese.example", ""):
            page = strict.post(TOWN, {"name": "x"}, headers={"origin": origin})
            assert (page.status_code, "put_aside" in strict.session) == (403, False)

    def test_nor_to_somebody_who_is_not_signed_in(self, town: Municipality) -> None:
        client = Client(enforce_csrf_checks=True)
        page = client.post(TOWN, {"name": "x"}, headers={"origin": "http://testserver"})
        assert page.status_code == 403
        assert Session.objects.count() == 0
