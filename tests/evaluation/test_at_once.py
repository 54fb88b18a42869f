"""Many answer at once: each is counted, and a link that holds once is used once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.core.errors import DomainError
from gemeinwerk.evaluation import operations
from gemeinwerk.evaluation.models import Evaluation, Survey

pytestmark = pytest.mark.django_db(transaction=True)


def only_where_rows_are_locked() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("one writes after the other there in any case")


@pytest.fixture
def survey(evaluation: Evaluation, office: User) -> Survey:
    found = operations.plan_survey(
        evaluation,
        title="Wie war es?",
        closes_on=localdate() + timedelta(days=9),
        access="links",
        by=office,
    )
    options = [{"de": word, "en": ""} for word in ("Ja", "Nein")]
    operations.add_survey_question(found, kind="choice", text="Gut?", options=options, by=office)
    return operations.open_survey(found, by=office)


def _answer(survey: Survey, token: str) -> bool:
    try:
        operations.take_part(survey, answers={survey.questions.get().pk: [0]}, token=token)
    except DomainError:
        return False
    finally:
        connection.close()
    return True


def test_nobody_is_lost_and_nobody_counted_twice(survey: Survey, office: User) -> None:
    only_where_rows_are_locked()
    tokens = operations.make_links(survey, number=12, by=office)
    with ThreadPoolExecutor(6) as pool:
        counted = list(pool.map(lambda token: _answer(survey, token), tokens * 3))
    assert sum(counted) == 12
    survey.refresh_from_db()
    assert survey.answered == 12
    assert survey.questions.get().tallies.get(place=0).count == 12
    assert not survey.links.exists()
