"""The edition of 2018, evaluated: judged apart, asked without names, handed on."""

import re

import pytest
from django.test import Client

from gemeinwerk.concepts.models import Concept
from gemeinwerk.evaluation.models import Evaluation, Survey
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.xdist_group("demo")]


def test_the_edition_before_is_evaluated_and_its_findings_are_asked_of_the_next(
    havelfurt: Municipality,
) -> None:
    evaluation = Evaluation.objects.select_related("concept").get(kind="end")
    assert (evaluation.state, evaluation.published) == ("closed", True)
    verdicts = {
        (one["delivery"]["verdict"], one["effect"]["verdict"])
        for one in evaluation.content["judgements"]
    }
    assert ("yes", "unknown") in verdicts
    following = Concept.objects.get(predecessor=evaluation.concept)
    asked = {one.pk for one in following.review.findings.all()}
    assert {one.handed_to_id for one in evaluation.findings.all()} == asked


def test_its_public_page_shows_no_small_count(havelfurt: Municipality) -> None:
    client = Client(headers={"host": "localhost"})
    page = client.get("/konzepte/integrationskonzept-2018-2022/auswertung/1/").content.decode()
    assert "64 Menschen haben geantwortet" in page
    cells = re.findall(r'--numeric" data-label="Menschen">(.*?)</td>', page, re.S)
    counts = [int(cell) for cell in cells if cell.strip().isdigit()]
    assert len(cells) > len(counts) > 10
    assert min(counts) >= 5
    assert "Krankenhaus" not in page


def test_half_way_a_survey_runs_and_its_link_went_out_by_mail(havelfurt: Municipality) -> None:
    survey = Survey.objects.get(evaluation__kind="mid_term")
    assert survey.state == "open"
    mails = Notice.objects.filter(municipality=havelfurt, kind="survey.asked")
    assert mails.count() == survey.mails.count() > 5
    assert {one.state for one in mails} == {"sent"}
    assert all(survey.key in one.body for one in mails)
    assert "thiele" not in " ".join(one.recipient for one in mails)
