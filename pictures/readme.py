"""The README's two pictures: the public page of a concept, and a measure at the desk."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from pictures.serving import CHROMIUM, sign_in

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
# A concept still being written, so that the check has something to say.
DRAFT = "klimaanpassungskonzept-2027-2031"
SIZE = {"width": 1280, "height": 1000}


def take(address: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)  # type: ignore[arg-type]
        page = browser.new_page(viewport=SIZE, locale="de-DE")  # type: ignore[arg-type]
        page.goto(f"{address}/konzepte/integrationskonzept-2025-2029/")
        page.screenshot(path=PICTURES / "concept.png")
        sign_in(page, address)
        page.goto(f"{address}/arbeitsplatz/konzepte/{DRAFT}/massnahmen/pruefung/")
        page.locator("a", has_text="G-2").first.click()
        page.goto(f"{page.url.rstrip('/').removesuffix('/bearbeiten')}/bearbeiten/")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURES / "desk.png")
        browser.close()
