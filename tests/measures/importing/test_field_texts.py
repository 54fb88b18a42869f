"""What stands beside the name of a field of action in its own row is never lost: a new field has it
in its description, of one that is here already it is listed."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from gemeinwerk.catalogue_files.results import Fate
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.importing.operations import import_now
from gemeinwerk.measures.importing.planning import Plan
from gemeinwerk.measures.importing.preview import preview_of
from tests.factories import FieldFactory

pytestmark = pytest.mark.django_db

HEAD = ["Nr.", "Maßnahme", "Beschreibung", "Federführung", "Bemerkung"]
ROWS: list[list[Any]] = [
    HEAD,
    ["Handlungsfeld 1: Wohnen", None, "Alle wohnen gut.", None, "Prüfen bis Mai"],
    ["1.1", "Wohnungen bauen", "Es werden Wohnungen gebaut.", "Fachbereich Bauen", ""],
    ["1.2", "Mieten senken", "Es wird gesenkt.", "Fachbereich Bauen", "eilt"],
    ["Handlungsfeld 2: Arbeit", None, None, None, None],
    ["2.1", "Stellen schaffen", "Es werden Stellen geschaffen.", "Fachbereich Soziales", ""],
    ["2.2", "Betriebe beraten", "Es wird beraten.", "Fachbereich Soziales", ""],
]


def book() -> bytes:
    file = Workbook()
    sheet = file.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet["A2"].comment = Comment("Mit dem Mieterverein abstimmen.", "Büro")
    sheet["A5"].comment = Comment("Neu seit 2025.", "Büro")
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def bring(concept: Concept, *, dry_run: bool = False) -> Plan:
    plan, _run = import_now(concept, content=book(), name="katalog.xlsx", by=None, dry_run=dry_run)
    return plan


def fates(plan: Plan, fate: Fate) -> set[str]:
    return {one.value for one in plan.left if one.fate == fate}


def test_a_new_field_has_it_in_its_description(concept: Concept) -> None:
    plan = bring(concept)
    one, two = concept.fields.order_by("code")
    assert one.description.split("\n") == [
        "Alle wohnen gut.", "Bemerkung: Prüfen bis Mai", "Mit dem Mieterverein abstimmen.",
    ]  # fmt: skip
    assert two.description == "Neu seit 2025."
    said = {"Alle wohnen gut.", "Prüfen bis Mai", "Mit dem Mieterverein abstimmen.",
            "Neu seit 2025."}  # fmt: skip
    assert fates(plan, Fate.DESCRIBES) == said
    assert not said & fates(plan, Fate.NOT_TAKEN)


def test_it_is_shown_before_anything_is_written(concept: Concept) -> None:
    told = preview_of(bring(concept, dry_run=True))
    assert [one["field"] for one in told["field_texts"]] == ["1 Wohnen", "2 Arbeit"]
    assert "Mit dem Mieterverein abstimmen." in told["field_texts"][0]["text"]
    assert not concept.fields.exists()


def test_a_field_that_is_here_keeps_its_own_and_the_rest_is_listed(
    concept: Concept,
) -> None:
    FieldFactory(concept=concept, code="1", title="Wohnen", description="Wie beschlossen.")
    plan = bring(concept)
    assert concept.fields.get(code="1").description == "Wie beschlossen."
    assert {"Alle wohnen gut.", "Prüfen bis Mai"} <= fates(plan, Fate.NOT_TAKEN)
    beside = {one.value for one in plan.reading.beside}
    assert "Mit dem Mieterverein abstimmen." in beside


def test_the_same_file_once_more_changes_nothing(concept: Concept) -> None:
    bring(concept)
    before = list(concept.fields.values_list("code", "description"))
    assert bring(concept).is_empty
    assert list(concept.fields.values_list("code", "description")) == before
