"""What is public of a measure, and nothing else."""

import json

import jsonschema
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import document
from gemeinwerk.measures.document.labels import CHOICES
from gemeinwerk.measures.models import Measure, Milestone
from gemeinwerk.municipalities.models import Municipality
from tests.factories import IndicatorFactory, MeasureFactory, MilestoneFactory
from tests.factories.catalogues import rich_concept

SECRETS = ("Streng intern", "nur im Haus", "geheim", "Frau Beispiel")


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return rich_concept(town)


def loaded(concept: Concept) -> Concept:
    related = ("municipality", "lead_office", "steering", "predecessor")
    return Concept.objects.select_related(*related).get(pk=concept.pk)


def test_a_catalogue_is_what_its_published_schema_says(concept: Concept) -> None:
    written = document.catalogue_document(concept)
    validator = jsonschema.Draft202012Validator(
        document.schema(), format_checker=jsonschema.FormatChecker()
    )
    jsonschema.Draft202012Validator.check_schema(document.schema())
    assert list(validator.iter_errors(json.loads(json.dumps(written)))) == []


def test_the_schema_knows_every_choice() -> None:
    parts = document.schema()["$defs"]
    said = {
        "cost_kind": parts["cost"]["properties"]["kind"],
        "cost_state": parts["measure"]["properties"]["cost_state"],
        "course": parts["measure"]["properties"]["course"],
        "concept_status": document.schema()["properties"]["concept"]["properties"]["status"],
        "direction": parts["indicator"]["properties"]["direction"],
        "duty": parts["measure"]["properties"]["duty"],
        "funding": parts["cost"]["properties"]["funding"],
        "implementation": parts["measure"]["properties"]["implementation"],
        "indicator_kind": parts["indicator"]["properties"]["kind"],
        "rhythm": parts["indicator"]["properties"]["rhythm"],
        "places": parts["indicator"]["properties"]["places"],
        "taken": parts["voice"]["properties"]["taken"],
        "version_kind": parts["version"]["properties"]["kind"],
    }
    assert {kind: choices["enum"] for kind, choices in said.items()} == {
        kind: list(choices) for kind, choices in CHOICES.items() if kind != "confirmation"
    }


def test_every_field_of_a_full_measure_is_filled(concept: Concept) -> None:
    full = document.catalogue_document(concept)["measures"][0]
    empty = [key for key, value in full.items() if value in ("", None, [], False)]
    assert empty == ["lead_text", "permanent", "voices"]  # these come from an area above


def test_nothing_internal_is_in_it(concept: Concept) -> None:
    text = json.dumps(document.catalogue_document(concept), ensure_ascii=False)
    assert [secret for secret in SECRETS if secret in text] == []


def test_plain_language_is_public_only_once_it_was_reviewed(concept: Concept) -> None:
    concept.measures.filter(code="1.1").update(plain_reviewed=False)
    assert document.catalogue_document(concept)["measures"][0]["plain"] == ""


def test_measures_stand_in_the_order_of_fields_and_positions(concept: Concept) -> None:
    written = document.catalogue_document(concept)
    assert [one["code"] for one in written["measures"]] == ["1.1", "1.2", "2.1"]


def test_a_number_is_the_same_however_many_noughts_the_database_keeps(concept: Concept) -> None:
    indicator = document.catalogue_document(concept)["measures"][0]["indicators"][0]
    assert (indicator["baseline"], indicator["target"]) == (8, 200.5)


def test_a_catalogue_of_any_size_takes_twelve_queries(concept: Concept) -> None:
    fresh = loaded(concept)
    with CaptureQueriesContext(connection) as few:
        document.catalogue_document(fresh)
    field = concept.fields.get(code="2")
    for number in range(30):
        measure: Measure = MeasureFactory(field=field, code=f"2.{number + 2}")
        MilestoneFactory(measure=measure)
        IndicatorFactory(measure=measure)
        measure.themes.set(concept.themes.all())
    fresh = loaded(concept)
    with CaptureQueriesContext(connection) as many:
        document.catalogue_document(fresh)
    assert (len(few), len(many)) == (12, 12)


def test_the_checksum_speaks_of_the_content_alone(concept: Concept) -> None:
    before = document.checksum(document.catalogue_document(concept))
    concept.measures.filter(code="1.2").update(internal_notes="neu", revision=9)
    assert document.checksum(document.catalogue_document(concept)) == before
    Milestone.objects.update(title="anders")
    assert document.checksum(document.catalogue_document(concept)) != before


def test_a_code_has_a_word(concept: Concept) -> None:
    assert document.label("implementation", "in_progress") == "in Umsetzung"
    assert document.label("implementation", "of a later day") == "of a later day"
