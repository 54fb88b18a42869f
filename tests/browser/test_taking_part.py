"""Somebody says something by phone, the office reads it, others read it: and the author's link."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from playwright.sync_api import Page

from gemeinwerk.contributions.form import doubts
from gemeinwerk.municipalities.models import Municipality
from tests.browser.conftest import PHONE, WIDE
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    ParticipationFactory,
    ThemeFactory,
    user_with_role,
)

TEXT = "Im Rathaus fehlt ein Wegweiser auf Ukrainisch."


def test_from_a_phone_to_the_public_page_and_back(
    page: Page,
    live_town: Municipality,
    sign_in: Callable[..., None],
    accessible: Callable[[Page], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doubts, "FASTEST", timedelta(0))
    concept = ConceptFactory(municipality=live_town, public=True)
    FieldFactory(concept=concept, title="Ankommen und Beratung")
    ThemeFactory(concept=concept, title="Gleichstellung")
    ParticipationFactory(
        concept=concept,
        title="Was fehlt in der Stadt?",
        question="Was soll sich ändern, damit alle gut ankommen?",
        closes=localdate() + timedelta(days=20),
        places=True,
    )
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(reverse("portal:concept", args=[concept.slug]))
    page.get_by_role("link", name="Mitreden").click()
    page.get_by_label("Ein Vorschlag, wie es gehen kann").check()
    page.get_by_label("Was möchten Sie sagen?").fill(TEXT)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    accessible(page)
    page.reload()  # the device has kept it
    page.get_by_text("Ihr Entwurf von diesem Gerät steht wieder da.").wait_for()
    assert page.get_by_label("Was möchten Sie sagen?").input_value() == TEXT
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Um welches Thema geht es?").select_option(label="Ankommen und Beratung")
    accessible(page)
    page.get_by_label("Gibt es einen Ort dazu?").fill("Rathaus")
    page.get_by_label("Gibt es einen Ort dazu?").press("Enter")  # on, not back
    page.get_by_label("Wer spricht, ohne Namen").fill("Bewohnerin der Uferstraße")
    accessible(page)
    page.get_by_role("button", name="Beitrag ansehen").click()
    page.get_by_role("heading", name="So erscheint Ihr Beitrag").wait_for()
    accessible(page)
    page.get_by_role("button", name="Absenden").click()
    page.get_by_role("heading", name="Danke. Ihr Beitrag ist angekommen").wait_for()
    accessible(page)
    link = page.url
    assert (
        page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('gw-draft:'))")
        is False
    )

    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    sign_in(page, user_with_role("office", live_town))
    page.goto(reverse("moderating:waiting", args=[concept.slug]))
    accessible(page)
    page.get_by_role("link", name=TEXT).click()
    accessible(page)
    page.get_by_role("button", name="Freigeben").click()
    page.get_by_text("Der Beitrag ist öffentlich.").wait_for()

    page.goto(reverse("portal:contributions", args=[concept.slug]))
    page.get_by_text("Bewohnerin der Uferstraße").wait_for()
    accessible(page)
    page.get_by_role("link", name="Beitrag 1").click()
    accessible(page)
    page.get_by_role("link", name="Diesen Beitrag melden").click()
    accessible(page)
    page.goto(reverse("portal:contribution_rules", args=[concept.slug]))
    accessible(page)
    page.goto(link)
    page.get_by_role("link", name="Er steht auf der öffentlichen Seite.").wait_for()
