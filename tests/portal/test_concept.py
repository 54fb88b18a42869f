"""The concept's page: what was promised, what came, and from what it was counted."""

import re
from datetime import date

import pytest
from django.test import Client

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    FindingFactory,
    PhaseFactory,
    ReviewFactory,
    public_concept,
    published_catalogue,
    published_version,
)

ADDRESS = "/konzepte/integration/"


def read(client: Client, address: str = ADDRESS) -> str:
    html = client.get(address).content.decode().partition("<main")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_figures_say_what_they_were_counted_from(client: Client, concept: Concept) -> None:
    Measure.objects.filter(code="1.1").update(implementation="done")
    text = read(client)
    assert "Maßnahmen umgesetzt 1 von 3 auf Kurs 2 hinter der Zusage 0" in text
    assert re.search(r"Gezählt am \d+\. \w+ \d{4} aus Fassung 1\.", text)
    assert "dem zuletzt gemeldeten Stand jeder Maßnahme" in text


def test_each_field_has_its_bar(client: Client, concept: Concept) -> None:
    html = client.get(ADDRESS).content.decode()
    assert re.findall(r"<title>([^<]+)</title><desc>([^<]+)</desc>", html) == [
        ("Verwaltung", "auf Kurs: 2"),
        ("Wohnen", "auf Kurs: 1"),
    ]
    assert 'href="/konzepte/integration/massnahmen/?feld=1"' in html


def test_before_anything_is_reported_the_figures_say_what_is_planned(
    client: Client, town: Municipality
) -> None:
    published_catalogue(town)
    Measure.objects.update(implementation="")
    text = read(client)
    assert "Maßnahmen 3 Handlungsfelder 2" in text
    assert "noch hat niemand über die Umsetzung berichtet" in text


def test_a_late_phase_shows_by_how_much(client: Client, concept: Concept) -> None:
    PhaseFactory(
        concept=concept,
        title="Beschluss",
        planned_start=date(2024, 1, 17),
        planned_end=date(2024, 1, 31),
        actual_start=date(2024, 3, 6),
        actual_end=date(2024, 5, 15),
    )
    text = read(client, f"{ADDRESS}beteiligung/")
    assert "Beschluss gut drei Monate später als geplant" in text
    assert "geplant 17.01.2024 – 31.01.2024; tatsächlich 06.03.2024 – 15.05.2024" in text


def test_findings_are_open_until_something_answers_them(client: Client, town: Municipality) -> None:
    concept = published_catalogue(town)
    review = ReviewFactory(concept=concept)
    taken_up = FindingFactory(review=review, code="B1", text="Rassismus fehlt.")
    FindingFactory(review=review, code="B2", text="Ziele fehlen.", refusal="Das löst die Prüfung.")
    FindingFactory(review=review, code="B3", text="Beratung fehlt.")
    FindingFactory(review=review, code="B4", text="Zur Kenntnis.", must_take_up=False)
    FindingFactory(review=review, code="B5", text="Alter fehlt.", elsewhere="Im Seniorenplan.")
    Measure.objects.get(code="1.1").answers.add(taken_up)
    published_version(Concept.objects.get())
    assert "hat 5 Befunde. Einer davon ist noch ohne Antwort." in read(client)
    text = read(client, f"{ADDRESS}bestandsaufnahme/")
    assert "B1 Rassismus fehlt. aufgegriffen 1.1 Führungskräfte schulen" in text
    assert "B2 Ziele fehlen. begründet abgelehnt Das löst die Prüfung." in text
    assert "B5 Alter fehlt. anders aufgegriffen Im Seniorenplan." in text
    assert "B3 Beratung fehlt. noch ohne Antwort" in text
    assert "B4 Zur Kenntnis. zur Kenntnis" in text


def test_an_answer_counts_once_it_is_published(client: Client, town: Municipality) -> None:
    concept = published_catalogue(town)
    finding = FindingFactory(review=ReviewFactory(concept=concept), text="Rassismus fehlt.")
    Measure.objects.get(code="1.1").answers.add(finding)
    assert "Rassismus fehlt. noch ohne Antwort" in read(client, f"{ADDRESS}bestandsaufnahme/")


def test_without_a_catalogue_it_says_what_will_come(client: Client, town: Municipality) -> None:
    public_concept(town, aim="Gleiche Chancen für alle.")
    text = read(client)
    assert "Gleiche Chancen für alle." in text
    assert "Der Katalog ist noch in Arbeit" in text


@pytest.mark.parametrize("address", ["bestandsaufnahme/", "druck/", "katalog.json"])
def test_what_a_concept_does_not_have_is_404(
    client: Client, town: Municipality, address: str
) -> None:
    public_concept(town)
    assert client.get(ADDRESS + address).status_code == 404


def test_the_start_page_lists_the_towns_concepts(client: Client, concept: Concept) -> None:
    text = read(client, "/")
    assert "Integrationskonzept 2024–2028" in text
    assert "Maßnahmen umgesetzt 0 von 3 auf Kurs 3" in text


def test_a_start_page_without_concepts_teaches(client: Client, town: Municipality) -> None:
    assert "Noch ist kein Konzept veröffentlicht" in read(client, "/")
