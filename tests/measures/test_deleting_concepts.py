"""A concept goes with everything in it, unless something of it must stay."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.errors import Mistyped, StillInUse
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations.deleting import stamp
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.core.shown import SeenOtherwise
from gemeinwerk.core.usage import belongings
from gemeinwerk.measures import operations
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.models import ChangeSet, ImportRun, Measure
from gemeinwerk.measures.operations import Kept, NotPossible
from gemeinwerk.municipalities.models import Municipality
from tests.catalogue_files import files
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    MunicipalityFactory,
    published_version,
    user_with_role,
)
from tests.factories.catalogues import rich_concept

As = Callable[..., Client]
CONTENT = files.xlsx([["Nr.", "Handlungsfeld", "Maßnahme"], ["8", "Wohnen", "Beratung"]])


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return rich_concept(town)


def delete(concept: Concept, by: User, typed: str | None = None) -> None:
    title = concept.title if typed is None else typed
    concepts.delete(concept, typed=title, seen=stamp(belongings(concept)), by=by)


def address(concept: Concept) -> str:
    return reverse("concepts:delete", args=[concept.slug])


def test_everything_in_it_goes_and_nothing_else(
    concept: Concept,
    town: Municipality,
    office: User,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    before = concept.predecessor
    concept.predecessor = None
    concept.save()
    counted = {
        model: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.app_label in {"concepts", "measures"}
    }
    other = ConceptFactory(municipality=town, slug="neu", title="Neu")
    field = FieldFactory(concept=other, code="1")
    follower = MeasureFactory(field=field, code="1.1", predecessor=concept.measures.first())
    _plan, run = importing.import_now(other, content=CONTENT, name="k.xlsx", by=office)
    importing.import_now(concept, content=CONTENT, name="k.xlsx", by=office)
    assert run
    stays, goes = (Path(one.file.path) for one in (run, concept.imports.get()))
    keys = [one.pk for one in concept.measures.all()]
    operations.bulk_change(concept, keys=keys, changes={"priority": "x"}, by=office)
    with django_capture_on_commit_callbacks(execute=True):
        delete(concept, office)
    follower.refresh_from_db()
    assert follower.predecessor is None
    assert (stays.exists(), goes.exists()) == (True, False)
    assert before
    other.imports.all().delete()
    other.measures.all().delete()
    for one in (other, before):
        Measure.objects.filter(concept=one).delete()
        one.delete()
    left = {model: model._base_manager.count() for model in counted}
    assert {model.__name__: count for model, count in left.items() if count} == {}


def test_what_goes_is_counted_to_the_last_part(concept: Concept) -> None:
    going = {things: count for count, things in belongings(concept)}
    assert (going["Handlungsfelder"], going["Maßnahmen"], going["Kosten"]) == (2, 3, 3)
    assert (going["Ziel"], going["Befund"], going["Indikator"], going["Ausnahme"]) == (1, 1, 1, 1)


def test_what_hangs_on_it_in_two_ways_is_counted_in_both_and_once(
    concept: Concept, office: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change of many measures has no file it came from; one that was read in has both."""
    monkeypatch.setattr(ChangeSet, "behind_the_scenes", False)
    keys = [one.pk for one in concept.measures.all()]
    operations.bulk_change(concept, keys=keys, changes={"priority": "x"}, by=office)
    importing.import_now(concept, content=CONTENT, name="k.xlsx", by=office)
    meta = ChangeSet._meta
    names = (str(meta.verbose_name), str(meta.verbose_name_plural))
    counts = [count for count, things in belongings(concept) if things in names]
    assert counts == [ChangeSet.objects.count()]
    assert {bool(run) for run in ChangeSet.objects.values_list("run", flat=True)} == {True, False}


def test_what_hangs_on_its_own_kind_is_counted_to_the_end(
    concept: Concept, monkeypatch: pytest.MonkeyPatch
) -> None:
    relation = Measure._meta.get_field("predecessor").remote_field
    monkeypatch.setattr(relation, "on_delete", models.CASCADE)
    last = concept.measures.first()
    for edition in range(2):
        after = ConceptFactory(municipality=concept.municipality, slug=f"n{edition}")
        last = MeasureFactory(field=FieldFactory(concept=after), code="1", predecessor=last)
    # A circle is no plan, and yet nothing to be counted for ever.
    Measure.objects.filter(pk=concept.measures.first().pk).update(predecessor=last)  # type: ignore[union-attr]
    assert (5, "Maßnahmen") in belongings(concept)


