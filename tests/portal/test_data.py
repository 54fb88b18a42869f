"""The catalogue as data, as its schema describes it."""

import jsonschema
from django.test import Client

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import checksum, schema
from gemeinwerk.measures.models import Measure

ROOT = "/konzepte/integration/"


def test_the_catalogue_of_today_fits_its_schema(client: Client, concept: Concept) -> None:
    answer = client.get(f"{ROOT}katalog.json")
    assert answer["Content-Type"] == "application/json"
    jsonschema.validate(answer.json(), schema())
    assert [measure["code"] for measure in answer.json()["measures"]] == ["1.1", "1.2", "2.1"]


def test_it_names_its_schema_and_may_be_read_from_everywhere(
    client: Client, concept: Concept
) -> None:
    answer = client.get(f"{ROOT}katalog.json")
    assert (
        answer["Link"]
        == '</schema/katalog-1.json>; rel="describedby"; type="application/schema+json"'
    )
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert client.get("/schema/katalog-1.json").json() == schema()


def test_texts_are_as_published_and_the_status_of_today(client: Client, concept: Concept) -> None:
    Measure.objects.filter(code="1.1").update(
        goal="Entwurf", implementation="done", status_text="Alle geschult."
    )
    measure = client.get(f"{ROOT}katalog.json").json()["measures"][0]
    assert measure["goal"] == "Bis Ende 2026 haben 200 Führungskräfte teilgenommen."
    assert (measure["implementation"], measure["status_text"]) == ("done", "Alle geschult.")


def test_a_version_can_be_checked_against_its_checksum(client: Client, concept: Concept) -> None:
    document = client.get(f"{ROOT}fassungen/1/katalog.json").json()
    jsonschema.validate(document, schema())
    claimed = document["version"].pop("checksum")
    assert checksum(document) == claimed
