"""A concept's own page, and what becomes of the measures of the last edition."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.concepts import operations
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    FindingFactory,
    MeasureFactory,
    MunicipalityFactory,
    PhaseFactory,
    ReviewFactory,
    UnitFactory,
)

As = Callable[..., Client]


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town, slug="ik", title="Konzept")


def page_of(concept: Concept) -> str:
    return reverse("desk:concept", args=[concept.slug])


def actions(client: Client, concept: Concept) -> list[str]:
    return [step.action for step in client.get(page_of(concept)).context["steps"]]


# --- next steps ---------------------------------------------------------------------------------


def test_an_empty_concept_begins_with_a_table_or_with_fields(
    client_as: As, concept: Concept
) -> None:
    assert actions(client_as("office"), concept) == ["Katalog einlesen", "Handlungsfelder anlegen"]


def test_then_the_table_is_brought_along(client_as: As, concept: Concept) -> None:
    FieldFactory(concept=concept)
    assert actions(client_as("office"), concept) == ["Katalog einlesen", "Maßnahme anlegen"]


def test_then_it_is_mended_step_by_step(client_as: As, concept: Concept) -> None:
    field = FieldFactory(concept=concept)
    MeasureFactory(field=field)
    MeasureFactory(field=field, lead_unit=UnitFactory(municipality=concept.municipality))
    FindingFactory(review=ReviewFactory(concept=concept))
    assert actions(client_as("office"), concept) == [
        "Maßnahmen ergänzen",
        "Prüfung ansehen",
        "Befunde beantworten",
        "Bestätigungen ansehen",
        "Stand ändern",
    ]


@pytest.mark.parametrize(
    ("status", "steps"),
    [
        ("adopted", ["Veröffentlichen", "Stand ändern"]),
        ("implementation", ["Veröffentlichen", "Stand ändern", "Neue Auflage beginnen"]),
        (
            "evaluated",
            ["Veröffentlichen", "Auswertung beginnen", "Stand ändern", "Neue Auflage beginnen"],
        ),
        ("superseded", ["Veröffentlichen", "Neue Auflage beginnen"]),
    ],
)
def test_after_the_decision(client_as: As, concept: Concept, status: str, steps: list[str]) -> None:
    Concept.objects.filter(pk=concept.pk).update(status=status)
    assert actions(client_as("office"), concept) == steps


def test_the_next_step_says_how_many_and_leads_to_just_these(
    client_as: As, concept: Concept
) -> None:
    field = FieldFactory(concept=concept)
    MeasureFactory(field=field, lead_unit=UnitFactory(municipality=concept.municipality))
    lacking = {measure.pk for measure in MeasureFactory.create_batch(2, field=field)}
    client = client_as("office")
    answer = client.get(page_of(concept))
    assert "Als Nächstes: 2 Maßnahmen haben noch keine Federführung." in " ".join(
        answer.content.decode().replace("</p>", "").split()
    )
    listed = client.get(answer.context["steps"][0].url).context["rows"]
    assert {row.measure.pk for row in listed} == lacking


def test_the_check_and_the_next_step_count_alike(client_as: As, concept: Concept) -> None:
    """A word is missing only where there is somebody to give it (rule A303)."""
    field, unit = FieldFactory(concept=concept), UnitFactory(municipality=concept.municipality)
    for lead, confirmation in (
        (unit, "draft"),
        (unit, "asked"),
        (unit, "confirmed"),
        (None, "draft"),
    ):
        MeasureFactory(field=field, lead_unit=lead, confirmation=confirmation)
    office = client_as("office")
    page = office.get(page_of(concept)).content.decode()
    assert "2 Maßnahmen sind von den Fachbereichen noch nicht bestätigt." in page
    check = office.get(reverse("measures:check", args=[concept.slug])).content.decode()
    assert "2 Maßnahmen sind von der Federführung noch nicht bestätigt." in check


def test_what_is_carried_out_is_explained_not_evaluated_early(
    client_as: As, concept: Concept
) -> None:
    field = FieldFactory(concept=concept)
    late = {"field": field, "implementation": "in_progress", "course": "late"}
    said = MeasureFactory(**late, expected_end_reason="Die Stelle war unbesetzt.")
    silent = MeasureFactory(**late)
    MeasureFactory(field=field, implementation="done")
    Concept.objects.filter(pk=concept.pk).update(
        status="implementation", public=True, period_end=date(2090, 12, 31)
    )
    client = client_as("office")
    [step] = client.get(page_of(concept)).context["steps"]
    assert step.text == "Bei einer Maßnahme hinter der Zusage sagen, woran es liegt."
    listed = [row.measure for row in client.get(step.url).context["rows"]]
    assert listed == [silent] != [said]


def test_after_its_time_it_is_evaluated(client_as: As, concept: Concept) -> None:
    MeasureFactory(field=FieldFactory(concept=concept), implementation="done")
    Concept.objects.filter(pk=concept.pk).update(
        status="implementation", public=True, period_end=date(2024, 12, 31)
    )
    assert actions(client_as("office"), concept) == [
        "Auswertung beginnen",
        "Stand ändern",
        "Neue Auflage beginnen",
    ]


def test_what_there_is_already_is_no_step(client_as: As, concept: Concept) -> None:
    Concept.objects.filter(pk=concept.pk).update(status="superseded", public=True)
    ConceptFactory(municipality=concept.municipality, predecessor=concept)
    assert actions(client_as("office"), concept) == []


@pytest.mark.parametrize("status", list(ConceptStatus))
def test_readers_take_no_steps_of_the_office(client_as: As, concept: Concept, status: str) -> None:
    MeasureFactory(field=FieldFactory(concept=concept))
    Concept.objects.filter(pk=concept.pk).update(status=status)
    assert set(actions(client_as("steering"), concept)) <= {"Prüfung ansehen"}


# --- the page -----------------------------------------------------------------------------------


def test_bars_count_confirmations_while_it_is_written(client_as: As, concept: Concept) -> None:
    field = FieldFactory(concept=concept, code="1", title="Arbeit")
    FieldFactory(concept=concept, code="2", title="Wohnen")
    MeasureFactory(field=field, confirmation="confirmed", implementation="done")
    MeasureFactory.create_batch(2, field=field)
    context = client_as("office").get(page_of(concept)).context
    assert [segment.label for segment in context["segments"]] == ["bestätigt", "Entwurf"]
    assert [(row.label, list(row.counts), row.total) for row in context["rows"]] == [
        ("Arbeit", [1, 2], "3 Maßnahmen"),
        ("Wohnen", [0, 0], "0 Maßnahmen"),
    ]
    Concept.objects.filter(pk=concept.pk).update(status="implementation")
    context = client_as("office").get(page_of(concept)).context
    assert [segment.label for segment in context["segments"]] == ["umgesetzt", "keine Angabe"]


def test_the_page_costs_the_same_for_1_and_30(
    client_as: As, concept: Concept, django_assert_max_num_queries: Any
) -> None:
    client = client_as("office")

    def more(count: int) -> None:
        PhaseFactory.create_batch(count, concept=concept)
        for field in FieldFactory.create_batch(count, concept=concept):
            MeasureFactory(field=field)

    more(1)
    client.get(page_of(concept))
    with django_assert_max_num_queries(30) as one:
        client.get(page_of(concept))
    more(29)
    client.get(page_of(concept))
    with django_assert_max_num_queries(30) as thirty:
        client.get(page_of(concept))
    assert len(thirty) == len(one)


def test_the_history_reads_as_sentences(client_as: As, concept: Concept) -> None:
    client = client_as("office", name="Jana Beispiel")
    operations.add_theme(concept, by=client.user, title="Gender")  # type: ignore[attr-defined]
    page = client.get(reverse("desk:concept_history", args=["ik"])).content.decode()
    assert "ergänzte Jana Beispiel (Büro der Beauftragten) das Querschnittsthema „Gender“." in page


def test_the_address_new_is_no_concept(client_as: As, town: Municipality) -> None:
    answer = client_as("office").get("/arbeitsplatz/konzepte/neu/")
    assert answer.context["heading"] == "Neues Konzept"


@pytest.mark.parametrize("name", ["concept", "concept_history", "take_over"])
def test_another_towns_concept_is_not_found(client_as: As, name: str) -> None:
    ConceptFactory(municipality=MunicipalityFactory(), slug="anderswo")
    address = reverse(f"desk:{name}", args=["anderswo"])
    assert client_as("office").get(address).status_code == 404


# --- the next edition ---------------------------------------------------------------------------


@pytest.fixture
def successor(concept: Concept) -> Concept:
    FieldFactory(concept=concept, code="1", title="Arbeit")
    for code, state in (("1.1", ""), ("1.2", "in_progress"), ("1.3", "done")):
        MeasureFactory(field=concept.fields.get(), code=code, implementation=state)
    Concept.objects.filter(pk=concept.pk).update(status="evaluated")
    return operations.begin_next_edition(
        concept,
        by=None,
        title="Nächstes",
        period_start=concept.period_start,
        period_end=concept.period_end,
    )


def choices(successor: Concept, *what: tuple[str, str, dict[str, Any]]) -> dict[str, Any]:
    data = {}
    for code, choice, more in what:
        prefix = f"m{Measure.objects.get(concept=successor.predecessor, code=code).pk}-"
        data |= {prefix + name: value for name, value in (more | {"choice": choice}).items()}
    return data


def offered(client: Client, successor: Concept) -> list[str]:
    answer = client.get(reverse("desk:take_over", args=[successor.slug]))
    return [form.measure.code for form in answer.context["forms"]]


def test_a_choice_for_each_measure_that_is_not_finished(client_as: As, successor: Concept) -> None:
    client, address = client_as("office"), reverse("desk:take_over", args=[successor.slug])
    assert offered(client, successor) == ["1.1", "1.2"]
    field = successor.fields.get().pk
    client.post(
        address,
        choices(
            successor,
            ("1.1", "uebernehmen", {"field": field}),
            ("1.2", "lassen", {"reason": "Fördermittel sind ausgelaufen."}),
        ),
    )
    [taken] = successor.measures.all()
    assert (taken.predecessor.code, taken.field_id) == ("1.1", field)
    left = Measure.objects.get(concept=successor.predecessor, code="1.2")
    assert (left.implementation, left.status_text) == (
        "dropped",
        "Fördermittel sind ausgelaufen.",
    )
    assert offered(client, successor) == []


def test_later_is_an_answer_too(client_as: As, successor: Concept) -> None:
    client, address = client_as("office"), reverse("desk:take_over", args=[successor.slug])
    client.post(address, choices(successor, ("1.1", "spaeter", {}), ("1.2", "spaeter", {})))
    assert offered(client, successor) == ["1.1", "1.2"]


@pytest.mark.parametrize(
    ("choice", "wrong"),
    [("uebernehmen", "field"), ("lassen", "reason"), ("unsinn", "choice")],
)
def test_one_incomplete_choice_and_nothing_is_done(
    client_as: As, successor: Concept, choice: str, wrong: str
) -> None:
    client, address = client_as("office"), reverse("desk:take_over", args=[successor.slug])
    field = successor.fields.get().pk
    data = choices(successor, ("1.1", "uebernehmen", {"field": field}), ("1.2", choice, {}))
    answer = client.post(address, data)
    assert list(answer.context["forms"][1].errors) == [wrong]
    assert successor.measures.count() == 0


def test_without_a_predecessor_nothing_waits(client_as: As, concept: Concept) -> None:
    page = client_as("office").get(reverse("desk:take_over", args=["ik"])).content.decode()
    assert "Über alles ist entschieden" in page
