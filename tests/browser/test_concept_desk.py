"""The desk's pages of concepts and of those who take part: axe, keyboard, two people at once."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts import operations
from gemeinwerk.concepts.blueprints import INTEGRATION
from gemeinwerk.concepts.models import Concept, Finding
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    FindingFactory,
    MeasureFactory,
    OrganisationFactory,
    PersonFactory,
    ReviewFactory,
    SeatFactory,
    UnitFactory,
    user_with_role,
)

Check = Callable[[Page], None]
CONCEPT = "/arbeitsplatz/konzepte/integrationskonzept/"
PAGES = [
    "/arbeitsplatz/",
    "/arbeitsplatz/handbuch/konzepte/",
    "/arbeitsplatz/handbuch/planung/",
    "/arbeitsplatz/konzepte/",
    "/arbeitsplatz/konzepte/neu/",
    CONCEPT,
    f"{CONCEPT}bearbeiten/",
    f"{CONCEPT}stand/",
    f"{CONCEPT}aufbau/",
    f"{CONCEPT}phasen/",
    f"{CONCEPT}bestandsaufnahme/",
    "/arbeitsplatz/akteure/",
    "/arbeitsplatz/akteure/personen/neu/",
]


@pytest.fixture
def office(page: Page, live_town: Municipality, sign_in: Callable[[Page, User], None]) -> User:
    user = user_with_role("office", live_town, name="Jana Beispiel")
    sign_in(page, user)
    return user


@pytest.fixture
def concept(live_town: Municipality, office: User) -> Concept:
    """A concept in which every part of every page has something to show."""
    concept = operations.create(
        live_town,
        by=office,
        title="Integrationskonzept",
        period_start=date(2024, 1, 1),
        period_end=date(2028, 12, 31),
        blueprint=INTEGRATION,
        begins_on=date(2023, 2, 9),
    )
    first = concept.phases.first()
    assert first is not None
    operations.edit_phase(
        first, by=office, actual_start=date(2023, 2, 9), actual_end=date(2023, 5, 1)
    )
    review = ReviewFactory(concept=concept)
    answered, _open, refused = FindingFactory.create_batch(3, review=review)
    Finding.objects.filter(pk=refused.pk).update(refusal="Landessache", refused_on="2023-01-01")
    unit = UnitFactory(municipality=live_town, parent=UnitFactory(municipality=live_town))
    field = concept.fields.first()
    for state in ("returned", "confirmed", "asked"):
        MeasureFactory(field=field, lead_unit=unit, confirmation=state).answers.add(answered)
    person = PersonFactory(municipality=live_town)
    person.organisations.add(OrganisationFactory(municipality=live_town))
    SeatFactory(body__municipality=live_town, sitting=person)
    return concept


def test_axe_finds_nothing(
    page: Page, concept: Concept, all_accessible: Callable[[Page, Iterable[str]], None]
) -> None:
    all_accessible(page, PAGES)


def test_a_concept_is_begun_by_keyboard_alone(page: Page, office: User) -> None:
    page.goto("/arbeitsplatz/")
    page.get_by_role("link", name="Neues Konzept").press("Enter")
    page.get_by_label("Integrationskonzept: ").focus()
    page.keyboard.press("Space")
    for typed in ("Konzept 2027", "", "1.1.2027", "31.12.2031", "9.2.2026"):
        page.keyboard.press("Tab")
        page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Konzept 2027 (2027–2031)")
    expect(page.get_by_role("link", name="Vielfältige Stadtgesellschaft")).to_have_count(0)
    expect(page.get_by_text("Vielfältige Stadtgesellschaft").first).to_be_visible()


def test_the_second_of_two_chooses_and_loses_nothing(
    page: Page, concept: Concept, accessible: Check
) -> None:
    page.goto(f"{CONCEPT}bearbeiten/")
    page.get_by_label("Leitsatz").fill("Alle zusammen")
    page.get_by_label("Auftrag").fill("Ratsbeschluss vom 1. März")
    other = user_with_role("office", concept.municipality, name="Kim Muster")
    operations.edit(concept, by=other, motto="Eine Stadt")
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    expect(page.get_by_text("Kim Muster hat inzwischen dasselbe geändert")).to_be_visible()
    accessible(page)
    page.get_by_label("Fassung von Kim Muster").check()
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator("h1")).to_have_text("Integrationskonzept 2024–2028")
    concept.refresh_from_db()
    assert (concept.motto, concept.commission) == ("Eine Stadt", "Ratsbeschluss vom 1. März")
