"""A journalist notes a head, and checks it a year later; without scripts, on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gemeinwerk.concepts.models import Concept
from gemeinwerk.ledger import operations
from gemeinwerk.municipalities.models import Municipality
from tests.factories import published_catalogue, published_version

PHONE = {"width": 320, "height": 640}


@pytest.fixture(autouse=True)
def _logged(live_town: Municipality) -> None:
    published_catalogue(live_town)
    operations.enter_missing()


@pytest.fixture
def plain(page: Page, live_server: object) -> Page:
    """A phone without scripts."""
    context = page.context.browser.new_context(  # type: ignore[union-attr]
        base_url=live_server.url,  # type: ignore[attr-defined]
        java_script_enabled=False,
        viewport=PHONE,  # type: ignore[arg-type]
    )
    return context.new_page()


def test_what_was_noted_is_checked_later(plain: Page) -> None:
    plain.goto("/")
    plain.get_by_role("link", name="Nachweisverzeichnis").click()
    noted = plain.locator("#stand ~ p code").inner_text()
    published_version(Concept.objects.get())
    operations.enter_missing()

    plain.get_by_role("link", name="Stand oder Datei prüfen").click()
    plain.get_by_label("Prüfsumme des Standes").fill(noted)
    plain.get_by_role("button", name="Stand prüfen").click()
    expect(plain.get_by_text("Das Verzeichnis von heute setzt Ihren Stand fort")).to_be_visible()

    forged = noted[:-1] + ("0" if noted[-1] != "0" else "1")
    plain.get_by_label("Prüfsumme des Standes").fill(forged)
    plain.get_by_role("button", name="Stand prüfen").click()
    expect(plain.get_by_text("setzt Ihren Stand nicht fort")).to_be_visible()


def test_a_file_is_handed_in_and_found(plain: Page, tmp_path: Path) -> None:
    answer = plain.request.get("/konzepte/integration/fassungen/1/katalog.json")
    file = tmp_path / "katalog.json"
    file.write_bytes(answer.body())
    plain.goto("/konzepte/integration/fassungen/1/")
    plain.get_by_role("link", name="So prüfen Sie").click()
    plain.get_by_role("link", name="Geben Sie sie hier ab").click()
    plain.get_by_label("Datei").set_input_files(file)
    plain.get_by_role("button", name="Prüfen").click()
    expect(plain.get_by_text("Die Datei steht im Verzeichnis, Byte für Byte")).to_be_visible()
    expect(plain.get_by_role("link", name="Eintrag 1 vom")).to_be_visible()


@pytest.mark.parametrize("address", ["/nachweise/", "/nachweise/1/", "/nachweise/pruefen/"])
def test_nothing_scrolls_sideways(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_on_paper_the_head_stands_without_what_is_only_clicked(page: Page) -> None:
    page.goto("/nachweise/")
    page.emulate_media(media="print")
    expect(page.locator("#stand ~ p code")).to_be_visible()
    expect(page.get_by_role("heading", name="Für Programme")).to_be_hidden()
