"""Whatever is sent to the public forms: no server error, and nothing is stored that was refused."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemeinwerk.accounts.models import Attempts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.invitations.answering.models import NeedsOrder, Reply
from gemeinwerk.invitations.joining import operations as joining
from gemeinwerk.invitations.joining.models import JoinRequest
from tests.invitations.answering.random_requests import (
    ANSWER,
    COMES,
    JOIN,
    JOINS,
    forms,
    send,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]
FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


@FEW
@given(typed=forms(ANSWER, COMES), language=st.sampled_from(["de", "ar", "xx"]))
def test_of_an_answer(made: object, typed: dict[str, list[str]], language: str) -> None:
    Attempts.objects.all().delete()
    before = (Reply.objects.count(), NeedsOrder.objects.count())
    answer = send(reverse("answering:page", args=[made.token]), typed, language)  # type: ignore[attr-defined]
    assert answer.status_code < 500
    if answer.status_code != 302:
        assert (Reply.objects.count(), NeedsOrder.objects.count()) == before


@FEW
@given(typed=forms(JOIN, JOINS))
def test_of_who_wants_to_join(
    concept: Concept, wave: object, office: object, typed: dict[str, list[str]]
) -> None:
    Attempts.objects.all().delete()
    Concept.objects.filter(pk=concept.pk).update(public=True, status="participation")
    concept.refresh_from_db()
    joining.set_joining(concept, is_open=True, text="", wave=wave, by=office)  # type: ignore[arg-type]
    before = JoinRequest.objects.count()
    answer = send(reverse("joining:join", args=[concept.slug]), typed, "uk")
    assert answer.status_code < 500
    if answer.status_code != 302:
        assert JoinRequest.objects.count() == before
