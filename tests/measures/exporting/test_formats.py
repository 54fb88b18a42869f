"""Every format holds the catalogue, and nothing that stays in the house."""

import csv
import html
import io
import json
import re
import zipfile
from functools import cache
from typing import Any

import docx
import jsonschema
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from gemeinwerk.accounts.models import Role
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import catalogue_document, schema
from gemeinwerk.measures.exporting.formats import FORMATS, Export
from gemeinwerk.measures.exporting.making import draft_export, version_file
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations.versions import freeze
from gemeinwerk.measures.own_file import read
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MeasureFactory, UnitFactory, user_with_role
from tests.factories.catalogues import fit_concept, rich_concept
from tests.measures.test_document import SECRETS

Document = dict[str, Any]


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return rich_concept(town)


@pytest.fixture
def document(concept: Concept) -> Document:
    return catalogue_document(concept)


def written(document: Document, suffix: str) -> bytes:
    return _written(json.dumps(document), suffix)


@cache
def _written(document: str, suffix: str) -> bytes:
    return FORMATS[suffix].write(Export(json.loads(document)))


def texts_of(content: bytes, suffix: str) -> str:
    if suffix == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if suffix in ("xlsx", "docx"):
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = [archive.read(name).decode() for name in archive.namelist() if "xml" in name]
        return html.unescape(re.sub("<[^>]+>", "", "\n".join(parts)))
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_tells_every_measure_and_no_secret(document: Document, suffix: str) -> None:
    text = texts_of(written(document, suffix), suffix)
    titles = [measure["title"] for measure in document["measures"]]
    flat = re.sub(r"\s+", " ", text)
    assert [title for title in titles if title not in flat] == []
    assert [secret for secret in SECRETS if secret in flat] == []


# --- JSON ---------------------------------------------------------------------------------------


def test_the_json_is_as_its_schema_says(document: Document) -> None:
    found = json.loads(written(document, "json"))
    jsonschema.Draft202012Validator(schema()).validate(found)
    assert found == json.loads(json.dumps(document))


# --- CSV ----------------------------------------------------------------------------------------


