"""Leads that stand in no register are asked about once, for all rows; a review opens on changes."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.models import ImportRun, Measure
from tests.catalogue_files import files
from tests.factories import MunicipalityFactory, UnitFactory, user_with_role

HEAD = ["Nr.", "Maßnahme", "Beschreibung", "Federführung"]
TEXT = "Die Stadt berät Menschen, die eine Wohnung suchen, in fünf Sprachen."


def row(number: int, lead: str, title: str = "") -> list[str]:
    return [str(number), title or f"Beratung im Stadtteil {number}", TEXT, lead]


@pytest.fixture
def office(concept: Concept) -> Client:
    client = Client()
    client.force_login(user_with_role(Role.OFFICE, concept.municipality))
    return client


@pytest.fixture
def by(concept: Concept) -> User:
    return user_with_role(Role.OFFICE, concept.municipality)


def read(concept: Concept, *rows: list[str]) -> ImportRun:
    run = operations.upload(concept, content=files.xlsx([HEAD, *rows]), name="k.xlsx", by=None)
    return worked(run)


def worked(run: ImportRun, state: ImportState = ImportState.READY) -> ImportRun:
    jobs.work_one()
    run.refresh_from_db()
    assert run.state == state, run.error
    return run


def mapping(run: ImportRun) -> str:
    return reverse("measures:import_mapping", args=[run.concept.slug, run.pk])


def form_of(office: Client, run: ImportRun) -> dict[str, Any]:
    form = office.get(mapping(run)).context["form"]
    return {name: field.initial for name, field in form.fields.items()}


@pytest.mark.django_db
class TestStrangers:
    def test_they_are_named_once_with_their_number_and_who_may_be_meant(
        self, concept: Concept
    ) -> None:
        unit = UnitFactory(municipality=concept.municipality, name="Amt für Stadtgrün")
        run = read(
            concept,
            row(1, "Stadtgrün und Friedhöfe"),
            row(2, "Stadtgrün und Friedhöfe"),
            row(3, "Amt für Stadtgrün"),
            row(4, "Kulturbüro"),
        )
        assert run.preview["strangers"] == [
            {"name": "Stadtgrün und Friedhöfe", "count": 2, "proposed": unit.pk},
            {"name": "Kulturbüro", "count": 1, "proposed": None},
        ]

    def test_what_is_said_once_holds_for_all_rows_and_for_the_next_file(
        self, concept: Concept, office: Client, by: User
    ) -> None:
        unit = UnitFactory(municipality=concept.municipality, name="Fachbereich Grün")
        run = read(concept, row(1, "Gartenamt"), row(2, "Gartenamt"), row(3, "Kulturbüro"))
        page = office.get(reverse("measures:import", args=[concept.slug, run.pk]))
        assert "„Gartenamt“ (2-mal)" in page.content.decode()
        office.post(mapping(run), form_of(office, run) | {"stelle-0": str(unit.pk)})
        worked(run)
        assert [one["name"] for one in run.preview["strangers"]] == ["Kulturbüro"]
        operations.apply(run, by=by)
        worked(run, ImportState.APPLIED)
        leads = dict(Measure.objects.values_list("code", "lead_unit"))
        assert leads == {"1": unit.pk, "2": unit.pk, "3": None}
        again = read(concept, row(7, "Gartenamt"))
        assert again.preview["strangers"] == []

    def test_what_was_said_before_stands_when_something_else_is_said(
        self, concept: Concept, office: Client, by: User
    ) -> None:
        """Of this file, and of the next one with such headings, where it was only remembered."""
        unit = UnitFactory(municipality=concept.municipality, name="Fachbereich Grün")
        run = read(concept, row(1, "Gartenamt"), row(2, "Kulturbüro"))
        again = read(concept, row(1, "Gartenamt"), row(3, "Kulturbüro"))
        first = form_of(office, run)
        assert first["stelle-0"] == "text"
        office.post(mapping(run), first | {"stelle-0": str(unit.pk)})
        worked(run)
        second = form_of(office, run)
        assert unit.pk in second.values()
        office.post(mapping(run), second)
        worked(run)
        assert run.mapping["units"] == {"Gartenamt": unit.pk}
        operations.discard(again, by=by)
        later = read(concept, row(1, "Gartenamt"))
        office.post(mapping(later), form_of(office, later))
        worked(later)
        assert (later.mapping["units"], later.preview["strangers"]) == ({"Gartenamt": unit.pk}, [])

    def test_so_does_a_word_for_a_state(self, concept: Concept, office: Client) -> None:
        content = files.xlsx([["Nr.", "Maßnahme", "Status"], ["1", "Beratung", "fortgeschritten"]])
        run = worked(operations.upload(concept, content=content, name="k.xlsx", by=None))
        office.post(mapping(run), form_of(office, run) | {"wort-0": "partly"})
        worked(run)
        assert run.preview["questions"] == []
        office.post(mapping(run), form_of(office, run))
        worked(run)
        assert run.mapping["words"] == {"fortgeschritten": "partly"}

    def test_what_nobody_assigns_stays_as_text(
        self, concept: Concept, office: Client, by: User
    ) -> None:
        run = read(concept, row(1, "Kulturbüro"))
        office.post(mapping(run), form_of(office, run))
        worked(run)
        operations.apply(run, by=by)
        worked(run, ImportState.APPLIED)
        measure = Measure.objects.get()
        assert (measure.lead_unit, measure.lead_text) == (None, "Kulturbüro")

    def test_no_unit_of_another_town_is_taken(self, concept: Concept, office: Client) -> None:
        other = UnitFactory(municipality=MunicipalityFactory())
        run = read(concept, row(1, "Kulturbüro"))
        answer = office.post(mapping(run), form_of(office, run) | {"stelle-0": str(other.pk)})
        run.refresh_from_db()
        assert (answer.status_code, run.mapping) == (200, {})


@pytest.mark.django_db
class TestTheReview:
    @pytest.fixture
    def page(self, concept: Concept, office: Client, by: User) -> str:
        run = read(concept, *(row(number, "") for number in range(1, 31)))
        operations.apply(run, by=by)
        worked(run, ImportState.APPLIED)
        changed = [row(number, "") for number in range(1, 30)] + [
            row(30, "", "Beratung im Stadtteil dreißig")
        ]
        run = read(concept, *changed, row(31, ""))
        return office.get(reverse("measures:import", args=[concept.slug, run.pk])).content.decode()

    def test_it_opens_on_what_changes(self, page: str) -> None:
        assert "Beratung im Stadtteil dreißig" in page
        assert "Beratung im Stadtteil 31" in page
        assert "Beratung im Stadtteil 12" not in page

    def test_the_button_says_what_it_does(self, page: str) -> None:
        assert "1 Maßnahme aufnehmen, 1 ändern" in page
