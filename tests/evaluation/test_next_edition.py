"""What was found becomes what the next edition must answer."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts import queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.evaluation import operations
from gemeinwerk.evaluation.errors import NoNextEdition, NotComplete
from gemeinwerk.evaluation.models import Evaluation
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Measure
from tests.evaluation.conftest import fill_in
from tests.factories import FindingFactory, MeasureFactory, ReviewFactory

pytestmark = pytest.mark.django_db


def _next(concept: Concept, office: User) -> Concept:
    return concepts.begin_next_edition(
        concept,
        title="Integrationskonzept",
        period_start=date(2030, 1, 1),
        period_end=date(2034, 12, 31),
        by=office,
    )


def _findings(concept: Concept) -> list[tuple[str, str]]:
    return [(one.finding.code, one.state) for one in queries.findings(concept)]


def test_the_next_edition_begins_with_what_was_found_and_what_stayed_open(
    evaluation: Evaluation, office: User
) -> None:
    concept = evaluation.concept
    review = ReviewFactory(concept=concept)
    FindingFactory(review=review, code="B1", text="Schon 2018 offen.")
    FindingFactory(review=review, code="B9", elsewhere="Im Bildungsplan.")
    fill_in(evaluation, office)
    operations.close(evaluation, by=office)
    new = _next(concept, office)
    # Both had a finding B1: neither takes the other's place.
    assert _findings(new) == [("B1", "open"), (f"B1/{concept.edition}", "open")]
    review = queries.review(new)
    assert review
    assert review.summary == "Viel getan, wenig gemessen."
    handed = evaluation.findings.get()
    assert handed.handed_to
    assert handed.handed_to.review_id == review.pk


def test_what_is_closed_later_is_handed_on_once(evaluation: Evaluation, office: User) -> None:
    with pytest.raises(NotComplete):
        operations.hand_on(evaluation, by=office)
    fill_in(evaluation, office)
    closed = operations.close(evaluation, by=office)
    with pytest.raises(NoNextEdition):
        operations.hand_on(closed, by=office)
    Concept.objects.filter(pk=closed.concept_id).update(status="evaluated")
    closed.refresh_from_db()
    new = concepts.create(
        closed.concept.municipality,
        title="Integrationskonzept",
        period_start=date(2030, 1, 1),
        period_end=date(2034, 12, 31),
        by=office,
        predecessor=closed.concept,
    )
    assert [operations.hand_on(closed, by=office) for _ in range(2)] == [1, 0]
    assert _findings(new) == [("B1", "open")]


def test_without_an_evaluation_there_is_no_review_to_answer(concept: Concept, office: User) -> None:
    assert queries.review(_next(concept, office)) is None


class TestTakingOver:
    @pytest.fixture
    def new(self, evaluation: Evaluation, office: User) -> Concept:
        field = evaluation.concept.fields.get(code="7")
        for code in ("7.2", "7.3"):
            MeasureFactory(
                concept=evaluation.concept, field=field, code=code, implementation="in_progress"
            )
        operations.edit(evaluation, as_of=evaluation.as_of, by=office)
        fill_in(evaluation, office)
        for code, advice in (("7.1", "continue"), ("7.2", "everyday")):
            operations.recommend(
                evaluation.recommendations.get(measure__code=code),
                advice=advice,
                rests_on=f"Weil {code} wirkt.",
                by=office,
            )
        operations.close(evaluation, by=office)
        return _next(evaluation.concept, office)

    def test_what_is_recommended_is_proposed_and_a_person_decides(
        self, new: Concept, office: User, client: Client
    ) -> None:
        """7.1 is finished and is to go on all the same; nobody can call it dropped afterwards."""
        client.force_login(office)
        address = reverse("desk:take_over", args=[new.slug])
        page = client.get(address)
        forms = {form.measure.code: form for form in page.context["forms"]}
        assert "Weil 7.1 wirkt." in page.content.decode()
        assert (forms["7.1"].initial["choice"], forms["7.2"].initial["choice"]) == (
            "uebernehmen",
            "alltag",
        )
        assert "reason" not in forms["7.1"].fields
        assert forms["7.2"].initial["reason"] == "Weil 7.2 wirkt."
        assert "reason" not in forms["7.3"].initial
        field = new.fields.get(code="7").pk
        sent = {f"{form.prefix}-choice": "spaeter" for form in forms.values()} | {
            f"{forms['7.1'].prefix}-choice": "uebernehmen",
            f"{forms['7.1'].prefix}-field": field,
            f"{forms['7.2'].prefix}-choice": "alltag",
            f"{forms['7.2'].prefix}-reason": "Läuft ohne das Konzept weiter.",
        }
        client.post(address, sent)
        assert [one.predecessor.code for one in new.measures.all()] == ["7.1"]
        assert Measure.objects.get(code="7.2").implementation == "everyday"
        assert Measure.objects.get(concept=new.predecessor, code="7.1").implementation == "done"
        left = {one.measure.code for one in client.get(address).context["forms"]}
        assert not left & {"7.1", "7.2"}

    def test_indicators_come_with_their_series_and_each_page_leads_to_the_other(
        self, new: Concept, office: User, client: Client
    ) -> None:
        source = Measure.objects.get(concept=new.predecessor, code="7.1")
        taken = measures.take_over(source, into=new.fields.get(code="7"), by=office)
        series = list(source.measured.values_list("day", "value", "source"))
        assert series
        assert list(taken.measured.values_list("day", "value", "source")) == series
        assert source.measured.count() == len(series)
        client.force_login(office)
        for one, other, words in (
            (source, taken, "Fortgeführt als"),
            (taken, source, "Führt fort"),
        ):
            page = client.get(reverse("measures:overview", args=[one.concept.slug, one.pk]))
            there = reverse("measures:overview", args=[other.concept.slug, other.pk])
            said = page.content.decode()
            assert words in said
            assert f'href="{there}"' in said
            assert f"({other.concept.name})" in said


@pytest.mark.parametrize("period_end", [date(2024, 12, 31), date(2099, 12, 31)])
def test_the_next_step_is_named_once_its_time_is_over(
    concept: Concept, office: User, client: Client, period_end: date
) -> None:
    Concept.objects.filter(pk=concept.pk).update(
        period_start=date(2020, 1, 1), period_end=period_end
    )
    client.force_login(office)
    page = reverse("desk:concept", args=[concept.slug])
    begin = reverse("evaluation:begin", args=[concept.slug])
    is_over = period_end.year < 2099
    assert (begin in client.get(page).content.decode()) is is_over
    found = operations.begin(concept, kind="end", as_of=date(2024, 12, 31), by=office)
    said = client.get(page).content.decode()
    assert begin not in said
    assert ("Die Auswertung ist noch nicht abgeschlossen." in said) is is_over
    operations.close(fill_in(found, office), by=office)
    said = client.get(page).content.decode()
    assert ("aber noch nicht öffentlich" in said) is is_over
