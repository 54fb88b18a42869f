"""Every task of a citizen by keyboard alone, and what the browser itself is asked for."""

import re

import pytest
from playwright.sync_api import Page, expect

from gemeinwerk.municipalities.models import Municipality
from tests.factories import published_catalogue

OUTLINE = """() => {
    const style = getComputedStyle(document.activeElement);
    const html = document.activeElement.outerHTML.slice(0, 120);
    return [html, style.outlineStyle, parseFloat(style.outlineWidth)];
}"""
CATALOGUE = "/konzepte/integration/massnahmen/"


@pytest.fixture(autouse=True)
def _catalogue(live_town: Municipality) -> None:
    published_catalogue(live_town, size=4)


def test_the_first_stop_leads_past_the_navigation(page: Page) -> None:
    page.goto(CATALOGUE)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Zum Inhalt springen")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_measure_is_found_by_keyboard(page: Page) -> None:
    page.goto(CATALOGUE)
    page.get_by_label("Suchen").focus()
    page.keyboard.type("Kurs 3")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"suche=Kurs\+3"))
    link = page.get_by_role("link", name="Führungskräfte schulen, Kurs 3")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("1.2 Führungskräfte schulen, Kurs 3")


def test_every_stop_is_seen(page: Page) -> None:
    """Each thing one can reach has an outline of its own when it is reached by keyboard."""
    page.goto("/gestaltung/")
    outlines = []
    page.locator(".gw-skip").focus()
    while page.evaluate("document.activeElement !== document.body"):
        outlines.append(page.evaluate(OUTLINE))
        page.keyboard.press("Tab")
    assert len(outlines) > 40
    assert [html for html, style, width in outlines if style == "none" or width < 2] == []


def test_figures_open_as_a_table_by_keyboard(page: Page) -> None:
    page.goto("/konzepte/integration/")
    page.get_by_text("Zahlen als Tabelle").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("cell", name="2").first).to_be_visible()


def test_the_chosen_theme_is_remembered_without_a_cookie(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/")
    page.get_by_role("button", name="dunkel").press("Enter")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.goto(CATALOGUE)
    assert page.evaluate(paper) == dark
    assert page.context.cookies() == []
    page.get_by_role("button", name="wie im Gerät").press("Enter")
    assert page.evaluate(paper) != dark


def test_a_dialog_keeps_the_focus_and_gives_it_back(page: Page) -> None:
    page.goto("/gestaltung/")
    opener = page.get_by_role("button", name="Löschen …")
    opener.press("Enter")
    dialog = page.get_by_role("dialog", name="Maßnahme löschen?")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


@pytest.mark.parametrize("address", ["/", "/konzepte/integration/", CATALOGUE, f"{CATALOGUE}1.1/"])
def test_at_320_pixels_nothing_scrolls_sideways(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("address", ["/", "/konzepte/integration/", CATALOGUE, f"{CATALOGUE}1.1/"])
def test_it_reads_without_script(page: Page, live_server: object, address: str) -> None:
    context = page.context.browser.new_context(  # type: ignore[union-attr]
        base_url=live_server.url,  # type: ignore[attr-defined]
        java_script_enabled=False,
    )
    plain = context.new_page()
    plain.goto(address)
    expect(plain.locator("h1")).to_be_visible()
    expect(plain.get_by_role("group", name="Darstellung")).to_be_hidden()
    context.close()


def test_on_paper_there_is_no_navigation(page: Page) -> None:
    page.goto(CATALOGUE)
    page.emulate_media(media="print")
    expect(page.locator(".gw-nav")).to_be_hidden()
    expect(page.locator("form")).to_be_hidden()
    expect(page.get_by_role("link", name="Führungskräfte schulen, Kurs 1")).to_be_visible()
