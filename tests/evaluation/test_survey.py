"""A survey: whoever answers is counted, and nothing is left that says who it was."""

from datetime import timedelta

import pytest
from django.core import serializers
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.evaluation import operations
from gemeinwerk.evaluation.errors import (
    EvaluationClosed,
    LinkUsed,
    NotComplete,
    NothingSaid,
    SurveyNotOpen,
    SurveyRuns,
    TooFew,
)
from gemeinwerk.evaluation.models import (
    NO_ANSWER,
    Evaluation,
    FreeText,
    Survey,
    SurveyLink,
    SurveyQuestion,
)
from gemeinwerk.evaluation.surveyed import survey_document
from gemeinwerk.privacy import registry
from tests.evaluation.conftest import fill_in

pytestmark = pytest.mark.django_db
YES, NO = 0, 1


@pytest.fixture
def survey(evaluation: Evaluation, office: User) -> Survey:
    """Open, with a choice, several, a scale and a text."""
    found = operations.plan_survey(
        evaluation, title="Wie war es?", closes_on=localdate() + timedelta(days=9), by=office
    )
    options = [{"de": word, "en": ""} for word in ("Ja", "Nein")]
    for kind, given in (("choice", options), ("several", options), ("scale", []), ("text", [])):
        operations.add_survey_question(found, kind=kind, text=kind, options=given, by=office)
    return operations.open_survey(found, by=office)


def _of(survey: Survey, kind: str) -> SurveyQuestion:
    found: SurveyQuestion = survey.questions.get(kind=kind)
    return found


def _counts(question: SurveyQuestion) -> dict[int, int]:
    return dict(question.tallies.values_list("place", "count"))


def _answer(survey: Survey, *places: int, text: str = "", token: str = "") -> None:
    answers: dict[int, list[int] | str] = {_of(survey, "choice").pk: list(places)}
    if text:
        answers[_of(survey, "text").pk] = text
    operations.take_part(survey, answers=answers, token=token)


def test_nothing_is_left_that_says_who_answered_or_when(survey: Survey) -> None:
    logged = AuditEntry.objects.count()
    before = FreeText.objects.count()
    for place, text in ((YES, "Abends wäre besser."), (NO, "Zu wenig Plätze.")):
        _answer(survey, place, text=text)
    assert AuditEntry.objects.count() == logged
    assert FreeText.objects.count() == before + 2
    assert _counts(_of(survey, "choice")) == {NO_ANSWER: 0, YES: 1, NO: 1}
    assert _counts(_of(survey, "scale"))[NO_ANSWER] == 2
    columns = {field.name for field in FreeText._meta.concrete_fields}
    assert columns == {"id", "question", "text", "public_text"}
    survey.refresh_from_db()
    assert "Abends" not in serializers.serialize("json", [survey])


def test_a_link_holds_once_and_leaves_nothing(survey: Survey, office: User) -> None:
    Survey.objects.update(access="links")
    token, unused = operations.make_links(survey, number=2, by=office)
    stored = serializers.serialize("json", SurveyLink.objects.all())
    assert token not in stored
    _answer(survey, YES, token=token)
    assert SurveyLink.objects.count() == 1
    for wrong in (token, "", "0" * 24):
        with pytest.raises(LinkUsed):
            _answer(survey, NO, token=wrong)
    assert _counts(_of(survey, "choice")) == {NO_ANSWER: 0, YES: 1, NO: 0}
    operations.end_survey(survey, by=office)
    assert not SurveyLink.objects.exists()
    with pytest.raises(SurveyNotOpen):
        _answer(survey, NO, token=unused)


def test_an_answer_that_is_none_is_not_counted(survey: Survey) -> None:
    with pytest.raises(NothingSaid):
        operations.take_part(survey, answers={})
    operations.take_part(survey, answers={_of(survey, "choice").pk: [7], 999_999: [0]})
    assert _counts(_of(survey, "choice")) == {NO_ANSWER: 1, YES: 0, NO: 0}
    operations.take_part(survey, answers={_of(survey, "several").pk: [0, 1, 1]})
    assert _counts(_of(survey, "several")) == {NO_ANSWER: 1, YES: 1, NO: 1}


