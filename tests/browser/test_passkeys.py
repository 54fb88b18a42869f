"""Passkeys in a real browser, with a device: added, used, renamed, removed, lost, copied.

A passkey belongs to one host name. What another host's page asks of the device is of no use here.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.browser.entrance import confirm, sign_out, type_password
from tests.factories import MunicipalityFactory, user_with_role
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, User], None]
BY_PASSKEY = "Mit Passkey anmelden"
INSIDE = "Wo Sie angemeldet sind"
# What `static/accounts/passkeys.js` sends, asked for on a page with an origin of one's own choice.
ASK_THE_DEVICE = """async ({ challenge, rpId }) => {
  const bytes = (text) => Uint8Array.from(
    atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\\+/g, "-").replace(/\\//g, "_").replace(/=+$/, "");
  const given = await navigator.credentials.get({ publicKey: {
    challenge: bytes(challenge), rpId, allowCredentials: [], userVerification: "required" } });
  const { authenticatorData, clientDataJSON, signature, userHandle } = given.response;
  return JSON.stringify({ type: given.type, id: given.id, rawId: text(given.rawId),
    clientExtensionResults: {}, response: { authenticatorData: text(authenticatorData),
    clientDataJSON: text(clientDataJSON), signature: text(signature),
    userHandle: text(userHandle) } });
}"""


@pytest.fixture
def jana(live_town: Municipality) -> User:
    user = user_with_role("office", live_town, email="jana@stadt.example", name="Jana Beispiel")
    user.set_password(PASSWORD)
    user.save()
    return user


class Device:
    """A device of the browser's own that keeps passkeys and recognises its owner."""

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)
        self.session.send("WebAuthn.enable")
        self.identity = self._add()

    def _add(self) -> str:
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        added = self.session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        return str(added["authenticatorId"])

    def lose(self) -> None:
        self._send("removeVirtualAuthenticator")
        self.identity = self._add()

    def recognises_nobody(self) -> None:
        self._send("setUserVerified", isUserVerified=False)

    def copy(self) -> dict[str, Any]:
        return dict(self._send("getCredentials")["credentials"][0])

    def put_back(self, copied: dict[str, Any]) -> None:
        """As a copy would stand on another device: its counter as it was."""
        self._send("removeCredential", credentialId=copied["credentialId"])
        self._send("addCredential", credential=copied)

    def _send(self, what: str, **more: Any) -> Any:
        return self.session.send(f"WebAuthn.{what}", {"authenticatorId": self.identity, **more})


@pytest.fixture
def device(page: Page) -> Device:
    return Device(page)


@pytest.fixture
def has_passkey(page: Page, jana: User, device: Device, sign_in: SignIn) -> None:
    """Jana has a passkey that lets her in alone, and is signed out."""
    sign_in(page, jana)
    add_passkey(page, alone=True)
    sign_out(page)


def add_passkey(page: Page, *, alone: bool, base: str = "") -> None:
    page.goto(f"{base}/konto/sicherheit/passkeys/neu/", timeout=60_000)  # the first page is slow
    if page.get_by_role("button", name="Bestätigen").is_visible():
        confirm(page)
    page.get_by_label("Name").fill("Diensthandy")
    if alone:
        page.get_by_label("Zum Anmelden ohne Kennwort verwenden").check()
    page.get_by_role("button", name="Passkey anlegen").click()
    expect(page.get_by_role("heading", name="Wiederherstellungscodes")).to_be_visible()


def sign_in_by_passkey(page: Page) -> None:
    page.goto("/konto/anmelden/?next=/konto/")
    page.get_by_role("button", name=BY_PASSKEY).click()


