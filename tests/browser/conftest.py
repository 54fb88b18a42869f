"""A real browser against a live server.

    def test_something(page, live_town, sign_in, accessible):
        sign_in(page, user_with_role("office", live_town))
        page.goto("/arbeitsplatz/")
        accessible(page)        # axe, in light on a wide screen and in dark on a phone
        all_accessible(page, [...])     # each of these addresses, of the one town

`page.goto` takes paths. A test fails where the page writes an error to the console, which is also
how a breach of the content security policy shows.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from gemeinwerk.accounts.models import User
from gemeinwerk.municipalities.models import Municipality
from tests.browser.axe import EVERYTHING, OF_THE_LOOK, put_in, violations
from tests.factories import MunicipalityFactory

CHROMIUM = "/usr/bin/chromium-headless-shell"
"""The browser without its own window, which takes half of the work of one that only hides it."""
QUIET = [
    "--no-sandbox",
    "--font-render-hinting=none",  # letters as wide as on a screen of today
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=1",  # the next page need not start a program of its own
    "--js-flags=--no-opt,--no-maglev",  # no page lives long enough for faster scripts
]
PATIENCE = 30_000
"""Milliseconds until something is missing: a busy machine is slow, and no fault of ours."""
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 900}
LOOKS: tuple[tuple[str, Any, Any], ...] = (
    ("light", WIDE, EVERYTHING),
    ("dark", PHONE, OF_THE_LOOK),
)
"""Where a page stands on a screen does not tell its colours, nor they its places; and what a page
is made of is the same in both."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def live_town(live_server: Any) -> Municipality:
    """The municipality the live server serves."""
    return MunicipalityFactory(name="Musterstadt", slug="musterstadt", host="localhost")


@pytest.fixture(scope="session")
def context(browser: Browser, live_server: Any) -> BrowserContext:
    """One for all tests, as it was new for each: opening another takes longer than most tests."""
    context = browser.new_context(
        base_url=live_server.url, viewport=WIDE, locale="de-DE", reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    return context


def as_new(context: BrowserContext, origin: str) -> None:
    """No cookie, nothing stored, no page open. Styles and scripts are the same for every test."""
    tools = context.new_cdp_session(context.pages[0] if context.pages else context.new_page())
    tools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    context.clear_cookies()
    for page in context.pages:
        page.close()


GIVEN_UP = ("htmx:sendAbort", "htmx:afterRequest")
"""What htmx writes of a question that was still under way when somebody typed on or left the page.
Of one that failed it writes another line beside the second."""


@pytest.fixture
def console_errors() -> list[str]:
    """What the page wrote to the console; clear it where an error is expected."""
    return []


@pytest.fixture
def page(
    context: BrowserContext, live_server: Any, live_town: Municipality, console_errors: list[str]
) -> Iterator[Page]:
    page = context.new_page()
    page.on(
        "console", lambda said: console_errors.append(said.text) if said.type == "error" else None
    )
    page.on("pageerror", lambda error: console_errors.append(str(error)))
    yield page
    as_new(context, live_server.url)
    assert [one for one in console_errors if not one.startswith(GIVEN_UP)] == []


@pytest.fixture
def sign_in(live_server: Any) -> Callable[[Page, User], None]:
    """Gives the browser a session of that user."""

    def give(page: Page, user: User) -> None:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies(
            [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
        )

    return give


def faults(page: Page) -> list[str]:
    put_in(page)
    found = []
    for scheme, size, rules in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found += [f"{scheme} {size['width']}: {one}" for one in violations(page, rules)]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > size["width"]:
            found.append(f"scrolls sideways: {width} px in {size['width']} px")
    return found


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """axe finds nothing on the page: in light on a wide screen, in dark on a phone."""

    def check(page: Page) -> None:
        found = faults(page)
        assert not found, "\n".join(found)

    return check


UNFOLD = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"


@pytest.fixture
def all_accessible() -> Callable[[Page, Iterable[str]], None]:
    """axe finds nothing at any of the addresses, with all unfolded: to build their town takes
    longer than to look at one of them."""

    def at(page: Page, address: str) -> list[str]:
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        page.emulate_media(color_scheme="light")
        answer = page.goto(address)
        if answer is None or answer.status != 200:
            return [f"not shown: {answer and answer.status}"]
        page.evaluate(UNFOLD)
        return faults(page)

    def check(page: Page, addresses: Iterable[str]) -> None:
        found = [f"{address}: {one}" for address in addresses for one in at(page, address)]
        assert not found, "\n".join(found)

    return check
