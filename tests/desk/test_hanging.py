"""What hangs stands on the desk's page of a concept: each with by how much, why, and what is done,
in the order citizens read them."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.concepts.models import Concept
from gemeinwerk.desk.hanging import MOST, hanging
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    FieldFactory,
    MeasureFactory,
    UnitFactory,
    public_concept,
    published_version,
)
from tests.portal.facts_of_a_page import words

TODAY = localdate()
As = Callable[..., Client]


@pytest.fixture
def concept(town: Municipality) -> Concept:
    concept = public_concept(town)
    unit = UnitFactory(municipality=town, name="Fachbereich Soziales", abbreviation="FB 38")
    field = FieldFactory(concept=concept, code="1", title="Wohnen")
    given: list[dict[str, Any]] = [
        {"code": "1.1", "title": "Im Plan", "end": TODAY + timedelta(days=900)},
        {"code": "1.2", "title": "Ein Jahr zu spät", "end": TODAY - timedelta(days=400),
         "obstacles": "Das Haus fehlt.", "status_text": "Gesucht wird ein anderes."},
        {"code": "1.3", "title": "Ein Monat zu spät", "end": TODAY - timedelta(days=31)},
        {"code": "1.4", "title": "Vom Kurs ab", "end": TODAY + timedelta(days=5),
         "course": "off_course", "expected_end_reason": "Kein Geld."},
    ]  # fmt: skip
    for place, values in enumerate(given):
        MeasureFactory(
            field=field, lead_unit=unit, implementation="in_progress", position=place, **values
        )
    return concept


def page(client: Client, concept: Concept) -> str:
    return client.get(reverse("desk:concept", args=[concept.slug])).content.decode()


def section(html: str) -> str:
    return html.partition('id="was-hakt"')[2].partition("</section>")[0]


def titles(html: str) -> list[str]:
    return re.findall(r'<span class="gw-code">1\.\d</span> ([^<]+)</a>', html)


def test_each_late_measure_says_by_how_much_why_and_what_is_done(
    client_as: As, concept: Concept
) -> None:
    found = section(page(client_as("office"), concept))
    assert titles(found) == ["Vom Kurs ab", "Ein Jahr zu spät", "Ein Monat zu spät"]
    told = words(found)
    assert "Das Haus fehlt. Was geschieht: Gesucht wird ein anderes." in told
    assert "Kein Geld." in told
    assert "Woran es liegt, hat noch niemand gesagt." in told.partition("Ein Monat zu spät")[2]
    assert told.count("über dem zugesagten Ende") == 2
    assert "vom Kurs ab FB 38" in told
    measure = Measure.objects.get(code="1.2")
    assert reverse("measures:overview", args=[concept.slug, measure.pk]) in found
    assert "massnahmen/?stand=hinter-der-zusage" in found
    assert "Alle 3 in der Liste der Maßnahmen" in told


def test_the_order_is_that_of_the_public_page(
    client: Client, client_as: As, concept: Concept
) -> None:
    published_version(concept)
    here = titles(section(page(client_as("office"), concept)))
    public = client.get(f"/konzepte/{concept.slug}/").content.decode()
    there = re.findall(r'gw-hanging__text"><a href="[^"]+">([^<]+)</a>', public)
    assert here == there


@pytest.mark.parametrize("status", ["drafting", "deliberation", "superseded"])
def test_nothing_hangs_where_nothing_is_promised_any_more(
    client_as: As, concept: Concept, status: str
) -> None:
    Concept.objects.update(status=status)
    assert "Was hakt" not in page(client_as("office"), concept)


def test_where_nothing_hangs_that_is_said(client_as: As, concept: Concept) -> None:
    Measure.objects.update(implementation="done")
    told = words(section(page(client_as("office"), concept)))
    assert "ist keine Maßnahme hinter ihrer Zusage" in told


def test_one_query_and_not_all_of_them(concept: Concept) -> None:
    field = concept.fields.get()
    for number in range(20):
        MeasureFactory(
            field=field, code=f"2.{number}", implementation="in_progress",
            end=TODAY - timedelta(days=number + 40),
        )  # fmt: skip
    with CaptureQueriesContext(connection) as asked:
        assert len(hanging(concept, TODAY)) == MOST
    assert len(asked) == 1
