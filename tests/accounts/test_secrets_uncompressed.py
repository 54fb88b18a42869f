"""A page that shows or takes a secret is kept by nobody, and not compressed: the length of a
compressed page tells whether what a stranger had it say stands in it a second time (BREACH)."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts import invitations
from gemeinwerk.accounts.models import User
from gemeinwerk.municipalities.models import Municipality
from tests.accounts.test_second_factor import APP, code_of, confirm, sign_in
from tests.factories import user_with_role
from tests.factories.accounts import PASSWORD
from tests.walk.pages import SIGN_IN
from tests.walk.scene import Scene

GZIP = {"accept-encoding": "gzip, deflate, br"}
pytestmark = [pytest.mark.django_db, pytest.mark.once]


def is_kept_from_all(answer: Any) -> bool:
    return "no-store" in answer["Cache-Control"] and "Content-Encoding" not in answer.headers


@pytest.fixture
def jana(town: Municipality) -> User:
    user = user_with_role("office", town, email="jana@stadt.example", name="Jana Beispiel")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def inside(jana: User) -> Client:
    """Has just said once more who they are, and has set up an app."""
    client = Client()
    sign_in(client)
    confirm(client)
    secret = client.get(APP).context["form"].secret
    client.post(APP, {"code": code_of(secret)})
    return client


def test_the_key_of_an_app(client: Client, jana: User) -> None:
    sign_in(client)
    confirm(client)
    page = client.get(APP, headers=GZIP)
    assert page.context["form"].secret in page.content.decode()
    wrong = client.post(APP, {"code": "000000"}, headers=GZIP)
    assert is_kept_from_all(page)
    assert is_kept_from_all(wrong)


@pytest.mark.parametrize("name", ["mfa_view_recovery_codes", "mfa_download_recovery_codes"])
def test_recovery_codes(inside: Client, name: str) -> None:
    codes = inside.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    page = inside.get(reverse(name), headers=GZIP)
    assert codes[0] in page.content.decode()
    assert is_kept_from_all(page)


@pytest.mark.parametrize(
    "name", ["mfa_add_webauthn", "mfa_generate_recovery_codes", "mfa_reauthenticate"]
)
def test_what_is_signed_or_made_anew(inside: Client, name: str) -> None:
    page = inside.get(reverse(name), headers=GZIP)
    assert page.status_code == 200
    assert is_kept_from_all(page)


def test_an_invitation(client: Client, town: Municipality) -> None:
    user = user_with_role("office", town)
    user.set_unusable_password()
    user.save()
    page = client.get(invitations.link(user), headers=GZIP)
    assert page.status_code == 200
    assert is_kept_from_all(page)


def test_a_link_for_a_new_password(client: Client, jana: User) -> None:
    key = default_token_generator.make_token(jana)
    parts = {"uidb36": user_pk_to_url_str(jana), "key": key}
    link = reverse("account_reset_password_from_key", kwargs=parts)
    page = client.get(link, headers=GZIP, follow=True)
    assert page.status_code == 200
    assert is_kept_from_all(page)


@pytest.mark.parametrize("name", ["accounts:own", "accounts:export", "accounts:back"])
def test_ones_own_data(client_as: Callable[..., Client], name: str) -> None:
    assert is_kept_from_all(client_as("office").get(reverse(name), headers=GZIP))


@pytest.mark.parametrize("name", SIGN_IN)
def test_every_page_on_the_way_in(
    town: Municipality, client_as: Callable[..., Client], name: str
) -> None:
    """Whoever adds one need not think of it."""
    address = reverse(name, kwargs=SIGN_IN[name].kwargs(Scene(town)))
    for client in (Client(), client_as("office")):
        answer = client.get(address, headers=GZIP)
        if answer.status_code == 200:
            assert is_kept_from_all(answer)
