"""A citizen's ten questions, each answered within two clicks from the concept's page.

The citizen follows real links and reads what stands there; what is read is held against what the
town has on record, not against what the page was made from.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from lxml import html

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.behind import behind
from gemeinwerk.measures.document.today import measure_today
from gemeinwerk.measures.models import FrozenMeasure
from gemeinwerk.measures.most_behind import WORST_FIRST, with_lateness
from gemeinwerk.measures.states import BEHIND, DONE, stated
from gemeinwerk.measures.versioning.queries import latest_public
from gemeinwerk.municipalities.models import Municipality

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SLUG = "integrationskonzept-2025-2029"
MOST_CLICKS = 2


class Citizen:
    """Reads a page at a time, and counts the clicks since the concept's page."""

    def __init__(self) -> None:
        self.client = Client(headers={"host": "localhost"})
        self.clicks = 0
        self._open(f"/konzepte/{SLUG}/")

    def click(self, words: str) -> "Citizen":
        """The first link that says so."""
        links = [one for one in self.page.iter("a") if words in said(one)]
        assert links, f"no link says „{words}“ on {self.address}"
        self.clicks += 1
        assert self.clicks <= MOST_CLICKS, self.address
        self._open(links[0].get("href"))
        return self

    def read(self, selector: str = "main") -> str:
        return " ".join(self.each(selector))

    def each(self, selector: str) -> list[str]:
        return [said(one) for one in self.found(selector)]

    def found(self, selector: str) -> list[Any]:
        """What stands at a path of tags, .classes and #ids."""
        elements: list[Any] = self.page.xpath(_path(selector))
        return elements

    def beside(self, term: str) -> str:
        """What stands in the facts under a term."""
        found = [one for one in self.page.iter("dt") if said(one) == term]
        assert found, f"nothing is said of „{term}“ on {self.address}"
        return said(found[0].getnext())

    def _open(self, address: str) -> None:
        answer = self.client.get(address.partition("#")[0])
        assert answer.status_code == 200, address
        self.address, self.page = address, html.fromstring(answer.content.decode())


def _path(selector: str) -> str:
    kinds = {".": "*[contains(concat(' ', @class, ' '), ' {} ')]", "#": "*[@id='{}']"}
    steps = [kinds[one[0]].format(one[1:]) if one[0] in kinds else one for one in selector.split()]
    return "".join(f"//{step}" for step in steps)


def said(element: Any) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(autouse=True)
def _german(havelfurt: Municipality) -> Iterator[None]:
    with translation.override("de"):
        yield


@pytest.fixture
def measures(havelfurt: Municipality) -> Any:
    version = latest_public(Concept.objects.get(municipality=havelfurt, slug=SLUG))
    assert version
    return stated(version.measures.all(), localdate())


@pytest.fixture
def worst(measures: Any) -> FrozenMeasure:
    """The one that is furthest behind its promise."""
    found: FrozenMeasure = with_lateness(measures, localdate()).order_by(*WORST_FIRST).first()
    return found


def test_what_is_late(measures: Any) -> None:
    citizen = Citizen().click("mit Gründen")
    late = {one.code for one in measures if one.state in {state.key for state in BEHIND}}
    assert set(citizen.each(".gw-entry__code")) == late


def test_by_how_much(worst: FrozenMeasure) -> None:
    first, *_ = Citizen().each(".gw-hanging__much strong")
    assert first == behind(measure_today(worst), localdate()).amount


def test_who_is_responsible(worst: FrozenMeasure) -> None:
    citizen = Citizen().click(worst.title)
    assert worst.content["lead"]["name"] in citizen.beside("Verantwortlich")


def test_why_it_is_late(worst: FrozenMeasure) -> None:
    reason = behind(measure_today(worst), localdate()).reason
    assert reason
    assert reason in Citizen().click(worst.title).read(".gw-answer__lead")


def test_since_when_that_is_known(worst: FrozenMeasure) -> None:
    told = AuditEntry.objects.filter(
        verb="measure.report_status", target_id=worst.measure_id
    ).order_by("at")
    first = next(one for one in told if one.after.get("course") in ("late", "off_course"))
    day = date_format(localtime(first.at), "DATE_FORMAT")
    entries = Citizen().click(worst.title).each("#verlauf li")
    assert any(f"Am {day}" in one and "Einschätzung des Verlaufs" in one for one in entries)


def test_what_is_done(measures: Any) -> None:
    done = {one.code for one in measures if one.state == DONE.key}
    citizen = Citizen()
    assert f"{len(done)} von 50" in citizen.each(".gw-figures__value")
    assert set(citizen.click("Maßnahmen umgesetzt").each(".gw-entry__code")) == done


def test_what_it_costs(worst: FrozenMeasure) -> None:
    citizen = Citizen().click(worst.title)
    (line, *_) = [one for one in worst.content["costs"] if one["amount"] is not None]
    amount = f"{int(float(line['amount'])):,}".replace(",", ".")
    assert amount in citizen.beside("Kosten")
    assert amount in citizen.read("#kosten")


def test_who_decided_it() -> None:
    citizen = Citizen()
    assert "beschlossen am 4. Juni 2025" in citizen.read(".gw-hero__line")
    assert "25/SVV/0187" in citizen.read(".gw-hero__line")
    assert "Beschlossen von der Stadtverordnetenversammlung" in citizen.click("Fassungen").read()


def test_what_was_promised_in_2024(worst: FrozenMeasure) -> None:
    then = FrozenMeasure.objects.get(measure=worst.measure_id, version__number=1)
    assert then.version.frozen_at.year == 2024
    citizen = Citizen().click(worst.title).click("Entwurf für die Beteiligung")
    assert then.content["goal"].split("\n")[0] in citizen.read()
    assert then.content["indicators"][0]["name"] in citizen.read()
    assert "2024" in citizen.read(".gw-state")


def test_whom_to_ask(worst: FrozenMeasure) -> None:
    citizen = Citizen().click(worst.title)
    mails = [one.get("href") for one in citizen.found(".gw-aside a")]
    mails = [one for one in mails if one.startswith("mailto:")]
    assert len(mails) == 1
    assert mails[0].endswith("@havelfurt.example")
