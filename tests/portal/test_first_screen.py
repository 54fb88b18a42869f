"""A concept's first screen: true in each stage of its life, and its figures lead to what they
count."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html as pages

from gemeinwerk.accounts.models import Role
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.operations import add_note, reach_milestone, report_status
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.first_screen import first_sentences
from gemeinwerk.portal.queries import standing
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    MilestoneFactory,
    PhaseFactory,
    public_concept,
    published_catalogue,
    published_version,
    user_with_role,
)
from tests.factories.published import make_public
from tests.portal.figures_of_a_page import counted, figures, listed

ADDRESS = "/konzepte/integration/"


def read(client: Client, address: str = ADDRESS) -> str:
    html = client.get(address).content.decode().partition("<main")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def hero(client: Client, address: str = ADDRESS) -> str:
    html = client.get(address).content.decode().partition("<main")[2]
    return html.partition('<div class="gw-wrap gw-main')[0]


@pytest.mark.parametrize("language", ["", "/en"])
def test_each_figure_leads_to_as_many_as_it_says(
    client: Client, large: Concept, language: str
) -> None:
    told = figures(hero(client, language + ADDRESS))
    assert len(told) == 4
    for value, label, address in told:
        assert (label, listed(client, address)) == (label, counted(value, address))
        assert counted(value, address) > 5


def test_the_figures_of_home_are_those_of_the_concept(client: Client, large: Concept) -> None:
    home = client.get("/").content.decode()
    assert figures(home) == figures(hero(client))
    assert len(figures(home)) == 4


def test_the_milestones_page_counts_what_the_figure_counts(client: Client, large: Concept) -> None:
    value = next(one for one, _label, address in figures(hero(client)) if "meilensteine" in address)
    page = f"{ADDRESS}meilensteine/"
    assert f"{value} erreicht." in read(client, page)
    words = re.findall("überfällig|erreicht Schritt", read(client, page))
    assert words == sorted(words, reverse=True), "what is open stands first"


def test_of_milestones_in_english_those_of_untranslated_measures_are_told_as_german(
    client: Client, concept: Concept
) -> None:
    for measure in Measure.objects.filter(code__in=["1.1", "2.1"]):
        MilestoneFactory(measure=measure, due=date(2025, 1, 1))
    Measure.objects.filter(code="1.1").update(title_en="Training managers")
    published_version(concept)
    page = pages.fromstring(client.get(f"/en{ADDRESS}meilensteine/").content)
    told = {
        one.text[:3]: one.get("lang")
        for one in page.xpath("//li[contains(@class, 'gw-entry--milestone')]//a")
    }
    assert told == {"1.1": None, "2.1": "de"}


def test_a_dropped_measure_owes_no_milestone(
    client: Client, concept: Concept, town: Municipality
) -> None:
    for code, reached in (("1.1", date(2025, 1, 1)), ("1.2", None), ("2.1", None)):
        measure = Measure.objects.get(code=code)
        MilestoneFactory(measure=measure, due=date(2025, 1, 1), reached_on=reached, title=code)
    Measure.objects.filter(code="1.2").update(implementation="dropped")
    version = published_version(concept)
    assert ("1 von 2", "fällige Meilensteine erreicht") in [
        one[:2] for one in figures(hero(client))
    ]
    assert standing(version, timezone.localdate()).due == 2
    assert listed(client, f"{ADDRESS}meilensteine/") == 2


def test_the_english_summary_is_two_sentences_and_the_rest_below(
    client: Client, town: Municipality
) -> None:
    published_catalogue(town, summary_en="One. Two. Three.")
    html = client.get(f"/en{ADDRESS}").content.decode()
    assert '<p class="gw-lead">One. Two.</p>' in html
    assert "<p>One. Two. Three.</p>" in html.partition('<h2 id="mehr"')[2]


def test_five_of_what_hangs_are_shown_and_the_list_has_all(client: Client, large: Concept) -> None:
    side = hero(client).partition("<section")[2]
    assert side.count('<li class="gw-hanging__one">') == 5
    assert "gezählt am" in side
    label, count = re.search(r"was-hakt/\">(Alle (\d+) mit Gründen)", side).groups()  # type: ignore[union-attr]
    behind = next(one for one in figures(hero(client)) if "hinter" in one[2])
    assert behind[0] == count, label
    address = re.search(r'href="([^"]+was-hakt/)"', side)
    assert address
    link = address[1].replace("&amp;", "&")
    assert listed(client, link) == int(count)
    first = re.findall(r'gw-hanging__text"><a href="([^"]+)"', side)
    rows = re.findall(r"<h2><a href=\"([^\"]+)\"", client.get(link).content.decode())
    assert rows[:5] == first, "one order everywhere"


def test_what_hangs_says_why_by_how_much_and_what_is_done(client: Client, concept: Concept) -> None:
    Measure.objects.filter(code="2.1").update(
        expected_end=date(2100, 9, 30),
        expected_end_reason="Die Zusage des Landes fehlt. Sie war für Mai versprochen.",
        status_text="Die Stadt baut in zwei Abschnitten. Der erste beginnt im Juni.",
    )
    text = read(client)
    assert (
        "Führungskräfte schulen, Kurs 2 Die Zusage des Landes fehlt. Die Stadt baut in zwei "
        "Abschnitten. neun Monate später erwartet verzögert In der Liste, mit Grund"
    ) in text


def test_where_nothing_hangs_it_says_so(client: Client, concept: Concept) -> None:
    text = read(client)
    assert "keine Maßnahme hinter ihrer Zusage" in text
    assert "hinter der Zusage 0" not in text.partition("Was hakt")[2]


def test_the_three_latest_changes_of_different_measures(
    client: Client, concept: Concept, town: Municipality
) -> None:
    office = user_with_role(Role.OFFICE, town)
    measures = {one.code: one for one in Measure.objects.all()}
    milestone = MilestoneFactory(measure=measures["1.1"], title="Vertrag", due=date(2025, 1, 1))

    def report(code: str, **changes: Any) -> None:
        measure = Measure.objects.get(code=code)
        report_status(measure, changes=changes, by=office, expected_revision=measure.revision)

    report("1.2", implementation="partly")
    reach_milestone(milestone, on=timezone.localdate(), by=office)
    report("2.1", expected_end=date(2100, 9, 30))
    report("2.1", implementation="done")
    add_note(measures["1.2"], label="Herbst", text="Läuft.", by=office)
    Measure.objects.update(title="Noch nicht veröffentlicht")
    news = read(client).partition("Zuletzt")[2].partition("Folgen")[0]
    told = re.findall(r"\d{4}: (.*?)(?= \d+\. \w+ \d{4}:|$)", news.strip())
    assert told == [
        "Führungskräfte schulen, Kurs 2 vollständig umgesetzt",
        "Führungskräfte schulen, Kurs 1 Meilenstein erreicht: Vertrag",
        "Führungskräfte schulen, Kurs 3 teilweise umgesetzt",
    ]


def test_what_is_internal_is_no_news(client: Client, concept: Concept, town: Municipality) -> None:
    office, measure = user_with_role(Role.OFFICE, town), Measure.objects.get(code="1.1")
    report_status(
        measure, changes={"status_text": "Neu"}, by=office, expected_revision=measure.revision
    )
    assert "neuer Sachstand" in read(client)
    AuditEntry.objects.filter(verb="measure.report_status").update(
        before={"internal_note": ""}, after={"internal_note": "Streng intern"}
    )
    make_public(concept)
    assert "Zuletzt" not in read(client)


def test_another_concepts_news_stay_there(
    client: Client, concept: Concept, town: Municipality
) -> None:
    office, measure = user_with_role(Role.OFFICE, town), Measure.objects.get(code="1.1")
    report_status(
        measure, changes={"status_text": "Neu"}, by=office, expected_revision=measure.revision
    )
    other = public_concept(town, slug="anderes", title="Anderes Konzept")
    MeasureFactory(field=FieldFactory(concept=other, code="1"), implementation="in_progress")
    published_version(other)
    text = read(client, "/konzepte/anderes/")
    assert "auf Kurs 1" in text
    assert "Zuletzt" not in text


def test_a_draft_has_nothing_carried_out_and_nothing_late(
    client: Client, town: Municipality
) -> None:
    concept = published_catalogue(town)
    Concept.objects.update(status="participation")
    Measure.objects.update(implementation="", end=date(2025, 1, 1))
    PhaseFactory(
        concept=concept, title="Beratung", planned_start=date(2099, 1, 1),
        planned_end=date(2099, 3, 1), actual_start=None, actual_end=None,
    )  # fmt: skip
    published_version(concept, kind=VersionKind.PARTICIPATION)
    text = read(client)
    assert "Maßnahmen 3 Handlungsfelder 2" in text
    assert "Das ist ein Entwurf." in text
    assert "Beratung" in text.partition("Was als Nächstes kommt")[2].partition("Handlungsfeld")[0]
    assert "geplant (3)" in text
    silent = ("verzögert", "Was hakt", "hinter der Zusage", "Stand der Umsetzung", "keine Angabe")
    for word in (*silent, "gemeldeten Stand"):
        assert word not in text
    milestones = read(client, f"{ADDRESS}meilensteine/")
    assert "0 von 0 erreicht." in milestones
    assert "Noch ist kein Meilenstein fällig" in milestones


def test_a_superseded_edition_tells_its_end_and_leads_on(
    client: Client, concept: Concept, town: Municipality
) -> None:
    Measure.objects.filter(code="1.1").update(implementation="done")
    Measure.objects.update(end=date(2025, 1, 1), expected_end=date(2026, 1, 1))
    Concept.objects.update(status="superseded")
    ConceptFactory(
        municipality=town, slug="neu", title="Neues Konzept", public=True, predecessor=concept,
        status="implementation",
    )  # fmt: skip
    published_version(concept)
    text = read(client)
    assert "Diese Auflage ist abgelöst." in text
    assert "Es geht weiter im Neues Konzept" in text
    assert "umgesetzt 1 nicht abgeschlossen 2" in text
    for word in ("verzögert", "Was hakt", "hinter der Zusage", "überfällig"):
        assert word not in text
    assert figures(hero(client)) == [
        ("1 von 3", "Maßnahmen umgesetzt", "/konzepte/integration/massnahmen/?stand=umgesetzt")
    ]
    assert client.get(f"{ADDRESS}meilensteine/").status_code == 404
    home = read(client, "/")
    assert home.index("Neues Konzept") > 0
    assert "abgelöst" in home.partition("Integrationskonzept")[2]


def test_the_next_report_is_told_where_it_is_known(client: Client, concept: Concept) -> None:
    assert "Nächster Bericht" not in read(client)
    for title, day in (
        ("Zwischenbericht", date(2098, 12, 16)),
        ("Schlussbericht", date(2099, 1, 1)),
    ):
        PhaseFactory(
            concept=concept, title=title, planned_start=None, planned_end=day,
            actual_start=None, actual_end=None,
        )  # fmt: skip
    published_version(concept)
    text = read(client)
    assert "Nächster Bericht: Zwischenbericht , geplant für den 16. Dezember 2098 ." in text


def test_one_measure_is_spoken_of_as_one(client: Client, town: Municipality) -> None:
    published_catalogue(town, size=1)
    Measure.objects.update(course="late")
    text = read(client)
    assert "Maßnahme umgesetzt 0 von 1" in text
    assert "In der Liste, mit Grund" in text


def test_queries_do_not_grow_with_what_hangs(
    client: Client, town: Municipality, count_queries: Callable[..., int]
) -> None:
    concept = published_catalogue(town, size=2)
    Measure.objects.update(course="late")
    pages = [ADDRESS, "/", f"{ADDRESS}massnahmen/"]
    few = [count_queries(address) for address in pages]
    field = concept.fields.first()
    for n in range(40):
        MeasureFactory(field=field, code=f"9.{n}", course="late", implementation="in_progress")
    published_version(concept)
    many = [count_queries(address) for address in pages]
    assert many == few


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Eins ohne Punkt", "Eins ohne Punkt"),
        ("Eins. Zwei! Drei.", "Eins. Zwei!"),
        ("Am 1. Mai beginnt es, z. B. in Nr. 5 u. a. Orten. Zwei\n\nist „hier.“ Drei.",
         "Am 1. Mai beginnt es, z. B. in Nr. 5 u. a. Orten. Zwei ist „hier.“"),
    ],
)  # fmt: skip
def test_an_aim_is_two_sentences(text: str, expected: str) -> None:
    assert first_sentences(text) == expected
