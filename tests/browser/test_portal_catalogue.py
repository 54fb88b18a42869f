"""The catalogue's filter as people use it: folded on a phone, an address that can be shared."""

import re

import pytest
from playwright.sync_api import Page, expect

from gemeinwerk.municipalities.models import Municipality
from tests.browser.conftest import PHONE, WIDE
from tests.factories import published_catalogue

CATALOGUE = "/konzepte/integration/massnahmen/"


@pytest.fixture(autouse=True)
def _catalogue(live_town: Municipality) -> None:
    published_catalogue(live_town, size=4)


def test_on_a_phone_the_filters_are_folded(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(CATALOGUE)
    expect(page.get_by_label("Suchen")).to_be_visible()
    expect(page.get_by_label("Handlungsfeld")).to_be_hidden()
    page.get_by_text("Filter und Sortierung").press("Enter")
    page.get_by_label("Handlungsfeld").select_option("2")
    page.get_by_role("button", name="Anzeigen").press("Enter")
    expect(page).to_have_url(re.compile(r"/massnahmen/\?feld=2#ergebnis$"))
    expect(page.locator("h1")).to_have_text("2 Maßnahmen, Handlungsfeld 2")
    expect(page.get_by_text("(1 gesetzt)")).to_be_visible()


def test_on_a_wide_screen_nothing_is_folded(page: Page) -> None:
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(CATALOGUE)
    expect(page.get_by_label("Handlungsfeld")).to_be_visible()
    expect(page.get_by_text("Filter und Sortierung")).to_be_hidden()
    page.get_by_label("Stand").select_option("auf-kurs")
    page.get_by_role("button", name="Anzeigen").click()
    expect(page).to_have_url(re.compile(r"/massnahmen/\?stand=auf-kurs#ergebnis$"))
    page.go_back()
    expect(page.get_by_label("Handlungsfeld")).to_be_enabled()


def test_the_result_is_what_is_read_next(page: Page) -> None:
    """Who reads by ear or keyboard goes on behind the filter, not before it."""
    page.goto(f"{CATALOGUE}?feld=2#ergebnis")
    expect(page.get_by_role("status")).to_contain_text("2 von 4 Maßnahmen")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("zum Drucken")
