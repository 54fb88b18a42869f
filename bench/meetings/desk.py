"""The desk: what a move costs, from the drop until it is there, in Chromium; the page of a large
plan."""

from collections.abc import Iterator
from statistics import quantiles

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import Browser, Page, sync_playwright
from tests.scheduling.test_large_plan import year_of

from bench.figures import Figure
from bench.paint import CHROMIUM
from bench.serving import server
from bench.towns import HOST, concept
from gemeinwerk.accounts.models import Membership, User
from gemeinwerk.scheduling.models import Plan

MOVES = 12
SIZES = {"5 × 3, 150 people": (5, 150, 3, 1.0), "20 × 4, 800 people": (20, 800, 4, 3.0)}
LARGE = (50, 2_000, 5)
MOST_BYTES = 300_000
WATCH = """
  addEventListener("drop", () => sessionStorage.setItem("dropped", Date.now()), {capture: true});
  addEventListener("submit", () => sessionStorage.setItem("sent", Date.now()), {capture: true});
  const there = () => requestAnimationFrame(() => setTimeout(() => {
    document.documentElement.dataset.there = Date.now();
  }));
  addEventListener("DOMContentLoaded", there);
"""
THERE = "html[data-there]"
"""An attribute: one may wait for it; to evaluate again and again the page's rules do not allow."""
WAITED = """(from) => (
  Number(document.documentElement.dataset.there) - Number(sessionStorage.getItem(from))
) / 1000"""


def run() -> list[Figure]:
    found = concept("tisch", status="participation")
    # Not by a factory: those of the workers before count from the same number.
    office = User.objects.create(email="tisch@messstadt.example", name="Büro")
    Membership.objects.create(user=office, municipality=found.municipality, role="office")
    plans = {name: year_of(found, *size[:3], office, called=name) for name, size in SIZES.items()}
    session = _session(office)  # before: none of the database is asked while Chromium is driven
    with server() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)  # type: ignore[arg-type]
        figures = [
            one
            for name, plan in plans.items()
            for one in _moved(browser, port, session, plan, name, SIZES[name][3])
        ]
        browser.close()
    return [*figures, *_large(office)]


def _moved(
    browser: Browser, port: int, session: str, plan: Plan, name: str, limit: float
) -> list[Figure]:
    page = _signed_in(browser, port, session)
    address = f"http://{HOST}:{port}{reverse('scheduling:plan', args=[plan.pk])}"
    priced, moved = [], []
    for _turn in range(MOVES):
        page.goto(address, wait_until="load")
        _drag(page)
        page.wait_for_selector(".gw-price")
        page.wait_for_selector(THERE)
        priced.append(page.evaluate(WAITED, "dropped"))
        with page.expect_navigation():
            page.click(".gw-price button")
        page.wait_for_selector(THERE)
        moved.append(page.evaluate(WAITED, "sent"))
    page.context.close()
    how = f"Chromium on this machine, {MOVES} dates dragged to another day, p95; dates of chance"
    return [
        Figure(f"desk {name}: from the drop until the price is there", _p95(priced), "s", limit,
               how),
        Figure(f"desk {name}: moved, and its page is there", _p95(moved), "s", limit, how),
    ]  # fmt: skip


def _p95(times: list[float]) -> float:
    return round(quantiles(times, n=20, method="inclusive")[-1], 3)


def _drag(page: Page) -> None:
    """The first date to a day on which nobody meets."""
    page.evaluate("document.querySelector('[data-year]').scrollIntoView()")
    free = "[data-day]:not(.gw-year__day--meets):not(.gw-year__day--taken)"
    for step, place in enumerate(("[data-address]", free)):
        box = page.locator(place).first.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 12, box["y"] + box["height"] / 2, steps=3)
        if step == 0:
            page.mouse.down()
    page.mouse.up()


def _session(office: User) -> str:
    client = Client()
    client.force_login(office, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _signed_in(browser: Browser, port: int, session: str) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 2400}, locale="de-DE")
    url, name = f"http://{HOST}:{port}", settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": session, "url": url}])
    context.add_init_script(WATCH)
    return context.new_page()


def _large(office: User) -> Iterator[Figure]:
    asked, size = [], 0
    for number, (groups, people, dates) in enumerate(((3, 12, 2), LARGE)):
        found = concept(f"tisch-{number}", status="participation")
        plan = year_of(found, groups, people, dates, office, called=f"G{number}")
        client = Client(headers={"host": HOST})
        client.force_login(office, backend=settings.AUTHENTICATION_BACKENDS[-1])
        address = reverse("scheduling:plan", args=[plan.pk])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        assert answer.status_code == 200, answer.status_code
        asked.append(len(queries))
        size = len(answer.content)
    how = f"one GET as the office: {asked[0]} queries for 3 × 2, {asked[1]} for 50 × 5"
    more = asked[1] - asked[0]
    page = "plan page 50 × 5, 2,000 people"
    yield Figure(f"{page}: more queries than with 3 × 2", more, "queries", 0, how)
    yield Figure(f"{page}: size", size, "bytes", MOST_BYTES, how)
