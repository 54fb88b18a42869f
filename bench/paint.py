"""What a reader on a phone waits for, and whether the page moves while it comes.

Chromium on a screen of 360 px, over a line of 1.6 Mbit/s that takes 150 ms for a request: the
largest text is there (LCP), and what moved after it was there (layout shift). Beside it what a
catalogue's PDF costs that lies there as a file, as so many times a file that never changes.
"""

from pathlib import Path
from statistics import median

from django.conf import settings
from playwright.sync_api import Browser, sync_playwright

from bench.figures import Figure
from bench.serving import Served, cost, served
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo.build import build
from gemeinwerk.measures.files import operations
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.models import CatalogueFile
from gemeinwerk.measures.versioning.queries import latest_public

CONCEPT = "/konzepte/integrationskonzept-2025-2029/"
PAGES = {
    "home": "/",
    "concept": CONCEPT,
    "catalogue": f"{CONCEPT}massnahmen/",
    "measure": f"{CONCEPT}massnahmen/2.1/",
    "measure in English": f"/en{CONCEPT}massnahmen/2.1/",
    "statement of accessibility": "/barrierefreiheit/",
}
PHONE = {"width": 360, "height": 640}
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
LCP, SHIFT, PDF = 1.2, 0.05, 1.2
ROUNDS, SETTLED = 5, 500  # milliseconds after the last byte
CHROMIUM = {
    "executable_path": "/usr/bin/chromium-headless-shell",
    "args": ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
}
WATCH = """
  window.painted = {lcp: 0, shift: 0};
  const watch = (type, note) => new PerformanceObserver(
    (list) => list.getEntries().forEach(note)).observe({type, buffered: true});
  watch("largest-contentful-paint", (it) => { painted.lcp = it.startTime / 1000; });
  watch("layout-shift", (it) => { if (!it.hadRecentInput) painted.shift += it.value; });
"""
PRINTED, STILL = f"{CONCEPT}katalog.pdf", "katalog-zum-vergleich.pdf"


def run() -> list[Figure]:
    for _step in build():
        pass
    _print()
    with served() as there:
        return [*_pages(f"http://127.0.0.1:{there.port}"), _file(there)]


def _print() -> None:
    """The PDF, as the worker makes it, and the same bytes among the static files."""
    concept = Concept.objects.get(slug=CONCEPT.split("/")[2])
    version = latest_public(concept)
    assert version is not None
    wanted = Wanted.of_today(concept, version, "pdf", "de")
    operations.want([wanted])
    row = CatalogueFile.objects.get(key=wanted.key)
    operations.make(row)
    row.refresh_from_db()
    made = (Path(settings.DERIVED_ROOT) / row.name).read_bytes()
    (Path(settings.STATIC_ROOT) / STILL).write_bytes(made)


def _pages(address: str) -> list[Figure]:
    how = "Chromium, 360 px, 1.6 Mbit/s, 150 ms for a request, nothing kept; median of 5"
    figures = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)  # type: ignore[arg-type]
        _painted(browser, f"{address}{CONCEPT}")  # so that the server has begun
        for page, path in PAGES.items():
            seen = [_painted(browser, f"{address}{path}") for _ in range(ROUNDS)]
            lcp, shift = (median(one[what] for one in seen) for what in ("lcp", "shift"))
            figures.append(Figure(f"{page} page, largest text there", lcp, "s", LCP, how))
            figures.append(Figure(f"{page} page, layout shift", shift, "", SHIFT, how))
        browser.close()
    return figures


def _painted(browser: Browser, address: str) -> dict[str, float]:
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, locale="de-DE")  # type: ignore[arg-type]
    context.add_init_script(WATCH)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    seen: dict[str, float] = page.evaluate("painted")
    context.close()
    assert seen["lcp"], address
    return seen


def _file(there: Served) -> Figure:
    still = f"{settings.STATIC_URL}{STILL}"
    size = (Path(settings.STATIC_ROOT) / STILL).stat().st_size
    how = f"computing time of an answer of {size:,} bytes, median of 5 turns; static: {still}"
    times = cost(there, PRINTED, against=still)
    return Figure("catalogue as PDF, beside a static file", times, "×", PDF, how)
