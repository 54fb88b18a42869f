"""Contributions with answers somebody else has read, ready for a round."""

from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import operations
from gemeinwerk.answers.rounds import operations as rounds
from gemeinwerk.answers.rounds.models import AnswerRound
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, Voice
from gemeinwerk.core import jobs
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.answers.conftest import said
from tests.factories import user_with_role

WHY = "Die Beratung begleitet künftig auch den Auszug."


@pytest.fixture
def reader(town: Municipality) -> User:
    """The second person."""
    return user_with_role("office", town, name="Kim Beispiel")


class Desk:
    """What the office does, in short."""

    def __init__(self, concept: Concept, measure: Measure, by: User, reader: User) -> None:
        self.concept, self.measure, self.by, self.reader = concept, measure, by, reader

    def say(self, number: int, *voices: dict[str, Any], **more: Any) -> Contribution:
        made = said(self.concept, number, **more)
        for one in voices:
            Voice.objects.create(contribution=made, **one)
        return made

    def answer(self, *numbers: int, reason: str = WHY, read: bool = True, **more: Any) -> None:
        kind = more.pop("kind", "in_part")
        operations.assign(
            self.concept,
            numbers=numbers,
            kind=kind,
            measure=self.measure,
            reason=reason,
            by=self.by,
            **more,
        )
        if read:
            operations.check(self.concept, numbers=numbers, by=self.reader)

    def open(self, **more: Any) -> AnswerRound:
        made: AnswerRound = rounds.open_round(self.concept, by=self.by, **more)
        return made

    def release(self, round: AnswerRound) -> AnswerRound:
        rounds.release(round, by=self.by)
        assert jobs.work_one()
        round.refresh_from_db()
        return round


@pytest.fixture
def desk(concept: Concept, measure: Measure, by: User, reader: User) -> Desk:
    return Desk(concept, measure, by, reader)
