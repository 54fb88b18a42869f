"""An authenticator app as second factor, and the codes for when it is lost."""

import re
from importlib import import_module
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.apps import apps
from django.core.cache import caches
from django.test import Client

from gemeinwerk.accounts.models import Session, User
from gemeinwerk.accounts.second_factor import open_key
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import user_with_role
from tests.factories.accounts import PASSWORD

APP = "/konto/sicherheit/app/"
CODE = "/konto/sicherheit/code/"


@pytest.fixture
def jana(town: Municipality) -> User:
    user = user_with_role("office", town, email="jana@stadt.example", name="Jana Beispiel")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: Client) -> Any:
    return client.post("/konto/anmelden/", {"login": "jana@stadt.example", "password": PASSWORD})


def turn_on_later(client: Client) -> str:
    """Open the page and leave it; the key that was shown."""
    jonas = user_with_role("office", Municipality.objects.get(), email="jonas@stadt.example")
    jonas.set_password(PASSWORD)
    jonas.save()
    client.post("/konto/anmelden/", {"login": jonas.email, "password": PASSWORD})
    confirm(client)
    return client.get(APP).context["form"].secret


def code_of(secret: str) -> str:
    """What the app on the phone would show now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def confirm(client: Client) -> Any:
    return client.post("/konto/bestaetigen/", {"password": PASSWORD, "next": APP})


def turn_on(client: Client) -> str:
    """Set the app up as a person does; the secret it now knows."""
    sign_in(client)
    confirm(client)
    secret = client.get(APP).context["form"].secret
    client.post(APP, {"code": code_of(secret)})
    return secret


@pytest.fixture
def secret(jana: User) -> str:
    return turn_on(Client())


class TestSettingUp:
    def test_asks_first_whether_it_is_still_you(self, client: Client, jana: User) -> None:
        sign_in(client)
        assert (
            client.get(APP)["Location"] == "/konto/bestaetigen/?next=%2Fkonto%2Fsicherheit%2Fapp%2F"
        )
        assert confirm(client)["Location"] == APP

    def test_shows_a_code_to_scan_and_the_key_as_text(self, client: Client, jana: User) -> None:
        sign_in(client)
        confirm(client)
        page = client.get(APP)
        assert page.context["totp_url"].startswith("otpauth://totp/jana%40stadt.example?")
        assert "issuer=Musterstadt" in page.context["totp_url"]
        assert page.context["form"].secret in page.content.decode()

    def test_takes_only_a_code_of_the_app(self, client: Client, jana: User) -> None:
        sign_in(client)
        confirm(client)
        client.get(APP)
        page = client.post(APP, {"code": "000000"})
        assert page.context["form"].errors["code"] == [
            "Dieser Code gilt nicht. Warten Sie auf den nächsten, und prüfen Sie die Uhr im Gerät."
        ]

    def test_shows_the_same_key_in_two_windows_and_after_a_mistake(
        self, client: Client, jana: User
    ) -> None:
        sign_in(client)
        confirm(client)
        scanned = client.get(APP).context["form"].secret
        assert client.get(APP).context["form"].secret == scanned
        assert client.post(APP, {"code": "000000"}).context["form"].secret == scanned
        assert client.post(APP, {"code": code_of(scanned)})["Location"].endswith("/codes/")

    def test_given_up_the_next_key_is_new(self, client: Client, jana: User) -> None:
        sign_in(client)
        confirm(client)
        scanned = client.get(APP).context["form"].secret
        assert client.post(APP, {"cancel": "1"})["Location"] == "/konto/"
        assert client.get(APP).context["form"].secret != scanned
        assert Authenticator.objects.count() == 0

    def test_keeps_the_key_of_nobody_in_clear(self, client: Client, jana: User) -> None:
        secret = turn_on(client)
        waiting = turn_on_later(Client())
        stored = [str(one.data) for one in Authenticator.objects.all()]
        assert all("sealed:" in one for one in stored)
        sessions = [str(one.get_decoded()) for one in Session.objects.all()]
        assert not any(secret in one or waiting in one for one in stored + sessions)

    def test_gives_ten_codes_for_when_the_phone_is_lost(self, client: Client, jana: User) -> None:
        turn_on(client)
        page = client.get("/konto/sicherheit/codes/")
        assert len(page.context["unused_codes"]) == 10
        file = client.get("/konto/sicherheit/codes/datei/")
        assert len(re.findall(r"^\d{8}$", file.content.decode(), re.M)) == 10

    def test_is_told_by_mail(
        self, client: Client, jana: User, django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            turn_on(client)
        assert Notice.objects.get().subject == (
            "Ihr Konto bei Musterstadt: Eine Authenticator-App wurde eingerichtet."
        )


class TestSigningIn:
    def test_the_password_alone_is_not_enough(self, client: Client, secret: str) -> None:
        assert sign_in(client)["Location"] == CODE
        assert client.get("/konto/").status_code == 302

    def test_with_a_code_one_is_in(self, client: Client, secret: str) -> None:
        sign_in(client)
        assert client.post(CODE, {"code": code_of(secret)})["Location"] == "/arbeitsplatz/"
        assert client.get("/konto/").status_code == 200

    def test_a_recovery_code_works_once(self, client: Client, secret: str, jana: User) -> None:
        kept = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES)
        code = kept.wrap().get_unused_codes()[0]
        sign_in(client)
        assert client.post(CODE, {"code": code}).status_code == 302
        again = Client()
        sign_in(again)
        assert again.post(CODE, {"code": code}).status_code == 200

    def test_a_code_opens_one_door_only(self, client: Client, secret: str, settings: Any) -> None:
        """Whoever saw it typed has the password too, and asks another process of the server."""
        code = code_of(secret)
        sign_in(client)
        assert client.post(CODE, {"code": code}).status_code == 302
        caches["default"].clear()  # each process has one of its own
        again = Client()
        sign_in(again)
        page = again.post(CODE, {"code": f"{code[:3]} {code[3:]}"})
        assert page.context["form"].errors["code"] == [
            "Dieser Code ist schon benutzt. Warten Sie auf den nächsten."
        ]
        assert again.get("/konto/").status_code == 302

    def test_guessing_ends_after_five(self, client: Client, secret: str) -> None:
        sign_in(client)
        answers = [client.post(CODE, {"code": "000000"}).status_code for _ in range(6)]
        assert answers == [200] * 5 + [429]

    def test_and_is_counted_for_the_account_not_for_the_browser(
        self, client: Client, secret: str
    ) -> None:
        for _ in range(5):
            guesser = Client()
            sign_in(guesser)
            guesser.post(CODE, {"code": "000000"})
        sign_in(client)
        assert client.post(CODE, {"code": code_of(secret)}).status_code == 429

    def test_nobody_gets_to_the_code_without_the_password(
        self, client: Client, town: Municipality
    ) -> None:
        assert client.get(CODE)["Location"] == "/konto/anmelden/"


def test_what_was_kept_in_clear_is_sealed_by_the_migration(secret: str) -> None:
    migration = import_module("gemeinwerk.accounts.migrations.0003_keys_sealed")
    migration.unseal(apps, None)
    assert Authenticator.objects.get(type="totp").data["secret"] == secret
    for _time in range(2):
        migration.seal(apps, None)
        kept = Authenticator.objects.get(type="totp")
        assert secret not in str(kept.data)
        assert open_key(kept.data["secret"]) == secret


def test_with_another_secret_of_the_server_the_page_says_whom_to_ask(
    client: Client, secret: str, settings: Any
) -> None:
    settings.SECRET_KEY = "another-secret-than-the-one-it-was-sealed-with"
    sign_in(client)
    page = client.post(CODE, {"code": code_of(secret)})
    assert page.context["form"].errors["code"] == [
        "Ihr zweiter Faktor lässt sich auf diesem Server nicht mehr prüfen. Wenden Sie sich an die "
        "Technische Betreuung."
    ]


def test_it_can_be_turned_off_again(client: Client, secret: str) -> None:
    sign_in(client)
    client.post(CODE, {"code": code_of(secret)})
    confirm(client)
    client.post("/konto/sicherheit/app/aus/")
    assert Authenticator.objects.count() == 0
    assert sign_in(Client())["Location"] == "/arbeitsplatz/"


@pytest.mark.parametrize("page", ["", "neu/", "datei/"])
def test_pages_of_codes_under_another_secret_say_so(client: Client, jana: User, page: str) -> None:
    """As after a restore on a machine whose secret is another one: a sentence, no error."""
    RecoveryCodes.activate(jana)
    Authenticator.objects.update(data={"seed": "sealed:of-another-secret", "used_mask": 0})
    sign_in(client)
    confirm(client)
    told = client.get(f"/konto/sicherheit/codes/{page}", follow=True).content.decode()
    assert "lässt sich auf diesem Server nicht mehr prüfen" in told
