"""An evaluation: everything is said before it is closed; closed, nobody changes it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.queries import history_of
from gemeinwerk.concepts.errors import NotNow
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.conflicts import Overtaken
from gemeinwerk.evaluation import operations, queries
from gemeinwerk.evaluation.errors import (
    EvaluationClosed,
    EvaluationOpen,
    NotComplete,
    NothingSaid,
    NotPublishable,
    WrongChoice,
)
from gemeinwerk.evaluation.models import Evaluation, Judgement
from gemeinwerk.ledger import checking
from gemeinwerk.ledger.leaves import digest
from gemeinwerk.ledger.models import Entry, Ledger
from gemeinwerk.ledger.operations import enter_missing
from gemeinwerk.measures.models import Measure, MeasuredValue
from gemeinwerk.monitoring.models import Report
from tests.evaluation.conftest import YESTERDAY, fill_in
from tests.factories import (
    ConceptFactory,
    GoalFactory,
    IndicatorFactory,
    MeasureFactory,
    ReportFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db


def test_what_is_only_planned_is_not_evaluated(concept: Concept, office: User) -> None:
    Concept.objects.filter(pk=concept.pk).update(status="drafting")
    with pytest.raises(NotNow):
        operations.begin(concept, kind="end", as_of=YESTERDAY, by=office)


def test_there_is_one_open_at_a_time_and_none_of_tomorrow(
    evaluation: Evaluation, office: User
) -> None:
    with pytest.raises(EvaluationOpen):
        operations.begin(evaluation.concept, kind="mid_term", as_of=YESTERDAY, by=office)
    with pytest.raises(WrongChoice):
        operations.edit(evaluation, as_of=YESTERDAY + timedelta(days=9), by=office)


def test_there_is_a_place_for_each_goal_field_measure_and_question(
    evaluation: Evaluation,
) -> None:
    """A field whose goals are judged is not judged once more; one that has none is."""
    concept = evaluation.concept
    with_goals = set(concept.goals.values_list("field__code", flat=True))
    fields = set(concept.fields.values_list("code", flat=True)) - with_goals
    judged = {one.code for one in evaluation.judgements.all()}
    assert judged == fields | {"Z 7"}
    assert set(evaluation.recommendations.values_list("measure", flat=True)) == set(
        concept.measures.values_list("pk", flat=True)
    )
    assert evaluation.answers.count() == 1


def test_a_measure_is_read_by_its_goal_before_its_field(
    evaluation: Evaluation, office: User
) -> None:
    """Though the goal belongs to another field, which is judged as well."""
    recommendation = evaluation.recommendations.get(measure__code="7.1")
    recommendation.measure.field = evaluation.concept.fields.get(code="8")
    judged = queries.judgement_about(recommendation)
    assert judged
    assert judged.code == "Z 7"


@pytest.mark.parametrize("left_out", ["judgement", "recommendation", "answer", "summary"])
def test_while_something_is_unsaid_it_is_not_closed(
    evaluation: Evaluation, office: User, left_out: str
) -> None:
    fill_in(evaluation, office)
    match left_out:
        case "judgement":
            evaluation.judgements.filter(goal__code="Z 7").update(effect_words="")
        case "recommendation":
            evaluation.recommendations.filter(measure__code="7.1").update(advice="")
        case "answer":
            evaluation.answers.update(text="")
        case _:
            Evaluation.objects.filter(pk=evaluation.pk).update(summary="")
    with pytest.raises(NotComplete) as refusal:
        operations.close(evaluation, by=office)
    named = {"judgement": "Z 7", "recommendation": "7.1", "answer": "Wen erreichen"}
    assert named.get(left_out, "Zusammenfassung") in refusal.value.message


def test_done_and_brought_about_are_judged_apart(evaluation: Evaluation, office: User) -> None:
    fill_in(evaluation, office)
    closed = operations.close(evaluation, by=office)
    goal = next(one for one in closed.content["judgements"] if one["code"] == "Z 7")
    assert (goal["delivery"]["verdict"], goal["effect"]["verdict"]) == ("yes", "unknown")
    assert (goal["measures"], goal["carried_out"]) == (1, 1)


def test_a_recommendation_without_a_ground_is_refused(evaluation: Evaluation, office: User) -> None:
    recommendation = evaluation.recommendations.first()
    assert recommendation
    with pytest.raises(NothingSaid):
        operations.recommend(recommendation, advice="end", rests_on=" ", by=office)


def test_two_who_judge_the_same_are_both_told(evaluation: Evaluation, office: User) -> None:
    judgement = evaluation.judgements.get(goal__code="Z 7")
    seen = {"effect": "", "effect_words": ""}
    operations.judge(judgement, effect="yes", by=office, seen=seen)
    with pytest.raises(Overtaken):
        operations.judge(judgement, effect="no", by=office, seen=seen)
    assert Judgement.objects.get(pk=judgement.pk).effect == "yes"


class TestEvidence:
    @pytest.fixture
    def judgement(self, evaluation: Evaluation) -> Judgement:
        found: Judgement = evaluation.judgements.get(goal__code="Z 7")
        return found

    def test_values_after_the_day_that_is_looked_at_do_not_count(
        self, judgement: Judgement, office: User
    ) -> None:
        measure = Measure.objects.get(code="7.1")
        name = "Tage bis zum Termin"
        MeasuredValue.objects.create(
            measure=measure,
            indicator=name,
            day=YESTERDAY + timedelta(days=1),
            value=1,
            entered_at=judgement.evaluation.begun_at,
        )
        operations.add_evidence(judgement, indicator=(measure, name), by=office)
        evaluation = fill_in(judgement.evaluation, office)
        closed = operations.close(evaluation, by=office)
        told = next(one for one in closed.content["judgements"] if one["code"] == "Z 7")
        values = told["evidence"][0]["indicator"]["values"]
        assert [one["day"] for one in values] == [str(YESTERDAY)]

    def test_nothing_and_what_is_anothers_is_no_evidence(
        self, judgement: Judgement, office: User
    ) -> None:
        elsewhere = IndicatorFactory(measure__concept=ConceptFactory())
        draft: Report = ReportFactory(measure=Measure.objects.get(code="7.1"), done="Entwurf")
        with pytest.raises(NothingSaid):
            operations.add_evidence(judgement, text=" ", by=office)
        with pytest.raises(WrongChoice):
            operations.add_evidence(
                judgement, indicator=(elsewhere.measure, elsewhere.name), by=office
            )
        with pytest.raises(WrongChoice):
            operations.add_evidence(judgement, report=draft, by=office)


class TestClosed:
    @pytest.fixture
    def closed(self, evaluation: Evaluation, office: User) -> Evaluation:
        fill_in(evaluation, office)
        return operations.close(evaluation, by=office)

    def test_nothing_of_it_changes_whatever_happens_at_the_desk(
        self, closed: Evaluation, office: User
    ) -> None:
        before = json.dumps(closed.content, sort_keys=True)
        concept = closed.concept
        Measure.objects.filter(code="7.1").update(title="Anders", implementation="dropped")
        concept.goals.update(title="Anders")
        operations.edit_key_question(concept.key_questions.get(), text="Anders?", by=office)
        parts = (
            lambda: operations.judge(closed.judgements.first(), effect="yes", by=office),
            lambda: operations.recommend(closed.recommendations.first(), advice="end", by=office),
            lambda: operations.answer(closed.answers.first(), text="Anders", by=office),
            lambda: operations.edit(closed, summary="Anders", by=office),
            lambda: operations.add_finding(closed, code="B2", text="Anders", by=office),
            lambda: operations.edit_finding(closed.findings.first(), text="Anders", by=office),
            lambda: operations.remove_finding(closed.findings.first(), by=office),
            lambda: operations.add_evidence(closed.judgements.first(), text="Anders", by=office),
            lambda: operations.discard(closed, by=office),
            lambda: operations.close(closed, by=office),
        )
        for attempt in parts:
            with pytest.raises(EvaluationClosed):
                attempt()
        stored = Evaluation.objects.get(pk=closed.pk).content
        assert json.dumps(stored, sort_keys=True) == before

    def test_it_is_public_when_it_is_published_and_only_of_a_public_concept(
        self, closed: Evaluation, office: User, client: Client
    ) -> None:
        address = reverse("portal:evaluation", args=[closed.concept.slug, closed.number])
        assert client.get(address).status_code == 404
        Concept.objects.filter(pk=closed.concept_id).update(public=False)
        with pytest.raises(NotPublishable):
            operations.publish(closed, by=office)
        Concept.objects.filter(pk=closed.concept_id).update(public=True)
        operations.publish(closed, by=office)
        page = client.get(address)
        assert "lässt sich nicht sagen" in page.content.decode()
        assert "Niemand hat gemessen." in page.content.decode()
        operations.withdraw(closed, by=office)
        assert client.get(address).status_code == 404

    def test_the_file_is_what_the_ledger_holds_and_a_changed_word_is_found(
        self, closed: Evaluation, office: User, client: Client
    ) -> None:
        operations.publish(closed, by=office)
        entry = Entry.objects.get(kind="evaluation", source_id=closed.pk)
        log = Ledger.objects.get(pk=entry.ledger_id)
        assert not [one for one in checking.check(log).faults if "Eintrag" in one]
        file = client.get(
            reverse("portal:evaluation_file", args=[closed.concept.slug, closed.number])
        ).content
        assert digest(file) == entry.digest
        closed.content["judgements"][0]["effect"]["verdict"] = "yes"
        Evaluation.objects.filter(pk=closed.pk).update(content=closed.content)
        assert any("nicht mehr, was eingetragen" in one for one in checking.check(log).faults)

    def test_an_open_one_is_in_no_ledger(self, closed: Evaluation, office: User) -> None:
        operations.begin(closed.concept, kind="mid_term", as_of=YESTERDAY, by=office)
        enter_missing()
        assert Entry.objects.filter(kind="evaluation").count() == 1


def test_a_key_question_keeps_its_history_and_reaches_an_open_evaluation(
    evaluation: Evaluation, office: User
) -> None:
    concept = evaluation.concept
    question = concept.key_questions.get()
    operations.edit_key_question(question, text="Wen erreichen die Angebote nicht?", by=office)
    operations.add_key_question(concept, text="Was kostet es?", by=office)
    edited = history_of(concept).get(verb="key_question.edit")
    assert edited.before["text"] == "Wen erreichen die Angebote?"
    assert edited.after["text"] == "Wen erreichen die Angebote nicht?"
    assert evaluation.answers.count() == 2


@pytest.mark.parametrize("many", [1, 30])
def test_a_page_asks_as_often_for_one_measure_as_for_thirty(
    evaluation: Evaluation,
    office: User,
    client: Client,
    many: int,
    django_assert_max_num_queries: Any,
) -> None:
    concept = evaluation.concept
    field = concept.fields.get(code="8")
    for number in range(many):
        goal = GoalFactory(concept=concept, field=field, code=f"Z 8.{number}")
        MeasureFactory(concept=concept, field=field, goal_ref=goal, code=f"8.{number}")
    operations.edit(evaluation, as_of=evaluation.as_of, by=office)
    client.force_login(office)
    with django_assert_max_num_queries(26):
        page = client.get(reverse("evaluation:evaluation", args=[evaluation.pk]))
    assert f"8.{many - 1}" in page.content.decode()


def test_the_steering_group_reads_and_does_not_write(
    evaluation: Evaluation, client: Client
) -> None:
    town = evaluation.concept.municipality
    client.force_login(user_with_role("steering", town))
    assert client.get(reverse("evaluation:evaluation", args=[evaluation.pk])).status_code == 200
    judgement = evaluation.judgements.first()
    assert judgement
    assert client.get(reverse("evaluation:judgement", args=[judgement.pk])).status_code == 403


def test_saving_a_judgement_goes_on_to_the_next_one(
    evaluation: Evaluation, office: User, client: Client
) -> None:
    client.force_login(office)
    first, second = list(evaluation.judgements.all())[:2]
    sent = {
        "delivery": "partly",
        "delivery_words": "Zwei von drei.",
        "effect": "no",
        "effect_words": "Niemand kam.",
        "base": "{}",
    }
    answer = client.post(reverse("evaluation:judgement", args=[first.pk]), sent)
    assert answer["Location"] == reverse("evaluation:judgement", args=[second.pk])
    assert Judgement.objects.get(pk=first.pk).effect == "no"