class TestUsing:
    def test_lets_one_in_without_a_password(self, page: Page, has_passkey: None) -> None:
        sign_in_by_passkey(page)
        expect(page.get_by_text(INSIDE)).to_be_visible()
        expect(page.get_by_text("Diensthandy")).to_be_visible()

    def test_is_a_second_factor(
        self, page: Page, jana: User, device: Device, sign_in: SignIn
    ) -> None:
        sign_in(page, jana)
        add_passkey(page, alone=False)
        sign_out(page)
        page.goto("/konto/anmelden/?next=/konto/")
        type_password(page)
        page.get_by_role("button", name="Passkey verwenden").click()
        expect(page.get_by_text(INSIDE)).to_be_visible()

    def test_confirms_who_one_is(self, page: Page, has_passkey: None) -> None:
        sign_in_by_passkey(page)
        expect(page.get_by_text(INSIDE)).to_be_visible()
        page.goto("/konto/sicherheit/passkeys/neu/")
        page.get_by_role("link", name="mit einem Passkey").click()
        page.get_by_role("button", name="Mit Passkey bestätigen").click()
        expect(page.get_by_role("button", name="Passkey anlegen")).to_be_visible()

    def test_without_one_the_page_says_what_else_to_do(
        self, page: Page, jana: User, device: Device
    ) -> None:
        sign_in_by_passkey(page)
        expect(page.get_by_text("Das Gerät hat keinen Passkey gesendet.")).to_be_visible()

    def test_a_device_that_does_not_recognise_its_owner_lets_nobody_in(
        self, page: Page, has_passkey: None, device: Device
    ) -> None:
        device.recognises_nobody()
        sign_in_by_passkey(page)
        expect(page.get_by_text("Das Gerät hat keinen Passkey gesendet.")).to_be_visible()

    def test_a_closed_account_stays_closed(self, page: Page, has_passkey: None, jana: User) -> None:
        User.objects.filter(pk=jana.pk).update(is_active=False)
        sign_in_by_passkey(page)
        expect(page.get_by_text("Dieses Konto ist geschlossen")).to_be_visible()


class TestKeeping:
    def test_is_renamed(self, page: Page, has_passkey: None) -> None:
        sign_in_by_passkey(page)
        page.get_by_role("link", name="Diensthandy umbenennen").click()
        confirm(page)
        page.get_by_label("Name").fill("Altes Handy")
        page.get_by_role("button", name="Speichern").click()
        expect(page.get_by_text("Altes Handy")).to_be_visible()

    def test_removed_it_opens_nothing(self, page: Page, has_passkey: None) -> None:
        sign_in_by_passkey(page)
        page.get_by_role("link", name="Diensthandy entfernen").click()
        confirm(page)
        page.get_by_role("button", name="Passkey entfernen").click()
        expect(page.get_by_text(INSIDE)).to_be_visible()
        assert Authenticator.objects.count() == 0
        sign_out(page)
        sign_in_by_passkey(page)
        expect(page.get_by_text("Dieser Code gilt nicht.")).to_be_visible()

    def test_lost_a_recovery_code_lets_one_in_to_remove_it(
        self, page: Page, has_passkey: None, device: Device
    ) -> None:
        device.lose()
        codes = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).wrap()
        page.goto("/konto/anmelden/?next=/konto/")
        type_password(page)
        page.get_by_label("Code").fill(codes.get_unused_codes()[0])
        page.get_by_role("button", name="Anmelden", exact=True).click()
        page.get_by_role("link", name="Diensthandy entfernen").click()
        confirm(page)
        page.get_by_role("button", name="Passkey entfernen").click()
        expect(page.get_by_text("Diensthandy")).to_be_hidden()


