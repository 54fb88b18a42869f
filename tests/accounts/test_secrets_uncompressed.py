"""A page that shows or takes a secret is kept by nobody, and not compressed: the length of a
compressed page tells whether what a stranger had it say stands in it a second time (BREACH)."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
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
pytestmark = pytest.mark.django_db


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


NOT_SHOWN = {
    "account_set_password": "everybody here has one, and changes it",
    "mfa_index": "leads to one's own page",
    "mfa_list_webauthn": "leads to one's own page",
    "mfa_login_webauthn": "leads to the page to sign in",
    "mfa_reauthenticate_webauthn": "leads to the page to confirm who one is",
    "mfa_edit_webauthn": "somebody else's passkey",
    "mfa_remove_webauthn": "somebody else's passkey",
    "socialaccount_login_error": "says 401",
    "openid_connect_login": "no provider is set",
    "openid_connect_callback": "no provider is set",
}
"""Addresses that show no page to anybody below, and why."""


def visitors(client_as: Callable[..., Client]) -> Iterator[Client]:
    """Everybody a page may be shown to: outside, inside, having confirmed who they are, with a
    second factor, and just before it is asked for."""
    yield Client()
    yield client_as("office")
    client = Client()
    sign_in(client)
    confirm(client)
    yield client
    secret = client.get(APP).context["form"].secret
    client.post(APP, {"code": code_of(secret)})
    yield client
    client = Client()
    sign_in(client)
    yield client


def test_every_page_on_the_way_in(
    town: Municipality, jana: User, client_as: Callable[..., Client]
) -> None:
    """Whoever adds one need not think of it."""
    scene = Scene(town)
    addresses = {name: reverse(name, kwargs=SIGN_IN[name].kwargs(scene)) for name in SIGN_IN}
    answers: dict[str, list[Any]] = {name: [] for name in SIGN_IN}
    for client in visitors(client_as):
        for name, address in addresses.items():
            answers[name].append(_as_if_first(client, address))
    for name, given in answers.items():
        shown = [answer for answer in given if answer.status_code == 200]
        assert bool(shown) is (name not in NOT_SHOWN), (name, [one.status_code for one in given])
        assert all(is_kept_from_all(answer) for answer in shown), name


def _as_if_first(client: Client, address: str) -> Any:
    """What opening it does to the session or to the account is taken back."""
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        answer = client.get(address, headers=GZIP)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer
