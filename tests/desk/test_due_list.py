"""The desk starts with what is due for the person, with one next step each."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.desk.due_list import due_for
from gemeinwerk.desk.queries import blocking_errors
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import CatalogueVersion, ImportRun, Measure
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    FindingFactory,
    MeasureFactory,
    MilestoneFactory,
    MunicipalityFactory,
    PhaseFactory,
    QuestionFactory,
    ReviewFactory,
    UnitFactory,
    user_with_role,
)

As = Callable[..., Client]
LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def unit(town: Municipality) -> Organisation:
    return UnitFactory(municipality=town, name="Fachbereich Soziales")


@pytest.fixture
def concept(town: Municipality) -> Concept:
    """In deliberation, without anything due."""
    return ConceptFactory(municipality=town, slug="ik", title="Konzept", status="deliberation")


@pytest.fixture
def editor(town: Municipality, unit: Organisation) -> User:
    return user_with_role("unit_editor", town, unit=unit)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


def measure(concept: Concept, unit: Organisation | None = None, **fields: Any) -> Measure:
    return MeasureFactory(
        field=FieldFactory(concept=concept), code="1.1", title="Beraten", lead_unit=unit, **fields
    )


def steps(user: User, town: Municipality) -> list[tuple[str, str]]:
    return [(thing.text, thing.action) for thing in due_for(user, town)]


def only(user: User, town: Municipality, action: str) -> tuple[str, str]:
    """Sentence and address of what asks for a certain step."""
    [found] = [thing for thing in due_for(user, town) if thing.action == action]
    return found.text, found.url


# --- the unit -----------------------------------------------------------------------------------


def test_a_unit_is_asked_to_confirm(
    town: Municipality, concept: Concept, unit: Organisation, editor: User
) -> None:
    asked = measure(concept, unit, confirmation="asked")
    assert only(editor, town, "Lesen und bestätigen") == (
        "Das Büro bittet Sie, Maßnahme 1.1 Beraten zu bestätigen.",
        reverse("measures:confirmation", args=["ik", asked.pk]),
    )


def test_a_unit_sees_the_errors_of_its_own_measures_only(
    town: Municipality, concept: Concept, unit: Organisation, editor: User
) -> None:
    mine = measure(concept, unit)
    MeasureFactory(field=mine.field, lead_unit=UnitFactory(municipality=town))
    assert only(editor, town, "Überarbeiten") == (
        "Maßnahme 1.1 Beraten ist noch nicht entscheidungsreif.",
        reverse("measures:edit", args=["ik", mine.pk]),
    )


@pytest.mark.parametrize(
    ("days", "word"), [(-1, "überfällig"), (0, "bald fällig"), (30, "bald fällig"), (31, None)]
)
def test_milestones_that_are_near_or_past(
    town: Municipality,
    concept: Concept,
    unit: Organisation,
    editor: User,
    days: int,
    word: str | None,
) -> None:
    Concept.objects.filter(pk=concept.pk).update(status="implementation")
    due = timezone.localdate() + timedelta(days=days)
    MilestoneFactory(measure=measure(concept, unit), due=due)
    assert [thing.word for thing in due_for(editor, town)] == ([word] if word else [])


def test_milestones_of_what_is_finished_are_not_due(
    town: Municipality, concept: Concept, unit: Organisation, editor: User
) -> None:
    Concept.objects.filter(pk=concept.pk).update(status="implementation")
    MilestoneFactory(measure=measure(concept, unit, implementation="done"), due=LONG_AGO)
    assert due_for(editor, town) == []


def test_much_of_one_kind_is_told_in_one_line(
    town: Municipality, concept: Concept, unit: Organisation, editor: User
) -> None:
    field = FieldFactory(concept=concept)
    MeasureFactory.create_batch(8, field=field, lead_unit=unit, confirmation="asked")
    assert only(editor, town, "Alle auf einer Seite bestätigen") == (
        "5 weitere Maßnahmen warten auf Ihre Bestätigung.",
        reverse("measures:answer"),
    )


# --- the office ---------------------------------------------------------------------------------


def test_of_many_milestones_the_rest_is_told_in_one_line(
    concept: Concept, unit: Organisation, editor: User, town: Municipality
) -> None:
    late = measure(concept, unit)
    for n in range(5):
        MilestoneFactory(measure=late, title=f"Schritt {n}", due=LONG_AGO)
    found = [one for one in due_for(editor, town) if "Meilenstein" in one.text]
    rest = found[-1]
    assert (len(found), rest.text) == (4, "2 weitere Meilensteine sind fällig oder bald fällig.")
    assert rest.url == reverse("measures:mine")


def test_what_was_returned_in_two_concepts_leads_to_two_lists(
    concept: Concept, unit: Organisation, office: User, town: Municipality
) -> None:
    other = ConceptFactory(municipality=town, slug="klima", title="Klima", status="deliberation")
    for one in (concept, other):
        field = FieldFactory(concept=one)
        for n in range(4):
            MeasureFactory(field=field, code=f"1.{n}", lead_unit=unit, confirmation="returned")
    lists = [one.url for one in due_for(office, town) if "weitere" in one.text]
    assert sorted(url.split("/")[3] for url in lists) == ["ik", "klima"]


def test_the_office_hears_what_was_returned(
    town: Municipality, concept: Concept, unit: Organisation, office: User
) -> None:
    back = measure(concept, unit, confirmation="returned", confirmation_note="Zeitraum falsch")
    found = due_for(office, town)[0]
    assert (found.text, found.detail, found.url) == (
        "Fachbereich Soziales hat Maßnahme 1.1 Beraten zurückgegeben.",
        "Zeitraum falsch",
        reverse("measures:edit", args=["ik", back.pk]),
    )


def test_open_findings_late_phases_and_mails(
    town: Municipality, concept: Concept, office: User
) -> None:
    FindingFactory(review=ReviewFactory(concept=concept))
    PhaseFactory(concept=concept, title="Redaktion", planned_start=None, planned_end=LONG_AGO)
    Notice.objects.create(
        municipality=town, kind="x", recipient="a@x.example", subject="s", body="b", state="review"
    )
    assert steps(office, town) == [
        ("Ein Befund der Bestandsaufnahme ist noch offen.", "Befunde beantworten"),
        (
            "Ein Fehler der Prüfung steht einer Fassung für Rat und Beschluss im Weg.",
            "Prüfung ansehen",
        ),
        ("Die Phase „Redaktion“ ist nicht im Plan.", "Termine pflegen"),
        ("Eine Mitteilung wartet auf Ihre Durchsicht.", "Postausgang öffnen"),
    ]


def test_errors_that_block_are_counted_anew_after_any_change(
    town: Municipality, concept: Concept, unit: Organisation, office: User
) -> None:
    written = measure(concept)
    with_lead_missing = blocking_errors(concept)
    assert blocking_errors(concept) == with_lead_missing
    measures.edit(written, by=office, changes={"lead_unit": unit.pk}, expected_revision=1)
    assert blocking_errors(concept) == with_lead_missing - 1


def test_a_file_waits_to_be_looked_through(
    town: Municipality, concept: Concept, office: User
) -> None:
    ImportRun.objects.create(concept=concept, file_name="katalog.xlsx", sha256="0", state="ready")
    assert only(office, town, "Durchsehen")[0] == (
        "Die Datei „katalog.xlsx“ ist gelesen und wartet auf Ihre Durchsicht."
    )


def test_whoever_asks_to_be_forgotten_is_not_forgotten(town: Municipality, office: User) -> None:
    asking = user_with_role("participant", town, name="Kim", removal_requested_at=timezone.now())
    assert only(office, town, "Konto ansehen") == (
        "Kim bittet darum, das Konto zu löschen.",
        reverse("accounts:account", args=[asking.pk]),
    )


@pytest.mark.parametrize("role", ["steering", "council_reader", "participant"])
def test_readers_have_nothing_to_do(
    town: Municipality, concept: Concept, unit: Organisation, role: str
) -> None:
    measure(concept, unit, confirmation="returned")
    PhaseFactory(concept=concept, planned_end=LONG_AGO, planned_start=None)
    assert due_for(user_with_role(role, town), town) == []


def test_nothing_of_another_town_is_due(town: Municipality, office: User) -> None:
    elsewhere = ConceptFactory(municipality=MunicipalityFactory(), status="drafting")
    measure(elsewhere, confirmation="returned")
    PhaseFactory(concept=elsewhere, planned_end=LONG_AGO, planned_start=None)
    assert due_for(office, town) == []


@pytest.mark.parametrize("role", ["office", "unit_editor"])
def test_what_is_due_costs_the_same_for_1_and_30(
    client_as: As,
    town: Municipality,
    concept: Concept,
    unit: Organisation,
    role: str,
    django_assert_max_num_queries: Any,
) -> None:
    client = client_as(role, unit=unit)
    field = FieldFactory(concept=concept)
    review = ReviewFactory(concept=concept)

    def more(count: int) -> None:
        for state in ("asked", "returned"):
            for one in MeasureFactory.create_batch(
                count, field=field, lead_unit=unit, confirmation=state
            ):
                MilestoneFactory(measure=one, due=LONG_AGO)
        PhaseFactory.create_batch(count, concept=concept, planned_end=LONG_AGO, planned_start=None)
        FindingFactory.create_batch(count, review=review)

    more(4)
    client.get(reverse("desk:home"))  # the session is noted once
    with django_assert_max_num_queries(40) as four:
        client.get(reverse("desk:home"))
    more(26)
    client.get(reverse("desk:home"))
    with django_assert_max_num_queries(40) as thirty:
        client.get(reverse("desk:home"))
    assert len(thirty) == len(four)


# --- the page -----------------------------------------------------------------------------------


def version(concept: Concept, number: int, kind: str) -> CatalogueVersion:
    return CatalogueVersion.objects.create(
        concept=concept,
        number=number,
        kind=kind,
        frozen_at=timezone.now(),
        frozen_by="Jana",
        content={},
        checksum="0",
    )


@pytest.mark.parametrize(
    ("role", "numbers"),
    [("steering", [2]), ("council_reader", [2]), ("participant", [1]), ("administrator", [])],
)
def test_readers_find_the_newest_version_they_may_read(
    client_as: As, concept: Concept, role: str, numbers: list[int]
) -> None:
    version(concept, 1, "participation")
    version(concept, 2, "council")
    answer = client_as(role).get(reverse("desk:home"))
    assert [one.number for one in answer.context["versions"]] == numbers


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("office", "Beginnen Sie mit einem Konzept"),
        ("council_reader", "Noch gibt es nichts zu lesen"),
        ("administrator", "Sie halten den Betrieb am Laufen"),
    ],
)
def test_an_empty_desk_teaches(client_as: As, role: str, words: str) -> None:
    assert words in client_as(role).get(reverse("desk:home")).content.decode()


def test_a_quiet_desk_says_so(client_as: As, concept: Concept) -> None:
    assert "Gerade ist nichts zu tun." in (
        client_as("steering").get(reverse("desk:home")).content.decode()
    )


def test_without_signing_in_one_is_asked_to(client: Client, town: Municipality) -> None:
    answer = client.get(reverse("desk:home"))
    assert (answer.status_code, "next=" in answer["Location"]) == (302, True)


def test_a_question_is_due_for_the_unit_that_leads_and_for_the_office(
    concept: Concept, unit: Organisation, editor: User, office: User, town: Municipality
) -> None:
    led = measure(concept, unit)
    elsewhere = MeasureFactory(field=led.field, lead_unit=UnitFactory(municipality=town))
    asked = QuestionFactory(measure=led, text=f"Warum {'sehr ' * 40}lange?")
    QuestionFactory(measure=elsewhere)
    QuestionFactory(measure=led, state="declined", answered_at=timezone.now())
    own = [one for one in due_for(editor, town) if one.action == "Antworten"]
    assert [one.url for one in own] == [f"/arbeitsplatz/fragen/{asked.pk}/"]
    assert own[0].text.startswith(f"Jemand fragt zu {led.code}: „Warum sehr")
    assert len(own[0].text) < 130
    assert len([one for one in due_for(office, town) if one.action == "Antworten"]) == 2


def test_an_answer_past_its_day_says_so_and_stands_first(
    concept: Concept, unit: Organisation, office: User, town: Municipality
) -> None:
    led = measure(concept, unit)
    now = timezone.now()
    QuestionFactory(measure=led, text="Neu?", asked_at=now)
    QuestionFactory(measure=led, text="Gerade noch?", asked_at=now - timedelta(days=14))
    QuestionFactory(measure=led, text="Alt?", asked_at=now - timedelta(days=24))
    told = [one for one in due_for(office, town) if "fragen/" in one.url]
    assert [(one.tone, one.word) for one in told] == [
        ("delayed", "seit zehn Tagen überfällig"), ("none", "offen"), ("none", "offen"),
    ]  # fmt: skip
    assert "Alt?" in told[0].text
    assert told[0].detail.endswith(f"; {unit.name}")
    assert "zu beantworten bis" in told[0].detail


def test_many_questions_are_few_lines(
    concept: Concept, unit: Organisation, office: User, town: Municipality
) -> None:
    led = measure(concept, unit)
    for _ in range(5):
        QuestionFactory(measure=led)
    told = [one for one in due_for(office, town) if "fragen/" in one.url]
    assert [one.action for one in told] == ["Antworten"] * 3 + ["Alle ansehen"]
    assert told[-1].url == "/arbeitsplatz/fragen/?stand=open"
