"""Imprint, privacy and accessibility are one step away, before signing in and after."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.municipalities.models import Municipality

pytestmark = pytest.mark.django_db
LEGAL = ("portal:imprint", "portal:privacy", "portal:accessibility")


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("account_login", []), ("accounts:invitation", ["falsch"]), ("by_link:reports", ["falsch"])],
)
def test_before_signing_in(
    client: Client, town: Municipality, name: str, arguments: list[str]
) -> None:
    page = client.get(reverse(name, args=arguments)).text
    assert all(f'href="{reverse(one)}"' in page for one in LEGAL)


@pytest.mark.parametrize("name", ["desk:home", "portal:home"])
def test_signed_in(client_as: Callable[..., Client], name: str) -> None:
    page = client_as("participant").get(reverse(name)).text
    assert all(page.count(f'href="{reverse(one)}"') == 1 for one in LEGAL)
