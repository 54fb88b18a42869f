"""A measure's public page as it is read, and what of it contradicts something else of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import unescape

from django.test import Client

from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.document.today import measure_today
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.states import (
    BEHIND,
    BY_KEY,
    DONE,
    DROPPED,
    OFF_COURSE,
    UNKNOWN,
    State,
    is_over,
    stated,
)

_SHORT_DAY = re.compile(r"\b(\d{2})\.(\d{2})\.(\d{4})\b")
_KNOT = re.compile(r'<li class="gw-thread__knot gw-thread__knot--(\w+)">(.*?)</li>', re.DOTALL)
_LABEL = re.compile(r'<span class="gw-thread__label">(.*?)</span>', re.DOTALL)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@dataclass(frozen=True)
class Page:
    """``measure``: as it was asked of the database on the day of the page."""

    html: str
    measure: FrozenMeasure
    document: Document
    today: date

    @cached_property
    def state(self) -> State:
        return BY_KEY[self.measure.state]  # type: ignore[attr-defined]

    @cached_property
    def over(self) -> bool:
        return is_over(self.state, self.measure.version.concept.status)

    @cached_property
    def knots(self) -> dict[str, tuple[str, str]]:
        """Label -> state and what is read there."""
        return {
            words(_LABEL.search(inner)[1]): (state, words(inner))  # type: ignore[index]
            for state, inner in _KNOT.findall(self.html)
        }

    @cached_property
    def links_of_knots(self) -> list[str]:
        return [link for _s, inner in _KNOT.findall(self.html)
                for link in re.findall(r'href="([^"]+)"', inner)]  # fmt: skip

    @cached_property
    def facts(self) -> dict[str, str]:
        aside = self.html.partition("<aside")[2].partition("</aside>")[0]
        pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", aside, re.DOTALL)
        return {words(term): words(value) for term, value in pairs}

    @cached_property
    def sentence(self) -> str:
        return words(
            self.html.partition("gw-answer__lead")[2].partition("</p>")[0].partition(">")[2]
        )

    @cached_property
    def reported(self) -> str:
        return words(self.html.partition("gw-answer__by")[2].partition("</p>")[0].partition(">")[2])


def pages(client: Client, version: CatalogueVersion, today: date) -> Iterator[Page]:
    """Every measure's page of a version, which is the newest one its concept published."""
    slug = version.concept.slug
    found = stated(FrozenMeasure.objects.filter(version=version), today)
    for measure in found.select_related("measure", "version__concept"):
        answer = client.get(f"/konzepte/{slug}/massnahmen/{measure.code}/")
        assert answer.status_code == 200, measure.code
        yield Page(answer.content.decode(), measure, measure_today(measure), today)


def contradictions(page: Page) -> list[str]:
    """What one part of the page says against another, or against what is known."""
    found = [*_sentence(page), *_thread(page), *_measured(page), *_facts(page)]
    return [f"{page.measure.code}: {what}" for what in found]


def _sentence(page: Page) -> Iterator[str]:
    label = str(page.state.label)
    if not page.sentence.lower().startswith(label.lower()):
        yield f"the sentence does not begin with {label!r}: {page.sentence}"
    expected = page.document["expected_end"]
    if expected and not page.over and "Erwartet wird das Ende" not in page.sentence:
        yield "the expected end is missing in the sentence"
    if ("Erwartet" in page.sentence) and (page.over or not expected):
        yield "an end is expected that nobody expects"
    reason = page.document["expected_end_reason"]
    if page.state == DROPPED:  # of an end that is expected no more it tells nothing
        reason = page.document["status_text"] or ("" if expected else reason)
    if (
        page.state in (*BEHIND, DROPPED)
        and reason
        and " ".join(reason.split()) not in page.sentence
    ):
        yield "the reason is missing in the sentence"
    if "heute" in page.sentence.lower():
        yield "nothing was measured today"
    if "„" not in page.reported and page.document["implementation"]:
        yield f"what was reported is not quoted: {page.reported}"


def _thread(page: Page) -> Iterator[str]:
    states = {label: state for label, (state, _text) in page.knots.items()}
    if str(page.state.label) not in page.knots["Umsetzung"][1]:
        yield f"the thread says {page.knots['Umsetzung']}, the state {page.state.label}"
    if (states["Umsetzung"] == "done") != (page.state == DONE):
        yield "done at the thread, or at the sentence, not at both"
    adopted = page.measure.version.kind == "adopted"
    if (states["Beschluss"] == "done") != adopted:
        yield "decided at the thread without a decision, or the other way round"
    yield from _money(page, states["Mittel"])
    if (states.get("Wirkung", "open") != "open") != _reached(page):
        yield "an effect nobody measured, or one that is not said"
    if ("Wirkung" in states) == (page.state == DROPPED):
        yield "the thread of a dropped measure goes on, or another's ends"
    anchors = {link[1:] for link in page.links_of_knots if link.startswith("#")}
    for anchor in anchors:
        if f'id="{anchor}"' not in page.html:
            yield f"a knot leads to #{anchor}, which is not there"


