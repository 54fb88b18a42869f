"""A milestone that was moved: files tell the promised day, the new one and the reason, and bring
them back."""

from datetime import date
from io import BytesIO
from typing import Any

import jsonschema
import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import (
    as_today,
    catalogue_document,
    document_words,
    measure_document,
    schema,
    version_document,
)
from gemeinwerk.measures.document.today import catalogue_today
from gemeinwerk.measures.exporting.book import book
from gemeinwerk.measures.exporting.formats import FORMATS, Export
from gemeinwerk.measures.exporting.making import draft_file
from gemeinwerk.measures.forms.parts import part_formset
from gemeinwerk.measures.importing.operations import import_now
from gemeinwerk.measures.models import Milestone
from gemeinwerk.measures.operations import move_milestone
from gemeinwerk.measures.searching import search_text
from gemeinwerk.measures.undoing.keeping import values_state
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, MilestoneFactory, published_version, user_with_role
from tests.factories.catalogues import rich_concept

DUE, TO = date(2099, 6, 30), date(2099, 12, 31)
REASON = "Der Vertrag fehlt; die Vergabe\nläuft noch."
WORDS = "verschoben auf 31.12.2099: Der Vertrag fehlt; die Vergabe läuft noch."

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town)


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return rich_concept(town)


@pytest.fixture
def milestone(concept: Concept) -> Milestone:
    made: Milestone = MilestoneFactory(
        measure=concept.measures.get(code="1.1"), title="Vertrag unterschrieben", due=DUE,
        moved_to=TO, moved_reason=REASON,
    )  # fmt: skip
    return made


def moves(concept: Concept) -> list[tuple[Any, ...]]:
    found = Milestone.objects.filter(measure__concept=concept).exclude(moved_to=None)
    return list(found.values_list("title", "due", "moved_to", "moved_reason"))


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_it_comes_into_an_empty_concept_as_it_was(
    town: Municipality, concept: Concept, milestone: Milestone, office: User, suffix: str
) -> None:
    other = ConceptFactory(municipality=town)
    content = draft_file(concept, suffix, reader=office)
    import_now(other, content=content, name=f"katalog.{suffix}", by=office)
    assert moves(other) == moves(concept) == [("Vertrag unterschrieben", DUE, TO, REASON)]
    revisions = list(other.measures.values_list("pk", "revision"))
    import_now(other, content=content, name=f"katalog.{suffix}", by=office)
    assert moves(other) == moves(concept)
    assert list(other.measures.values_list("pk", "revision")) == revisions


def test_a_file_from_before_takes_no_move_away(
    concept: Concept, milestone: Milestone, office: User
) -> None:
    """It has no such columns, and says something else of the milestone's title."""
    file = load_workbook(BytesIO(draft_file(concept, "xlsx", reader=office)))
    sheet = file["Meilensteine"]
    headings = [cell.value for cell in sheet[1]]
    for name in ("Grund der Verschiebung", "Verschoben auf"):
        sheet.delete_cols(headings.index(name) + 1)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if cell.value == "Vertrag unterschrieben":
                cell.value = "Vertrag ist unterschrieben"
    stream = BytesIO()
    file.save(stream)
    import_now(concept, content=stream.getvalue(), name="katalog.xlsx", by=office)
    assert moves(concept) == [("Vertrag ist unterschrieben", DUE, TO, REASON)]


@pytest.mark.parametrize(
    ("heading", "value"),
    [("Grund der Verschiebung", None), ("Verschoben auf", None), ("Fällig am", None),
     ("Verschoben auf", DUE), ("Verschoben auf", "irgendwann")],
)  # fmt: skip
def test_half_a_move_moves_nothing_and_is_told(
    concept: Concept, milestone: Milestone, office: User, heading: str, value: Any
) -> None:
    file = load_workbook(BytesIO(draft_file(concept, "xlsx", reader=office)))
    sheet = file["Meilensteine"]
    place = [cell.value for cell in sheet[1]].index(heading) + 1
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, 3).value == "Vertrag unterschrieben" or any(
            cell.value == "Vertrag unterschrieben" for cell in sheet[row]
        ):
            sheet.cell(row, place).value = value
    stream = BytesIO()
    file.save(stream)
    import_now(concept, content=stream.getvalue(), name="katalog.xlsx", by=office)
    milestone = Milestone.objects.get(title="Vertrag unterschrieben")
    assert bool(milestone.moved_to) == bool(milestone.moved_reason)
    if milestone.due:
        assert (milestone.moved_to, milestone.moved_reason) == (TO, REASON)