def test_while_people_answer_nobody_reads_what_they_say(
    survey: Survey, office: User, client: Client
) -> None:
    for _person in range(8):
        _answer(survey, YES, text="Geheim bis zum Ende.")
    client.force_login(office)
    page = client.get(reverse("evaluation:survey", args=[survey.pk])).content.decode()
    assert "8 Menschen" in page
    assert "Geheim" not in page
    text = FreeText.objects.latest("pk")
    assert client.get(reverse("evaluation:survey_text", args=[text.pk])).status_code == 404
    assert survey_document(survey) is None
    with pytest.raises(SurveyRuns):
        operations.choose_text(text, public_text="Geheim", by=office)
    with pytest.raises(SurveyRuns):
        operations.edit_survey_question(_of(survey, "choice"), text="Anders?", by=office)
    with pytest.raises(SurveyRuns):
        operations.edit_survey(survey, title="Anders?", by=office)
    fill_in(survey.evaluation, office)
    with pytest.raises(NotComplete):
        operations.close(survey.evaluation, by=office)


def _draft(survey: Survey) -> Survey:
    """The same, as it was before it was opened."""
    for question in survey.questions.all():
        question.tallies.all().delete()
    Survey.objects.update(state="draft", opened_at=None)
    survey.refresh_from_db()
    return survey


def test_a_draft_with_questions_is_opened_or_emptied_before_its_evaluation_is_closed(
    survey: Survey, office: User, client: Client
) -> None:
    fill_in(survey.evaluation, office)
    client.force_login(office)
    page = reverse("evaluation:evaluation", args=[survey.evaluation.pk])
    for said in ("die Befragung.", "ihre Fragen entfernen"):
        assert said in client.get(page).content.decode()
        with pytest.raises(NotComplete, match="Befragung ist"):
            operations.close(survey.evaluation, by=office)
        _draft(survey)
    for question in survey.questions.all():
        operations.remove_survey_question(question, by=office)
    assert operations.close(survey.evaluation, by=office).content["survey"] is None


def test_after_its_evaluation_was_closed_nobody_is_asked_any_more(
    survey: Survey, office: User, client: Client
) -> None:
    """What they would answer is told nowhere: what was closed stays as it was."""
    _draft(survey)
    Evaluation.objects.update(state="closed")
    choice, text = _of(survey, "choice"), _of(survey, "text")
    for ask in (
        lambda: operations.open_survey(survey, by=office),
        lambda: operations.edit_survey(survey, title="Anders?", by=office),
        lambda: operations.add_survey_question(survey, kind="text", text="Noch?", by=office),
        lambda: operations.edit_survey_question(choice, text="Anders?", by=office),
        lambda: operations.move_survey_question(text, up=True, by=office),
        lambda: operations.remove_survey_question(choice, by=office),
    ):
        with pytest.raises(EvaluationClosed):
            ask()
    client.force_login(office)
    page = client.get(reverse("evaluation:survey", args=[survey.pk])).content.decode()
    assert "Befragung öffnen" not in page
    assert "Neue Frage" not in page


def test_one_opened_beside_a_closed_evaluation_can_only_be_ended(
    survey: Survey, office: User
) -> None:
    Survey.objects.update(access="links")
    Evaluation.objects.update(state="closed")
    with pytest.raises(EvaluationClosed):
        operations.make_links(survey, number=2, by=office)
    with pytest.raises(EvaluationClosed):
        operations.edit_survey(survey, closes_on=localdate() + timedelta(days=90), by=office)
    assert operations.end_survey(survey, by=office).state == "closed"


def test_with_the_end_not_even_the_database_knows_in_which_order_texts_came(
    survey: Survey, office: User
) -> None:
    for number in range(6):
        _answer(survey, YES, text=f"Text {number}")
    before = set(FreeText.objects.values_list("pk", flat=True))
    operations.end_survey(survey, by=office)
    after = dict(FreeText.objects.values_list("pk", "text"))
    assert not before & set(after)
    assert sorted(after.values()) == [f"Text {number}" for number in range(6)]


def test_of_fewer_than_five_nothing_is_told(survey: Survey, office: User) -> None:
    for _person in range(4):
        _answer(survey, YES, text="Wir vier waren dabei.")
    ended = operations.end_survey(survey, by=office)
    told = survey_document(ended)
    assert told
    assert (told["people"], told["questions"]) == (None, [])
    text = FreeText.objects.latest("pk")
    with pytest.raises(TooFew):
        operations.choose_text(text, public_text="Wir vier waren dabei.", by=office)


