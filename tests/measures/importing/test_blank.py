"""The empty template: what is written into it is read like a file of our own."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from gemeinwerk.accounts.models import Role
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.models import ImportRun, Measure
from tests.factories import FieldFactory, GoalFactory, MeasureFactory, UnitFactory, user_with_role

pytestmark = pytest.mark.django_db


def written(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled(book: Workbook, sheet: str, *rows: dict[str, object]) -> None:
    heads = {cell.value: cell.column for cell in book[sheet][1]}
    for number, row in enumerate(rows, start=2):
        for heading, value in row.items():
            book[sheet].cell(number, heads[heading]).value = value  # type: ignore[index]


@pytest.fixture
def office(concept: Concept) -> Client:
    client = Client()
    client.force_login(user_with_role(Role.OFFICE, concept.municipality))
    return client


@pytest.fixture
def template(concept: Concept, office: Client) -> Workbook:
    field = FieldFactory(concept=concept, code="1", title="Wohnen")
    GoalFactory(concept=concept, field=field, code="1.a", title="Alle wohnen gut")
    MeasureFactory(field=field, code="1.1", title="Mietspiegel")
    page = office.get(reverse("measures:imports", args=[concept.slug])).content.decode()
    address = reverse("measures:import_blank", args=[concept.slug])
    assert f'href="{address}"' in page
    return load_workbook(BytesIO(office.get(address).content))


def test_it_has_headings_and_fields_and_no_measure(template: Workbook) -> None:
    assert [cell.value for cell in template["Maßnahmen"][1]][:2] == ["Nummer", "Titel"]
    assert template["Maßnahmen"].max_row == 1
    assert [row[1].value for row in template["Handlungsfelder"].iter_rows(min_row=2)] == ["Wohnen"]


def test_what_is_written_into_it_becomes_measures(
    template: Workbook, concept: Concept, office: Client
) -> None:
    unit = UnitFactory(municipality=concept.municipality, name="Sozialamt")
    filled(
        template,
        "Maßnahmen",
        {"Nummer": "1.2", "Handlungsfeld": "1 Wohnen", "Titel": "Beratung", "Ende": "Ende 2028",
         "Federführung": "Sozialamt"},
        {"Handlungsfeld": "Wohnen", "Titel": "Tausch von Wohnungen", "Beginn": 2027},
    )  # fmt: skip
    content, by = written(template), user_with_role(Role.OFFICE, concept.municipality)
    run = operations.upload(concept, content=content, name="v.xlsx", by=by)
    jobs.work_one()
    run.refresh_from_db()
    assert (run.state, run.preview["changes"]["new"]) == (ImportState.READY, 2), run.error
    operations.apply(run, by=by)
    jobs.work_one()
    assert ImportRun.objects.get().state == ImportState.APPLIED
    first = Measure.objects.get(title="Beratung")
    assert (first.code, first.field.title, first.end, first.lead_unit) == (
        "1.2", "Wohnen", date(2028, 12, 31), unit,
    )  # fmt: skip
    assert Measure.objects.get(title="Tausch von Wohnungen").field == first.field
    assert Measure.objects.get(code="1.1").title == "Mietspiegel"


def test_an_empty_one_brought_back_changes_nothing_and_says_so(
    template: Workbook, concept: Concept, office: Client
) -> None:
    run = operations.upload(concept, content=written(template), name="v.xlsx", by=None)
    jobs.work_one()
    page = office.get(reverse("measures:import", args=[concept.slug, run.pk])).content.decode()
    assert "Die Datei ändert nichts." in page
