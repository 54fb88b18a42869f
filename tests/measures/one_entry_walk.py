"""What one entry in `measures.fields` is enough for; run by `test_one_entry.py` on its own."""

import io
import json
from collections.abc import Callable

import docx
import jsonschema
import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import sentences
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import queries
from gemeinwerk.measures.comparing import compare, draft_state, measure_changes, version_state
from gemeinwerk.measures.document import catalogue_document, schema, version_document
from gemeinwerk.measures.exporting.book import book
from gemeinwerk.measures.exporting.formats import FORMATS, Export
from gemeinwerk.measures.exporting.making import draft_file
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.measures.operations import edit, place_leftover, report_status
from gemeinwerk.measures.own_file import read
from gemeinwerk.measures.searching import search_text
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.privacy import registry
from tests.factories import ConceptFactory, FieldFactory, published_version
from tests.factories.catalogues import rich_concept
from tests.measures.desk.browser_form import read_form

LAW, AHEAD, RISK = "§ 45 Wohnraumgesetz", "Im Herbst der nächste Kurs", "Kündigung droht"
SAID = {"legal_basis": LAW, "next_steps": AHEAD, "misgivings": RISK}
HEADS = ("Rechtsgrundlage", "Wie es weitergeht", "Vertrauliche Risiken")


@pytest.fixture
def office(client_as: Callable[..., Client]) -> Client:
    return client_as("office", name="Jana Beispiel")


@pytest.fixture
def by(office: Client) -> User:
    return office.user  # type: ignore[attr-defined,no-any-return]


@pytest.fixture
def concept(town: Municipality) -> Concept:
    concept = rich_concept(town)
    concept.public = True
    concept.save()
    return concept


@pytest.fixture
def measure(concept: Concept, by: User) -> Measure:
    bare = concept.measures.get(code="1.2")
    return edit(bare, changes=SAID, by=by, expected_revision=bare.revision)


def address(measure: Measure, page: str) -> str:
    return reverse(f"measures:{page}", args=[measure.concept.slug, measure.pk])


def test_it_is_written_on_the_page(concept: Concept, office: Client) -> None:
    measure = concept.measures.get(code="1.2")
    page = office.get(address(measure, "edit")).text
    assert all(head in page for head in HEADS)
    typed = read_form(page, "massnahme") | SAID | {"speichern": "1"}
    assert office.post(address(measure, "edit"), typed).status_code == 302
    measure.refresh_from_db()
    assert {name: getattr(measure, name) for name in SAID} == SAID


def test_it_is_read_at_the_desk(measure: Measure, office: Client) -> None:
    page = office.get(address(measure, "overview")).text
    assert all(text in page for text in (*SAID.values(), *HEADS))


def test_citizens_read_what_is_public(measure: Measure, client: Client) -> None:
    published_version(measure.concept)
    page = client.get(reverse("portal:measure", args=[measure.concept.slug, "1.2"])).text
    assert [text in page for text in (LAW, AHEAD, RISK)] == [True, True, False]
    assert [head in page for head in HEADS] == [True, True, False]


def test_the_status_goes_on_when_the_text_stands(measure: Measure, by: User) -> None:
    version, later = published_version(measure.concept), "Ab Mai zweimal in der Woche"
    type(measure.concept).objects.filter(pk=measure.concept_id).update(status="implementation")
    measure = queries.measure(measure.concept.municipality, measure.concept.slug, measure.pk)
    report_status(measure, changes={"next_steps": later}, by=by, expected_revision=measure.revision)
    page = Client().get(reverse("portal:measure", args=[measure.concept.slug, "1.2"])).text
    section = page.partition('id="stand"')[2].partition("</section>")[0]
    assert (later in section, AHEAD in section) == (True, False)
    frozen = reverse("portal:frozen_measure", args=[measure.concept.slug, version.number, "1.2"])
    assert AHEAD in Client().get(frozen).text


def test_history_tells_of_it(measure: Measure) -> None:
    inside = queries.history(measure, internal=True)
    assert "die Rechtsgrundlage" in str(sentences.read(inside[0], named=False))
    assert "die vertraulichen Risiken" in str(sentences.read(inside[0], named=False))
    outside = queries.history(measure, internal=False)
    assert RISK not in json.dumps([one.after for one in outside])


def test_a_confirmation_falls_with_the_text_and_not_with_the_status(
    measure: Measure, by: User
) -> None:
    for change, word in (("next_steps", "confirmed"), ("legal_basis", "draft")):
        Measure.objects.filter(pk=measure.pk).update(confirmation=Confirmation.CONFIRMED)
        measure = Measure.objects.get(pk=measure.pk)
        edit(measure, changes={change: "neu"}, by=by, expected_revision=measure.revision)
        measure = Measure.objects.get(pk=measure.pk)
        assert (change, measure.confirmation) == (change, word)


def test_it_is_found(measure: Measure) -> None:
    assert "wohnraumgesetz" in search_text(measure).replace(" ", "")
    assert "kundig" not in search_text(measure)


def test_it_may_name_people() -> None:
    mentions = registry._tables["measures.measure"].mentions
    assert set(SAID) <= set(mentions)