def test_counting_asks_as_often_for_many_as_for_few(concept: Concept) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            belongings(concept)
        return len(queries)

    few = asked()
    for code in ("7.1", "7.2"):
        MeasureFactory(field=concept.fields.first(), code=code)
    assert asked() == few


def test_the_log_keeps_that_it_was_and_what_went(concept: Concept, office: User) -> None:
    delete(concept, office)
    entry = AuditEntry.objects.get(verb="concept.delete")
    assert (entry.actor_name, entry.target_label) == (
        "Jana Beispiel",
        "Integrationskonzept 2024–2028",
    )
    assert (entry.before["title"], entry.before["Maßnahmen"]) == ("Integrationskonzept", 3)


@pytest.mark.parametrize(
    "typed", ["", "integrationskonzept", "Integration", "Integrationskonzept!"]
)
def test_another_title_deletes_nothing(concept: Concept, office: User, typed: str) -> None:
    with pytest.raises(Mistyped, match="Integrationskonzept"):
        delete(concept, office, typed)
    assert Concept.objects.filter(pk=concept.pk).exists()


def test_a_frozen_version_keeps_the_concept(concept: Concept, office: User) -> None:
    published_version(concept)
    with pytest.raises(Kept, match="Fassung 1"):
        delete(concept, office)
    assert concept.measures.count() == 3


def test_so_does_the_next_edition(concept: Concept, office: User) -> None:
    assert concept.predecessor
    with pytest.raises(StillInUse, match="1 Konzept"):
        delete(concept.predecessor, office)


@pytest.mark.parametrize("state", [ImportState.UPLOADED, ImportState.READING, ImportState.APPLYING])
def test_a_file_at_work_is_waited_for(concept: Concept, office: User, state: str) -> None:
    ImportRun.objects.create(concept=concept, file="k.csv", file_name="k.csv", state=state)
    with pytest.raises(NotPossible, match=r"k\.csv"):
        delete(concept, office)


def test_what_came_since_the_page_was_opened_is_not_deleted_unseen(
    concept: Concept, office: User
) -> None:
    seen = stamp(belongings(concept))
    MeasureFactory(field=concept.fields.first(), code="9.9")
    with pytest.raises(SeenOtherwise):
        concepts.delete(concept, typed=concept.title, seen=seen, by=office)
    assert concept.measures.count() == 4


# --- the page ------------------------------------------------------------------------------------


def test_the_page_counts_and_asks_for_the_title(client_as: As, concept: Concept) -> None:
    office = client_as("office")
    desk = reverse("desk:concept", args=[concept.slug])
    assert address(concept) in office.get(desk).content.decode()
    page = office.get(address(concept)).content.decode()
    assert "3 Maßnahmen" in page
    found = re.search(r'name="gesehen" value="(\w+)"', page)
    assert found
    wrong = office.post(address(concept), {"title": "Konzept", "gesehen": found[1]})
    assert "Das ist nicht der Titel des Konzepts" in wrong.content.decode()
    assert Concept.objects.filter(pk=concept.pk).exists()
    data = {"title": " Integrationskonzept ", "gesehen": found[1]}
    answer = office.post(address(concept), data, follow=True)
    assert "„Integrationskonzept 2024–2028“ ist gelöscht." in answer.content.decode()
    assert office.post(address(concept), data).status_code == 404


def test_with_a_version_the_page_says_why_not(client_as: As, concept: Concept) -> None:
    published_version(concept)
    office = client_as("office")
    page = office.get(address(concept)).content.decode()
    assert "was eingefroren ist, bleibt" in page
    assert 'name="title"' not in page
    desk = reverse("desk:concept", args=[concept.slug])
    assert address(concept) not in office.get(desk).content.decode()


def test_only_this_towns_office_deletes(client_as: As, concept: Concept) -> None:
    data = {"title": concept.title, "gesehen": stamp(belongings(concept))}
    stranger = client_as("office", in_town=MunicipalityFactory(slug="anderswo"))
    assert stranger.post(address(concept), data).status_code == 404
    for role in ("unit_editor", "steering", "administrator"):
        assert client_as(role).post(address(concept), data).status_code == 403
    assert Concept.objects.filter(pk=concept.pk).exists()
