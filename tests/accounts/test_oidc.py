"""Sign-in with the town's own identity provider: the whole code flow, over HTTP.

The provider runs as a server of its own in a thread; the browser's part is played by two clients.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import oidc_provider_mock
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as django_settings
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from tests.factories import UserFactory, user_with_role

SIGN_IN = "/konto/einmal/oidc/"
JANA = {"name": "Jana Beispiel", "email": "jana@stadt.example", "email_verified": True}


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def _configured(issuer: str, settings: Any) -> None:
    """As GEMEINWERK_OIDC_… would."""
    settings.OIDC_NAME = "Stadtkonto"
    app = {
        "provider_id": "oidc",
        "name": "Stadtkonto",
        "client_id": "gemeinwerk",
        "secret": "geheim",
        "settings": {"server_url": issuer},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}
    }


@dataclass
class Provider:
    """The provider as a person meets it in the browser."""

    issuer: str
    browser: requests.Session = field(default_factory=requests.Session)

    def knows(self, subject: str, **claims: Any) -> None:
        requests.put(f"{self.issuer}/users/{subject}", json=claims, timeout=5).raise_for_status()

    def authorise(self, address: str, subject: str) -> str:
        """Consent on the provider's page; the path it sends the browser back to."""
        assert self.browser.get(address, timeout=5).status_code == 200
        return self._back(self.browser.post(address, {"sub": subject}, **self._stay))

    def deny(self, address: str) -> str:
        return self._back(self.browser.post(address, {"action": "deny"}, **self._stay))

    _stay: Any = field(default_factory=lambda: {"allow_redirects": False, "timeout": 5})

    def _back(self, answer: requests.Response) -> str:
        return answer.headers["Location"].removeprefix("http://testserver")


@pytest.fixture
def provider(issuer: str) -> Provider:
    return Provider(issuer)


def come_in(client: Client, provider: Provider, subject: str = "jana", **claims: Any) -> Any:
    provider.knows(subject, **(claims or JANA))
    begun = client.post(SIGN_IN, {"next": "/arbeitsplatz/rechte/"})
    return client.get(provider.authorise(begun["Location"], subject))


def test_the_request_carries_what_the_flow_needs(
    client: Client, town: Municipality, issuer: str
) -> None:
    address = client.post(SIGN_IN)["Location"]
    assert address.startswith(f"{issuer}/oauth2/authorize?")
    carried = set(re.findall(r"[?&](\w+)=", address))
    assert carried == {
        "client_id",
        "redirect_uri",
        "scope",
        "response_type",
        "state",
        "code_challenge",
        "code_challenge_method",
    }


def test_it_begins_with_a_click_not_with_a_link(client: Client, town: Municipality) -> None:
    """A link somewhere must not sign anybody in."""
    assert "Location" not in client.get(SIGN_IN)


def test_somebody_with_an_account_is_known_by_the_address(
    client: Client, town: Municipality, provider: Provider
) -> None:
    jana = user_with_role("office", town, email="jana@stadt.example")
    answer = come_in(client, provider)
    assert (answer.status_code, answer["Location"]) == (302, "/arbeitsplatz/rechte/")
    assert client.get("/arbeitsplatz/rechte/").status_code == 200
    assert SocialAccount.objects.get().user == jana
    assert User.objects.count() == 1


def test_the_next_time_by_the_subject_whatever_the_address(
    client: Client, town: Municipality, provider: Provider
) -> None:
    user_with_role("office", town, email="jana@stadt.example")
    come_in(client, provider)
    again = Client()
    come_in(again, provider, email="jana.neu@stadt.example", email_verified=True)
    assert again.get("/arbeitsplatz/rechte/").status_code == 200
    assert User.objects.count() == 1


