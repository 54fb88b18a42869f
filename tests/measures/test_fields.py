"""Every value of a measure has one entry, and every face shows it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from gemeinwerk.catalogue_files.words.vocabulary import FIELDS as TARGETS
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import fields, plain_values
from gemeinwerk.measures.exporting.making import draft_file
from gemeinwerk.measures.fields import EXEMPT, FIELDS, ROWS, Kind
from gemeinwerk.measures.importing.operations import import_now
from gemeinwerk.measures.models import CostLine, Indicator, Measure, MeasuredValue, Milestone
from gemeinwerk.measures.models.measure import Override, ProgressNote
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FindingFactory,
    ReviewFactory,
    published_version,
)
from tests.factories.catalogues import rich_concept

MODELS = {
    "milestones": Milestone,
    "indicators": Indicator,
    "values": MeasuredValue,
    "costs": CostLine,
    "notes": ProgressNote,
    "exceptions": Override,
}
ROW_EXEMPT = {
    "id": "the database's key",
    "measure": "whose row it is",
    "position": "the order of the rows",
    "moved_to": "when its unit expects it instead, written by a verb, told beside the promise",
    "moved_reason": "why, by the same verb",
    "unread": "cells of the imported note that no column took: kept with it, shown to nobody else",
    "by_name": "who allowed the exception: never public, told by the audit",
    "at": "when the exception was allowed, told by the audit",
    "entered_by": "who entered the value: never public, told by the audit",
    "entered_at": "when the value was entered, told by the audit",
}


def test_every_column_of_a_measure_is_registered_or_exempt_with_a_reason() -> None:
    model = {one.name for one in (*Measure._meta.fields, *Measure._meta.many_to_many)}
    entries = {one.name for one in FIELDS}
    assert model - entries - EXEMPT.keys() == set()
    assert {one.document_key for one in FIELDS if one.name not in model} == ROWS.keys()
    assert entries & EXEMPT.keys() == set()
    assert [name for name, reason in EXEMPT.items() if len(reason) < 15] == []


def test_rows_are_of_a_table_of_measures_or_of_an_area_above() -> None:
    assert ROWS.keys() - MODELS.keys() == {"voices"}


@pytest.mark.parametrize("name", MODELS)
def test_every_column_of_a_row_is_registered_or_exempt_with_a_reason(name: str) -> None:
    model = {one.name for one in MODELS[name]._meta.fields}
    assert model - set(ROWS[name].names) - ROW_EXEMPT.keys() == set()
    assert set(ROWS[name].names) - model == set()


def test_a_field_is_registered_once() -> None:
    names = [one.name for one in FIELDS]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("field", FIELDS, ids=lambda one: one.name)
def test_people_write_what_an_edit_writes(field: fields.Field) -> None:
    """On the page of the measure; what has no place of its own there follows in its section."""
    elsewhere = {
        "position": "the order of the list",
        "predecessor": "taken over with the edition",
        "unread": "placed below the form",
    }
    if not field.edited or field.name in elsewhere:
        assert field.form is None
        return
    page = get_template("measures/page.html").template.source  # type: ignore[attr-defined]
    if field.kind is Kind.ROWS:
        assert f"parts.{field.name}" in page
        return
    assert field.form is not None
    section = field.form.section.value
    loose = "in about" if section == "about" else f"form.loose.{section}"
    assert (f"form.{field.name}" if field.form.placed else loose) in page


# --- how it is told -----------------------------------------------------------------------------

UNSEEN = {
    "lead_text": "the unit of the register stands in its place",
    "timeframe_text": "the days stand in its place",
    "cost_text": "the lines of costs stand in its place",
    "priority": "for the office's own planning: in the files, not on the page",
    "title_en": "on the English page",
    "summary_en": "on the English page",
    "position": "seen in the order of the list",
}
"""What a page in German does not say of a measure of which everything else is known."""


@pytest.fixture
def concept(town: Municipality) -> Concept:
    """With a marker in each text of measure 1.1, by the name of its field."""
    concept = rich_concept(town)
    concept.public = True
    concept.save()
    words = (Kind.TEXT, Kind.LINE)
    marked = {one.name: f"§{one.name}§" for one in FIELDS if one.kind in words and one.edited}
    del marked["code"]
    concept.measures.filter(code="1.1").update(**marked)
    return concept


def test_every_text_is_on_the_public_page_or_marked_as_internal(
    concept: Concept, client: Client
) -> None:
    published_version(concept)
    page = client.get(reverse("portal:measure", args=[concept.slug, "1.1"])).text
    found = {one.name for one in FIELDS if f"§{one.name}§" in page}
    said = {one.name for one in FIELDS if one.public and one.kind in (Kind.TEXT, Kind.LINE)}
    assert said - found - {"code"} == UNSEEN.keys() - {"position"}
    assert found - said == set()


def test_every_value_is_on_the_page_of_the_desk(
    concept: Concept, client_as: Callable[..., Client]
) -> None:
    measure = concept.measures.get(code="1.1")
    page = client_as("office").get(reverse("measures:edit", args=[concept.slug, measure.pk])).text
    written = [one for one in FIELDS if one.form]
    assert [one.name for one in written if f'name="{one.name}"' not in page] == []
    assert [name for name in ROWS if f"{name}-TOTAL_FORMS" not in page] == [
        "values", "notes", "voices", "exceptions",
    ]  # fmt: skip
    texts = [one.name for one in written if one.kind is Kind.TEXT]
    assert [name for name in texts if f"§{name}§" not in page] == []


# --- file, database, document, file -------------------------------------------------------------


def test_every_value_survives_file_database_document_and_file(
    concept: Concept, town: Municipality, client_as: Callable[..., Client]
) -> None:
    by = client_as("office").user  # type: ignore[attr-defined]
    concept.measures.filter(code="1.1").update(permanent=True, position=0)
    before = _values(concept)
    empty = [name for name, value in before.items() if value in ("", None, [], False)]
    assert empty == ["position"]  # the first: nought
    other = ConceptFactory(municipality=town, predecessor=concept.predecessor)
    FindingFactory(review=ReviewFactory(concept=other), code="B1", text="Rassismus fehlt.")
    first = draft_file(concept, "xlsx", reader=by)
    import_now(other, content=first, name="katalog.xlsx", by=by)
    assert _values(other) == before
    second = draft_file(other, "xlsx", reader=by)
    import_now(other, content=second, name="katalog.xlsx", by=by)
    assert _values(other) == before


def _values(concept: Concept) -> dict[str, Any]:
    """Everything an edit may write of measure 1.1, relations by what they are called."""
    measure = Measure.objects.get(concept=concept, code="1.1")
    found = plain_values.values_of(measure)
    for one in FIELDS:
        if one.name not in found:
            continue
        if one.kind is Kind.ROWS:
            found[one.name] = [row | {"id": None} for row in found[one.name]]
        elif one.kind is Kind.MANY:
            found[one.name] = sorted(str(thing) for thing in getattr(measure, one.name).all())
        elif one.kind is Kind.ONE:
            found[one.name] = str(getattr(measure, one.name))
    return found


# --- what stands in a lower room ----------------------------------------------------------------


def test_fields_and_readers_speak_of_the_same_columns() -> None:
    """Headings are the readers' knowledge; an entry names the column it is read from."""
    named = {target for one in FIELDS for target in one.targets}
    elsewhere = {
        "code": "tells the measures apart",
        "field_of_action": "a field of the concept, made where there is none",
    }
    assert named | elsewhere.keys() == set(TARGETS) - {one.name for one in FIELDS if one.headings}


def test_a_text_in_two_columns_of_one_document_has_one_name() -> None:
    keys = [one.document_key for one in fields.public()]
    assert sorted(set(keys)) == sorted(keys)
    columns = [one for rows in fields.ROWS.values() for one in rows.columns]
    assert fields.latest() == max(one.since for one in (*FIELDS, *columns))
