"""Nothing moves under a reader's eyes when the fonts come."""

from playwright.sync_api import Page, Route

from gemeinwerk.municipalities.models import Municipality
from tests.factories import published_catalogue

PHONE = {"width": 360, "height": 640}
SHIFT = 0.05
WATCH = """
  window.moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((it) => { moved += it.value; }))
    .observe({type: "layout-shift", buffered: true});
"""
PAINTED = """new Promise((done) =>
  new PerformanceObserver(() => done()).observe({type: "paint", buffered: true}))"""
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def test_a_page_stands_still_when_its_fonts_come_late(page: Page, live_town: Municipality) -> None:
    published_catalogue(live_town, size=9)
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.add_init_script(WATCH)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto("/konzepte/integration/massnahmen/", wait_until="commit")
    page.locator("h1").wait_for()
    page.evaluate(PAINTED)
    assert page.evaluate("document.fonts.check('16px \"Fira Sans\"')") is False
    for route in list(held):
        route.continue_()
    page.evaluate("document.fonts.ready.then(() => null)")
    page.evaluate(TWO_FRAMES)
    assert page.evaluate("document.fonts.check('16px \"Fira Sans\"')") is True
    assert page.evaluate("moved") < SHIFT
