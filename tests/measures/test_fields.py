"""Every value of a measure has one entry, and every face shows it."""

import pytest
from django.template.loader import get_template

from gemeinwerk.measures import fields
from gemeinwerk.measures.fields import EXEMPT, FIELDS, ROWS, Kind
from gemeinwerk.measures.models import CostLine, Indicator, Measure, Milestone
from gemeinwerk.measures.models.measure import Override, ProgressNote

MODELS = {
    "milestones": Milestone,
    "indicators": Indicator,
    "costs": CostLine,
    "notes": ProgressNote,
    "exceptions": Override,
}
ROW_EXEMPT = {
    "id": "the database's key",
    "measure": "whose row it is",
    "position": "the order of the rows",
    "unread": "cells of the imported note that no column took: kept with it, shown to nobody else",
    "by_name": "who allowed the exception: never public, told by the audit",
    "at": "when the exception was allowed, told by the audit",
}


def test_every_column_of_a_measure_is_registered_or_exempt_with_a_reason() -> None:
    model = {one.name for one in (*Measure._meta.fields, *Measure._meta.many_to_many)}
    entries = {one.name for one in FIELDS}
    assert model - entries - EXEMPT.keys() == set()
    assert {one.document_key for one in FIELDS if one.name not in model} == ROWS.keys()
    assert entries & EXEMPT.keys() == set()
    assert [name for name, reason in EXEMPT.items() if len(reason) < 15] == []


@pytest.mark.parametrize("name", ROWS)
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
