"""What somebody says on a phone, in Arabic and without JavaScript, is answered by people who use
the keyboard alone; and axe finds nothing on the pages between."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.form import doubts
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core.jobs import work_one
from gemeinwerk.municipalities.models import Municipality
from tests.browser.conftest import PHONE
from tests.browser.travelling import Keyboard
from tests.factories import ConceptFactory, FieldFactory, ParticipationFactory, user_with_role
from tests.walk.pages import PAGES
from tests.walk.scene import Scene

TEXT = "لا توجد لافتة بالعربية في البلدية."
WHY = "Die neuen Wegweiser sind bestellt. Arabisch ist dabei."
LOOKED_AT = (
    "outcomes:rounds",
    "outcomes:round",
    "merging:alike",
    "merging:merge",
    "merging:split",
    "statements:ask",
    "statements:statements",
    "comments:comments",
    "comments:passage",
    "portal:contribution",
)


def test_axe_finds_nothing(
    page: Page,
    live_town: Municipality,
    sign_in: Callable[[Page, User], None],
    all_accessible: Callable[[Page, Iterable[str]], None],
) -> None:
    scene = Scene(live_town)
    sign_in(page, user_with_role("office", live_town))
    all_accessible(page, [reverse(one, kwargs=PAGES[one].kwargs(scene)) for one in LOOKED_AT])


@pytest.fixture
def phone(browser: Browser, live_server: object) -> Iterator[Page]:
    """Of somebody who reads Arabic and lets no page run a script."""
    context = browser.new_context(
        base_url=live_server.url,  # type: ignore[attr-defined]
        viewport=PHONE,  # type: ignore[arg-type]
        java_script_enabled=False,
        locale="ar",
    )
    yield context.new_page()
    context.close()


def fits(phone: Page) -> None:
    html = phone.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
    widest = phone.locator("body").bounding_box()
    assert widest
    assert widest["width"] <= PHONE["width"]


def said(phone: Page, concept: Concept) -> str:
    """Three pages and a look; the address under which an answer will be read."""
    phone.goto(reverse("taking_part:entrance", args=[concept.slug]))
    fits(phone)
    phone.locator("[name=kind][value=need]").check()
    phone.locator("[name=text]").fill(TEXT)
    for step in ("2", "3", "4"):
        phone.locator(f"button[name=weiter][value='{step}']").click()
        fits(phone)
    assert TEXT in phone.locator("main").inner_text()
    phone.locator("button[name=absenden]").click()
    fits(phone)
    return phone.url.split("?")[0]


def test_from_what_was_said_to_its_answer(
    page: Page,
    phone: Page,
    live_town: Municipality,
    sign_in: Callable[[Page, User], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doubts, "FASTEST", timedelta(0))
    concept = ConceptFactory(municipality=live_town, public=True, status="drafting")
    FieldFactory(concept=concept, title="Ankommen")
    ParticipationFactory(concept=concept)
    link = said(phone, concept)

    it = Keyboard(page)
    sign_in(page, user_with_role("office", live_town, name="Jana Beispiel"))
    page.goto(reverse("moderating:waiting", args=[concept.slug]))
    it.follow(TEXT)
    it.follow("Freigeben", "button")
    page.goto(reverse("outcomes:outcomes", args=[concept.slug]))
    it.follow("Zuordnen, der Reihe nach")
    choose(it, "Der Beitrag wird", "nicht")
    it.write("Begründung", WHY)
    it.follow("Zuordnen und weiter", "button")

    sign_in(page, user_with_role("office", live_town, name="Kim Beispiel"))
    page.goto(reverse("outcomes:rounds", args=[concept.slug]))
    it.write("Titel", "Erste Antworten")
    it.follow("Runde öffnen", "button")
    it.tick("Beitrag 1")
    it.follow("Angekreuzte gegengelesen", "button")
    page.goto(reverse("outcomes:round", args=[concept.slug, 1]))
    it.follow("Alle Antworten freigeben", "button")
    assert work_one()

    phone.goto(link)
    fits(phone)
    assert WHY in phone.locator("main").inner_text()
    made = Contribution.objects.get()
    phone.goto(reverse("portal:contribution", args=[concept.slug, made.number]))
    assert WHY in phone.locator("main").inner_text()
    assert phone.locator(f"[lang=ar][dir=auto]:has-text('{TEXT}')").count()


def choose(it: Keyboard, label: str, words: str) -> None:
    """In a list, by its first letters."""
    it._reach(it.field(label))
    with it.page.expect_response(lambda answer: answer.request.method == "POST"):
        it.page.keyboard.type(words)
    expect(it.page.locator(".htmx-request, .htmx-settling")).to_have_count(0)
