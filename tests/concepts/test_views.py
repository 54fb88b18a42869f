"""The desk's pages of a concept."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.concepts.models import Concept, FieldOfAction, Finding, Review
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    FindingFactory,
    MeasureFactory,
    MunicipalityFactory,
    PhaseFactory,
    ReviewFactory,
    ThemeFactory,
)

As = Callable[..., Client]
READING = ["structure", "phases", "review"]
WRITING = ["edit", "status", "withdraw", "next_edition", "field_add", "theme_add", "phase_add"]


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town, slug="ik", title="Integrationskonzept")


def at(name: str, *args: Any) -> str:
    return reverse(f"concepts:{name}", args=args)


# --- who may ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "reads", "writes"),
    [
        ("office", 200, 200),
        ("unit_editor", 200, 403),
        ("steering", 200, 403),
        ("council_reader", 403, 403),
        ("participant", 403, 403),
        ("administrator", 403, 403),
    ],
)
def test_who_reads_and_who_writes(
    client_as: As, concept: Concept, role: str, reads: int, writes: int
) -> None:
    client = client_as(role)
    assert {client.get(at(name, "ik")).status_code for name in READING} == {reads}
    assert {client.get(at(name, "ik")).status_code for name in WRITING} == {writes}


def test_another_towns_concept_is_not_found(client_as: As) -> None:
    ConceptFactory(municipality=MunicipalityFactory(), slug="anderswo")
    client = client_as("office")
    pages = [*READING, *WRITING]
    assert {client.get(at(name, "anderswo")).status_code for name in pages} == {404}


def test_a_part_is_found_below_its_own_concept_only(client_as: As, concept: Concept) -> None:
    field = FieldFactory(concept=ConceptFactory(municipality=concept.municipality))
    assert client_as("office").get(at("field", concept.slug, field.pk)).status_code == 404


# --- lists --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", READING)
def test_an_empty_page_teaches(client_as: As, concept: Concept, name: str) -> None:
    page = client_as("office").get(at(name, concept.slug)).content.decode()
    assert "Zum Beispiel:" in page


def test_without_a_concept_the_list_says_how_to_begin(client_as: As) -> None:
    page = client_as("office").get(at("concepts")).content.decode()
    assert f'href="{at("create")}"' in page
    assert "Noch gibt es kein Konzept" in page


@pytest.mark.parametrize("name", [*READING, "concepts"])
def test_a_page_costs_the_same_for_1_and_30(
    client_as: As, concept: Concept, name: str, django_assert_max_num_queries: Any
) -> None:
    client = client_as("office")
    address = at(name) if name == "concepts" else at(name, concept.slug)
    review = ReviewFactory(concept=concept)

    def more(count: int) -> None:
        ConceptFactory.create_batch(count, municipality=concept.municipality)
        ThemeFactory.create_batch(count, concept=concept)
        PhaseFactory.create_batch(count, concept=concept)
        FindingFactory.create_batch(count, review=review)
        for field in FieldFactory.create_batch(count, concept=concept):
            MeasureFactory(field=field).answers.set(review.findings.all())

    more(1)
    client.get(address)  # the session is noted once
    with django_assert_max_num_queries(14) as one:
        client.get(address)
    more(29)
    with django_assert_max_num_queries(14) as thirty:
        client.get(address)
    assert len(thirty) == len(one)


# --- verbs --------------------------------------------------------------------------------------


def test_a_concept_is_made_from_the_blueprint(client_as: As, town: Municipality) -> None:
    answer = client_as("office").post(
        at("create"),
        {
            "blueprint": "integration",
            "title": "Integrationskonzept 2027–2031",
            "period_start": "1.1.2027",
            "period_end": "31.12.2031",
            "begins_on": "9. Februar 2026",
        },
    )
    made = Concept.objects.get()
    assert answer["Location"] == reverse("desk:concept", args=["integrationskonzept-2027-2031"])
    assert (made.fields.count(), made.phases.count()) == (5, 6)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"title": ""}, "title"),
        ({"period_end": "31.12.2020"}, "period_end"),
        ({"period_start": "irgendwann"}, "period_start"),
        ({"blueprint": "fremd"}, "blueprint"),
    ],
)
def test_what_cannot_be_made_is_said_beside_the_field(
    client_as: As, town: Municipality, typed: dict[str, str], wrong: str
) -> None:
    data = {
        "blueprint": "empty",
        "title": "Konzept",
        "period_start": "1.1.2027",
        "period_end": "31.12.2031",
    }
    answer = client_as("office").post(at("create"), data | typed)
    assert list(answer.context["form"].errors) == [wrong]
    assert Concept.objects.count() == 0


def test_a_form_takes_a_period_of_one_day(client_as: As, town: Municipality) -> None:
    data = {"title": "Klausurtag", "period_start": "1.1.2027", "period_end": "1.1.2027"}
    client_as("office").post(at("create"), {"blueprint": "empty", **data})
    assert Concept.objects.get().title == "Klausurtag"


def test_the_next_edition_leads_to_what_is_taken_over(client_as: As, concept: Concept) -> None:
    Concept.objects.filter(pk=concept.pk).update(status="implementation")
    data = {"title": "Nächstes", "period_start": "1.1.2029", "period_end": "31.12.2033"}
    answer = client_as("office").post(at("next_edition", concept.slug), data)
    assert answer["Location"] == reverse("desk:take_over", args=["naechstes"])


def test_what_is_missing_stands_on_the_form(client_as: As, concept: Concept) -> None:
    data = {"title": "Nächstes", "period_start": "1.1.2029", "period_end": "31.12.2033"}
    answer = client_as("office").post(at("next_edition", concept.slug), data)
    assert answer.context["form"].non_field_errors() == [
        "„Integrationskonzept 2024–2028“ ist noch nicht beschlossen; eine nächste Auflage kommt "
        "danach."
    ]


def test_the_status_page_says_what_is_missing(client_as: As, concept: Concept) -> None:
    answer = client_as("office").get(at("status", concept.slug))
    assert [(s.to, s.back, s.missing) for s in answer.context["steps"]] == [
        ("deliberation", False, ["Das Konzept hat noch kein Handlungsfeld."]),
        ("participation", True, []),
    ]


def test_a_step_back_asks_for_its_reason(client_as: As, concept: Concept) -> None:
    client, address = client_as("office"), at("status", concept.slug)
    client.post(address, {"nach": "participation"})
    concept.refresh_from_db()
    assert concept.status == "drafting"
    client.post(address, {"nach": "participation", "participation-reason": "Neue Hinweise"})
    concept.refresh_from_db()
    assert concept.status == "participation"


@pytest.mark.parametrize("to", ["superseded", "unsinn", ""])
def test_a_step_that_is_none_changes_nothing(client_as: As, concept: Concept, to: str) -> None:
    assert client_as("office").post(at("status", concept.slug), {"nach": to}).status_code == 200
    concept.refresh_from_db()
    assert concept.status == "drafting"


def test_a_step_says_what_it_ends_and_whether_there_is_a_way_back(
    client_as: As, concept: Concept
) -> None:
    Concept.objects.update(status="deliberation", public=True)
    steps = {step.to: step for step in client_as("office").get(at("status", "ik")).context["steps"]}
    assert [one.key for one in steps["adopted"].ends] == ["concepts.write", "measures.write"]
    assert (steps["adopted"].returns, steps["drafting"].returns) == (False, True)
    MeasureFactory(field=FieldFactory(concept=concept))
    Concept.objects.update(status="adopted")
    page = client_as("office").get(at("status", "ik")).content.decode()
    assert "Zurück geht es danach nicht mehr." in page
    assert "Bürger*innen sehen den neuen Stand sofort." in page


@pytest.mark.parametrize(("public", "said"), [(True, True), (False, False)])
def test_what_is_public_at_once_is_said_beside_the_button(
    client_as: As, concept: Concept, public: bool, said: bool
) -> None:
    Concept.objects.update(public=public)
    office = client_as("office")
    for name in ("edit", "phase_add"):
        page = office.get(at(name, concept.slug)).content.decode()
        assert ("lesen Bürger*innen sofort" in page) is said


def test_publishing_and_withdrawing(client_as: As, concept: Concept) -> None:
    client = client_as("office")
    address = reverse("desk:publish", args=[concept.slug])
    client.post(address, {"gesehen": client.get(address).context["seen"]})
    assert Concept.objects.get().public is True
    client.post(at("withdraw", concept.slug), {"reason": ""})
    assert Concept.objects.get().public is True
    client.post(at("withdraw", concept.slug), {"reason": "Versehen"})
    assert Concept.objects.get().public is False


def test_fields_are_added_moved_and_removed(client_as: As, concept: Concept) -> None:
    client = client_as("office")
    for code in "12":
        client.post(at("field_add", concept.slug), {"code": code, "title": f"Feld {code}"})
    two = FieldOfAction.objects.get(code="2")
    client.post(at("field_move", concept.slug, two.pk), {"richtung": "hoch"})
    assert list(concept.fields.values_list("code", flat=True)) == ["2", "1"]
    answer = client.post(at("field_add", concept.slug), {"code": "2", "title": "Doppelt"})
    assert answer.context["form"].non_field_errors() == [
        "Ein Handlungsfeld mit der Nummer 2 gibt es schon."
    ]
    client.post(at("field_remove", concept.slug, two.pk))
    assert list(concept.fields.values_list("code", flat=True)) == ["1"]


def test_why_a_field_stays_is_said(client_as: As, concept: Concept) -> None:
    field = FieldFactory(concept=concept)
    MeasureFactory(field=field)
    answer = client_as("office").post(at("field_remove", concept.slug, field.pk), follow=True)
    assert "Dazu gehören noch: 1 Maßnahme." in answer.content.decode()


def test_after_the_decision_the_forms_ask_why(client_as: As, concept: Concept) -> None:
    field = FieldFactory(concept=concept, title="Alt")
    Concept.objects.filter(pk=concept.pk).update(status="adopted")
    client, address = client_as("office"), at("field", concept.slug, field.pk)
    typed = {"code": field.code, "title": "Neu"}
    assert "reason" in client.get(address).context["form"].fields
    assert client.post(address, typed).status_code == 200
    assert client.post(address, typed | {"reason": "Tippfehler"}).status_code == 302
    field.refresh_from_db()
    assert field.title == "Neu"


def test_a_phase_gets_its_actual_dates(client_as: As, concept: Concept) -> None:
    phase = PhaseFactory(concept=concept, planned_end=date(2024, 1, 31))
    client_as("office").post(
        at("phase", concept.slug, phase.pk),
        {"title": phase.title, "planned_end": "31.1.2024", "actual_end": "15.5.2024"},
    )
    phase.refresh_from_db()
    assert phase.actual_end == date(2024, 5, 15)
    page = client_as("steering").get(at("phases", concept.slug)).content.decode()
    assert "drei Monate später als geplant" in page


def test_a_phase_of_one_day_is_saved(client_as: As, concept: Concept) -> None:
    phase = PhaseFactory(concept=concept)
    days = {
        f"{kind}_{end}": "15.5.2024" for kind in ("planned", "actual") for end in ("start", "end")
    }
    client_as("office").post(at("phase", concept.slug, phase.pk), {"title": phase.title} | days)
    phase.refresh_from_db()
    assert phase.planned_end == phase.actual_end == date(2024, 5, 15)


def test_a_finding_is_refused_with_a_reason(client_as: As, concept: Concept) -> None:
    client = client_as("office")
    client.post(at("review_edit", concept.slug), {"title": "Bestandsaufnahme"})
    assert Review.objects.get().concept == concept
    client.post(
        at("finding_add", concept.slug),
        {"code": "B1", "text": "Es fehlt etwas.", "must_take_up": "on"},
    )
    finding = Finding.objects.get()
    page = client.get(at("review", concept.slug)).content.decode()
    assert "Ein Befund ist noch offen" in page
    client.post(at("finding_refuse", concept.slug, finding.pk), {"refusal": "Landessache"})
    page = client.get(at("review", concept.slug)).content.decode()
    assert "Nicht aufgegriffen, weil: Landessache" in page
    assert (
        client.post(
            at("finding_elsewhere", concept.slug, finding.pk), {"elsewhere": "Im Seniorenplan"}
        )
        .content.decode()
        .count("hat schon eine andere Antwort")
    )
    client.post(at("finding_reopen", concept.slug, finding.pk))
    client.post(at("finding_elsewhere", concept.slug, finding.pk), {"elsewhere": "Im Seniorenplan"})
    page = client.get(at("review", concept.slug)).content.decode()
    assert "Anders aufgegriffen: Im Seniorenplan" in page
    assert "Alle Befunde, die aufgegriffen werden müssen, sind beantwortet." in page


def test_before_there_is_a_review_there_are_no_findings(client_as: As, concept: Concept) -> None:
    assert client_as("office").get(at("finding_add", concept.slug)).status_code == 404
