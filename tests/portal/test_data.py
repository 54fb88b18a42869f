"""The catalogue as data, as its schema describes it."""

import jsonschema
import pytest
from django.test import Client

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import checksum, schema
from gemeinwerk.measures.exporting.formats import FORMATS
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.models import Measure
from tests.factories import published_version
from tests.factories.files import make_file

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


@pytest.mark.parametrize(
    ("suffix", "begins", "name"),
    [
        ("pdf", b"%PDF-", "integration-fassung-1.pdf"),
        ("docx", b"PK", "integration-fassung-1.docx"),
        ("xlsx", b"PK", "integration-massnahmen.xlsx"),
        ("csv", "\ufeffNummer".encode(), "integration-massnahmen.csv"),
    ],
)
def test_files_of_the_catalogue(
    client: Client, concept: Concept, suffix: str, begins: bytes, name: str
) -> None:
    version = concept.versions.get()
    make_file(
        Wanted.of_version(version, suffix, "de")
        if FORMATS[suffix].printed
        else Wanted.of_today(concept, version, suffix, "de")
    )
    answer = client.get(f"{ROOT}katalog.{suffix}")
    assert answer.content.startswith(begins)
    assert answer["Content-Type"] == FORMATS[suffix].content_type
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_a_format_nobody_writes_is_404(client: Client, concept: Concept) -> None:
    assert client.get(f"{ROOT}katalog.exe").status_code == 404


def test_internal_columns_stay_in_the_house(client: Client, concept: Concept) -> None:
    Measure.objects.update(internal_notes="Streng intern")
    published_version(Concept.objects.get())
    assert "Streng intern" not in client.get(f"{ROOT}katalog.csv").content.decode()


def test_a_version_can_be_checked_against_its_checksum(client: Client, concept: Concept) -> None:
    document = client.get(f"{ROOT}fassungen/1/katalog.json").json()
    jsonschema.validate(document, schema())
    claimed = document["version"].pop("checksum")
    assert checksum(document) == claimed