def test_its_document_is_what_the_schema_says(measure: Measure) -> None:
    document = catalogue_document(Concept.objects.get(pk=measure.concept_id))
    assert document["format_version"] == 7
    jsonschema.Draft202012Validator(schema()).validate(document)
    found = next(one for one in document["measures"] if one["code"] == "1.2")
    assert (found["legal_basis"], found["next_steps"]) == (LAW, AHEAD)
    assert "misgivings" not in found
    del found["legal_basis"]
    assert not jsonschema.Draft202012Validator(schema()).is_valid(document)


def test_a_version_frozen_before_anybody_knew_of_it_is_read_on(
    measure: Measure, office: Client
) -> None:
    version, concept = published_version(measure.concept), measure.concept
    head = {**version.content, "format_version": 1}
    models.QuerySet(CatalogueVersion).filter(pk=version.pk).update(content=head)
    for row in version.measures.all():
        old = {key: said for key, said in row.content.items() if key not in SAID}
        models.QuerySet(FrozenMeasure).filter(pk=row.pk).update(content=old)
    version = CatalogueVersion.objects.get(pk=version.pk)
    jsonschema.Draft202012Validator(schema()).validate(version_document(version))
    for page, args in (("version", [1]), ("measure", ["1.2"]), ("frozen_measure", [1, "1.2"])):
        assert office.get(reverse(f"portal:{page}", args=[concept.slug, *args])).status_code == 200
    frozen = version.measures.get(code="1.2")
    desk = reverse("measures:frozen", args=[concept.slug, 1, frozen.code])
    assert office.get(desk).status_code == 200
    for one in FORMATS.values():
        assert one.write(Export(version_document(version)))
    assert version.number


def test_nothing_else_has_changed_since(concept: Concept) -> None:
    """A measure nobody touched differs from its older document in nothing but the new keys."""
    concept.measures.update(**dict.fromkeys(SAID, ""))
    version = published_version(concept)
    for row in version.measures.all():
        old = {key: said for key, said in row.content.items() if key not in SAID}
        models.QuerySet(FrozenMeasure).filter(pk=row.pk).update(content=old)
    assert compare(version_state(version), draft_state(concept)).is_empty


def test_a_comparison_tells_it(measure: Measure) -> None:
    before = {**catalogue_document(measure.concept)["measures"][1], "legal_basis": ""}
    after = {**before, "legal_basis": LAW}
    assert [(str(one.label), one.after) for one in measure_changes(before, after)] == [
        ("Rechtsgrundlage", LAW)
    ]
    del before["legal_basis"]  # frozen before anybody knew of it
    assert measure_changes(before, {**before, "legal_basis": ""}) == []


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_it_goes_out_in_a_file_and_comes_back(
    measure: Measure, by: User, suffix: str, town: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "read_apart", _read_here)
    content = draft_file(measure.concept, suffix, reader=by)
    Measure.objects.filter(pk=measure.pk).update(legal_basis="", next_steps="", misgivings="")
    importing.import_now(measure.concept, content=content, name=f"a.{suffix}", by=by)
    measure = Measure.objects.get(pk=measure.pk)
    assert {name: getattr(measure, name) for name in SAID} == SAID
    public = draft_file(measure.concept, "xlsx", reader=None)
    importing.import_now(measure.concept, content=public, name="a.xlsx", by=by)
    assert Measure.objects.get(pk=measure.pk).misgivings == RISK


def test_a_column_of_a_foreign_file_is_read(
    town: Municipality, by: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "read_apart", _read_here)
    concept = ConceptFactory(municipality=town)
    FieldFactory(concept=concept, code="1", title="Wohnen")
    file = (
        "Nr.;Handlungsfeld;Maßnahme;Gesetzliche Grundlage\n"
        f"1.1;Wohnen;Beratung stärken;{LAW}\n1.2;Wohnen;Lotsen schulen;\n"
    )
    plan, _run = importing.import_now(concept, content=file.encode(), name="a.csv", by=by)
    assert plan.reading.mapping["Gesetzliche Grundlage"] == "legal_basis"
    assert concept.measures.get(code="1.1").legal_basis == LAW


def test_print_and_word_hold_it(measure: Measure) -> None:
    document = catalogue_document(measure.concept)
    [sheet] = [one for one in book(document).chapters[0].sheets if one.code == "1.2"]
    told = {str(head): lines for head, lines in (*sheet.texts, *sheet.status_texts)}
    assert told == {"Rechtsgrundlage": [LAW], "Wie es weitergeht": [AHEAD]}
    file = docx.Document(io.BytesIO(draft_file(measure.concept, "docx", reader=None)))
    cells = {cell.text for table in file.tables for row in table.rows for cell in row.cells}
    assert {LAW, AHEAD, "Rechtsgrundlage", "Wie es weitergeht"} <= cells
    assert RISK not in cells


def test_a_leftover_may_be_put_there(measure: Measure, by: User) -> None:
    cells = [{"column": "Spalte 9", "value": "§ 1"}]
    Measure.objects.filter(pk=measure.pk).update(unread=cells)
    measure = Measure.objects.get(pk=measure.pk)
    placed = place_leftover(
        measure, index=0, into="legal_basis", by=by, expected_revision=measure.revision
    )
    assert placed.legal_basis == f"{LAW}\n§ 1"


def _read_here(content: bytes, name: str, on_progress: object = None, **how: object) -> object:
    """Not in a process of its own, which knows nothing of the entry."""
    return read(content, name, **how)  # type: ignore[arg-type]
