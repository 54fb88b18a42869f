"""Minutes in a real browser: the connection is cut, the browser is killed, two write at once."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils.timezone import now
from playwright.sync_api import BrowserContext, Error, Page, expect

from gemeinwerk.accounts.models import User
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.minutes import operations
from gemeinwerk.minutes.models import Minutes
from gemeinwerk.minutes.operations import Who
from gemeinwerk.municipalities.models import Municipality
from tests.browser.conftest import CHROMIUM, QUIET
from tests.factories import (
    AgendaItemFactory,
    BodyFactory,
    ConceptFactory,
    MeetingFactory,
    user_with_role,
)

SignIn = Callable[[Page, User], None]
SAVED = "Alles gespeichert"


@pytest.fixture
def office(live_town: Municipality) -> User:
    return user_with_role("office", live_town, name="Jana Beispiel")


@pytest.fixture
def minutes(live_town: Municipality, office: User) -> Minutes:
    meeting: Meeting = MeetingFactory(
        body=BodyFactory(municipality=live_town, name="AG Wohnen"),
        concept=ConceptFactory(municipality=live_town, slug="ik"),
        number=2, place="Rathaus, Saal 2", starts_at=now() - timedelta(minutes=30),
    )  # fmt: skip
    for number, title in enumerate(("Protokoll vom April", "Räume in den Unterkünften")):
        AgendaItemFactory(meeting=meeting, title=title, minutes=20, position=number)
    return operations.begin(meeting, by=office)


@pytest.fixture
def opened(page: Page, minutes: Minutes, office: User, sign_in: SignIn) -> Page:
    sign_in(page, office)
    page.goto(address(minutes))
    return page


def address(minutes: Minutes) -> str:
    return f"/arbeitsplatz/protokolle/{minutes.pk}/"


def box(page: Page, top: int = 1, number: int = -1) -> Any:
    return page.locator(f"#top-{top} textarea").nth(number)


def texts(minutes: Minutes) -> list[str]:
    return [one for one in minutes.paragraphs.values_list("text", flat=True) if one]


KEPT = """() => new Promise((done) => {
  const ask = indexedDB.open("gw-minutes", 1);
  ask.onsuccess = () => {
    const all = ask.result.transaction("typed").objectStore("typed").getAll();
    all.onsuccess = () => done(ask.result.close());
  };
})"""
"""Comes back once what was typed before is on the disk: reading waits for what is written."""


def test_what_is_typed_without_a_connection_is_there_afterwards(
    opened: Page, minutes: Minutes, console_errors: list[str]
) -> None:
    """The tab is closed meanwhile, and the answer to the last saving is lost."""
    box(opened).fill("Frau Rahimi berichtet.")
    expect(opened.get_by_text(SAVED)).to_be_visible()
    assert texts(minutes) == ["Frau Rahimi berichtet."]

    def lose(route: Any) -> None:
        route.fetch()
        route.abort()

    opened.route("**/absatz/", lose)  # it arrives, and nobody hears of it
    box(opened, 1, 0).press_sequentially(" Es fehlen Räume.")
    expect(opened.get_by_text("Keine Verbindung seit")).to_be_visible()
    opened.context.set_offline(True)
    box(opened, 1, 0).press_sequentially(" Und Zeit.")
    box(opened, 2).fill("Ohne Netz geschrieben.")
    opened.evaluate(KEPT)
    opened.close()
    opened.context.set_offline(False)
    console_errors.clear()
    again = opened.context.new_page()
    again.goto(address(minutes))
    expect(again.get_by_text("Wiederhergestellt")).to_be_visible()
    expect(box(again, 1, 0)).to_have_value("Frau Rahimi berichtet. Es fehlen Räume. Und Zeit.")
    expect(box(again, 2, 0)).to_have_value("Ohne Netz geschrieben.")
    expect(again.get_by_text(SAVED)).to_be_visible()
    assert sorted(texts(minutes)) == [
        "Frau Rahimi berichtet. Es fehlen Räume. Und Zeit.",
        "Ohne Netz geschrieben.",
    ]
    again.close()


def test_what_was_typed_survives_a_killed_browser(
    page: Page, minutes: Minutes, office: User, sign_in: SignIn, tmp_path: Path, live_server: Any
) -> None:
    """Without a connection, as soon as the disk has the last word. The browser of the other tests
    lives on."""
    sign_in(page, office)
    cookies = page.context.cookies()
    kind = page.context.browser.browser_type  # type: ignore[union-attr]

    def start() -> BrowserContext:
        return kind.launch_persistent_context(
            tmp_path, executable_path=CHROMIUM, args=QUIET, base_url=live_server.url, locale="de-DE"
        )

    dying = start()
    dying.add_cookies(cookies)  # type: ignore[arg-type]
    there = dying.new_page()
    there.goto(address(minutes))
    dying.set_offline(True)
    box(there).press_sequentially("Das letzte Wort.")
    there.evaluate(KEPT)
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if str(tmp_path).encode() in (process / "cmdline").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)
    with suppress(Error):
        dying.close()
    again = start()
    again.add_cookies(cookies)  # type: ignore[arg-type]
    back = again.new_page()
    back.goto(address(minutes))
    expect(box(back, 1, 0)).to_have_value("Das letzte Wort.")
    expect(back.get_by_text(SAVED)).to_be_visible()
    assert texts(minutes) == ["Das letzte Wort."]
    again.close()


def test_two_write_at_once(
    opened: Page, minutes: Minutes, live_town: Municipality, sign_in: SignIn,
    context: BrowserContext, accessible: Callable[[Page], None],
) -> None:  # fmt: skip
    """Each sees what the other writes; of the same words both texts stay."""
    miriam = user_with_role("office", live_town, name="Miriam Sandow")
    box(opened).fill("Es fehlen 12 Räume.")
    expect(opened.get_by_text(SAVED)).to_be_visible()
    second = context.browser.new_context(base_url=opened.url.split("/arbeitsplatz")[0])  # type: ignore[union-attr]
    other = second.new_page()
    sign_in(other, miriam)
    other.goto(address(minutes))
    expect(box(other, 1, 0)).to_have_value("Es fehlen 12 Räume.")
    box(other).fill("Herr Schuster fragt nach.")
    expect(box(opened, 1, 1)).to_have_value("Herr Schuster fragt nach.")
    expect(opened.get_by_text("Miriam Sandow schreibt")).to_be_visible()
    # Both change the same number; the second one is still typing when she is answered.
    first, theirs = box(opened, 1, 0), box(other, 1, 0)
    second.set_offline(True)
    theirs.fill("Es fehlen 9 Räume.")
    first.fill("Es fehlen 14 Räume.")
    expect(opened.get_by_text(SAVED)).to_be_visible()
    second.set_offline(False)
    theirs.press_sequentially(" Sagt das Amt.")
    expect(box(other, 1, 0)).to_have_value("Es fehlen 14 Räume.")
    expect(box(other, 1, 1)).to_have_value("Es fehlen 9 Räume. Sagt das Amt.")
    expect(box(other, 1, 1)).to_be_focused()
    expect(other.get_by_text(SAVED)).to_be_visible()
    expect(box(opened, 1, 1)).to_have_value("Es fehlen 9 Räume. Sagt das Amt.")
    expect(opened.get_by_text("Zweite Fassung")).to_be_visible()
    assert texts(minutes) == [
        "Es fehlen 14 Räume.", "Es fehlen 9 Räume. Sagt das Amt.", "Herr Schuster fragt nach.",
    ]  # fmt: skip
    # What came last is put between the others, by keyboard, and stands so in both browsers.
    box(opened, 1, 2).focus()
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    expect(box(opened, 1, 1)).to_have_value("Herr Schuster fragt nach.")
    expect(box(opened, 1, 1)).to_be_focused()
    expect(box(other, 1, 1)).to_have_value("Herr Schuster fragt nach.")
    second.close()
    operations.enter(minutes, who=Who(name="Dr. Sandow"), by=miriam)
    accessible(opened)
