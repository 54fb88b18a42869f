"""Who works there and how to reach them comes with an office's file, and onto no public page."""

import io
import zipfile

import openpyxl
import pytest
from django.test import Client

from gemeinwerk.measures.document import catalogue_document, measures_for_document
from gemeinwerk.measures.document.internal import internal_document
from gemeinwerk.measures.exporting.formats import FORMATS, Export
from gemeinwerk.measures.models import Measure
from tests.catalogue_files import files
from tests.factories import UnitFactory, office_of, published_version, user_with_role
from tests.factories.published import public_concept
from tests.measures.importing.promises import exported, hold, looked_through, taken_over
from tests.portal.pages import FILES, PAGES

HEAD = [
    "Nr.", "Handlungsfeld", "Maßnahme", "Federführung", "Mitwirkung", "Zeitraum", "Kosten",
    "Indikator", "Ansprechperson", "Telefon", "Bemerkungen",
]  # fmt: skip
SECRETS = (
    "289-1234", "0171", "quell@", "Quellfeld", "Zora", "Hegelallee", "14469", "Zi. 204",
    "DE12 3456", "12.03.1975", "Sprechzeiten",
)  # fmt: skip
ROWS = [
    ["1.1", "Wohnen", "Beratung", "FB 38, Frau Quellfeld, Tel. 0331 289-1234",
     "Caritas (quell@caritas.example); Hegelallee 6-10, 14469 Potsdam", "2026 (Tel. 0171/1234567)",
     "5.000 € (Frau Quellfeld)", "Kurse: 20 (quell@stadt.example)", "Zora Quellfeld",
     "0331 289-1234", "quell@stadt.example"],
    ["1.2", "Wohnen", "Leitfaden",
     "Ansprechpartnerin: Zora Quellfeld\nZi. 204\nSprechzeiten Mo 9–12",
     "Heimatverein, IBAN DE12 3456 7890 1234 5678 90", "laufend", "",
     "Herr Quellfeld (Mobil: 0171/123)", "", "", ""],
    ["1.3", "Wohnen", "Praktika", "Heimatverein (Herr Dr. Quellfeld, geb. 12.03.1975)",
     "FB 23 (0331/289-1234)", "", "", "", "", "", ""],
]  # fmt: skip


@pytest.fixture
def concept(town):
    UnitFactory(municipality=town, name="Fachbereich Soziales", abbreviation="FB 38")
    UnitFactory(municipality=town, name="Fachbereich Bildung", abbreviation="FB 23")
    concept = public_concept(town)
    concept.status = "drafting"
    concept.save()
    return concept


@pytest.fixture
def run(concept, town):
    return looked_through(concept, files.xlsx([HEAD, *ROWS]), "k.xlsx")


def told(content: bytes) -> str:
    """All text of an answer, of office files what is packed in them."""
    if content[:2] != b"PK":
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return " ".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


@pytest.mark.django_db
def test_the_office_reads_of_them_and_nobody_else(client: Client, concept, town, run):
    assert [secret for secret in SECRETS if secret not in str(run.preview)] == []
    taken_over(run, user_with_role("office", town))
    measures = list(measures_for_document(concept))
    kept = " ".join(str(internal_document(one)["unread"]) for one in measures)
    assert [secret for secret in SECRETS if secret not in kept] == []
    assert [str(one.lead_unit or "") for one in measures] == ["Fachbereich Soziales", "", ""]
    assert [one.lead_text for one in measures] == ["", "", "Heimatverein"]
    assert [one.contributing_text for one in measures] == ["Caritas", "Heimatverein", ""]

    published_version(concept)
    pages = ["/konzepte/integration/", "/konzepte/integration/fassungen/1/", *PAGES, *FILES]
    pages += [f"/konzepte/integration/massnahmen/{one.code}/" for one in measures]
    for address in pages:
        answer = client.get(address)
        if answer.status_code == 200:
            text = told(b"".join(answer))
            assert [(address, secret) for secret in SECRETS if secret in text] == []
    export = Export(catalogue_document(concept))
    for suffix in ("json", "csv", "xlsx", "docx"):
        text = told(FORMATS[suffix].write(export))
        assert "Beratung" in text
        assert [(suffix, secret) for secret in SECRETS if secret in text] == []