def test_the_password_stays_as_it_was(
    client: Client, town: Municipality, provider: Provider
) -> None:
    jana = user_with_role("office", town, email="jana@stadt.example")
    jana.set_password("ein-gutes-langes-Kennwort")
    jana.save()
    come_in(client, provider)
    jana.refresh_from_db()
    assert jana.check_password("ein-gutes-langes-Kennwort")


def test_somebody_new_gets_an_account_without_a_role(
    client: Client, town: Municipality, provider: Provider
) -> None:
    come_in(client, provider)
    new = User.objects.get()
    assert (new.name, new.email, new.memberships.count()) == (
        "Jana Beispiel",
        "jana@stadt.example",
        0,
    )
    page = client.get("/arbeitsplatz/rechte/")
    assert (page.status_code, page.context["sentence"]) == (
        403,
        "Ihr Konto hat in Musterstadt noch keine Rolle. Bitten Sie das Büro der Beauftragten oder "
        "die Technische Betreuung, Ihnen eine zu geben.",
    )


def test_the_first_time_is_recorded(client: Client, town: Municipality, provider: Provider) -> None:
    come_in(client, provider)
    assert list(AuditEntry.objects.values_list("verb", "municipality_id", "after")) == [
        ("account.join", town.pk, {"provider": "Stadtkonto"})
    ]


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "jana@stadt.example", "email_verified": False},
        {"email": "jana@stadt.example"},
        {"name": "Jana Beispiel"},
    ],
)
def test_an_address_nobody_vouches_for_opens_nothing(
    client: Client, town: Municipality, provider: Provider, claims: dict[str, Any]
) -> None:
    """Else anybody could take over an account by claiming its address."""
    user_with_role("office", town, email="jana@stadt.example")
    answer = come_in(client, provider, **claims)
    assert (answer.status_code, answer.templates[0].name) == (403, "socialaccount/unverified.html")
    assert client.get("/konto/").status_code == 302
    assert SocialAccount.objects.count() == 0


def test_a_closed_account_stays_closed(
    client: Client, town: Municipality, provider: Provider
) -> None:
    UserFactory(email="jana@stadt.example", is_active=False)
    assert come_in(client, provider)["Location"] == "/konto/geschlossen/"
    assert client.get("/konto/").status_code == 302


def test_whoever_declines_is_told_so(
    client: Client, town: Municipality, provider: Provider
) -> None:
    address = client.post(SIGN_IN)["Location"]
    back = provider.deny(address)
    # RFC 6749, 4.1.2.1 asks for the state in a refusal as well; this provider leaves it out.
    state = re.search(r"[?&](state=\w+)", address)
    assert state
    answer = client.get(f"{back}&{state[1]}")
    assert answer["Location"] == "/konto/einmal/abgebrochen/"


def test_an_answer_nobody_asked_for_is_refused(
    client: Client, town: Municipality, provider: Provider
) -> None:
    provider.knows("jana", **JANA)
    back = provider.authorise(client.post(SIGN_IN)["Location"], "jana")
    stranger = Client()
    answer = stranger.get(back)
    assert answer.status_code == 401
    assert stranger.get("/konto/").status_code == 302


def test_a_provider_that_is_down_is_said_kindly(
    client: Client, town: Municipality, settings: Any
) -> None:
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    apps[0]["settings"]["server_url"] = "http://localhost:9"
    answer = client.post(SIGN_IN)
    assert (answer.status_code, answer.templates[0].name) == (
        503,
        "socialaccount/authentication_error.html",
    )


def test_the_page_offers_it_where_it_is_set(
    client: Client, town: Municipality, settings: Any
) -> None:
    assert client.get("/konto/anmelden/").context["oidc"] == "Stadtkonto"
    settings.OIDC_NAME = ""
    assert "Stadtkonto" not in client.get("/konto/anmelden/").content.decode()


def test_the_policy_lets_forms_lead_nowhere_else() -> None:
    """The issuer's address is added from the settings; without one, only we are allowed."""
    directives = django_settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["form-action"] == ["'self'"]
