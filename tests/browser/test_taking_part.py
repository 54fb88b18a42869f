"""Somebody says something by phone, the office reads it, others read it: and the author's link."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from playwright.sync_api import Page

from gemeinwerk.contributions.form import doubts
from gemeinwerk.contributions.models import Contribution
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


TILE = """<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><path fill="#e8e4d8"
stroke="#b0a890" d="M0 0h256v256H0Z"/><path stroke="#fff" stroke-width="14" fill="none"
d="M0 90C90 60 160 140 256 90M120 0v256"/><path fill="#a9cbe8" d="M150 150h80v60h-80Z"/></svg>"""


def test_a_point_is_set_by_keys_by_a_click_and_seen_before_sending(
    page: Page,
    live_town: Municipality,
    accessible: Callable[[Page], None],
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
) -> None:
    monkeypatch.setattr(doubts, "FASTEST", timedelta(0))
    settings.MAP_TILES = "https://karten.example.org/{z}/{x}/{y}.png"
    settings.MAP_ATTRIBUTION = "© Kartenamt"
    settings.MAP_CENTRE = (51.34, 12.37, 13)
    asked: list[str] = []

    def answer(route: Any) -> None:
        asked.append(route.request.url)
        route.fulfill(body=TILE, content_type="image/svg+xml")

    page.route("https://karten.example.org/**", answer)
    concept = ConceptFactory(municipality=live_town, public=True)
    phase = ParticipationFactory(concept=concept, places=True)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(reverse("taking_part:form", args=[concept.slug, phase.pk]))
    page.get_by_label("Ein Vorschlag, wie es gehen kann").check()
    page.get_by_label("Was möchten Sie sagen?").fill(TEXT)
    page.get_by_role("button", name="Weiter").click()
    opener = page.get_by_role("button", name="Punkt auf einer Karte setzen")
    opener.wait_for()
    assert asked == []
    opener.click()
    view = page.get_by_role("application", name="Karte")
    page.wait_for_function("document.querySelectorAll('[data-map-view] img').length > 3")
    view.press("Enter")
    page.get_by_text("Der Punkt ist gesetzt.").wait_for()
    assert _point(page) == (51.34, 12.37)
    view.press("ArrowRight")
    view.press("+")
    view.press("Enter")
    latitude, longitude = _point(page)
    assert latitude == 51.34
    assert longitude == pytest.approx(12.37 + 96 / 256 / 2**13 * 360, abs=1e-5)
    page.get_by_role("button", name="Punkt wegnehmen").click()
    page.get_by_text("Es ist kein Punkt gesetzt.").wait_for()
    assert page.locator("[name=latitude]").input_value() == ""
    box = view.bounding_box()
    assert box
    page.mouse.move(box["x"] + 200, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 130)  # drawn along, no click
    page.mouse.up()
    assert page.locator("[name=latitude]").input_value() == ""
    view.click(position={"x": 20, "y": 300})
    page.locator("[data-map-marker] svg").wait_for()
    south, west = _point(page)
    assert (south < latitude, west < longitude) == (True, True)
    accessible(page)
    page.get_by_label("Gibt es einen Ort dazu?").fill("Am Markt")
    page.get_by_role("button", name="Weiter", exact=True).click()
    page.get_by_role("button", name="Beitrag ansehen").click()
    page.get_by_text("Auf der Karte ansehen").click()
    page.get_by_role("img", name="Punkt auf der Karte: Am Markt").wait_for()
    accessible(page)
    page.get_by_role("button", name="Absenden").click()
    page.get_by_role("heading", name="Danke. Ihr Beitrag ist angekommen").wait_for()
    kept = Contribution.objects.get()
    assert (kept.latitude, kept.longitude) == (south, west)


def _point(page: Page) -> tuple[float, float]:
    north, east = (
        page.locator(f"[name={name}]").input_value() for name in ("latitude", "longitude")
    )
    return float(north), float(east)
