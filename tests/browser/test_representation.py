"""„Wer ist dabei?“ in a browser: axe finds nothing, and by keyboard alone it is answered."""

from collections.abc import Callable, Iterable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from gemeinwerk.accounts.models import User
from gemeinwerk.municipalities.models import Municipality
from tests.factories import user_with_role
from tests.walk.pages import PAGES
from tests.walk.scene import Scene

SignIn = Callable[[Page, User], None]
NAMES = [
    name
    for name, page in PAGES.items()
    if name.startswith(("representation:", "portal:presence")) and page.answer == 200
]
PAPER = {"portal:presence_file"}


@pytest.fixture
def scene(live_town: Municipality) -> Scene:
    return Scene(live_town)


def test_axe_finds_nothing(
    page: Page,
    scene: Scene,
    sign_in: SignIn,
    all_accessible: Callable[[Page, Iterable[str]], None],
) -> None:
    sign_in(page, user_with_role("office", scene.town))
    names = sorted(set(NAMES) - PAPER)
    all_accessible(page, [reverse(one, kwargs=PAGES[one].kwargs(scene)) for one in names])


def test_it_is_answered_by_keyboard_alone(page: Page, scene: Scene) -> None:
    page.goto(reverse("portal:presence_slip", args=[scene.enquiry.key, scene.slip_code]))
    page.get_by_role("link", name="Weiter zu den Fragen").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("group", name="Wie alt sind Sie?").get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Vielen Dank").wait_for()
    scene.enquiry.refresh_from_db()
    assert scene.enquiry.answered == 1
