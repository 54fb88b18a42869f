"""Through a long list in a browser: mended one after the other, ticked, sorted, never hidden."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.browser.conftest import PHONE
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    UnitFactory,
    user_with_role,
)

BASE = "/arbeitsplatz/konzepte/integration/massnahmen/"
MANY = 54
A_DOZEN = 12


@pytest.fixture
def unit(live_town: Municipality) -> Organisation:
    return UnitFactory(municipality=live_town, name="Fachbereich Personal")


@pytest.fixture
def field(live_town: Municipality) -> FieldOfAction:
    concept = ConceptFactory(municipality=live_town, slug="integration")
    return FieldFactory(concept=concept, code="1", title="Verwaltung")


@pytest.fixture
def lacking(field: FieldOfAction) -> list[Measure]:
    """54 measures nobody leads."""
    return [
        MeasureFactory(field=field, code=f"1.{n}", title=f"Vorhaben {n}", position=n)
        for n in range(1, MANY + 1)
    ]


@pytest.fixture
def desk(
    page: Page, lacking: list[Measure], live_town: Municipality, sign_in: Callable[..., None]
) -> Page:
    sign_in(page, user_with_role("office", live_town))
    return page


def test_a_list_is_mended_without_one_return_to_it(
    desk: Page, lacking: list[Measure], unit: Organisation
) -> None:
    """By keyboard alone, once one is in the first of them. Behind a dozen it is the same."""
    Measure.objects.exclude(pk__in=[one.pk for one in lacking[:A_DOZEN]]).delete()
    visited: list[str] = []
    desk.goto(f"{BASE}?stelle=ohne")
    desk.get_by_role("link", name="1.1 Vorhaben 1", exact=True).press("Enter")
    expect(desk.locator("#id_lead_unit")).to_be_visible()
    desk.on("framenavigated", lambda frame: visited.append(frame.url))
    desk.locator("#id_lead_unit").focus()
    for n in range(1, A_DOZEN + 1):
        expect(desk.locator(".gw-walk__place")).to_have_text(f"{n} von {A_DOZEN}")
        desk.wait_for_load_state("load")  # what checks has begun
        expect(desk.locator("#id_lead_unit")).to_be_focused()
        with desk.expect_response("**/pruefen/**"):  # what stands in the form is checked at once
            desk.keyboard.type("Fach")  # a plain select finds what is typed
        desk.locator("button[name=weiter]:not(.gw-hidden)").press("Enter")
    expect(desk).to_have_url(re.compile(rf"{BASE}\?stelle=ohne#inhalt$"))
    assert Measure.objects.filter(lead_unit=unit).count() == A_DOZEN
    lists = [url for url in visited if "/bearbeiten/" not in url]
    assert len(lists) == 1, lists  # behind the last, and never before


def test_back_is_the_row_one_was_at(desk: Page, lacking: list[Measure]) -> None:
    desk.goto(BASE)
    desk.get_by_role("link", name="1.40 Vorhaben 40", exact=True).click()
    desk.get_by_role("link", name="Zurück zur Liste").click()
    row = desk.locator(f"#massnahme-{lacking[39].pk}")
    expect(row).to_be_in_viewport()
    assert desk.evaluate("scrollY") > 0


def test_a_cell_written_in_the_list_keeps_the_list(desk: Page, lacking: list[Measure]) -> None:
    desk.goto(f"{BASE}?stelle=ohne&sortierung=-nummer")
    row = desk.locator(f"#massnahme-{lacking[-1].pk}")
    row.get_by_role("link", name="Titel von 1.54 ändern").click()
    row.locator("[name=title]").fill("Vorhaben neu")
    row.get_by_role("button", name="Speichern").click()
    row.get_by_role("link", name="1.54 Vorhaben neu").click()
    expect(desk.locator(".gw-walk__place")).to_have_text(f"1 von {MANY}")


HIDDEN = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  if (one === document.body || !box.width || one.closest(".gw-hidden")) return "";
  const meets = (other) => other.top < box.bottom && other.bottom > box.top
    && other.left < box.right && other.right > box.left;
  const bar = [...document.querySelectorAll("[data-sticky-foot], [data-sticky-head]")]
    .filter((bar) => getComputedStyle(bar).position === "sticky" && !bar.contains(one))
    .find((bar) => meets(bar.getBoundingClientRect()));
  return bar ? `${one.outerHTML.slice(0, 120)} under ${bar.outerHTML.slice(0, 60)}` : "";
}"""


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("address", ["?stelle=ohne", "{pk}/bearbeiten/?liste="])
def test_what_has_the_focus_is_never_under_a_bar(
    address: str, key: str, desk: Page, lacking: list[Measure]
) -> None:
    desk.goto(BASE + address.format(pk=lacking[0].pk))
    if key == "Shift+Tab":
        desk.locator("footer a, footer button").last.focus()
    hidden = []
    for _ in range(90):
        desk.keyboard.press(key)
        hidden.append(desk.evaluate(HIDDEN))
    assert set(hidden) == {""}


