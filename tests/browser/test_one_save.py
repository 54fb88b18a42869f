"""One page, one save: sending one form loses nothing that was typed into another."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from gemeinwerk.accounts.models import User
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    MilestoneFactory,
    user_with_role,
)

KEPT = "Was Sie hier geschrieben haben, steht noch da."
SignIn = Callable[[Page, User], None]


@pytest.fixture
def office(live_town: Municipality) -> User:
    return user_with_role("office", live_town, name="Jana Beispiel")


@pytest.fixture
def measure(live_town: Municipality) -> Measure:
    concept = ConceptFactory(municipality=live_town, slug="ik", status="implementation")
    field = FieldFactory(concept=concept, code="1")
    measure = MeasureFactory(
        field=field, concept=concept, code="1.1",
        unread=[{"column": "Bemerkung", "value": "Je acht Plätze"}],
    )  # fmt: skip
    MilestoneFactory(measure=measure, title="Vertrag geschlossen")
    return measure


@pytest.fixture
def opened(page: Page, office: User, measure: Measure, sign_in: SignIn) -> Page:
    sign_in(page, office)
    page.goto(address(measure))
    return page


def address(measure: Measure) -> str:
    return f"/arbeitsplatz/konzepte/ik/massnahmen/{measure.pk}/bearbeiten/"


def test_a_half_typed_note_is_there_after_the_status_was_saved(
    opened: Page, measure: Measure
) -> None:
    note = opened.locator("#notiz")
    note.get_by_label("Überschrift").fill("Sachstand Herbst")
    note.get_by_label("Text").fill("Die Halle ist\nnoch nicht frei.")
    opened.locator("#stand").get_by_label("Hindernisse").fill("Räume fehlen")
    opened.locator("#stand").get_by_role("button", name="Speichern").last.click()
    expect(opened.get_by_text("Gespeichert.", exact=True)).to_be_visible()
    expect(note.get_by_text(KEPT)).to_be_visible()
    expect(note.get_by_label("Text")).to_have_value("Die Halle ist\nnoch nicht frei.")
    expect(note.get_by_label("Überschrift")).to_have_value("Sachstand Herbst")
    measure.refresh_from_db()
    assert (measure.obstacles, measure.notes.count()) == ("Räume fehlen", 0)
    note.get_by_role("button", name="Sachstand eintragen").click()
    expect(opened.get_by_text("„Sachstand Herbst“ ist eingetragen.")).to_be_visible()
    expect(opened.get_by_text(KEPT)).to_have_count(0)
    assert measure.notes.get().text.splitlines() == ["Die Halle ist", "noch nicht frei."]


def test_a_half_typed_status_is_there_after_a_milestone_was_reached(
    opened: Page, measure: Measure
) -> None:
    status = opened.locator("#stand")
    status.get_by_label("Hindernisse").fill("Räume fehlen")
    status.get_by_label("Umsetzungsstand").select_option("in_progress")
    opened.locator("#milestones").get_by_role("button", name="Erreicht").click()
    expect(opened.get_by_text("„Vertrag geschlossen“ ist erreicht")).to_be_visible()
    expect(status.get_by_label("Hindernisse")).to_have_value("Räume fehlen")
    expect(status.get_by_label("Umsetzungsstand")).to_have_value("in_progress")
    status.get_by_role("button", name="Speichern").last.click()
    expect(opened.get_by_text("Gespeichert.", exact=True)).to_be_visible()
    measure.refresh_from_db()
    assert (measure.obstacles, measure.implementation) == ("Räume fehlen", "in_progress")


def test_what_was_refused_and_what_was_typed_beside_it_both_stay(
    opened: Page, measure: Measure
) -> None:
    """The note has no text and comes back; then the status is saved; the note is still there."""
    note, status = opened.locator("#notiz"), opened.locator("#stand")
    note.get_by_label("Überschrift").fill("Sachstand Herbst")
    status.get_by_label("Hindernisse").fill("Räume fehlen")
    note.get_by_role("button", name="Sachstand eintragen").click()
    expect(opened.locator("[data-error-summary]")).to_be_visible()
    expect(status.get_by_label("Hindernisse")).to_have_value("Räume fehlen")
    status.get_by_role("button", name="Speichern").last.click()
    expect(opened.get_by_text("Gespeichert.", exact=True)).to_be_visible()
    expect(note.get_by_label("Überschrift")).to_have_value("Sachstand Herbst")


def test_the_sheet_of_a_measure_stays_when_a_leftover_is_placed(
    opened: Page, measure: Measure
) -> None:
    measure.concept.status = "drafting"
    measure.concept.save()
    opened.goto(address(measure))
    sheet = opened.locator("#massnahme")
    sheet.get_by_label("Zielgruppe").fill("Menschen ohne Wohnung")
    sheet.get_by_label("Daueraufgabe").check()
    opened.get_by_role("button", name="Einordnen").click()
    expect(opened.get_by_text("Die Angabe ist eingeordnet.")).to_be_visible()
    expect(sheet.get_by_label("Zielgruppe")).to_have_value("Menschen ohne Wohnung")
    expect(sheet.get_by_label("Daueraufgabe")).to_be_checked()
    sheet.get_by_role("button", name="Speichern").last.click()
    expect(opened.get_by_text("Gespeichert.", exact=True)).to_be_visible()
    measure.refresh_from_db()
    assert (measure.target_group, measure.permanent) == ("Menschen ohne Wohnung", True)
    assert measure.description == "Je acht Plätze"


def test_what_was_stored_meanwhile_in_the_same_field_is_asked_about(
    opened: Page, measure: Measure, console_errors: list[str]
) -> None:
    """The leftover goes into the description, which was half typed anew: neither is overwritten."""
    measure.concept.status = "drafting"
    measure.concept.save()
    opened.goto(address(measure))
    sheet = opened.locator("#massnahme")
    sheet.locator("[name=description]").fill("Beratung an zwei Tagen")
    opened.get_by_role("button", name="Einordnen").click()
    expect(sheet.locator("[name=description]")).to_have_value("Beratung an zwei Tagen")
    sheet.get_by_role("button", name="Speichern").last.click()
    expect(opened.get_by_text("Nichts ist verloren: Was soll gelten?")).to_be_visible()
    console_errors.clear()  # a conflict is an answer of its own, which the console notes
    measure.refresh_from_db()
    assert measure.description == "Je acht Plätze"


def test_a_row_that_is_no_longer_there_is_shown_to_be_copied(
    opened: Page, measure: Measure
) -> None:
    measure.concept.status = "drafting"
    measure.concept.save()
    opened.goto(address(measure))
    opened.get_by_role("button", name="Meilenstein", exact=False).last.click()
    opened.locator("[name=milestones-1-title]").fill("Räume gefunden")
    opened.get_by_role("button", name="Einordnen").click()
    expect(opened.get_by_text("Dafür fand sich kein Feld mehr:")).to_be_visible()
    expect(opened.locator("blockquote", has_text="Räume gefunden")).to_be_visible()
    opened.wait_for_load_state("networkidle")  # the check of what stands in the form


def test_ones_name_stays_when_sessions_are_ended(
    page: Page, office: User, live_town: Municipality, sign_in: SignIn
) -> None:
    sign_in(page, office)
    page.goto("/konto/")
    page.get_by_label("Name", exact=True).fill("Jana Muster")
    page.get_by_role("button", name="Um Löschung bitten").click()
    expect(page.get_by_text(KEPT)).to_be_visible()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Jana Muster")


def test_nobody_else_finds_it(
    opened: Page, measure: Measure, live_town: Municipality, sign_in: SignIn, office: User
) -> None:
    opened.locator("#notiz").get_by_label("Text").fill("Nur für mich")
    opened.evaluate(
        "() => document.querySelector('#stand').requestSubmit("
        "document.querySelector('#stand [name=speichern]'))"
    )
    expect(opened.get_by_text(KEPT)).to_be_visible()
    opened.wait_for_load_state("networkidle")  # the check of what stands in the form
    opened.evaluate("() => document.querySelector('form[action$=\"abmelden/\"]').requestSubmit()")
    opened.wait_for_url("**/")
    sign_in(opened, user_with_role("office", live_town, name="Kim Muster"))
    opened.goto(address(measure))
    expect(opened.get_by_text(KEPT)).to_have_count(0)
    assert "Nur für mich" not in opened.content()


def test_signing_out_leaves_no_words_in_any_tab(opened: Page, measure: Measure) -> None:
    """Neither words laid aside before nor those typed just now; leaving the latter asks first."""
    other = opened.context.new_page()
    other.goto(address(measure))
    for tab in (opened, other):
        tab.evaluate("() => sessionStorage.setItem('gw-carried:1:/fort/#x:0', '{}')")
    opened.locator("#notiz").get_by_label("Text").fill("Nur für mich")
    asked: list[str] = []
    opened.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    opened.wait_for_load_state("networkidle")  # the check of what stands in the form
    opened.evaluate("() => document.querySelector('form[action$=\"abmelden/\"]').requestSubmit()")
    opened.wait_for_url("**/")
    for tab in (opened, other):
        tab.wait_for_function("() => !Object.keys(sessionStorage).join().includes('gw-carried:')")
    assert asked == ["beforeunload"]


def test_the_note_is_accessible(opened: Page, accessible: Any) -> None:
    opened.locator("#notiz").get_by_label("Text").fill("Die Halle ist noch nicht frei.")
    opened.locator("#stand").get_by_role("button", name="Speichern").last.click()
    expect(opened.get_by_text(KEPT)).to_be_visible()
    accessible(opened)