class TestAttacks:
    def test_a_copy_whose_counter_goes_back_is_refused_and_told(
        self, page: Page, has_passkey: None, device: Device, jana: User
    ) -> None:
        copied = device.copy()
        sign_in_by_passkey(page)
        expect(page.get_by_text(INSIDE)).to_be_visible()
        sign_out(page)
        device.put_back(copied)
        sign_in_by_passkey(page)
        expect(page.get_by_text("Er könnte kopiert worden sein.")).to_be_visible()
        page.goto("/konto/")
        expect(page.get_by_role("heading", name="Anmelden", exact=True)).to_be_visible()
        assert AuditEntry.objects.filter(verb="account.refuse_passkey").count() == 1
        assert Notice.objects.filter(subject__contains="kopiert").count() == 1

    def test_an_answer_is_taken_once(self, page: Page, has_passkey: None) -> None:
        sent: list[str] = []
        page.on("request", lambda r: sent.append(r.post_data or "") if r.method == "POST" else None)
        sign_in_by_passkey(page)
        expect(page.get_by_text(INSIDE)).to_be_visible()
        given = next(one for one in sent if "credential=" in one)
        sign_out(page)
        page.goto("/konto/anmelden/")
        send_on(page, credential_in(given))
        expect(page.get_by_text("Dieser Code gilt nicht.")).to_be_visible()


class TestHosts:
    """One installation, one town under two host names, another town below one of them."""

    @pytest.fixture
    def town_host(self, live_town: Municipality, live_server: Any, settings: Any) -> str:
        settings.ALLOWED_HOSTS = ["*"]
        live_town.hosts.create(name="stadt.localhost")
        MunicipalityFactory(slug="unter", host="unter.stadt.localhost")
        return f"http://stadt.localhost:{live_server.url.rpartition(':')[2]}"

    @pytest.fixture
    def has_passkey_there(self, page: Page, jana: User, device: Device, town_host: str) -> None:
        page.goto(f"{town_host}/konto/anmelden/?next=/konto/")
        type_password(page)
        expect(page.get_by_text(INSIDE)).to_be_visible()
        add_passkey(page, alone=True, base=town_host)
        page.goto(f"{town_host}/konto/abmelden/")
        page.get_by_role("button", name="Abmelden").last.click()

    def test_a_passkey_is_for_the_host_it_was_made_under(
        self, page: Page, has_passkey_there: None, jana: User, sign_in: SignIn, town_host: str
    ) -> None:
        page.goto(f"{town_host}/konto/anmelden/?next=/konto/")
        page.get_by_role("button", name=BY_PASSKEY).click()
        expect(page.get_by_text("Diensthandy")).to_be_visible()
        expect(page.get_by_text("gilt unter einer anderen Adresse")).to_be_hidden()
        sign_in_by_passkey(page)
        expect(page.get_by_text("Das Gerät hat keinen Passkey gesendet.")).to_be_visible()
        sign_in(page, jana)
        page.goto("/konto/")
        expect(page.get_by_text("gilt unter einer anderen Adresse")).to_be_visible()

    def test_an_answer_given_to_a_page_below_opens_nothing(
        self, page: Page, has_passkey_there: None, town_host: str
    ) -> None:
        """The standard lets a host below use it; another town's page is such a host."""
        page.goto(f"{town_host}/konto/anmelden/?next=/konto/")
        challenge = page.evaluate(
            "async () => (await (await fetch('/konto/sicherheit/passkeys/anmelden/', "
            "{headers: {Accept: 'application/json'}})).json()).request_options.publicKey.challenge"
        )
        page.goto(f"{town_host.replace('stadt.', 'unter.stadt.')}/impressum/")
        wanted = {"challenge": challenge, "rpId": "stadt.localhost"}
        given = page.evaluate(ASK_THE_DEVICE, wanted)
        page.goto(f"{town_host}/konto/anmelden/?next=/konto/")
        send_on(page, given)
        expect(page.get_by_text("wurde auf einer anderen Seite verwendet")).to_be_visible()


def credential_in(body: str) -> str:
    return parse_qs(body)["credential"][0]


def send_on(page: Page, credential: str) -> None:
    """Send an answer of a device with the form of this page."""
    page.evaluate(
        "credential => { const form = document.querySelector('[data-passkey-login]');"
        "form.querySelector('[name=credential]').value = credential; form.submit(); }",
        credential,
    )
