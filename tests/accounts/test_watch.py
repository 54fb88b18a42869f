"""What happens at the door stands in the server's log, and names nobody."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.municipalities.models import Municipality
from tests.factories import user_with_role
from tests.factories.accounts import PASSWORD

SIGN_IN = "/konto/anmelden/"


@pytest.fixture
def jana(town: Municipality) -> User:
    user = user_with_role("steering", town, email="jana@stadt.example")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def said(caplog: Any) -> Callable[[], list[str]]:
    caplog.set_level("INFO", "gemeinwerk.security")
    return lambda: [one.getMessage() for one in caplog.records if one.name.endswith("security")]


def test_coming_in_and_going_out(client: Client, jana: User, said: Any) -> None:
    client.post(SIGN_IN, {"login": jana.email, "password": PASSWORD})
    client.post("/konto/abmelden/")
    assert said() == [
        f"proved by password: account {jana.pk}",
        f"signed in: account {jana.pk}",
        f"signed out: account {jana.pk}",
    ]


def test_a_wrong_password_and_one_too_many(client: Client, jana: User, said: Any) -> None:
    for _ in range(6):
        client.post(SIGN_IN, {"login": jana.email, "password": "falsch"})
    assert said() == [
        *["sign-in failed: password"] * 5,
        f"refused another try: account none, POST '{SIGN_IN}'",
    ]


def test_a_right_that_is_missing(client: Client, jana: User, said: Any) -> None:
    client.force_login(jana)
    client.get("/arbeitsplatz/protokoll/")
    assert said()[-1] == f"refused a right: account {jana.pk}, GET '/arbeitsplatz/protokoll/'"


def test_what_is_typed_makes_no_line_of_its_own(client: Client, jana: User, said: Any) -> None:
    evil = "x@y.example\nsigned in: account 1"
    client.post(SIGN_IN, {"login": evil, "password": evil})
    client.force_login(jana)
    client.get("/arbeitsplatz/protokoll/%0Asigned in: account 1/")
    assert not [line for line in said() if "\n" in line or "y.example" in line]
