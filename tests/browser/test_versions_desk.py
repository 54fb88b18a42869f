"""Versions in a browser: frozen, read, compared and published with the keyboard."""

from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Page, expect

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.operations.versions import freeze, publish
from gemeinwerk.municipalities.models import Municipality
from tests.factories import user_with_role
from tests.factories.catalogues import fit_concept

BASE = "/arbeitsplatz/konzepte/fit/massnahmen"


@pytest.fixture
def office(live_town: Municipality) -> User:
    user_with_role("council_reader", live_town, name="Paul Rat")
    return user_with_role("office", live_town, name="Jana Beispiel")


@pytest.fixture
def concept(live_town: Municipality, office: User) -> Concept:
    """Two versions, the first of them public, and a draft that has gone on since."""
    concept = fit_concept(live_town, public=True, title="Integrationskonzept")
    publish(freeze(concept, kind="participation", note="Grundlage", by=office), by=office)
    concept.measures.filter(code="1.1").update(title="180 Führungskräfte schulen")
    freeze(concept, kind="council", by=office)
    concept.measures.filter(code="1.2").update(description="Zehn Schulungen für je 20 Personen.")
    return concept


@pytest.fixture
def desk(page: Page, concept: Concept, office: User, sign_in: Callable[..., None]) -> Page:
    sign_in(page, office)
    return page


PAGES = [
    "/fassungen/",
    "/fassungen/1/",
    "/fassungen/2/",
    "/fassungen/2/massnahmen/1.1/",
    "/fassungen/1/zurueckziehen/",
    "/fassungen/einfrieren/",
    "/fassungen/vergleich/?von=1&bis=entwurf",
    "/ausgabe/",
]


def test_axe_finds_nothing(
    desk: Page, all_accessible: Callable[[Page, Iterable[str]], None]
) -> None:
    all_accessible(desk, [BASE + one for one in PAGES])


def test_what_holds_a_freeze_up_is_accessible_and_let_stand(
    desk: Page, concept: Concept, accessible: Callable[[Page], None]
) -> None:
    concept.measures.update(lead_unit=None)
    desk.goto(BASE + "/fassungen/einfrieren/")
    accessible(desk)
    desk.get_by_role("link", name="Einzelne mit Begründung stehen lassen").click()
    accessible(desk)
    desk.get_by_role("button", name="Alle A301 ankreuzen").click()
    desk.get_by_label("Warum dürfen sie so stehen?").fill("Klärung im Mai")
    desk.get_by_role("button", name="Mit dieser Begründung stehen lassen").click()
    expect(desk.get_by_role("button", name="Fassung 3 einfrieren")).to_be_visible()


def test_a_version_is_frozen_and_published_with_the_keyboard(desk: Page) -> None:
    desk.goto(BASE + "/fassungen/")
    desk.get_by_role("link", name="Fassung einfrieren").press("Enter")
    desk.get_by_label("Vorlage für den Rat").press("Space")
    desk.get_by_role("button", name="Fassung 3 einfrieren").press("Enter")
    desk.get_by_role("link", name="Fassung veröffentlichen").press("Enter")
    expect(desk.get_by_text("Eine Person bekommt eine Nachricht: Paul Rat")).to_be_visible()
    desk.get_by_role("button", name="Jetzt veröffentlichen").press("Enter")
    expect(desk.get_by_role("link", name="Öffentliche Seite")).to_be_visible()
    assert CatalogueVersion.objects.get(number=3).published


def test_two_states_are_chosen_and_compared(desk: Page) -> None:
    desk.goto(BASE + "/fassungen/")
    desk.get_by_label("Was war").select_option("1")
    desk.get_by_label("Was daraus wurde").select_option("2")
    desk.get_by_role("button", name="Unterschiede zeigen").press("Enter")
    expect(desk.get_by_text("Maßnahmen: 1 geändert, 1 gleich")).to_be_visible()
    expect(desk.locator("del").first).to_contain_text("200")
