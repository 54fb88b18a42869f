"""The catalogue as data, as its schema describes it."""

import re
from html import unescape

import jsonschema
import pytest
from django.test import Client
from django.utils.timezone import localdate

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import checksum, schema
from gemeinwerk.measures.exporting.formats import FORMATS
from gemeinwerk.measures.files.operations import MOST_WAITING
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.models import CatalogueFile, Measure
from tests.factories import make_public, published_version
from tests.factories.files import make_file, work

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


DAY = localdate().isoformat()
BEGINS = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "csv": "\ufeffNummer".encode()}


@pytest.mark.parametrize("suffix", BEGINS)
def test_files_of_where_it_stands(client: Client, concept: Concept, suffix: str) -> None:
    make_file(Wanted.of_today(concept, concept.versions.get(), suffix, "de"))
    answer = client.get(f"{ROOT}katalog.{suffix}")
    assert answer.getvalue().startswith(BEGINS[suffix])
    assert answer["Content-Type"] == FORMATS[suffix].content_type
    name = f"integration-wo-sie-steht-{DAY}.{suffix}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("suffix", BEGINS)
def test_files_of_what_was_decided(client: Client, concept: Concept, suffix: str) -> None:
    make_file(Wanted.of_version(concept.versions.get(), suffix, "de"))
    answer = client.get(f"{ROOT}fassungen/1/katalog.{suffix}")
    assert answer.getvalue().startswith(BEGINS[suffix])
    name = f"integration-wie-beschlossen-fassung-1-2024-01-12.{suffix}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def links(client: Client, query: str = "") -> list[str]:
    html = client.get(f"{ROOT}herunterladen/{query}").content.decode()
    return [unescape(one) for one in re.findall(r'href="([^"]*katalog\.[^"]*)"', html)]


def test_both_are_offered_side_by_side_in_every_format(client: Client, concept: Concept) -> None:
    assert links(client) == [
        *(f"{ROOT}katalog.{suffix}" for suffix in FORMATS),
        *(f"{ROOT}fassungen/1/katalog.{suffix}" for suffix in FORMATS),
    ]


def test_a_draft_is_not_offered_as_decided(client: Client, concept: Concept) -> None:
    published_version(concept, kind="council")
    assert f"{ROOT}fassungen/1/katalog.pdf" in links(client)  # not the second, a draft
    first = concept.versions.get(number=1)
    first.published = False
    first.save(update_fields=["published"])
    make_public(concept)
    html = client.get(f"{ROOT}herunterladen/").content.decode()
    assert "Wie beschlossen" not in html
    assert "Wie veröffentlicht" in html


def test_files_follow_the_filters_of_the_list(client: Client, concept: Concept) -> None:
    html = client.get(f"{ROOT}massnahmen/?feld=2&seite=1").content.decode()
    assert f'href="{ROOT}herunterladen/?feld=2"' in html
    page = client.get(f"{ROOT}herunterladen/?feld=2").content.decode()
    assert "Auswahl: 1 von 3 Maßnahmen (Handlungsfeld 2)" in page
    assert f"{ROOT}katalog.csv?feld=2" in links(client, "?feld=2")
    answer = client.get(f"{ROOT}katalog.json?feld=2")
    assert [one["code"] for one in answer.json()["measures"]] == ["2.1"]
    jsonschema.validate(answer.json(), schema())
    frozen = client.get(f"{ROOT}fassungen/1/katalog.json?feld=2").json()
    assert [one["code"] for one in frozen["measures"]] == ["2.1"]
    jsonschema.validate(frozen, schema())
    name = client.get(f"{ROOT}katalog.csv?feld=2")["Content-Disposition"]
    assert "-auswahl-1-von-3.csv" in name


def test_a_selection_is_made_when_it_is_asked_for(client: Client, concept: Concept) -> None:
    address = f"{ROOT}katalog.docx?feld=2"
    assert client.get(address).status_code == 202
    work()
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.getvalue().startswith(b"PK")


def test_strangers_cannot_order_without_end(client: Client, concept: Concept) -> None:
    """Searching for one word after the other orders a file for each."""
    for n in range(1, 41):
        client.get(f"{ROOT}katalog.docx?suche=Kurs+{'x' * n}")
    ordered = CatalogueFile.objects.exclude(selected="")
    assert ordered.count() <= MOST_WAITING
    refused = client.get(f"{ROOT}katalog.docx?feld=1&jahr=2025")
    assert refused.status_code == 503
    assert "zu viele Auswahlen" in refused.content.decode()


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
