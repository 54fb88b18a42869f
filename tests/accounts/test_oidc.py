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
from gemeinwerk.accounts.operations import remove
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.core import webserver
from tests.core.webserver import WebServer
from tests.factories import UserFactory, user_with_role
from tests.privacy.searching import in_database

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
        "nonce",
    }


def test_it_begins_with_a_click_not_with_a_link(client: Client, town: Municipality) -> None:
    """A link somewhere must not sign anybody in."""
    assert client.get(SIGN_IN)["Location"] == "/konto/anmelden/"


def test_a_link_adds_no_scope_and_connects_no_account(
    client: Client, town: Municipality, provider: Provider
) -> None:
    mia = user_with_role("office", town, email="mia@stadt.example")
    client.force_login(mia)
    provider.knows("jana", **JANA)
    wish = f"{SIGN_IN}?process=connect&scope=offline_access&auth_params=prompt%3Dnone"
    address = client.post(wish)["Location"]
    assert "offline_access" not in address
    assert "prompt" not in address
    client.get(provider.authorise(address, "jana"))
    assert not SocialAccount.objects.filter(user=mia).exists()


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
        {"email": "jana@stadt.example", "email_verified": "false"},
        {"email": "jana@stadt.example", "email_verified": "true"},
        {"email": "jana@stadt.example", "email_verified": 1},
        {"email": "jana@ſtadt.example", "email_verified": True},
        {"email": "jana@stadt.example\n", "email_verified": True},
        {"email": ["jana@stadt.example"], "email_verified": True},
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
    assert User.objects.count() == 1


def test_an_address_given_to_somebody_new_does_not_open_the_account_of_old(
    client: Client, town: Municipality, provider: Provider
) -> None:
    jana = user_with_role("office", town, email="jana@stadt.example")
    come_in(Client(), provider)
    answer = come_in(client, provider, subject="jana-2")
    assert (answer.status_code, answer.templates[0].name) == (
        403,
        "socialaccount/connected_already.html",
    )
    assert client.get("/konto/").status_code == 302
    assert list(SocialAccount.objects.values_list("user", "uid")) == [(jana.pk, "jana")]


def test_an_address_that_now_is_somebody_elses_changes_no_account(
    client: Client, town: Municipality, provider: Provider
) -> None:
    """The subject says who it is; what the provider calls the address later does not."""
    user_with_role("office", town, email="jana@stadt.example")
    mia = user_with_role("steering", town, email="mia@stadt.example")
    come_in(Client(), provider)
    come_in(client, provider, email="mia@stadt.example", email_verified=True)
    assert client.get("/konto/").context["user"].email == "jana@stadt.example"
    assert not SocialAccount.objects.filter(user=mia).exists()


def test_only_the_subject_is_kept_of_what_the_provider_says(
    client: Client, town: Municipality, provider: Provider
) -> None:
    come_in(client, provider, **JANA, groups=["kirche"], birthdate="1980-01-01")
    assert SocialAccount.objects.get().extra_data == {}


def test_a_name_is_one_line_that_fits(
    client: Client, town: Municipality, provider: Provider
) -> None:
    come_in(client, provider, **JANA | {"name": "Jana\r\nBcc: alle@stadt.example" + "x" * 300})
    name = User.objects.get().name
    assert name.startswith("Jana Bcc: alle")
    assert len(name) == 200


def test_an_answer_to_another_sign_in_opens_nothing(
    client: Client, town: Municipality, provider: Provider
) -> None:
    """The provider was asked with the nonce of somebody else's sign-in."""
    provider.knows("jana", **JANA)
    address = client.post(SIGN_IN)["Location"]
    swapped = re.sub(r"nonce=[^&]+", "nonce=eines-anderen", address)
    answer = client.get(provider.authorise(swapped, "jana"))
    assert answer.status_code == 401
    assert client.get("/konto/").status_code == 302


def test_a_provider_that_calls_itself_otherwise_is_not_believed(
    client: Client, town: Municipality, settings: Any, issuer: str
) -> None:
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    apps[0]["settings"]["server_url"] = issuer.replace("localhost", "LOCALHOST")
    assert client.post(SIGN_IN).status_code == 503


def test_the_connection_is_recorded_and_told(
    client: Client, town: Municipality, provider: Provider
) -> None:
    user_with_role("office", town, email="jana@stadt.example")
    come_in(client, provider)
    assert AuditEntry.objects.get().verb == "account.connect"
    assert Notice.objects.get().subject == (
        "Ihr Konto bei Musterstadt: Das Konto wurde mit der Einmalanmeldung verbunden."
    )


def test_a_closed_account_stays_closed(
    client: Client, town: Municipality, provider: Provider
) -> None:
    UserFactory(email="jana@stadt.example", is_active=False)
    assert come_in(client, provider)["Location"] == "/konto/geschlossen/"
    assert client.get("/konto/").status_code == 302
    assert SocialAccount.objects.count() == 0


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


def test_once_erased_nothing_of_what_the_provider_said_stays(
    client: Client, town: Municipality, provider: Provider
) -> None:
    come_in(client, provider, **JANA, phone_number="+49 331 289177", nickname="Quellfeldine")
    office = user_with_role("office", town)
    remove(User.objects.get(email=JANA["email"]), town=town, by=office, reason="Antrag")
    Notice.objects.filter(kind="account.erased").delete()
    assert in_database(["jana", "289177", "quellfeldine"]) == set()


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


@pytest.mark.parametrize("named", ["token_endpoint", "userinfo_endpoint"])
def test_what_the_provider_names_in_our_own_network_is_not_fetched(
    client: Client, town: Municipality, provider: Provider, settings: Any, named: str
) -> None:
    """A provider that was taken over, or a document of it: the server looks around for nobody."""
    provider.knows("jana", **JANA)
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    with WebServer(webserver.plain()) as inside:
        overrides = {named: f"{inside.address}/latest/meta-data/"}
        apps[0]["settings"]["openid_configuration_overrides"] = overrides
        back = client.get(provider.authorise(client.post(SIGN_IN)["Location"], "jana"))
        assert back.status_code in {401, 503}
        assert inside.asked == []
    assert client.get("/konto/").status_code == 302
