"""One of many is chosen by typing, by keyboard; without scripts all are still there to choose."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    UnitFactory,
    user_with_role,
)

NAMES = [
    "Jugendamt",
    "Schulamt",
    "Amt für Sport",
    "Ämter für Bildung",
    *(f"Fachbereich {n}" for n in range(1, 28)),
]


@pytest.fixture
def measure(live_town: Municipality) -> Measure:
    for name in NAMES:
        UnitFactory(municipality=live_town, name=name)
    concept = ConceptFactory(municipality=live_town, slug="ik")
    return MeasureFactory(field=FieldFactory(concept=concept, code="1"), code="1.1")


@pytest.fixture
def sheet(
    page: Page, measure: Measure, live_town: Municipality, sign_in: Callable[..., None]
) -> Page:
    sign_in(page, user_with_role("office", live_town))
    page.goto(f"/arbeitsplatz/konzepte/ik/massnahmen/{measure.pk}/bearbeiten/")
    return page


def save(sheet: Page) -> None:
    sheet.get_by_role("button", name="Speichern", exact=True).press("Enter")
    expect(sheet.get_by_text("Gespeichert.")).to_be_visible()


def test_a_unit_is_found_by_what_it_is_called(
    sheet: Page, measure: Measure, accessible: Callable[[Page], None]
) -> None:
    lead = sheet.get_by_role("combobox", name="Federführung")
    lead.fill("amter bild")
    found = sheet.locator(".gw-choose__list:not([hidden]) [role=option]")
    expect(found).to_have_text(["Ämter für Bildung"])
    accessible(sheet)
    with sheet.expect_response("**/pruefen/**"):
        lead.press("Enter")
    expect(lead).to_have_value("Ämter für Bildung")
    save(sheet)
    measure.refresh_from_db()
    assert str(measure.lead_unit) == "Ämter für Bildung"
    lead.fill("noch")  # and nobody again
    with sheet.expect_response("**/pruefen/**"):
        lead.press("Enter")
    save(sheet)
    measure.refresh_from_db()
    assert measure.lead_unit is None


def test_what_begins_a_word_comes_before_what_stands_within_one(sheet: Page) -> None:
    sheet.get_by_role("combobox", name="Federführung").fill("amt")
    found = sheet.locator(".gw-choose__list:not([hidden]) [role=option]")
    expect(found).to_have_text(["Amt für Sport", "Ämter für Bildung", "Jugendamt", "Schulamt"])


def test_what_was_only_typed_chooses_nothing(sheet: Page, measure: Measure) -> None:
    lead = sheet.get_by_role("combobox", name="Federführung")
    present = lead.input_value()
    for typed, key in (("Fachb", "Tab"), ("Fachb", "Escape"), ("gibt es nicht", "Tab")):
        lead.fill(typed)
        lead.press(key)
        expect(lead).to_have_value(present)
    save(sheet)
    measure.refresh_from_db()
    assert measure.lead_unit is None


def test_several_are_added_and_taken_away(
    sheet: Page, measure: Measure, accessible: Callable[[Page], None]
) -> None:
    sheet.get_by_text("Mitwirkung: 0 gewählt").click()
    add = sheet.get_by_role("combobox", name="Mitwirkung")
    for typed in ("schul", "jug"):
        add.fill(typed)
        with sheet.expect_response("**/pruefen/**"):
            add.press("Enter")
        expect(add).to_be_focused()
    add.press("ArrowDown")
    expect(sheet.get_by_role("option", name="Schulamt")).to_have_count(0)  # it is chosen
    add.press("Escape")
    sheet.evaluate("scrollTo(0, 0)")  # nothing half under the bar
    accessible(sheet)
    with sheet.expect_response("**/pruefen/**"):
        sheet.get_by_role("button", name="Schulamt entfernen").press("Enter")
    expect(add).to_be_focused()
    save(sheet)
    assert [str(unit) for unit in measure.contributing.all()] == ["Jugendamt"]


def test_without_scripts_everything_can_be_chosen(
    sheet: Page, browser: Browser, measure: Measure
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="de-DE")
    context.add_cookies(sheet.context.cookies())  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(sheet.url)
    page.locator("select[name=lead_unit]").select_option(label="Jugendamt")
    page.get_by_text("Mitwirkung: 0 gewählt").click()
    page.get_by_label("Schulamt", exact=True).check()
    page.get_by_role("button", name="Speichern", exact=True).click()
    context.close()
    measure.refresh_from_db()
    assert str(measure.lead_unit) == "Jugendamt"
    assert [str(unit) for unit in measure.contributing.all()] == ["Schulamt"]
