"""One page of every kind, in each way that somebody looks at it.

Found by walking the links of the public pages and, as the town's office, of the desk, then by the
names in the tables of the tests' walks: a kind is an address pattern, so a page that is added is in
the next pictures without being named here. What comes out is `var/pictures/index.html`, a table to
look through: kinds below each other, ways side by side.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.walk.page import EVERYONE
from tests.walk.pages import PAGES

from pictures.serving import CHROMIUM, sign_in
from pictures.underway import addresses

FOLDER = Path(__file__).resolve().parent.parent / "var" / "pictures"
CONCEPT = "/konzepte/integrationskonzept-2025-2029/"
DRAFT = "/arbeitsplatz/konzepte/klimaanpassungskonzept-2027-2031/"
# Looked at first, so that a kind is shown by the page that has most to show.
PUBLIC = [
    "/",
    CONCEPT,
    f"{CONCEPT}massnahmen/",
    f"{CONCEPT}massnahmen/2.1/",
    f"{CONCEPT}fassungen/1/vergleich/2/",
    "/gestaltung/",
]
# Kinds that show something else at these addresses.
FURTHER = [
    "/konzepte/integrationskonzept-2018-2022/",
    f"{CONCEPT}massnahmen/?suche=nichtszufinden",
    f"{CONCEPT}massnahmen/?stand=hinter-der-zusage&sortierung=verzug",
    f"{CONCEPT}massnahmen/5.6/",
    f"/en{CONCEPT}massnahmen/2.1/",
    f"/en{CONCEPT}",
    f"/en{CONCEPT}kennzahlen/",
    f"/en{CONCEPT}meldungen/1.7/",
    "/en/konzepte/integrationskonzept-2018-2022/auswertung/1/",
    "/gibt-es-nicht/",
]
DESK = f"/arbeitsplatz{CONCEPT}"
STAFF = [
    "/arbeitsplatz/",
    DRAFT,
    f"{DRAFT}massnahmen/",
    # What only a concept has that is carried out, or was.
    f"{DESK}kennzahlen/",
    f"{DESK}berichte/",
    f"{DESK}runden/",
    f"{DESK}massnahmen/messwerte/",
    f"{DESK}neue-auflage/",
    f"{DESK}zurueckziehen/",
    f"{DESK}auswertung/",
]
LINKS = "[...document.querySelectorAll('a[href]')].map((link) => link.href)"
OPEN = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
TURN = "(direction) => { document.documentElement.dir = direction; }"
WIDE, PHONE, PAPER = 1280, 390, 718  # A4 between its margins at 96 px an inch
HIGHEST = 6000
SHOWN = {200, 410}  # what there is, and what there was
MOST_PAGES = 400


@dataclass(frozen=True)
class Way:
    """How somebody looks at a page."""

    width: int = WIDE
    media: dict[str, str] = field(default_factory=dict)
    sight: str = "none"
    direction: str = ""


WAYS = {
    "wide": Way(),
    "phone": Way(PHONE),
    "dark": Way(media={"color_scheme": "dark"}),
    "print": Way(PAPER, media={"media": "print"}),
    "forced-colours": Way(media={"forced_colors": "active"}),
    "greyscale": Way(sight="achromatopsia"),
    "right-to-left": Way(direction="rtl"),
    "right-to-left-phone": Way(PHONE, direction="rtl"),
}
# What a way does not say is as it is for most.
MEDIA = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}


def take(address: str, only: Sequence[str] = ()) -> None:
    """`only`: names of ways, and words of addresses."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    ways = [way for way in WAYS if way in only] or list(WAYS)
    words = [word for word in only if word not in WAYS]
    named = addresses()  # before the browser: beside its loop the database is not asked
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)  # type: ignore[arg-type]
        taken: dict[str, str] = {}
        for kind, starts, staff in (("public", PUBLIC, False), ("desk", STAFF, True)):
            with _reader(browser, address, staff=staff) as (context, page):
                found = list(_kinds(page, address, starts, kind))
                found += _by_name(page, address, kind, taken | dict(found), named)
                found += [] if staff else [(f"{kind}:{path}", path) for path in FURTHER]
                found = [it for it in found if not words or any(word in it[1] for word in words)]
                for name, path in found:
                    _shoot(context, page, address, path, _file(name), ways)
                    print(f"· {name}  {path}", flush=True)
                taken |= dict(found)
        browser.close()
    _index(taken, ways)
    if not words:
        print(f"Not reached by links, or no pages: {', '.join(_unreached(taken))}")
    print(f"Look at file://{FOLDER}/index.html")


