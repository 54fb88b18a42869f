"""A unit reports in a browser: on five measures within forty key strokes and clicks; by a link."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Locator, Page, expect

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    FieldFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    MilestoneFactory,
    UnitFactory,
    public_concept,
    user_with_role,
)

SignIn = Callable[[Page, User], None]
MOST = 40


class Hands:
    """Counts each click and each key."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def click(self, what: Locator) -> None:
        what.click()
        self.count += 1

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.count += len(text)


@pytest.fixture
def editor(live_town: Municipality) -> User:
    """Of a unit that leads five measures."""
    return user_with_role("unit_editor", live_town, unit=UnitFactory(municipality=live_town))


@pytest.fixture
def opened(live_town: Municipality, editor: User) -> ReportingRound:
    concept = public_concept(live_town)
    Concept.objects.filter(pk=concept.pk).update(status="implementation")
    field, unit = FieldFactory(concept=concept), editor.people.get().organisations.get()
    today = localdate()
    for number in range(1, 6):
        measure = MeasureFactory(
            field=field, code=f"2.{number}", title=f"Wohnberatung {number}", lead_unit=unit,
            implementation="in_progress", course="on_course", start=today,
            end=today + timedelta(900),
        )  # fmt: skip
        IndicatorFactory(measure=measure, name="Haushalte", unit="Haushalte")
        MeasuredValueFactory(
            measure=measure, indicator="Haushalte", value=52, day=today - timedelta(200)
        )
        MilestoneFactory(measure=measure, title="Portal läuft", due=today + timedelta(60))
    return operations.open_round(
        Concept.objects.get(pk=concept.pk),
        title="Frühjahr",
        period_start=today - timedelta(180),
        period_end=today - timedelta(1),
        due=today + timedelta(20),
        by_link=True,
        by=user_with_role("office", live_town),
    )


def of(page: Page, code: str) -> Locator:
    return page.locator("section.gw-report").filter(has_text=code)


def test_five_measures_within_forty_strokes(
    page: Page, opened: ReportingRound, editor: User, sign_in: SignIn
) -> None:
    """Three without news; one with a figure; one that is endangered, with its reason."""
    sign_in(page, editor)
    page.goto(f"/arbeitsplatz/meldungen/?runde={opened.pk}")
    hands = Hands(page)
    for code in ("2.1", "2.2", "2.3"):
        hands.click(of(page, code).get_by_role("button", name="Nichts Neues"))
        expect(of(page, code)).to_contain_text("zurücknehmen")
    hands.click(of(page, "2.4").get_by_label("Haushalte, in Haushalte"))
    hands.press("Control+a")
    hands.type("71")
    fifth = of(page, "2.5")
    hands.click(fifth.locator(".gw-said--lamps").get_by_text("gelb: gefährdet"))
    hands.click(fifth.get_by_text("Hindernisse, nächste Schritte"))
    hands.click(fifth.get_by_label("Warum steht es so?"))
    hands.type("Stelle fehlt.")
    hands.click(page.get_by_role("button", name="An das Büro melden"))
    expect(page.locator("main")).to_contain_text("5 Meldungen sind beim Büro")
    assert hands.count < MOST, hands.count
    told = dict(Report.objects.values_list("measure__code", "state"))
    assert set(told.values()) == {"submitted"}
    assert Report.objects.get(measure__code="2.4").values[0]["number"] == "71"
    last = Report.objects.get(measure__code="2.5")
    assert (last.light, last.light_reason) == ("yellow", "Stelle fehlt.")


def test_lamps_are_chosen_with_arrow_keys_and_tinted_at_once(
    page: Page, opened: ReportingRound, editor: User, sign_in: SignIn
) -> None:
    sign_in(page, editor)
    page.goto(f"/arbeitsplatz/meldungen/?runde={opened.pk}")
    lamps = of(page, "2.1").locator(".gw-said--lamps")
    lamps.get_by_label("keine Angabe").focus()
    page.keyboard.press("ArrowDown")
    expect(lamps.get_by_label("grün: auf Kurs")).to_be_checked()
    tinted: Any = "gw-said gw-said--lamps gw-said--new"
    expect(lamps).to_have_class(tinted)
    page.keyboard.press("ArrowUp")
    expect(lamps).to_have_class("gw-said gw-said--lamps")


def test_the_table_is_gone_through_by_keyboard(
    page: Page,
    opened: ReportingRound,
    editor: User,
    sign_in: SignIn,
    accessible: Callable[[Page], None],
) -> None:
    sign_in(page, editor)
    page.goto(f"/arbeitsplatz/meldungen/?runde={opened.pk}&ansicht=tabelle")
    page.get_by_label("Was ist geschehen?: 2.1").focus()
    page.keyboard.press("Control+ArrowDown")
    expect(page.get_by_label("Was ist geschehen?: 2.2")).to_be_focused()
    page.keyboard.type("Drei Termine.")
    page.get_by_label("Ampel: 2.3").select_option("red")
    accessible(page)
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_label("Was ist geschehen?: 2.2")).to_have_value("Drei Termine.")
    told = dict(Report.objects.values_list("measure__code", "light"))
    assert (told["2.2"], told["2.3"]) == ("", "red")


def test_by_link_without_an_account(
    page: Page, opened: ReportingRound, editor: User, accessible: Callable[[Page], None]
) -> None:
    unit = editor.people.get().organisations.get()
    path = operations.make_link(opened, unit=unit, by=user_with_role("office", unit.municipality))
    page.goto(path)
    accessible(page)
    of(page, "2.1").get_by_role("button", name="Nichts Neues").click()
    page.get_by_role("button", name="An das Büro melden").click()
    expect(page.locator("main")).to_contain_text("Eine Meldung ist beim Büro")
    assert Report.objects.get(measure__code="2.1").state == "submitted"
