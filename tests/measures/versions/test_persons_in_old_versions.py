"""Versions and texts from before persons were kept apart from units."""

import json
import re
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.urls import reverse
from django.utils import timezone

from gemeinwerk.accounts.models import Role
from gemeinwerk.german.text import stems
from gemeinwerk.measures.document import checksum
from gemeinwerk.measures.document.catalogue import frozen_document
from gemeinwerk.measures.document.today import catalogue_today
from gemeinwerk.measures.exporting.making import version_file
from gemeinwerk.measures.models import CatalogueFile, FrozenMeasure, Measure
from gemeinwerk.measures.operations.versions import freeze, publish
from tests.factories import user_with_role
from tests.factories.catalogues import fit_concept
from tests.factories.measures import MeasureFactory

TYPED = "Amt 66, Frau Quellfeld, Tel. 0331 289-1234; Amt 51 Krüger"
PUBLIC = "Amt 66; Amt 51"
SECRET = re.compile(r"Quellfeld|289-|Krüger")
migration = import_module("gemeinwerk.measures.migrations.0009_persons_are_no_units")


def take_out():
    """The migration, with the models as they were then."""
    then = MigrationLoader(connection).project_state([("measures", "0009_persons_are_no_units")])
    migration.take_out(then.apps, None)


@pytest.fixture
def version(town, client):
    """A published version as it was frozen then: names and numbers stand in its rows."""
    concept = fit_concept(town, public=True)
    measure = concept.measures.first()
    Measure.objects.filter(pk=measure.pk).update(lead_unit=None, lead_text=TYPED)
    office = user_with_role(Role.OFFICE, town)
    made = freeze(concept, kind="council", by=office)
    row = FrozenMeasure.objects.get(version=made, measure=measure)
    content = {**row.content, "lead_text": TYPED, "contributing_text": TYPED}
    words = f" {' '.join(stems(f'{TYPED} {row.title}'))} "
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE measures_frozenmeasure SET content = %s, lead = %s, search_text = %s"
            " WHERE id = %s",
            [json.dumps(content), TYPED, words, row.pk],
        )
    return publish(made, by=office)


def test_an_old_version_tells_nobody_s_number_on_any_page_nor_in_any_file(version, client):
    take_out()
    row = version.measures.get(lead__startswith="Amt 66")
    assert row.content["lead_text"] == row.content["contributing_text"] == PUBLIC
    assert row.lead == PUBLIC
    slug = version.concept.slug
    for address in (
        reverse("portal:measure", args=[slug, row.code]),
        reverse("portal:frozen_measure", args=[slug, version.number, row.code]),
        reverse("portal:version", args=[slug, version.number]),
        reverse("portal:catalogue", args=[slug]),
    ):
        page = client.get(address).content.decode()
        assert "Amt 66" in page, address
        assert not SECRET.search(page), address
    for suffix in ("json", "csv"):
        assert not SECRET.search(version_file(version, suffix).decode(errors="replace")), suffix
    assert not SECRET.search(json.dumps(catalogue_today(version.concept, version)))


def test_who_searches_for_a_person_finds_no_measure(version, client):
    take_out()
    kept = version.measures.get(lead__startswith="Amt 66").search_text.split()
    assert [word in kept for word in ("quellfeld", "2891234", "krug", "amt")] == [
        False, False, False, True,
    ]  # fmt: skip


def test_what_was_frozen_stays_in_the_database_as_it_is(version):
    take_out()
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM measures_frozenmeasure")
        assert any("289-1234" in str(row[0]) for row in cursor.fetchall())


def test_a_new_version_is_frozen_without_persons_and_its_checksum_holds(town):
    concept = fit_concept(town)
    Measure.objects.filter(pk=concept.measures.first().pk).update(lead_unit=None, lead_text=TYPED)
    made = freeze(concept, kind="council", by=user_with_role(Role.OFFICE, town))
    row = made.measures.get(lead=PUBLIC)
    assert row.content["lead_text"] == PUBLIC
    documents = list(made.measures.values_list("content", flat=True))
    assert checksum(frozen_document(made, documents)) == made.checksum


def test_nothing_of_the_office_is_lost_when_texts_are_put_right(town):
    measure = MeasureFactory(lead_text=TYPED, contributing_text="Ortsrat\nFrau Quellfeld")
    other = MeasureFactory(concept=measure.concept, lead_text="Kolping, Quellfeld")
    for _ in range(2):
        take_out()
    measure.refresh_from_db()
    other.refresh_from_db()
    assert (measure.lead_text, measure.contributing_text) == (PUBLIC, "Ortsrat")
    assert measure.unread == [
        {"column": "Federführung", "value": "Frau Quellfeld, Tel. 0331 289-1234 … Krüger"},
        {"column": "Mitwirkung", "value": "Frau Quellfeld"},
    ]
    assert (other.lead_text, other.unread) == ("Kolping, Quellfeld", [])


def test_files_that_lie_ready_are_made_anew_where_they_told_of_persons(version):
    key = {"concept": version.concept, "version": version, "wanted_at": timezone.now()}
    CatalogueFile.objects.create(key="a", kind="version", made="x", name="y", **key)
    take_out()
    assert CatalogueFile.objects.get(key="a").made == ""
