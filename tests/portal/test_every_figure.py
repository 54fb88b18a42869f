"""Every figure leads to the list it was counted from, which has as many, and so has its file."""

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client
from django.utils.timezone import now
from lxml import html as pages

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from tests.factories import MilestoneFactory, ReportFactory, RoundFactory, published_version
from tests.portal.conftest import ROOT
from tests.portal.figures_of_a_page import exported, figures

NUMBER = re.compile(r"\d+")


@pytest.fixture
def carried_out(large: Concept) -> Concept:
    """With two rounds that are closed, in which most reported."""
    Concept.objects.filter(pk=large.pk).update(status="implementation")
    said = ["done", "in_progress", "partly", "", "dropped"]
    for title in ("Herbst", "Frühjahr"):
        closed = RoundFactory(concept=large, title=title, state="closed", closed_at=now())
        for n, measure in enumerate(Measure.objects.order_by("position")[:40]):
            told = {"submitted_at": now(), "approved_at": now()} if n % 4 else {}
            ReportFactory(
                round=closed, measure=measure, state="approved" if n % 4 else "open",
                implementation=said[n % 5], **told,
            )  # fmt: skip
    return large


def told(client: Client, address: str) -> list[tuple[str, str]]:
    """What each figure of a page says, and where it leads: key figures, numbers, rows of bars."""
    html = client.get(address).content.decode()
    found = [(value, url) for value, _label, url in figures(html)]
    page = pages.fromstring(html)
    for bar in page.xpath("//li[contains(@class, 'gw-stacked__row')]"):
        (total,) = bar.xpath(".//span[contains(@class, 'gw-stacked__total')]/text()")
        found.append((total, bar.xpath(".//a")[0].get("href")))
    for link in page.xpath("//main//a"):
        text = " ".join(link.text_content().split())
        if re.fullmatch(r"\d+( von \d+| Maßnahmen)?|(Alle )?\d+ mit Gründen|\D+: \d+", text):
            found.append((text, link.get("href")))
    return found


def rows(client: Client, address: str) -> int:
    """How many the list behind an address has, on all its pages."""
    count, page = 0, 1
    while True:
        joint = "&" if "?" in address else "?"
        answer = client.get(f"{address}{joint}seite={page}")
        assert answer.status_code == 200, address
        html = answer.content.decode()
        count += html.count('<li class="gw-entry ')
        if f"seite={page + 1}" not in html:
            return count
        page += 1


def in_its_file(client: Client, address: str) -> int:
    if "/was-hakt/" in address:
        page = client.get(address).content.decode()
        address = re.findall(r'href="([^"]+)">Diese Liste herunterladen', page)[0]
        address = address.replace("/herunterladen/", "/massnahmen/")
    if "/massnahmen/" in address:
        return exported(client, address)
    joint = "&" if "?" in address else "?"
    content = client.get(f"{address}{joint}als=csv").content.decode("utf-8-sig")
    return len(list(csv.reader(io.StringIO(content), delimiter=";"))) - 1


@pytest.mark.parametrize(
    ("page", "at_least"),
    [("/", 4), (ROOT, 6), (f"{ROOT}stand/", 18), (f"{ROOT}was-hakt/", 1)],
)
def test_what_a_figure_says_its_list_has(
    client: Client, carried_out: Concept, page: str, at_least: int
) -> None:
    seen = set()
    for text, address in told(client, page):
        numbers = [int(one) for one in NUMBER.findall(text)]
        wanted = numbers[-1] if "/meilensteine/" in address else numbers[0]
        seen.add((address, wanted))
        assert rows(client, address) == wanted, (text, address)
        assert in_its_file(client, address) == wanted, (text, address)
    assert len(seen) >= at_least, sorted(seen)


def test_a_field_has_its_own_due_milestones(client: Client, carried_out: Concept) -> None:
    links = [one for one in told(client, f"{ROOT}stand/") if "meilensteine" in one[1]]
    due = {address: text for text, address in links}
    assert due[f"{ROOT}meilensteine/?feld=1"] != due[f"{ROOT}meilensteine/"]
    for address, text in due.items():
        assert f"{text} erreicht." in client.get(address).content.decode()


def test_of_a_round_each_kind_has_its_list(client: Client, carried_out: Concept) -> None:
    closed = carried_out.rounds.get(title="Herbst")
    page = f"{ROOT}runden/{closed.pk}/"
    kinds = [one for one in told(client, page) if f"/runden/{closed.pk}/" in one[1]]
    assert len(kinds) == 7
    for text, address in kinds:
        (number,) = NUMBER.findall(text)
        assert rows(client, address) == in_its_file(client, address) == int(number), text
    assert "ohne freigegebene Meldung: 10" in [text for text, _address in kinds]


def test_what_is_in_no_catalogue_is_counted_and_not_named(
    client: Client, carried_out: Concept
) -> None:
    closed = carried_out.rounds.get(title="Herbst")
    measure = Measure.objects.get(code="1.1")
    measure.frozen.all()._raw_delete("default")
    page = client.get(f"{ROOT}runden/{closed.pk}/?stand=ohne-meldung").content.decode()
    assert "Eine Maßnahme, die heute nicht im Katalog steht" in page
    assert f"{measure.title}<" not in page


def test_a_round_that_runs_has_no_page(client: Client, carried_out: Concept) -> None:
    running = RoundFactory(concept=carried_out, title="Sommer")
    assert client.get(f"{ROOT}runden/{running.pk}/").status_code == 404


def test_the_file_of_a_quarter_has_its_lines(client: Client, concept: Concept) -> None:
    measure = Measure.objects.get(code="1.1")
    for title in ("=SUMME(A1)", "Konzept liegt vor"):
        MilestoneFactory(measure=measure, title=title, due=date(2024, 2, 15))
    Measure.objects.update(start=None, end=date(2024, 3, 31))
    published_version(concept)
    address = f"{ROOT}quartal/2024/1/"
    assert in_its_file(client, address) == rows(client, address) == 5
    file = client.get(f"{address}?als=csv")
    assert "attachment" in file["Content-Disposition"]
    assert ";'=SUMME(A1);" in file.content.decode()
    assert "als=csv" in client.get(address).content.decode()