@contextmanager
def _reader(
    browser: Browser, address: str, *, staff: bool
) -> Iterator[tuple[BrowserContext, Page]]:
    context = browser.new_context(locale="de-DE", reduced_motion="reduce")
    page = context.new_page()
    if staff:
        sign_in(page, address)
    yield context, page
    context.close()


def _kinds(page: Page, address: str, starts: Sequence[str], kind: str) -> Iterator[tuple[str, str]]:
    """Name and path of the first page of each kind, breadth first."""
    waiting, seen = deque(starts), set(starts)
    known: set[str] = set()
    while waiting and len(known) < MOST_PAGES:
        path = waiting.popleft()
        name = _name(path)
        if kind == "desk" and name and name.startswith("portal:"):  # taken as citizens see it
            continue
        if name is None or name in known or not _is_page(page, address, path):
            continue
        known.add(name)
        yield f"{kind}:{name}", path
        for link in page.evaluate(LINKS):
            parts = urlsplit(link)
            if f"{parts.scheme}://{parts.netloc}" == address and parts.path not in seen:
                seen.add(parts.path)
                waiting.append(parts.path)


def _by_name(
    page: Page, address: str, kind: str, known: dict[str, str], named: dict[str, list[str]]
) -> Iterator[tuple[str, str]]:
    """Pages that no link leads to: begun for some days, reached by mail, or over."""
    for name in _unreached(known):
        one = PAGES[name]
        if (one.who == EVERYONE) is (kind == "desk"):
            continue
        for path in named[name]:
            if _is_page(page, address, path, one.answer):
                yield f"{kind}:{name}", path
                break


def _name(path: str) -> str | None:
    """The kind of a page; None for one of the other face, in another language, or a door."""
    if path.startswith("/en/"):
        return None
    try:
        found = resolve(urlsplit(path).path)
    except Resolver404:
        return None
    return None if found.url_name == "account_logout" else found.view_name


def _unreached(taken: dict[str, str]) -> list[str]:
    """Kinds that the walks of the tests open and that no link of the town led to."""
    known = {name.partition(":")[2] for name in taken}
    pages = (name for name, one in PAGES.items() if not one.form and one.answer in SHOWN)
    return sorted(set(pages) - known)


def _is_page(page: Page, address: str, path: str, status: int = 200) -> bool:
    """Whether it is a page of its own: no file, no part, no way to another page, no refusal."""
    answer = page.request.get(f"{address}{path}", max_redirects=0)
    is_text = answer.headers.get("content-type", "").startswith("text/html")
    is_file = answer.headers.get("content-disposition", "").startswith("attachment")
    if answer.status != status or not is_text or is_file:  # 202: a file that is being made
        return False
    page.goto(f"{address}{path}")
    return page.locator("h1").count() > 0


def _shoot(
    context: BrowserContext, page: Page, address: str, path: str, file: str, ways: Sequence[str]
) -> None:
    """Loaded once and looked at in one way after the other."""
    seeing = context.new_cdp_session(page)
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.goto(f"{address}{path}", wait_until="networkidle")
    page.evaluate(OPEN)
    for name in ways:
        way = WAYS[name]
        page.set_viewport_size({"width": way.width, "height": 900})
        page.emulate_media(**(MEDIA | way.media))  # type: ignore[arg-type]
        seeing.send("Emulation.setEmulatedVisionDeficiency", {"type": way.sight})
        page.evaluate(TURN, way.direction)
        # As high as the page, so that bars which stay at an edge lie below or above it.
        height = min(page.evaluate("document.documentElement.scrollHeight"), HIGHEST)
        page.set_viewport_size({"width": way.width, "height": max(height, 200)})
        page.screenshot(path=FOLDER / f"{file}.{name}.png")
    page.emulate_media(**MEDIA)  # type: ignore[arg-type]
    page.evaluate(TURN, "")
    seeing.detach()


def _file(name: str) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in name)


def _index(taken: dict[str, str], ways: Sequence[str]) -> None:
    heads = "".join(f"<th>{escape(way)}" for way in ways)
    rows = "".join(
        f"<tr><th>{escape(name)}<br><small>{escape(path)}</small>"
        + "".join(
            f'<td><a href="{_file(name)}.{way}.png"><img loading="lazy" alt="{escape(way)}" '
            f'src="{_file(name)}.{way}.png"></a>'
            for way in ways
        )
        for name, path in taken.items()
    )
    styles = (
        "body{font:14px sans-serif}td,th{vertical-align:top;text-align:left;padding:6px}"
        "img{width:300px;max-height:420px;object-fit:cover;object-position:top;"
        "border:1px solid #999}thead th{position:sticky;top:0;background:#fff}"
    )
    (FOLDER / "index.html").write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title>'
        f"<style>{styles}</style><table><thead><tr><th>{heads}</thead>{rows}</table>",
        encoding="utf-8",
    )