@pytest.mark.django_db
def test_in_our_own_file_brought_back_they_stay_with_the_office(concept, town, run):
    by = user_with_role("office", town)
    taken_over(run, by)
    book = openpyxl.load_workbook(io.BytesIO(exported(concept)))
    sheet = book["Maßnahmen"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(
        2, heads["Federführung"]
    ).value = "Fachbereich Bildung, Frau Quellfeld, Tel. 0331 289-1234"
    sheet.cell(3, heads["Federführung"]).value = "Ortsrat (quell@stadt.example)"
    sheet.cell(4, heads["Mitwirkung"]).value = "Fachbereich Soziales\nOrtsrat, Zi. 204"
    stream = io.BytesIO()
    book.save(stream)
    hold(concept, stream.getvalue(), "katalog.xlsx", by)
    first, second, third = measures_for_document(concept)
    assert (str(first.lead_unit), first.lead_text) == ("Fachbereich Bildung", "")
    assert (second.lead_unit, second.lead_text) == (None, "Ortsrat")
    assert third.contributing_text == "Ortsrat"
    for one, secret in ((first, "Tel. 0331 289-1234"), (second, "quell@"), (third, "Zi. 204")):
        assert secret in str(internal_document(one)["unread"])


@pytest.mark.django_db
def test_a_sentence_stays_whole_and_the_review_says_whom_it_names(concept):
    text = "Anmeldung bei Frau Quellfeld, Tel. 0331 289-1234."
    rows = [["Maßnahme", "Beschreibung"], ["Beratung", text]]
    run = looked_through(concept, files.xlsx(rows), "k.xlsx")
    [step] = run.preview["steps"]
    assert "Frau Quellfeld, Tel. 0331 289-1234" in str(step)
    assert "lesen das alle mit" in str(step)
    taken_over(run, office_of(concept))
    assert Measure.objects.get(title="Beratung").description == text


@pytest.mark.django_db
def test_a_title_and_a_field_stay_whole_and_the_review_says_whom_they_name(concept):
    title = "Beratung (Frau Quellfeld, Tel. 0331 289-1234)"
    rows = [["Handlungsfeld", "Maßnahme"], ["Wohnen (zora@stadt.example)", title]]
    run = looked_through(concept, files.xlsx(rows), "k.xlsx")
    [step] = run.preview["steps"]
    told = [note["de"] for cell in step["cells"] for note in cell["notes"]]
    told = [one for one in told if "lesen das alle mit" in one]
    assert len(told) == 2
    assert "Frau Quellfeld, Tel. 0331 289-1234" in str(told)
    assert "zora@stadt.example" in str(told)
    taken_over(run, office_of(concept))
    assert Measure.objects.get().title == title


@pytest.mark.django_db
def test_a_sum_a_time_and_a_number_reach_nobody_and_are_read(concept):
    rows = [
        ["Maßnahme", "Beginn", "Kosten", "Indikator"],
        ["Funk", "*2026", "Mobilfunk: 0,5 Mio. €", "Hotline: 500 Anrufe"],
        ["App", "2027", "App: 20.000 €, Schulung: 5.000 €", "Telefon: 12 Beratungen"],
    ]
    taken_over(looked_through(concept, files.xlsx(rows), "k.xlsx"), office_of(concept))
    funk, app = Measure.objects.order_by("-title")
    assert (funk.start.year, app.start.year) == (2026, 2027)
    assert [sum(line.amount for line in one.costs.all()) for one in (funk, app)] == [
        500_000,
        25_000,
    ]
    assert [one.indicators.get().target for one in (funk, app)] == [500, 12]
