"""What each role comes for, from signing in to done: by keyboard alone, and on a phone.

Every step is counted: a field filled in, a link or a button followed. A tour that takes more steps
than it did fails.
"""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Finding
from gemeinwerk.measures.models import Measure, Milestone
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.browser.travelling import Keyboard, Phone, Traveller
from tests.factories import (
    ConceptFactory,
    FindingFactory,
    MilestoneFactory,
    ReviewFactory,
    UnitFactory,
    published_catalogue,
    published_version,
    user_with_role,
)
from tests.factories.accounts import PASSWORD

ROLES = ["office", "unit_editor", "steering", "council_reader", "participant", "administrator"]


@pytest.fixture
def town_at_work(live_town: Municipality) -> None:
    """One of each role, and for each something to do."""
    unit: Organisation = UnitFactory(municipality=live_town, name="Fachbereich Kultur")
    for role in ROLES:
        user = user_with_role(
            role, live_town, email=f"{role}@stadt.example", name=f"Person {role}",
            unit=unit if role == "unit_editor" else None,
        )  # fmt: skip
        user.set_password(PASSWORD)
        user.save()
    concept = published_catalogue(live_town)
    published_version(concept, kind="participation")
    published_version(concept)
    measure = Measure.objects.get(code="1.1")
    Measure.objects.filter(pk=measure.pk).update(
        lead_unit=unit, implementation="in_progress", course="late"
    )
    MilestoneFactory(measure=measure, title="Kurse geplant", due=date(2025, 3, 31))
    draft = ConceptFactory(municipality=live_town, slug="klima", status="drafting")
    FindingFactory(review=ReviewFactory(concept=draft), code="K1", must_take_up=True)


def office(it: Traveller) -> None:
    it.follow("Befunde beantworten")
    it.follow("Mit Begründung ablehnen")
    it.write("Begründung", "Dafür ist das Land zuständig.")
    it.follow("Speichern", "button")
    expect(it.page.get_by_text("Dafür ist das Land zuständig.")).to_be_visible()
    assert Finding.objects.get(code="K1").refusal


def unit_editor(it: Traveller) -> None:
    it.follow("Stand eintragen")
    it.write("erreicht am", "1.4.2025")
    it.follow("Erreicht", "button")
    expect(it.page.get_by_text("1. April 2025").first).to_be_visible()
    assert Milestone.objects.get(title="Kurse geplant").reached_on == date(2025, 4, 1)


def steering(it: Traveller) -> None:
    it.follow("Integration", under="Konzepte")
    it.follow("Verwaltung")  # a bar of the chart
    expect(it.page.locator("main table").get_by_text("verzögert").first).to_be_visible()


def council_reader(it: Traveller) -> None:
    it.follow("Integration", under="Zum Lesen")
    expect(it.page.get_by_text("beschlossene Fassung").first).to_be_visible()


def participant(it: Traveller) -> None:
    expect(it.page.get_by_role("heading", name="Was aus Ihrer Beteiligung wurde")).to_be_visible()
    it.follow("Integration", under="Zum Lesen")
    expect(it.page.get_by_text("Entwurf für die Beteiligung").first).to_be_visible()


def administrator(it: Traveller) -> None:
    it.follow("Konten ansehen")
    it.follow("Konto einladen")
    it.write("E-Mail", "neu@stadt.example")
    it.write("Name", "Neu Hier")
    it.tick("Fachbereich")
    it.follow("Speichern", "button")
    expect(it.page.get_by_text("Neu Hier").first).to_be_visible()
    assert Notice.objects.filter(recipient="neu@stadt.example").exists()


TOURS: dict[str, tuple[Callable[[Traveller], None], int]] = {
    "office": (office, 7),
    "unit_editor": (unit_editor, 6),
    "steering": (steering, 5),
    "council_reader": (council_reader, 4),
    "participant": (participant, 4),
    "administrator": (administrator, 9),
}


@pytest.mark.parametrize("way", [Keyboard, Phone])
def test_every_role_gets_done_what_it_came_for(
    page: Page, town_at_work: None, way: type[Keyboard] | type[Phone]
) -> None:
    taken = {}
    for role, (tour, _most) in TOURS.items():
        page.context.clear_cookies()
        page.goto("/konto/anmelden/")
        traveller = way(page)
        traveller.write("E-Mail", f"{role}@stadt.example")
        traveller.write("Kennwort", PASSWORD)
        traveller.follow("Anmelden", "button")
        page.wait_for_url("**/arbeitsplatz/")
        tour(traveller)
        taken[role] = traveller.steps
    assert taken == {role: most for role, (_tour, most) in TOURS.items()}