def test_all_and_all_but_one_are_said_where_one_ticks(desk: Page) -> None:
    desk.goto(BASE)
    said, every = desk.locator("[data-ticked]"), desk.locator("#alle")
    expect(said).to_have_text("noch nichts ausgewählt")
    every.check()
    rows = desk.locator("input[name=massnahme]")
    expect(rows.first).to_be_checked()
    rows.first.uncheck()
    expect(every).not_to_be_checked()  # else the one left out would be changed as well
    expect(said).to_have_text("49 ausgewählt")
    expect(desk.get_by_role("button", name="Weiter")).to_be_in_viewport()


def test_on_a_phone_the_bar_comes_with_the_first_tick(
    desk: Page, accessible: Callable[[Page], None], lacking: list[Measure]
) -> None:
    Measure.objects.exclude(pk__in=[one.pk for one in lacking[:6]]).delete()
    desk.set_viewport_size(PHONE)  # type: ignore[arg-type]
    desk.goto(BASE)
    button = desk.get_by_role("button", name="Weiter")
    expect(button).not_to_be_in_viewport()
    desk.locator("input[name=massnahme]").nth(3).check()
    expect(button).to_be_in_viewport()
    accessible(desk)


def test_a_bulk_change_keeps_the_list(desk: Page, unit: Organisation, field: Any) -> None:
    desk.goto(f"{BASE}?stelle=ohne&sortierung=-nummer&seite=2")
    desk.locator("input[name=massnahme]").first.check()
    desk.get_by_label("Was soll geändert werden?").select_option("priority")
    desk.get_by_role("button", name="Weiter").click()
    desk.locator("[name=wert-priority]").fill("hoch")
    desk.get_by_role("button", name="Vorschau").click()
    desk.get_by_role("button", name="1 Maßnahme ändern").click()
    expect(desk.get_by_text("Eine Maßnahme ist geändert.")).to_be_visible()
    assert desk.url.endswith(f"{BASE}?stelle=ohne&sortierung=-nummer&seite=2")


# --- the order ----------------------------------------------------------------------------------


def order(field: FieldOfAction) -> list[str]:
    return [measure.code for measure in field.measures.order_by("position")]


@pytest.fixture
def ordered(desk: Page, field: FieldOfAction, lacking: list[Measure]) -> Page:
    """The page of the order, with four measures."""
    Measure.objects.exclude(pk__in=[one.pk for one in lacking[:4]]).delete()
    desk.goto(f"{BASE}ziele/?reihenfolge=1")
    return desk


def test_the_order_is_changed_by_keyboard(
    ordered: Page, field: FieldOfAction, accessible: Callable[[Page], None]
) -> None:
    handle = ordered.get_by_role("button", name="1.1 verschieben")
    for key in ("ArrowDown", "End", "ArrowUp"):
        with ordered.expect_response("**/reihenfolge/"):
            handle.press(key)
        expect(handle).to_be_focused()
    expect(ordered.get_by_role("status").filter(has_text="1.1: Platz 3 von 4")).to_be_visible()
    assert order(field) == ["1.2", "1.3", "1.1", "1.4"]
    accessible(ordered)


def test_the_order_is_changed_by_dragging(ordered: Page, field: FieldOfAction) -> None:
    handle = ordered.get_by_role("button", name="1.4 verschieben")
    first = ordered.locator("li.gw-rows__row").filter(has_text="1.1 Vorhaben 1")
    handle.scroll_into_view_if_needed()
    at, to = handle.bounding_box(), first.bounding_box()
    assert at
    assert to
    ordered.mouse.move(at["x"] + 10, at["y"] + 10)
    ordered.mouse.down()
    ordered.mouse.move(at["x"] + 10, to["y"] + 40, steps=5)
    with ordered.expect_response("**/reihenfolge/"):
        ordered.mouse.move(at["x"] + 10, to["y"] + 2)
        ordered.mouse.up()
    assert order(field) == ["1.4", "1.1", "1.2", "1.3"]
    expect(handle).to_be_focused()


def test_what_may_not_be_ordered_any_more_goes_back_and_says_why(
    ordered: Page, field: FieldOfAction, console_errors: list[str]
) -> None:
    Concept.objects.update(status="implementation")
    ordered.get_by_role("button", name="1.1 verschieben").press("ArrowDown")
    expect(ordered.locator(".gw-order__said").last).to_contain_text("der Text der Maßnahmen steht")
    rows = ordered.locator("[data-order] > li").all_inner_texts()
    assert rows[0].startswith("1.1")
    console_errors.clear()  # the browser reports the 409
