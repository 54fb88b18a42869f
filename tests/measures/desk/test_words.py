"""The office asks on one page, the unit answers on one page, both see what was said."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations
from gemeinwerk.measures.forms import answering
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    MilestoneFactory,
    UnitFactory,
)

As = Callable[..., Client]


@pytest.fixture
def unit(town: Municipality) -> Organisation:
    return UnitFactory(municipality=town, name="Fachbereich Soziales")


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town, slug="ik", title="Konzept", status="deliberation")


@pytest.fixture
def measures(concept: Concept, unit: Organisation) -> list[Measure]:
    field = FieldFactory(concept=concept)
    return [
        MeasureFactory(field=field, code=f"1.{n}", title=f"Beraten {n}", lead_unit=unit)
        for n in (1, 2, 3)
    ]


@pytest.fixture
def editor(client_as: As, unit: Organisation) -> Client:
    return client_as("unit_editor", unit=unit, name="Kim Muster")


@pytest.fixture
def office(client_as: As) -> Client:
    return client_as("office")


def keys(measures: list[Measure]) -> list[int]:
    return [one.pk for one in measures]


def asked(office: Client, concept: Concept, measures: list[Measure], **more: Any) -> Any:
    due = localdate() + timedelta(days=14)
    data = {"massnahme": keys(measures), "due": due.isoformat(), **more}
    return office.post(reverse("measures:confirmations", args=[concept.slug]), data, follow=True)


def sent(measures: list[Measure], **more: Any) -> dict[str, Any]:
    return {
        "massnahme": keys(measures),
        **{f"stand-{one.pk}": one.revision for one in measures},
        **more,
    }


ANSWER = "/arbeitsplatz/meine-massnahmen/bestaetigen/"


def test_the_day_that_is_proposed_is_a_working_day(
    office: Client, concept: Concept, measures: list[Measure], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = reverse("measures:confirmations", args=[concept.slug])
    for day in range(7):
        monkeypatch.setattr(answering, "localdate", lambda day=day: date(2026, 11, 23 + day))
        due = office.get(address).context["form"].initial["due"]
        assert due.weekday() < 5
        assert due - date(2026, 11, 23 + day) >= timedelta(days=14)


def test_from_asking_to_answered(
    office: Client, editor: Client, concept: Concept, measures: list[Measure]
) -> None:
    answer = asked(office, concept, measures)
    assert "Benachrichtigt: Kim Muster." in answer.content.decode()
    page = editor.get(ANSWER).content.decode()
    assert all(str(one) in page for one in measures)
    editor.post(ANSWER, sent(measures[:2], bestaetigen="1"))
    editor.post(ANSWER, sent(measures[2:], zurueckgeben="1", reason="Zu teuer."))
    page = office.get(reverse("measures:confirmations", args=["ik"])).content.decode()
    assert "3 von 3 beantwortet" in page
    assert "Zu teuer." in page
    assert "Zu bestätigen ist gerade nichts" in editor.get(ANSWER).content.decode()


def test_what_others_lead_is_not_answered_whatever_is_sent(
    office: Client, client_as: As, concept: Concept, measures: list[Measure], editor: Client
) -> None:
    asked(office, concept, measures)
    other = client_as("unit_editor", unit=UnitFactory(municipality=concept.municipality))
    answer = other.post(ANSWER, sent(measures, bestaetigen="1"))
    assert "Bitte wählen Sie mindestens eine Maßnahme aus." in answer.content.decode()
    assert not Measure.objects.filter(confirmation="confirmed").exists()


def test_a_reason_that_is_missing_keeps_what_was_ticked(
    office: Client, editor: Client, concept: Concept, measures: list[Measure]
) -> None:
    asked(office, concept, measures)
    page = editor.post(ANSWER, sent(measures[1:2], zurueckgeben="1", reason="")).content.decode()
    assert f'value="{measures[1].pk}" checked' in page
    assert f'value="{measures[0].pk}" checked' not in page


def test_what_changed_while_the_page_stood_open_is_said_and_stays_to_be_answered(
    office: Client, editor: Client, concept: Concept, measures: list[Measure]
) -> None:
    asked(office, concept, measures)
    data = sent(measures, bestaetigen="1")
    by = office.user  # type: ignore[attr-defined]
    operations.edit(measures[0], changes={"title": "Anders"}, by=by, expected_revision=1)
    page = editor.post(ANSWER, data).content.decode()
    assert "inzwischen geändert" in page
    assert "2 Maßnahmen sind bestätigt" in page
    assert set(Measure.objects.values_list("code", "confirmation")) == {
        ("1.1", "asked"), ("1.2", "confirmed"), ("1.3", "confirmed"),
    }  # fmt: skip


def test_a_day_that_has_passed_is_refused_at_its_field(
    office: Client, editor: Client, concept: Concept, measures: list[Measure]
) -> None:
    page = asked(office, concept, measures, due="1.2.2020").content.decode()
    assert "Die Frist muss nach dem heutigen Tag liegen." in page
    assert not Measure.objects.filter(confirmation="asked").exists()


def test_a_unit_that_is_no_more_cannot_be_ticked(
    office: Client, concept: Concept, measures: list[Measure], unit: Organisation
) -> None:
    Organisation.objects.filter(pk=unit.pk).update(active=False)
    page = office.get(reverse("measures:confirmations", args=["ik"])).content.decode()
    assert "Diesen Fachbereich gibt es nicht mehr" in page
    assert 'name="massnahme"' not in page


def test_once_decided_it_is_only_looked_at(
    office: Client, concept: Concept, measures: list[Measure], editor: Client
) -> None:
    Concept.objects.update(status="implementation")
    page = office.get(reverse("measures:confirmations", args=["ik"])).content.decode()
    assert "Der Text der Maßnahmen steht" in page
    assert "Angekreuzte um Bestätigung bitten" not in page


def test_ones_own_measures_stand_in_the_order_of_their_days(
    editor: Client,
    office: Client,
    concept: Concept,
    measures: list[Measure],
    unit: Organisation,
) -> None:
    """Of one concept the unit's word is asked; another, decided one is carried out."""
    today = localdate()
    asked(office, concept, measures[:1])
    MilestoneFactory(measure=measures[1], title="Ungewiss", due=today - timedelta(days=40))
    decided = ConceptFactory(
        municipality=concept.municipality, slug="bk", title="Beschlossen", status="implementation"
    )
    field = FieldFactory(concept=decided)
    first, second = (
        MeasureFactory(field=field, code=f"2.{n}", title=f"Zugesagt {n}", lead_unit=unit)
        for n in (1, 2)
    )
    MilestoneFactory(measure=first, title="Später", due=today + timedelta(days=20))
    MilestoneFactory(measure=second, title="Längst", due=today - timedelta(days=40))
    MilestoneFactory(measure=second, title="Fern", due=today + timedelta(days=400))
    MilestoneFactory(
        measure=second, title="Erreicht", due=today, reached_on=today - timedelta(days=1)
    )
    page = editor.get(reverse("measures:mine")).content.decode()
    places = [page.index(word) for word in ("Längst", "Antwort bis", "Später", "Fern")]
    assert places == sorted(places)
    due = page.split("Alle meine Maßnahmen")[0]
    assert "Erreicht" not in due
    assert "Ungewiss" not in due


def test_of_what_was_dropped_nothing_is_due(
    editor: Client, measures: list[Measure], concept: Concept
) -> None:
    MilestoneFactory(measure=measures[0], title="Längst")
    Concept.objects.update(status="implementation")
    Measure.objects.update(implementation="dropped")
    page = editor.get(reverse("measures:mine")).content.decode()
    assert "Längst" not in page
    assert "nicht weiter verfolgt" in page


@pytest.mark.parametrize("page", ["measures:mine", "measures:answer"])
def test_it_takes_the_same_queries_for_one_and_for_many(
    page: str,
    editor: Client,
    office: Client,
    concept: Concept,
    measures: list[Measure],
    unit: Organisation,
    django_assert_max_num_queries: Any,
) -> None:
    field = measures[0].field
    more = [MeasureFactory(field=field, code=f"2.{n}", lead_unit=unit) for n in range(30)]
    for measure in more:
        MilestoneFactory(measure=measure)
    asked(office, concept, [*measures, *more])
    with django_assert_max_num_queries(17):
        editor.get(reverse(page))
