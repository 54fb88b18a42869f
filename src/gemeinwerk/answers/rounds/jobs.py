"""Releasing a round as background work: it may write to thousands."""

from datetime import timedelta

from django.db.models import Q

from gemeinwerk.answers.rounds.models import AnswerRound, RoundState
from gemeinwerk.answers.rounds.operations import releasing
from gemeinwerk.core import jobs

RELEASING = jobs.Kind(
    key="answer_round.release",
    model=AnswerRound,
    waiting=lambda now: Q(state=RoundState.RELEASING),
    town="concept__municipality",
    asked=releasing.asked_for,
    do=releasing.carry_out,
    failed=releasing.fail,
    lease=timedelta(minutes=10),
    related=("concept",),
)
jobs.register(RELEASING)
