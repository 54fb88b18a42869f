"""The questions of a survey at the desk: written while it is a draft, read once it is open."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.evaluation import operations
from gemeinwerk.evaluation.models import Evaluation, Survey, SurveyQuestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(evaluation: Evaluation, office: User, client: Client) -> Survey:
    found = operations.plan_survey(
        evaluation, title="Wie war es?", closes_on=localdate() + timedelta(days=9), by=office
    )
    options = [{"de": "Ja", "en": "Yes"}, {"de": "Nein", "en": "No"}]
    operations.add_survey_question(
        found, kind="choice", text="Kamen Sie an?", text_en="Did you come?", options=options,
        by=office,
    )  # fmt: skip
    client.force_login(office)
    return found


def question_page(survey: Survey) -> str:
    return reverse("evaluation:survey_question", args=[survey.questions.get().pk])


def main(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def test_a_draft_is_written(draft: Survey, client: Client) -> None:
    assert question_page(draft) in main(client, reverse("evaluation:survey", args=[draft.pk]))
    page = main(client, question_page(draft))
    assert "Speichern" in page
    assert "Entfernen" in page


def test_an_open_one_is_read_and_says_why(draft: Survey, office: User, client: Client) -> None:
    operations.open_survey(draft, by=office)
    assert question_page(draft) in main(client, reverse("evaluation:survey", args=[draft.pk]))
    page = main(client, question_page(draft))
    assert "Die Befragung ist offen. Solange Menschen antworten, bleiben ihre Fragen" in page
    for said in ("Kamen Sie an?", "Did you come?", "Ja", "Yes"):
        assert said in page
    for refused in ("<form", "<input", "Speichern", "Entfernen"):
        assert refused not in page


def test_a_new_question_is_not_offered_then(draft: Survey, office: User, client: Client) -> None:
    operations.open_survey(draft, by=office)
    address = reverse("evaluation:survey_question_add", args=[draft.pk])
    answer = client.get(address, follow=True)
    assert answer.redirect_chain == [(reverse("evaluation:survey", args=[draft.pk]), 302)]
    assert "bleiben ihre Fragen, wie sie sind" in answer.content.decode()


def test_who_was_writing_when_it_was_opened_keeps_what_was_typed(
    draft: Survey, office: User, client: Client
) -> None:
    sent = {"kind": "choice", "text": "Kamen Sie gern?", "typed": "Ja\nNein"}
    operations.open_survey(draft, by=office)
    page = client.post(question_page(draft), sent).content.decode()
    assert "Kamen Sie gern?" in page
    assert "Die Befragung ist offen." in page
    assert SurveyQuestion.objects.get().text == "Kamen Sie an?"
