"""Signing in with e-mail and password, out again, and what happens when one is forgotten."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gemeinwerk.accounts.models import Attempts, User
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import user_with_role
from tests.factories.accounts import PASSWORD

SIGN_IN = "/konto/anmelden/"
FORGOTTEN = "/konto/kennwort/vergessen/"


@pytest.fixture
def jana(town: Municipality) -> User:
    user = user_with_role("office", town, email="jana@stadt.example", name="Jana Beispiel")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> Any:
    return client.post(SIGN_IN, {"login": "jana@stadt.example", "password": password, **more})


def is_in(client: Client) -> bool:
    return client.get("/konto/").status_code == 200


class TestPassword:
    def test_leads_to_the_desk(self, client: Client, jana: User) -> None:
        answer = sign_in(client)
        assert (answer.status_code, answer["Location"]) == (302, "/arbeitsplatz/")
        assert is_in(client)

    def test_leads_back_to_where_one_wanted_to_go(self, client: Client, jana: User) -> None:
        asked = client.get("/arbeitsplatz/rechte/?a=1")
        assert asked["Location"] == f"{SIGN_IN}?next=%2Farbeitsplatz%2Frechte%2F%3Fa%3D1"
        answer = sign_in(client, next="/arbeitsplatz/rechte/?a=1")
        assert answer["Location"] == "/arbeitsplatz/rechte/?a=1"

    def test_never_leads_to_another_site(self, client: Client, jana: User) -> None:
        assert sign_in(client, next="https://boese.example/")["Location"] == "/arbeitsplatz/"

    def test_the_address_may_be_written_in_capitals(self, client: Client, jana: User) -> None:
        client.post(SIGN_IN, {"login": "Jana@Stadt.example", "password": PASSWORD})
        assert is_in(client)

    @pytest.mark.parametrize("login", ["jana@stadt.example", "niemand@stadt.example"])
    def test_wrong_or_unknown_the_answer_is_the_same(
        self, client: Client, jana: User, login: str
    ) -> None:
        answer = client.post(SIGN_IN, {"login": login, "password": "falsch"})
        assert answer.context["form"].non_field_errors() == [
            "E-Mail und Kennwort passen nicht zusammen. Prüfen Sie die Schreibweise, oder lassen "
            "Sie sich einen Link für ein neues Kennwort schicken."
        ]

    @pytest.mark.parametrize("state", ["unknown", "open", "closed", "invited"])
    def test_one_hash_is_made_whoever_it_is(
        self, client: Client, jana: User, state: str, monkeypatch: Any
    ) -> None:
        """The time of an answer would else tell who has an account."""
        if state == "unknown":
            User.objects.all().delete()
        User.objects.update(is_active=state != "closed")
        if state == "invited":
            User.objects.update(password="!")
        made = []
        encode = MD5PasswordHasher.encode
        monkeypatch.setattr(
            MD5PasswordHasher,
            "encode",
            lambda self, *args: made.append(args) or encode(self, *args),
        )
        sign_in(client, "falsch")
        assert len(made) == 1

    def test_a_closed_account_stays_out(self, client: Client, jana: User) -> None:
        User.objects.update(is_active=False)
        assert sign_in(client)["Location"] == "/konto/geschlossen/"
        assert not is_in(client)

    def test_the_page_speaks_the_language_of_the_account(self, client: Client, jana: User) -> None:
        User.objects.update(language="en")
        sign_in(client)
        assert client.get("/konto/")["Content-Language"] == "en"

    @pytest.mark.parametrize(("chosen", "spoken"), [("", "en"), ("de", "de")])
    def test_without_a_choice_it_speaks_as_the_browser_is_set(
        self, client: Client, jana: User, chosen: str, spoken: str
    ) -> None:
        User.objects.update(language=chosen)
        sign_in(client)
        answer = client.get("/konto/", headers={"Accept-Language": "en-GB,en;q=0.9"})
        assert answer["Content-Language"] == spoken


@pytest.mark.parametrize(("browser", "spoken"), [("en-GB", "en"), ("de-DE", "de"), ("fr", "de")])
def test_the_entrance_speaks_as_the_browser_is_set(
    client: Client, town: Municipality, browser: str, spoken: str
) -> None:
    answer = client.get(SIGN_IN, headers={"Accept-Language": browser})
    assert answer["Content-Language"] == spoken


@pytest.mark.parametrize("path", [SIGN_IN, FORGOTTEN, "/konto/kennwort/neu/1-abc/"])
def test_pages_before_the_sign_in_are_kept_by_no_cache(
    client: Client, town: Municipality, path: str
) -> None:
    assert "no-store" in client.get(path)["Cache-Control"]


def test_nobody_signs_up(client: Client, town: Municipality) -> None:
    assert client.get("/konto/registrieren/").status_code == 404
    assert client.get("/konto/signup/").status_code == 404


def test_signing_out_asks_first_and_forgets_the_browser(client: Client, jana: User) -> None:
    sign_in(client)
    client.get("/konto/")
    assert client.get("/konto/abmelden/").status_code == 200
    assert is_in(client)
    answer = client.post("/konto/abmelden/")
    assert answer.cookies["last_account"].value == ""
    assert not is_in(client)


def test_signing_out_clears_what_the_browser_keeps(client: Client, jana: User) -> None:
    sign_in(client)
    assert client.post("/konto/abmelden/")["Clear-Site-Data"] == '"cache"'


class TestLimits:
    def test_the_sixth_wrong_password_is_not_tried(self, client: Client, jana: User) -> None:
        for _ in range(5):
            assert sign_in(client, "falsch").status_code == 200
        assert sign_in(Client()).status_code == 429

    def test_the_page_says_when_to_try_again(self, client: Client, jana: User) -> None:
        for _ in range(6):
            answer = sign_in(client, "falsch")
        assert answer.context["minutes"] == 5
        assert 290 <= int(answer["Retry-After"]) <= 300
        assert "in 5 Minuten" in answer.content.decode()

    def test_after_the_window_it_goes_on(self, client: Client, jana: User) -> None:
        for _ in range(6):
            sign_in(client, "falsch")
        Attempts.objects.update(since=timezone.now() - timedelta(minutes=5, seconds=1))
        sign_in(client)
        assert is_in(client)

    def test_what_succeeds_does_not_count(self, jana: User) -> None:
        for _ in range(8):
            assert sign_in(Client()).status_code == 302

    def test_success_does_not_wipe_earlier_failures(self, client: Client, jana: User) -> None:
        """Else somebody guessing could sign in to an account of their own in between."""
        for _ in range(4):
            sign_in(client, "falsch")
        sign_in(Client())
        sign_in(client, "falsch")
        assert sign_in(client, "falsch").status_code == 429

    def test_one_place_cannot_try_many_accounts(self, client: Client, jana: User) -> None:
        answers = [
            client.post(SIGN_IN, {"login": f"n{n}@stadt.example", "password": "x"}).status_code
            for n in range(31)
        ]
        assert (set(answers[:30]), answers[30]) == ({200}, 429)

    def test_reading_the_page_is_not_a_try(self, client: Client, town: Municipality) -> None:
        client.get(SIGN_IN)
        assert Attempts.objects.count() == 0

    def test_nobody_is_named_in_what_is_counted(self, client: Client, jana: User) -> None:
        sign_in(client, "falsch")
        assert {len(key) for key in Attempts.objects.values_list("key", flat=True)} == {64}


class TestForgottenPassword:
    @pytest.fixture(autouse=True)
    def _worker(self, work: Callable[[], None]) -> None:
        self.work = work

    def ask(self, client: Client, email: str = "jana@stadt.example") -> Any:
        answer = client.post(FORGOTTEN, {"email": email})
        self.work()
        return answer

    def follow(self, client: Client) -> Any:
        path = Notice.objects.get(kind="account.reset").action_url.removeprefix(
            "http://testserver:8000"
        )
        return client.get(path)

    def test_is_chosen_anew_by_a_link(self, client: Client, jana: User) -> None:
        self.ask(client)
        form = self.follow(client)["Location"]
        new = "ein-ganz-neues-Kennwort"
        client.post(form, {"password1": new, "password2": new})
        sign_in(client, new)
        assert is_in(client)

    def test_does_not_tell_who_has_an_account(self, client: Client, jana: User) -> None:
        known, unknown = self.ask(client), self.ask(client, "niemand@stadt.example")
        assert known["Location"] == unknown["Location"] == "/konto/kennwort/vergessen/gesendet/"
        assert Notice.objects.count() == 1

    @pytest.mark.parametrize("state", ["unknown", "open", "closed", "invited"])
    def test_the_request_takes_the_same_steps_for_everybody(
        self, client: Client, jana: User, state: str
    ) -> None:
        if state == "unknown":
            User.objects.all().delete()
        User.objects.update(is_active=state != "closed")
        if state == "invited":
            User.objects.update(password="!")
        client.get(FORGOTTEN)
        with CaptureQueriesContext(connection) as steps:
            client.post(FORGOTTEN, {"email": "jana@stadt.example"})
        said = [re.sub(r"'[^']*'|\d+", "?", one["sql"]) for one in steps]
        assert not [sql for sql in said if "accounts_user" in sql or "notices_notice" in sql]
        assert len([sql for sql in said if "django_tasks" in sql]) == 1

    def test_the_address_waits_sealed(self, client: Client, jana: User) -> None:
        client.post(FORGOTTEN, {"email": "jana@stadt.example"})
        assert "jana" not in str(DBTaskResult.objects.get().args_kwargs)

    def test_a_closed_account_gets_no_link(self, client: Client, jana: User) -> None:
        User.objects.update(is_active=False)
        self.ask(client)
        assert Notice.objects.count() == 0

    def test_an_address_that_only_looks_alike_gets_none(self, client: Client, jana: User) -> None:
        self.ask(client, "jana@ſtadt.example")
        assert Notice.objects.count() == 0

    def test_the_link_works_once(self, client: Client, jana: User) -> None:
        self.ask(client)
        form = self.follow(client)["Location"]
        new = "ein-ganz-neues-Kennwort"
        client.post(form, {"password1": new, "password2": new})
        assert self.follow(Client()).context["token_fail"] is True

    def test_ends_all_sessions(self, client: Client, jana: User) -> None:
        elsewhere = Client()
        sign_in(elsewhere)
        self.ask(client)
        new = "ein-ganz-neues-Kennwort"
        client.post(self.follow(client)["Location"], {"password1": new, "password2": new})
        assert not is_in(elsewhere)

    def test_a_weak_one_is_refused_in_words(self, client: Client, jana: User) -> None:
        self.ask(client)
        answer = client.post(
            self.follow(client)["Location"], {"password1": "kurz", "password2": "kurz"}
        )
        assert len(answer.context["form"].errors["password1"]) == 1
        assert not User.objects.get(pk=jana.pk).check_password("kurz")

    def test_is_asked_for_three_times_an_hour(self, client: Client, jana: User) -> None:
        answers = [self.ask(Client()).status_code for _ in range(4)]
        assert answers == [302, 302, 302, 429]

    def test_unknown_addresses_are_limited_alike(self, town: Municipality) -> None:
        answers = [self.ask(Client(), "niemand@stadt.example").status_code for _ in range(4)]
        assert answers == [302, 302, 302, 429]


def test_a_changed_password_ends_other_sessions_and_is_told(client: Client, jana: User) -> None:
    elsewhere = Client()
    sign_in(elsewhere)
    sign_in(client)
    new = "ein-ganz-neues-Kennwort"
    client.post("/konto/kennwort/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (is_in(client), is_in(elsewhere)) == (True, False)
    assert list(Notice.objects.values_list("kind", "subject")) == [
        ("account.changed", "Ihr Konto bei Musterstadt: Das Kennwort wurde geändert.")
    ]
