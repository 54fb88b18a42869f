"""The pages of an import: upload, look through, take over."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.models import ImportRun, Measure
from tests.catalogue_files import files
from tests.measures.importing.conftest import HEAD, ROWS

CONTENT = files.xlsx([[*HEAD, "Status"], *([*row, "fortgeschritten"] for row in ROWS)])


@pytest.fixture
def office(client_as):
    return client_as("office")


@pytest.fixture
def run(concept, office):
    operations.upload(concept, content=CONTENT, name="katalog.xlsx", by=office.user)
    jobs.work_one()
    return ImportRun.objects.get()


def address(page, run):
    return reverse(f"measures:{page}", args=[run.concept.slug, run.pk])


def test_upload_leads_to_the_page_of_the_file(office, concept):
    url = reverse("measures:imports", args=[concept.slug])
    assert office.get(url).status_code == 200
    response = office.post(url, {"file": SimpleUploadedFile("katalog.xlsx", CONTENT)})
    run = ImportRun.objects.get()
    assert (response.status_code, response.url) == (302, address("import", run))
    assert (run.file_name, run.state) == ("katalog.xlsx", ImportState.UPLOADED)


def test_upload_without_a_file_says_so(office, concept, settings):
    url = reverse("measures:imports", args=[concept.slug])
    assert "Bitte wählen Sie eine Datei aus." in office.post(url).content.decode()
    settings.UPLOAD_MAX_BYTES = 10
    response = office.post(url, {"file": SimpleUploadedFile("k.xlsx", CONTENT)})
    assert "Die Datei ist zu groß." in response.content.decode()
    assert ImportRun.objects.count() == 0


def test_while_it_is_read_the_page_shows_how_far(office, concept):
    run = operations.upload(concept, content=CONTENT, name="k.xlsx", by=None)
    assert "wartet darauf" in office.get(address("import", run)).content.decode()
    assert office.get(address("import_progress", run)).status_code == 200
    jobs.work_one()
    finished = office.get(address("import_progress", run))
    assert (finished.status_code, finished.headers["HX-Refresh"]) == (204, "true")


def test_the_preview_promises_a_mail_only_where_a_unit_is_reached(office, run):
    run.preview["lapsing"] = [{"code": "1.1", "unit": "Fachbereich Personal"}]
    run.save()
    page = office.get(address("import", run)).content.decode()
    assert "bekommt eine Mail, wenn Gemeinwerk ihn erreicht." in page


def test_the_preview_shows_columns_and_measures(office, run):
    page = office.get(address("import", run)).content.decode()
    for text in ("Durchsicht: katalog.xlsx", "bei 3 Maßnahmen übernommen", "3 Maßnahmen aufnehmen",
                 "„fortgeschritten“", "„kurzfristig“ ist kein Termin"):  # fmt: skip
        assert text in page
    assert "Leitfaden" not in office.get(address("import", run) + "?art=changed").content.decode()


@pytest.mark.parametrize(("fields", "measures", "said"), [
    (0, 3, "3 Maßnahmen gelesen."), (0, 1, "Eine Maßnahme gelesen."),
    (1, 1, "Eine Maßnahme in einem Handlungsfeld gelesen."),
    (2, 3, "3 Maßnahmen in 2 Handlungsfeldern gelesen."),
])  # fmt: skip
def test_the_preview_counts_fields_only_where_there_are_some(office, run, fields, measures, said):
    run.preview |= {"fields": fields, "measures": measures}
    run.save()
    assert said in office.get(address("import", run)).content.decode()


def test_what_no_value_says_is_shown_in_the_preview(office, concept):
    """The rest of a reading: also words and numbers within a cell that became a value."""
    head = ["Maßnahme", "Zeitraum", "Kosten", "VZÄ", "Bemerkung"]
    row = ["Kurse", "2026, 2028 und 2030", "5.000 € ± 20 %", "0,5 (EG 11)", "Satzung nötig"]
    operations.upload(concept, content=files.xlsx([head, row]), name="k.xlsx", by=office.user)
    jobs.work_one()
    page = office.get(address("import", ImportRun.objects.get())).content.decode()
    said = [row[1], row[2], "EG 11", row[4]]
    assert [text for text in said if text not in page] == []


def test_the_mapping_can_be_changed(office, run):
    url = address("import_mapping", run)
    form = office.get(url).context["form"]
    choices = {field.html_name: field.initial for field in form}
    status = next(f"wort-{n}" for n, _ in enumerate(form.words))
    response = office.post(url, choices | {status: "partly"})
    assert response.status_code == 302
    run.refresh_from_db()
    assert (run.state, run.mapping["words"]) == (
        ImportState.UPLOADED,
        {"fortgeschritten": "partly"},
    )
    jobs.work_one()
    run.refresh_from_db()
    assert run.preview["questions"] == []


def test_take_over_and_see_what_became_of_it(office, run):
    office.post(address("import_apply", run))
    jobs.work_one()
    assert Measure.objects.count() == 3
    page = office.get(address("import", run)).content.decode()
    assert "Was aus den Spalten wurde" in page
    assert "katalog.xlsx" in office.get(
        reverse("measures:imports", args=[run.concept.slug])
    ).content.decode()  # fmt: skip


def test_discard(office, run):
    assert office.post(address("import_discard", run)).status_code == 302
    run.refresh_from_db()
    assert run.state == ImportState.DISCARDED
    assert office.get(address("import", run)).status_code == 200
    late = office.post(address("import_apply", run), follow=True)
    assert "Dafür ist es zu spät oder zu früh" in late.content.decode()


@pytest.mark.parametrize("role", ["unit_editor", "steering", "council_reader", "participant"])
def test_others_may_not(client_as, run, role):
    client = client_as(role)
    assert client.get(address("import", run)).status_code == 403
    assert client.post(address("import_apply", run)).status_code == 403


def test_the_pages_ask_as_often_for_many_measures_as_for_one(
    office, run, concept, django_assert_max_num_queries
):
    rows = [[str(n), "Wohnen", f"M {n}", "FB 38", "", "2026", ""] for n in range(30)]
    many = operations.upload(concept, content=files.xlsx([HEAD, *rows]), name="30.xlsx", by=None)
    jobs.work_one()
    office.get(address("import", run))
    for one in (run, many):
        with django_assert_max_num_queries(8):
            office.get(address("import", one))


def test_the_preview_speaks_the_language_of_whoever_reads_the_file_in(office, concept):
    office.user.language = "en"
    office.user.save()
    operations.upload(concept, content=CONTENT, name="katalog.xlsx", by=office.user)
    jobs.work_one()
    run = ImportRun.objects.get()
    became = {one["column"]: one["became"] for one in run.preview["columns"]}
    assert became["Maßnahme"] == "taken for 3 measures"
    cells = {cell["label"]: cell["meant"] for cell in run.preview["steps"][0]["cells"]}
    assert cells["Period"] == "1 Jan 2025 – 31 Dec 2026"