def test_what_is_frozen_and_shown_holds_no_small_count(
    survey: Survey, office: User, client: Client
) -> None:
    """Nine said yes, three no: alone, the three would be twelve less nine."""
    for place in [YES] * 9 + [NO] * 3:
        _answer(survey, place, text="Ich, Frau Özdemir, fand es gut." if place == NO else "")
    operations.end_survey(survey, by=office)
    kept = FreeText.objects.first()
    assert kept
    operations.choose_text(kept, public_text="Es war gut.", by=office)
    fill_in(survey.evaluation, office)
    closed = operations.close(survey.evaluation, by=office)
    choice, several, scale, text = closed.content["survey"]["questions"]
    assert choice["counts"] == [None, None]
    assert choice["without_answer"] is None
    assert several["counts"] == [None, None]
    assert scale["counts"] == [None] * 5
    assert text["texts"] == ["Es war gut."]
    operations.publish(closed, by=office)
    address = reverse("portal:evaluation", args=[closed.concept.slug, closed.number])
    page = client.get(address).content.decode()
    assert "12 Menschen haben geantwortet" in page
    assert "nicht gezeigt" in page
    assert "Özdemir" not in page


def test_it_ends_with_its_last_day_whether_or_not_somebody_looks(
    survey: Survey, office: User
) -> None:
    Survey.objects.update(closes_on=localdate() - timedelta(days=1))
    with pytest.raises(SurveyNotOpen):
        _answer(survey, YES)
    assert [operations.end_over() for _ in range(2)] == [1, 0]
    survey.refresh_from_db()
    assert survey.state == "closed"


def test_texts_are_forgotten_but_for_what_was_chosen(survey: Survey, office: User) -> None:
    for text in ("Eins.", "Zwei.", "Drei.", "Vier.", "Fünf."):
        _answer(survey, YES, text=text)
    operations.end_survey(survey, by=office)
    chosen = FreeText.objects.get(text="Zwei.")
    operations.choose_text(chosen, public_text="Zwei, gekürzt.", by=office)
    assert operations.forget_texts() == 0
    Survey.objects.update(closed_at=now() - operations.TEXTS_KEPT - timedelta(days=1))
    registry.forget_over()
    left = FreeText.objects.get()
    assert (left.text, left.public_text) == ("", "Zwei, gekürzt.")


class TestOnThePublicPage:
    def test_whoever_has_the_link_answers_without_an_account(
        self, survey: Survey, client: Client
    ) -> None:
        address = reverse("portal:survey", args=[survey.key])
        choice, text = _of(survey, "choice"), _of(survey, "text")
        sent = {f"f{choice.pk}": "1", f"f{text.pk}": "Mehr Abendtermine."}
        answer = client.post(address, sent)
        assert answer["Location"] == f"{address}?danke=1"
        assert "no-store" in client.get(address)["Cache-Control"]
        assert _counts(choice)[NO] == 1
        assert FreeText.objects.get().text == "Mehr Abendtermine."

    def test_a_program_that_fills_in_everything_is_not_counted(
        self, survey: Survey, client: Client
    ) -> None:
        sent = {f"f{_of(survey, 'choice').pk}": "1", "homepage": "http://casino.example"}
        client.post(reverse("portal:survey", args=[survey.key]), sent)
        assert _counts(_of(survey, "choice"))[NO] == 0

    def test_many_answers_from_one_place_are_stopped_and_what_was_typed_stays(
        self, survey: Survey, client: Client
    ) -> None:
        address = reverse("portal:survey", args=[survey.key])
        sent = {f"f{_of(survey, 'text').pk}": "Noch einmal."}
        answers = [client.post(address, sent) for _ in range(31)]
        assert [one.status_code for one in answers[:30]] == [302] * 30
        assert answers[30].status_code == 429
        assert "Noch einmal." in answers[30].content.decode()
        assert FreeText.objects.count() == 30

    def test_a_draft_and_another_towns_survey_are_nowhere(
        self, survey: Survey, client: Client
    ) -> None:
        Survey.objects.update(state="draft")
        assert client.get(reverse("portal:survey", args=[survey.key])).status_code == 404
