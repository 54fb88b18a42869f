"""From an opened round to what citizens read, and from a deviation to its finished task.

The unit is on a phone and uses the keyboard, the reader has no JavaScript; axe finds nothing where
they end.
"""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.models import Report
from gemeinwerk.monitoring.steering.models import Deviation
from gemeinwerk.municipalities.models import Municipality
from tests.browser.conftest import PHONE, WIDE
from tests.factories import BodyFactory, UnitFactory, user_with_role
from tests.factories.published import published_catalogue

SignIn = Callable[[Page, User], None]
TODAY = localdate()
SAID = "Das Portal ist in sechs Sprachen freigeschaltet."


@pytest.fixture
def measure(live_town: Municipality) -> Measure:
    """Published, carried out, and led by somebody."""
    concept = published_catalogue(live_town)
    Concept.objects.filter(pk=concept.pk).update(status="implementation", public=True)
    unit = UnitFactory(municipality=live_town, name="Ausländerbehörde")
    Measure.objects.filter(concept=concept).update(lead_unit=unit, implementation="in_progress")
    return Measure.objects.select_related("concept", "lead_unit").get(concept=concept, code="1.1")


@pytest.fixture
def office(live_town: Municipality) -> User:
    return user_with_role("office", live_town)


@pytest.fixture
def editor(live_town: Municipality, measure: Measure) -> User:
    return user_with_role("unit_editor", live_town, unit=measure.lead_unit)


def press(page: Page, name: str) -> None:
    """By keyboard, as a button or a link is pressed."""
    button = page.get_by_role("button", name=name, exact=True).last
    button.focus()
    page.keyboard.press("Enter")


def test_from_the_round_to_what_citizens_read(
    page: Page, measure: Measure, office: User, editor: User, sign_in: SignIn,
    accessible: Callable[[Page], None],
) -> None:  # fmt: skip
    concept = measure.concept
    sign_in(page, office)
    page.goto(reverse("monitoring:open", args=[concept.slug]))
    page.get_by_label("Name der Runde").fill("Herbst")
    for name in ("period_start", "period_end", "due"):
        page.locator(f"[name={name}]").fill(f"{TODAY:%d.%m.%Y}")
    press(page, "Runde öffnen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Herbst")
    report = Report.objects.get(measure=measure)

    sign_in(page, editor)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(reverse("monitoring:reports"))
    page.locator(f"[name=m{report.pk}-done]").fill(SAID)
    press(page, "Speichern")
    expect(page.get_by_text("Eine Angabe geändert").first).to_be_visible()
    page.locator(f"button[name=abgeben][value='{report.pk}']").first.or_(
        page.get_by_role("button", name="An das Büro melden")
    ).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("beim Büro").first).to_be_visible()

    sign_in(page, office)
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(reverse("monitoring:report", args=[report.pk]))
    press(page, "Freigeben")
    expect(page.get_by_text("Freigegeben:").first).to_be_visible()

    page.context.clear_cookies()
    address = f"/konzepte/{concept.slug}/massnahmen/{measure.code}/"
    browser = page.context.browser
    assert browser
    plain = browser.new_context(java_script_enabled=False, base_url=page.url.split("/arb")[0])
    reader = plain.new_page()
    reader.goto(address)
    expect(reader.get_by_text(SAID).first).to_be_visible()
    plain.close()
    page.goto(address)
    accessible(page)


def test_from_the_deviation_to_the_finished_task(
    page: Page, measure: Measure, office: User, editor: User, live_town: Municipality,
    sign_in: SignIn, accessible: Callable[[Page], None],
) -> None:  # fmt: skip
    concept = measure.concept
    group = BodyFactory(municipality=live_town, kind="steering", name="Steuerungsgruppe")
    tab = reverse("monitoring:measure_steering", args=[concept.slug, measure.pk])
    sign_in(page, editor)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(tab)
    page.get_by_role("link", name="Abweichung benennen").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Was weicht von der Zusage ab?").fill("Sechs Monate später als zugesagt.")
    page.locator("[name=cause]").select_option("staff")
    page.get_by_label("Vorschlag des Fachbereichs").fill("Eine Aushilfe abordnen.")
    choose(page, "decider", group.pk)
    press(page, "Speichern")
    expect(page.get_by_text("Eine Aushilfe abordnen.").first).to_be_visible()
    found = Deviation.objects.get()

    sign_in(page, office)
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(reverse("monitoring:steering", args=[concept.slug]))
    page.get_by_role("link", name="Entscheidung eintragen").focus()
    page.keyboard.press("Enter")
    page.get_by_label("zugestimmt").check()
    page.get_by_label("Was wurde entschieden?").fill("Die Aushilfe wird abgeordnet.")
    page.locator("[name=task]").fill("Aushilfe abordnen")
    choose(page, "unit", measure.lead_unit_id)
    page.locator("[name=due]").fill(f"{TODAY:%d.%m.%Y}")
    press(page, "Entscheidung eintragen")
    expect(page.get_by_text("Die Entscheidung ist eingetragen.")).to_be_visible()

    sign_in(page, editor)
    page.goto(reverse("measures:mine"))
    page.get_by_role("link", name="Als erledigt melden").first.click()
    page.get_by_role("button", name="als erledigt melden").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Die Aufgabe ist erledigt.")).to_be_visible()

    sign_in(page, office)
    page.goto(reverse("monitoring:deviation", args=[found.pk]))
    page.get_by_label("Warum wird sie geschlossen?").fill("Läuft wieder.")
    press(page, "Abweichung schließen")
    expect(page.get_by_text("Die Abweichung ist geschlossen.")).to_be_visible()
    page.goto(reverse("monitoring:deviation", args=[found.pk]))
    expect(page.get_by_text("Läuft wieder.").first).to_be_visible()
    accessible(page)


def choose(page: Page, name: str, key: object) -> None:
    """In a select, whatever is drawn over it."""
    page.eval_on_selector(
        f"select[name={name}]",
        "(one, key) => { one.value = key; one.dispatchEvent(new Event('change', "
        "{bubbles: true})); }",
        str(key),
    )
