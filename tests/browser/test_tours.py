"""What each role comes for, from signing in to done: by keyboard alone, and on a phone.

Every step is counted: a field filled in, a link or a button followed. A tour that takes more steps
than it did fails.
"""

from collections.abc import Callable
from datetime import date
from typing import Protocol

import pytest
from playwright.sync_api import Locator, Page, expect

from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Finding
from gemeinwerk.measures.models import Measure, Milestone
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
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
PHONE = {"width": 390, "height": 844}
FARTHEST = 120  # stops of the tabulator on a page


class Traveller(Protocol):
    page: Page
    steps: int

    def follow(self, words: str, kind: str = "link", under: str = "") -> None: ...
    def write(self, label: str, text: str) -> None: ...
    def tick(self, label: str) -> None: ...


class _Counting:
    def __init__(self, page: Page) -> None:
        self.page, self.steps = page, 0

    def link(self, words: str, kind: str, under: str) -> Locator:
        """`under` is the heading of the section it stands in, where a page has several."""
        self.steps += 1
        place = self.page.locator("main")
        if under:
            heading = self.page.get_by_role("heading", name=under, exact=True)
            place = self.page.locator("main section").filter(has=heading)
        return place.get_by_role(kind, name=words).first  # type: ignore[arg-type]

    def field(self, label: str) -> Locator:
        self.steps += 1
        return self.page.get_by_label(label).first


class Keyboard(_Counting):
    def follow(self, words: str, kind: str = "link", under: str = "") -> None:
        self._reach(self.link(words, kind, under))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, label: str, text: str) -> None:
        self._reach(self.field(label))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def tick(self, label: str) -> None:
        self._reach(self.field(label))
        self.page.keyboard.press("Space")

    def _reach(self, wanted: Locator) -> None:
        wanted.wait_for()
        handle = wanted.element_handle()
        self.page.keyboard.press("Tab")
        if self.page.evaluate("document.activeElement.matches('.gw-skip')"):
            self.page.keyboard.press("Enter")  # past the navigation
        for _stop in range(FARTHEST):
            if self.page.evaluate("(it) => it === document.activeElement", handle):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached by keyboard: {wanted}")


class Phone(_Counting):
    def __init__(self, page: Page) -> None:
        super().__init__(page)
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]

    def follow(self, words: str, kind: str = "link", under: str = "") -> None:
        wanted = self.link(words, kind, under)
        wanted.wait_for()
        box = wanted.bounding_box()
        assert box
        assert box["height"] >= 24, words
        assert 0 <= box["x"] <= box["x"] + box["width"] <= PHONE["width"], words
        with self.page.expect_navigation():
            wanted.click()
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"], self.page.url

    def write(self, label: str, text: str) -> None:
        self.field(label).fill(text)

    def tick(self, label: str) -> None:
        self.field(label).check()


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