def test_public_files_of_today_carry_it_beside_the_promise(
    concept: Concept, milestone: Milestone, office: User
) -> None:
    """It moved after the version was frozen."""
    Milestone.objects.filter(pk=milestone.pk).update(moved_to=None, moved_reason="")
    concept.status, concept.public = "implementation", True
    concept.save()
    version = published_version(concept)
    move_milestone(Milestone.objects.get(pk=milestone.pk), to=TO, reason=REASON, by=office)
    found = catalogue_today(concept, version)
    told = [one for measure in found["measures"] for one in measure["milestones"]]
    [moved] = [one for one in told if one["moved_to"]]
    assert (moved["due"], moved["moved_to"]) == (DUE.isoformat(), TO.isoformat())
    assert moved["moved_reason"] == REASON
    jsonschema.Draft202012Validator(schema()).validate(found)
    frozen = [one for measure in version_document(version)["measures"]
              for one in measure["milestones"]]  # fmt: skip
    assert {one["moved_to"] for one in frozen} == {None}


def test_print_and_word_say_it_below_the_milestone(concept: Concept, milestone: Milestone) -> None:
    document = catalogue_document(concept)
    [told] = [one for sheet in sheets(document) for one in sheet.milestones if one["moved"]]
    assert (told["due"], told["moved"]) == ("30.06.2099", WORDS)
    file = WordDocument(BytesIO(FORMATS["docx"].write(Export(document))))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    assert any(f"30.06.2099: Vertrag unterschrieben ({WORDS})" in text for text in cells)


def sheets(document: dict[str, Any]) -> list[Any]:
    return [sheet for chapter in book(document).chapters for sheet in chapter.sheets]


def test_one_that_was_reached_moves_nowhere_any_more(milestone: Milestone) -> None:
    milestone.reached_on = DUE
    milestone.save()
    [row] = [one for one in measure_document(milestone.measure)["milestones"] if one["reached_on"]
             and one["title"] == milestone.title]  # fmt: skip
    assert document_words.move(row) == ""


def test_documents_from_before_are_read_on(concept: Concept, milestone: Milestone) -> None:
    document = catalogue_document(concept)
    assert document["format_version"] == 7
    jsonschema.Draft202012Validator(schema()).validate(document)
    for measure in document["measures"]:
        measure["milestones"] = [
            {key: value for key, value in one.items() if not key.startswith("moved")}
            for one in measure["milestones"]
        ]
    assert not jsonschema.Draft202012Validator(schema()).is_valid(document)
    document["format_version"] = 3
    jsonschema.Draft202012Validator(schema()).validate(document)
    for measure in document["measures"]:
        for one in as_today(measure)["milestones"]:
            assert (one["moved_to"], one["moved_reason"]) == (None, "")
    assert FORMATS["xlsx"].write(Export(document))


def test_a_form_carries_it_along(milestone: Milestone) -> None:
    shown = part_formset("milestones", milestone.measure)
    html = str(shown.forms)
    assert "moved_to" in html
    data: dict[str, Any] = {
        "milestones-TOTAL_FORMS": "1", "milestones-INITIAL_FORMS": "1",
        "milestones-0-id": str(milestone.pk), "milestones-0-title": "Anders",
        "milestones-0-due": "30.06.2099", "milestones-0-moved_to": TO.isoformat(),
        "milestones-0-moved_reason": REASON,
    }  # fmt: skip
    typed = part_formset("milestones", milestone.measure, data)
    assert typed.is_valid(), typed.errors
    [row] = typed.rows()
    assert (row["moved_to"], row["moved_reason"]) == (TO, REASON)
    assert not {"moved_to", "moved_reason"} & {field.name for field in typed.forms[0].shown}


def test_what_was_kept_before_is_the_same_as_long_as_nothing_moved(concept: Concept) -> None:
    measure = concept.measures.get(code="1.1")
    MilestoneFactory(measure=measure)
    for row in values_state(measure, ["milestones"])["milestones"]:
        assert set(row) == {"title", "due", "reached_on"}


def test_its_reason_is_found(milestone: Milestone) -> None:
    assert "vergabe" in search_text(milestone.measure).split()
