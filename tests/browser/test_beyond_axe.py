"""What axe cannot see: what is announced, what forced colours leave, what lies under a bar."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page

from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import OrganisationFactory, PhaseFactory, published_catalogue, user_with_role

CONCEPT = "/konzepte/integration/"
SignIn = Callable[..., None]

# Each thing that means something, with the colours that are in fact painted.
PAINTED = """() => {
  const rgb = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const paper = rgb(getComputedStyle(document.body).backgroundColor).slice(0, 3);
  const seen = [];
  const note = (what, one, colour) => {
    const found = rgb(colour);
    if (found.length) seen.push([what, one.outerHTML.slice(0, 90), found, paper]);
  };
  for (const one of document.querySelectorAll("main .gw-status__shape, main .gw-thread__mark"))
    note("lamp", one, getComputedStyle(one).color);
  for (const one of document.querySelectorAll("main .gw-stacked__bar > rect"))
    note("bar", one, getComputedStyle(one).stroke);
  for (const one of document.querySelectorAll("main .gw-timeline [class*='gw-fill--']"))
    note("span", one, getComputedStyle(one).fill);
  for (const one of document.querySelectorAll("main .gw-period rect")) {
    const style = getComputedStyle(one);
    note("period", one, style.stroke === "none" ? style.fill : style.stroke);
  }
  for (const one of document.querySelectorAll("main .kern-btn--primary, main .kern-btn--secondary"))
    if (parseFloat(getComputedStyle(one).borderTopWidth) >= 1)
      note("button", one, getComputedStyle(one).borderTopColor);
    else seen.push(["button without an edge", one.outerHTML.slice(0, 90), paper, paper]);
  for (const one of document.querySelectorAll(".kern-alert .kern-icon"))
    note("icon", one, getComputedStyle(one).backgroundColor);
  return seen;
}"""
RING = """() => {
  const style = getComputedStyle(document.activeElement);
  const rgb = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  return ["ring", document.activeElement.outerHTML.slice(0, 90), rgb(style.outlineColor),
          rgb(getComputedStyle(document.body).backgroundColor).slice(0, 3)];
}"""
# The mark of a ticked box, and the box around it.
TICK = """() => {
  const one = document.querySelector("main input[type=checkbox]:checked");
  const rgb = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  return [rgb(getComputedStyle(one, "::before").borderBottomColor),
          rgb(getComputedStyle(one).backgroundColor)];
}"""
# What lies over the middle of what has the focus, where that stays while one scrolls.
COVERED = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const low = Math.min(box.height, 40) / 2;
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + low);
  for (let it = over; it && it !== document.body; it = it.parentElement)
    if (["sticky", "fixed"].includes(getComputedStyle(it).position))
      return it.contains(one) ? "" : one.outerHTML.slice(0, 120);
  return "";
}"""


def luminance(colour: list[float]) -> float:
    parts = [part / 255 for part in colour[:3]]
    linear = [it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[float], other: list[float]) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def announced(page: Page) -> list[tuple[str, str, str]]:
    """Role, name and description of all that a screen reader is given."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return [
        tuple(str(node.get(key, {}).get("value", "")) for key in ("role", "name", "description"))
        for node in tree["nodes"]
        if not node["ignored"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_everything_that_means_something_is_seen(
    page: Page, live_town: Municipality, scheme: str
) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    page.goto("/gestaltung/")
    seen = page.evaluate(PAINTED)
    page.locator("main button").first.focus()
    page.keyboard.press("Shift+Tab")
    seen.append(page.evaluate(RING))
    assert [one[:2] for one in seen if contrast(one[2], one[3]) < 3] == []
    counted = Counter(one[0] for one in seen)
    assert counted.keys() == {"lamp", "bar", "span", "period", "button", "icon", "ring"}
    assert counted["lamp"] > 8
    assert counted["bar"] > 8


def test_every_chart_and_lamp_says_what_it_shows(page: Page, live_town: Municipality) -> None:
    concept = published_catalogue(live_town)
    PhaseFactory(concept=concept, actual_start=date(2023, 4, 1), actual_end=date(2023, 11, 18))
    Measure.objects.filter(code="1.1").update(implementation="done")
    charts = []
    for address in (CONCEPT, f"{CONCEPT}beteiligung/"):
        page.goto(address)
        charts += [one for one in announced(page) if one[0] == "image"]
    # Two rows of the fields, a phase, and the days of decisions.
    assert len(charts) == 4
    names = [name for _role, name, _description in charts]
    assert len(names) == len(set(names)), "two charts are called the same"
    for _role, name, description in charts:
        assert re.search(r": \d|geplant \d|\d: \w", description), name
    page.goto(f"{CONCEPT}massnahmen/1.1/")
    heard = page.locator("main").aria_snapshot()
    assert '- list "Roter Faden"' in heard
    states = re.findall(r"\((geschehen|zum Teil|jetzt|verspätet|noch offen|endet hier)\)", heard)
    assert len(states) >= 4
    assert "umgesetzt" in heard


def test_how_many_were_found_is_announced(page: Page, live_town: Municipality) -> None:
    published_catalogue(live_town)
    page.goto(f"{CONCEPT}massnahmen/?feld=2")
    status = page.get_by_role("status").aria_snapshot()
    assert "1 von 3 Maßnahmen" in status


def test_what_has_the_focus_never_lies_under_a_bar(
    page: Page, live_town: Municipality, sign_in: SignIn
) -> None:
    sign_in(page, user_with_role("office", live_town))
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto("/arbeitsplatz/kommune/barrierefreiheit/")
    covered, stops = set(), 0
    page.locator(".gw-skip").focus()
    while page.evaluate("document.activeElement !== document.body"):
        covered.add(page.evaluate(COVERED))
        stops += 1
        page.keyboard.press("Tab")
    assert stops > 20
    assert covered == {""}


def test_the_menu_of_the_account_opens_within_every_screen(
    page: Page, live_town: Municipality, sign_in: SignIn
) -> None:
    """Wherever the name comes to stand in the lines of the navigation, the menu stays in sight."""
    sign_in(page, user_with_role("office", live_town, name="Dr. Wilhelmine Oberhauser-Lang"))
    for width in (320, 360, 390, 480, 640, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/arbeitsplatz/")
        page.locator(".gw-menu summary").click()
        box = page.locator(".gw-menu__list").bounding_box()
        assert box is not None
        assert (box["x"] >= 0, box["x"] + box["width"] <= width) == (True, True), width


def test_the_longest_word_of_a_title_fits_a_narrow_screen(
    page: Page, live_town: Municipality, sign_in: SignIn
) -> None:
    sign_in(page, user_with_role("office", live_town))
    name = "Antidiskriminierungsberatungsstelle Mittlere Havel"
    organisation = OrganisationFactory(municipality=live_town, name=name)
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"/arbeitsplatz/akteure/organisationen/{organisation.pk}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_is_ticked_is_seen_and_does_not_look_switched_off(
    page: Page, live_town: Municipality, sign_in: SignIn
) -> None:
    sign_in(page, user_with_role("office", live_town))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto("/arbeitsplatz/fristen/")
        mark, box = page.evaluate(TICK)
        assert contrast(mark, box) >= 7, scheme


def test_a_wide_table_scrolls_and_the_page_does_not(
    page: Page, live_town: Municipality, sign_in: SignIn
) -> None:
    published_catalogue(live_town)
    sign_in(page, user_with_role("office", live_town))
    page.goto("/arbeitsplatz/konzepte/integration/massnahmen/")
    for width in (320, 640, 700, 768, 900, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