def test_the_csv_opens_in_a_german_spreadsheet(document: Document) -> None:
    content = written(document, "csv")
    assert content.startswith(b"\xef\xbb\xbfNummer;Titel;Handlungsfeld;")
    [full, *_] = csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert (full["Beginn"], full["Daueraufgabe"], full["Querschnittsthemen"]) == (
        "01.07.2024",
        "",
        "Antirassismus\nGender",
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"])
def test_the_csv_calculates_nothing(document: Document, text: str) -> None:
    document["measures"][0]["title"] = text
    content = written(document, "csv").decode("utf-8-sig")
    [full, *_] = csv.DictReader(io.StringIO(content, newline=""), delimiter=";")
    assert full["Titel"] == f"'{text}"


# --- PDF ----------------------------------------------------------------------------------------


def test_the_printed_catalogue_is_tagged_and_says_so(document: Document) -> None:
    content = written(document, "pdf")
    pdf = PdfReader(io.BytesIO(content))
    root = pdf.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "de"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    assert pdf.metadata.title == "Integrationskonzept 2024–2028: Maßnahmenkatalog"


def test_the_printed_catalogue_can_be_walked_by_fields_and_measures(document: Document) -> None:
    pdf = PdfReader(io.BytesIO(written(document, "pdf")))
    outline = pdf.outline
    chapters = [entry.title for entry in outline if not isinstance(entry, list)]
    measures = [one.title for entry in outline if isinstance(entry, list) for one in entry]
    assert chapters == [
        "Inhalt",
        "Worum es geht",
        "1 Vielfalt in der Verwaltung",
        "2 Wohnen",
        "Wer wofür zuständig ist",
    ]
    assert measures == [f"{one['code']} {one['title']}" for one in document["measures"]]


def test_the_contents_name_the_page_a_measure_stands_on(document: Document) -> None:
    pdf = PdfReader(io.BytesIO(written(document, "pdf")))
    pages = [page.extract_text() for page in pdf.pages]
    [on] = [n for n, text in enumerate(pages, 1) if "Zweitägige Schulung, viermal" in text]
    line = next(line for line in pages[1].splitlines() if "Führungskräfte zu" in line)
    rest = pages[1][pages[1].index(line) + len(line) :].split()
    assert str(on) in (line.split()[-1], rest[0])


def test_a_text_never_makes_the_printer_fetch_anything(document: Document) -> None:
    full = document["measures"][0]
    full["title"] = (
        '<img src="http://127.0.0.1:9/x"><link rel=stylesheet href="file:///etc/passwd">'
    )
    text = texts_of(written(document, "pdf"), "pdf")
    assert "<img src=" in text


# --- Word ---------------------------------------------------------------------------------------


def test_the_word_file_has_real_headings_and_a_table_per_measure(document: Document) -> None:
    word = docx.Document(io.BytesIO(written(document, "docx")))
    headings = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Head")]
    assert headings[2:5] == [
        ("Heading 1", "1 Vielfalt in der Verwaltung"),
        ("Heading 2", "1.1 Führungskräfte zu Antirassismus schulen"),
        ("Heading 2", "1.2 Stellenanzeigen prüfen"),
    ]
    facts = {row.cells[0].text: row.cells[1].text for row in word.tables[0].rows}
    assert (len(word.tables), facts["Zeitraum"]) == (
        3,
        "Juli 2024 – Dezember 2026 (Juli 2024 bis Ende 2026)",
    )


def test_the_word_file_is_read_again(document: Document) -> None:
    reading = read(written(document, "docx"), "katalog.docx")
    assert [(one.code, one.title) for one in reading.measures] == [
        (one["code"], one["title"]) for one in document["measures"]
    ]
    full = reading.measures[0]
    assert (full.description, full.status) == (
        "Zweitägige Schulung, viermal im Jahr.\nMit externer Begleitung.",
        "in_progress",
    )


def test_what_nobody_can_see_breaks_no_file(document: Document) -> None:
    document["measures"][1]["description"] = "un\x0bsichtbar\x01"
    for suffix in FORMATS:
        assert "sichtbar" in texts_of(written(document, suffix), suffix)


def test_in_english_the_words_are_english_and_the_texts_stay(document: Document) -> None:
    with translation.override("en"):
        text = texts_of(written(document, "pdf"), "pdf")
    assert "Führungskräfte zu Antirassismus schulen" in text


# --- who sees what ------------------------------------------------------------------------------


def test_a_unit_sees_the_notes_of_its_own_measures_only(
    town: Municipality, concept: Concept
) -> None:
    unit = UnitFactory(municipality=town)
    field = concept.fields.get(code="2")
    MeasureFactory(field=field, code="2.9", lead_unit=unit, internal_notes="unsere Notiz")
    export = draft_export(concept, user_with_role(Role.UNIT_EDITOR, town, unit=unit))
    seen = [one["internal_notes"] if one else None for one in export.internals]
    assert seen == [None, None, None, "unsere Notiz"]


def test_without_a_reader_nothing_internal_is_exported(concept: Concept) -> None:
    assert draft_export(concept, None).internals == []


def test_the_draft_is_for_those_who_may_export_it(
    client: Client, town: Municipality, concept: Concept
) -> None:
    address = reverse("measures:export_draft", args=[concept.slug, "csv"])
    client.force_login(user_with_role(Role.OFFICE, town))
    answer = client.get(address)
    assert answer["Content-Disposition"] == 'attachment; filename="integration-2024-entwurf.csv"'
    assert "Streng intern" in answer.content.decode()
    client.force_login(user_with_role(Role.COUNCIL_READER, town))
    assert client.get(address).status_code == 403
    assert client.get(address.replace("csv", "exe")).status_code == 403


def test_a_version_file_stays_what_it_was(town: Municipality) -> None:
    concept = fit_concept(town)
    version = freeze(concept, kind="council", by=user_with_role(Role.OFFICE, town))
    before = {suffix: version_file(version, suffix) for suffix in ("json", "csv")}
    Measure.objects.update(title="später geändert")
    assert {suffix: version_file(version, suffix) for suffix in before} == before