def _reached(page: Page) -> bool:
    """Whether the first target was reached by what was measured last, read anew."""
    document = page.document
    aims = [
        one for one in document["indicators"] if one["target"] is not None or one["target_text"]
    ]
    if not aims or aims[0]["target"] is None or page.state == DROPPED:
        return False
    series = [one for one in document["values"] if one["indicator"] == aims[0]["name"]]
    if not series:
        return False
    last, target = max(series, key=lambda one: str(one["day"]))["value"], aims[0]["target"]
    return bool(last <= target if aims[0]["direction"] == "decrease" else last >= target)


def _measured(page: Page) -> Iterator[str]:
    """Off course by what was measured, and only so where nobody said it."""
    document, today = page.document, page.today.isoformat()
    ended = document["end"] and document["end"] < today and not document["permanent"]
    short = [
        one
        for one in document["indicators"]
        for series in [[v for v in document["values"] if v["indicator"] == one["name"]]]
        if series and one["target"] is not None and (one["target_date"] or "") < today
        for last in [max(series, key=lambda value: str(value["day"]))["value"]]
        if (last > one["target"] if one["direction"] == "decrease" else last < one["target"])
    ]
    missed = bool(ended and short and page.measure.version.kind == "adopted")
    settled = page.over or page.state == UNKNOWN
    if not settled and (page.state == OFF_COURSE) != (missed or document["course"] == "off_course"):
        yield "off course without a reason, or a missed target that is not said"
    if "gw-line" in page.html and not document["values"]:
        yield "a line of values nobody measured"


def _money(page: Page, state: str) -> Iterator[str]:
    costs, text = page.document["costs"], page.knots["Mittel"][1]
    paid = [one for one in costs if one["funding"] in ("budget", "present", "grant")]
    if state == "done" and (page.document["funding_proviso"] or len(paid) < len(costs)):
        yield "money is claimed that is not there"
    if state == "done" and "beziffert" in text:
        yield "a figure is taken for money"
    running = page.document["implementation"] in ("in_progress", "partly", "permanent", "everyday")
    said = "Die Maßnahme läuft; " in words(page.html)
    if state != "done" and running and not page.over and not said:
        yield "it runs without money, and nobody says why"
    if said and page.over and page.state != DONE:
        yield "it is told as running, and it is over"
    known = [one for one in costs if one["amount"] is not None]
    if known and "noch nicht ermittelt" in text:
        yield "not known beside an amount"


def _facts(page: Page) -> Iterator[str]:
    upcoming = page.facts.get("Nächster Meilenstein", "")
    if upcoming:
        day, month, year = map(int, _SHORT_DAY.search(upcoming).groups())  # type: ignore[union-attr]
        if date(year, month, day) < page.today:
            yield f"the next milestone is in the past: {upcoming}"
        if page.over:
            yield "a next milestone of what is over"
    expected, end = page.document["expected_end"], page.document["end"]
    moved = expected and expected != end and not page.document["permanent"]
    if (bool(moved) and not page.over) != ("jetzt bis" in page.facts["Zeitraum"]):
        yield f"the period does not say the end that is expected: {page.facts['Zeitraum']}"
    only = not page.document["start"] and not page.document["permanent"]
    if end and only and not page.facts["Zeitraum"].startswith("bis "):
        yield f"an end is told as a period: {page.facts['Zeitraum']}"
    known = [one for one in page.document["costs"] if one["amount"] is not None]
    if known and page.facts["Kosten"] == "noch nicht ermittelt":
        yield "costs are not known beside an amount"
    beside, thread = page.facts["Kosten"], page.knots["Mittel"][1]
    for one, other in (("noch nicht ermittelt", "keine Angabe"), ("keine Angabe", "ermittelt")):
        if thread.endswith(one) and other in beside:
            yield f"costs: {beside} beside the text, {thread} at the thread"
    for bad in ("None", "–  ", " 1 Schulen", " 1 Personen", "{", "}"):
        if bad in words(page.html.partition("<main")[2].partition("</main>")[0]):
            yield f"{bad!r} is read on the page"
