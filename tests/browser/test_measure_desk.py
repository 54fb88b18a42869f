"""The catalogue's desk in a browser: writing, checking while one types, the table by keyboard."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    CostLineFactory,
    FieldFactory,
    FindingFactory,
    GoalFactory,
    IndicatorFactory,
    MeasureFactory,
    MilestoneFactory,
    QuestionFactory,
    ReviewFactory,
    ThemeFactory,
    UnitFactory,
    user_with_role,
)

BASE = "/arbeitsplatz/konzepte/integration/massnahmen/"


@pytest.fixture
def unit(live_town: Municipality) -> Organisation:
    return UnitFactory(municipality=live_town, name="Fachbereich Personal")


@pytest.fixture
def office(live_town: Municipality, unit: Organisation) -> User:
    user_with_role("unit_editor", live_town, unit=unit, name="Kim Muster")
    return user_with_role("office", live_town, name="Jana Beispiel")


@pytest.fixture
def measure(live_town: Municipality, unit: Organisation) -> Measure:
    """A measure with one of everything, and another below it."""
    concept = ConceptFactory(municipality=live_town, slug="integration")
    field = FieldFactory(concept=concept, code="1", title="Verwaltung")
    measure = MeasureFactory(
        field=field, code="1.1", title="Wohnungsberatung stärken", lead_unit=unit,
        unread=[{"column": "Bemerkung", "value": "Je acht Plätze"}], cost_text="offen",
        internal_notes="Anruf", timeframe_text="kurzfristig", priority="hoch",
    )  # fmt: skip
    MeasureFactory(field=field, code="1.2", title="Lotsen ausbilden", confirmation="confirmed")
    measure.themes.add(ThemeFactory(concept=concept))
    measure.answers.add(FindingFactory(review=ReviewFactory(concept=concept)))
    GoalFactory(field=field)
    IndicatorFactory(measure=measure, target=None)
    MilestoneFactory(measure=measure)
    CostLineFactory(measure=measure)
    return measure


@pytest.fixture
def desk(page: Page, measure: Measure, office: User, sign_in: Callable[..., None]) -> Page:
    sign_in(page, office)
    return page


# --- accessible ---------------------------------------------------------------------------------

PAGES = [
    "",
    "neu/",
    "pruefung/",
    "ziele/",
    "ziele/neu/",
    "{pk}/",
    "{pk}/bearbeiten/",
    "{pk}/bestaetigung/",
    "{pk}/ausnahme/M204/",
    "{pk}/verlauf/",
    "{pk}/loeschen/",
]


FURTHER = [
    "fristen/",
    "fragen/",
    "fragen/{question}/",
    "kommune/woerter/",
    "suche/?suche=Wohnungsberatung",
    "konzepte/integration/massnahmen/bestaetigungen/",
]
"""Pages around measures: whom to remind and ask, what citizens ask, and what is found."""


def test_axe_finds_nothing(
    desk: Page,
    measure: Measure,
    office: User,
    all_accessible: Callable[[Page, Iterable[str]], None],
) -> None:
    operations.edit(measure, changes={"goal": "200 Geschulte"}, by=office, expected_revision=1)
    question = QuestionFactory(measure=measure)
    addresses = [*(f"{BASE}{one}" for one in PAGES), *(f"/arbeitsplatz/{one}" for one in FURTHER)]
    all_accessible(desk, [one.format(pk=measure.pk, question=question.pk) for one in addresses])


def test_axe_finds_nothing_on_the_pages_of_a_unit(
    page: Page, measure: Measure, sign_in: Callable[..., None],
    all_accessible: Callable[[Page, Iterable[str]], None],
    live_town: Municipality, unit: Organisation,
) -> None:  # fmt: skip
    Measure.objects.filter(pk=measure.pk).update(
        confirmation="asked", confirmation_due=date(2026, 11, 4), end=date(2026, 1, 31)
    )
    sign_in(page, user_with_role("unit_editor", live_town, unit=unit))
    for address in ("", "bestaetigen/"):
        all_accessible(page, [f"/arbeitsplatz/meine-massnahmen/{address}"])
        expect(page.locator("main")).to_contain_text("Wohnungsberatung stärken")


def test_an_open_cell_is_accessible(desk: Page, accessible: Callable[[Page], None]) -> None:
    desk.goto(BASE)
    cell(desk, "1.1", "stelle").locator("a.gw-cell").click()
    expect(desk.locator("[data-cell-form] select")).to_be_focused()
    accessible(desk)


def test_a_bulk_change_is_accessible(desk: Page, accessible: Callable[[Page], None]) -> None:
    desk.goto(BASE)
    desk.get_by_label("Alle auf dieser Seite auswählen").check()
    expect(desk.locator("[data-ticked]")).to_have_text("2 ausgewählt")
    accessible(desk)
    desk.get_by_label("Was soll geändert werden?").select_option("priority")
    desk.get_by_role("button", name="Weiter").click()
    desk.locator("[name=wert-priority]").fill("niedrig")
    desk.get_by_role("button", name="Vorschau").click()
    expect(desk.get_by_role("button", name="2 Maßnahmen ändern")).to_be_visible()
    accessible(desk)


def test_a_conflict_is_accessible_and_settled(
    desk: Page,
    measure: Measure,
    office: User,
    accessible: Callable[[Page], None],
    console_errors: list[str],
) -> None:
    desk.goto(f"{BASE}{measure.pk}/bearbeiten/")
    other = {"title": "Wohnungsberatung ausbauen"}
    operations.edit(measure, changes=other, by=office, expected_revision=1)
    desk.locator("[name=title]").fill("Wohnungsberatung in vier Unterkünften")
    desk.get_by_role("button", name="Speichern", exact=True).click()
    expect(desk.get_by_text("So stand es vorher")).to_be_visible()
    console_errors.clear()  # the browser reports the 409
    accessible(desk)
    desk.get_by_label("Ihre Fassung").check()
    desk.get_by_role("button", name="Auswahl speichern").click()
    expect(desk.get_by_text("Gespeichert.")).to_be_visible()
    measure.refresh_from_db()
    assert measure.title == "Wohnungsberatung in vier Unterkünften"


# --- one measure --------------------------------------------------------------------------------


def test_findings_follow_what_is_typed(desk: Page, measure: Measure) -> None:
    desk.goto(f"{BASE}{measure.pk}/bearbeiten/")
    box = desk.locator("#befunde-indicators")
    expect(box).to_contain_text("Der Zielwert fehlt.")
    target = desk.locator("[name=indicators-0-target]")
    target.fill("200")
    expect(box).not_to_contain_text("Der Zielwert fehlt.")
    expect(target).to_be_focused()
    measure.refresh_from_db()
    assert measure.revision == 1


def test_rows_are_added_and_saved_by_keyboard(desk: Page, measure: Measure) -> None:
    desk.goto(f"{BASE}{measure.pk}/bearbeiten/")
    desk.get_by_role("button", name="Meilenstein hinzufügen").press("Enter")
    added = desk.locator("[name=milestones-1-title]")
    expect(added).to_be_focused()
    desk.keyboard.type("Erster Kurs")
    desk.keyboard.press("Tab")
    desk.keyboard.type("31.3.2026")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Gespeichert.")).to_be_visible()
    assert sorted(row.title for row in measure.milestones.all()) == [
        "Erster Kurs",
        "Vertrag mit der Akademie geschlossen",
    ]


def test_leaving_with_unsaved_words_asks_first(desk: Page, measure: Measure) -> None:
    asked: list[str] = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(f"{BASE}{measure.pk}/bearbeiten/")
    desk.get_by_role("link", name="Verlauf").click()
    assert asked == []
    desk.goto(f"{BASE}{measure.pk}/bearbeiten/")
    desk.locator("[name=description]").fill("Angefangen")
    desk.get_by_role("link", name="Verlauf").click()
    desk.wait_for_url("**/verlauf/")
    assert asked == ["beforeunload"]


def test_which_day_was_understood_stands_beside_it(
    desk: Page, measure: Measure, accessible: Callable[[Page], None]
) -> None:
    desk.goto(f"{BASE}{measure.pk}/bearbeiten/")
    for name, typed, said in (
        ("end", "Ende 2029", "verstanden: 31.12.2029"),
        ("start", "IV. Quartal 2027", "verstanden: 01.10.2027"),
        ("milestones-0-due", "März 2028", "verstanden: 31.03.2028"),
    ):
        field = desk.locator(f"[name={name}]")
        with desk.expect_response("**/pruefen/**"):
            field.fill(typed)
            field.press("Tab")
        beside = field.locator("xpath=following-sibling::*[@data-understood]")
        expect(beside).to_have_text(said)
    desk.evaluate("scrollTo(0, 0)")  # nothing half under the bar
    accessible(desk)


# --- once the text stands -----------------------------------------------------------------------


@pytest.fixture
def decided(live_town: Municipality, measure: Measure, office: User, desk: Page) -> Page:
    """The page of a measure in implementation, with a milestone reached and one that is late."""
    Concept.objects.update(status="implementation")
    reached = MilestoneFactory(measure=measure, title="Stelle besetzt")
    operations.reach_milestone(reached, on=date(2025, 6, 12), by=office)
    operations.add_note(measure, label="Halbzeit", text="Läuft.", colour="green", by=office)
    desk.goto(f"{BASE}{measure.pk}/bearbeiten/")
    return desk


def test_what_is_told_of_a_measure_is_accessible(
    decided: Page, accessible: Callable[[Page], None]
) -> None:
    decided.get_by_text("Berichtigen").click()
    accessible(decided)
    decided.get_by_role("button", name="Sachstand eintragen").click()
    expect(decided.get_by_text("Eine Angabe stimmt noch nicht.")).to_be_visible()
    accessible(decided)


def test_a_milestone_is_reported_by_keyboard(decided: Page, measure: Measure) -> None:
    late = decided.get_by_role("form", name="Vertrag mit der Akademie geschlossen")
    late.get_by_label("erreicht am").focus()
    decided.keyboard.press("Control+a")
    decided.keyboard.type("1. Juli 2025")
    decided.keyboard.press("Tab")
    expect(late.get_by_role("button", name="Erreicht")).to_be_focused()
    decided.keyboard.press("Enter")
    expect(decided.get_by_text("erreicht am 1. Juli 2025")).to_be_visible()
    days = set(measure.milestones.values_list("reached_on", flat=True))
    assert days == {date(2025, 7, 1), date(2025, 6, 12)}


def test_a_note_begun_is_carried_past_a_milestone_and_leaving_asks(decided: Page) -> None:
    asked: list[str] = []
    decided.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    decided.get_by_label("Text", exact=True).fill("Angefangen")
    decided.get_by_role("button", name="Erreicht", exact=True).click()
    expect(decided.get_by_text("Gespeichert ist es noch nicht.")).to_be_visible()
    expect(decided.get_by_label("Text", exact=True)).to_have_value("Angefangen")
    assert asked == []
    decided.get_by_role("link", name="Verlauf").click()
    decided.wait_for_url("**/verlauf/")
    assert asked == ["beforeunload"]


# --- the table ----------------------------------------------------------------------------------


def cell(desk: Page, code: str, name: str) -> Any:
    row = desk.get_by_role("row").filter(has_text=code)
    return row.locator("[data-cell]").nth(
        {"titel": 0, "stelle": 1, "zeitraum": 2, "stand": 3}[name]
    )


def test_a_cell_is_written_by_keyboard(desk: Page, measure: Measure) -> None:
    desk.goto(BASE)
    opener = cell(desk, "1.1", "titel").locator("a.gw-cell")
    opener.focus()
    desk.keyboard.press("Enter")
    field = desk.get_by_role("textbox", name="Titel")
    expect(field).to_be_focused()
    field.fill("Verworfen")
    desk.keyboard.press("Escape")
    expect(opener).to_be_focused()
    desk.keyboard.press("Enter")
    field.fill("Wohnungsberatung an fünf Tagen")
    desk.keyboard.press("Enter")
    expect(cell(desk, "1.1", "titel")).to_contain_text("Wohnungsberatung an fünf Tagen")
    expect(desk.locator("#zelle-gespeichert")).to_have_text("1.1 ist gespeichert.")
    expect(opener).to_be_focused()
    measure.refresh_from_db()
    assert measure.title == "Wohnungsberatung an fünf Tagen"


def test_leaving_a_cell_saves_it(desk: Page, measure: Measure) -> None:
    desk.goto(BASE)
    cell(desk, "1.1", "stand").locator("a.gw-cell").press("Enter")
    desk.locator("[data-cell-form] select").select_option("in_progress")
    for _ in range(3):
        desk.keyboard.press("Tab")
    expect(desk.locator("#zelle-gespeichert")).to_have_text("1.1 ist gespeichert.")
    measure.refresh_from_db()
    assert measure.implementation == "in_progress"


def test_arrow_keys_walk_through_the_table(desk: Page) -> None:
    desk.goto(BASE)
    cell(desk, "1.1", "titel").locator("a.gw-cell").focus()
    for key, code, name in (
        ("ArrowRight", "1.1", "stelle"),
        ("ArrowDown", "1.2", "stelle"),
        ("ArrowLeft", "1.2", "titel"),
        ("ArrowUp", "1.1", "titel"),
        ("ArrowUp", "1.1", "titel"),
    ):
        desk.keyboard.press(key)
        expect(cell(desk, code, name).locator("a.gw-cell")).to_be_focused()


def test_several_cells_may_be_open_and_none_is_lost(desk: Page, measure: Measure) -> None:
    desk.goto(BASE)
    cell(desk, "1.1", "titel").locator("a.gw-cell").press("Enter")
    desk.get_by_role("textbox", name="Titel").fill("Erste")
    cell(desk, "1.2", "titel").locator("a.gw-cell").click()
    expect(cell(desk, "1.1", "titel")).to_contain_text("1.1 Erste")
    desk.get_by_role("textbox", name="Titel").fill("Zweite")
    desk.keyboard.press("Enter")
    expect(cell(desk, "1.2", "titel")).to_contain_text("1.2 Zweite")
    assert set(Measure.objects.values_list("title", flat=True)) == {"Erste", "Zweite"}


def test_a_cell_with_an_error_keeps_its_words_and_lets_go(desk: Page, measure: Measure) -> None:
    desk.goto(BASE)
    cell(desk, "1.1", "zeitraum").locator("a.gw-cell").press("Enter")
    desk.locator("[data-cell-form] [name=end]").fill("bald")
    desk.keyboard.press("Enter")
    expect(cell(desk, "1.1", "zeitraum")).to_contain_text("Bitte einen Tag oder eine Zeit eingeben")
    elsewhere = cell(desk, "1.2", "titel").locator("a.gw-cell")
    elsewhere.focus()
    expect(elsewhere).to_be_focused()
    expect(desk.locator("[data-cell-form] [name=end]")).to_have_value("bald")


def test_a_cell_left_as_it_was_closes_and_saves_nothing(desk: Page, measure: Measure) -> None:
    desk.goto(BASE)
    cell(desk, "1.1", "stand").locator("a.gw-cell").press("Enter")
    expect(desk.locator("[data-cell-form] select")).to_be_focused()
    cell(desk, "1.2", "titel").locator("a.gw-cell").focus()
    expect(desk.locator("[data-cell-form]")).to_have_count(0)
    expect(desk.locator("#zelle-gespeichert")).to_have_text("")
