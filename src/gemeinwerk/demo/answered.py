"""What became of what people said to the integration concept: assigned, read by a second person,
answered in a round before the council deliberates; and a round that is open today, with what units
were asked about before."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from gemeinwerk.answers import operations, queries
from gemeinwerk.answers.rounds import operations as rounds
from gemeinwerk.answers.rounds.models import AnswerRound
from gemeinwerk.answers.rounds.operations import releasing
from gemeinwerk.answers.statements import operations as statements
from gemeinwerk.answers.statements.models import Statement
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.merging import operations as merging
from gemeinwerk.contributions.merging.operations import Passage
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast

READER = "paetzold"
"""Reads what the office wrote."""


def answered(cast: Cast, concept: Concept) -> Iterator[Deed]:
    told = content.read("outcomes")["first"]
    answering = _Answering(cast, concept, told, phase="opens")
    yield Deed(at(told["sorted"]), "Antworten", answering.sort)
    yield Deed(at(told["open"]), "Antworten", answering.open)
    yield Deed(at(told["written"]), "Antworten", answering.write)
    yield Deed(at(told["read"]), "Antworten", answering.read)
    yield Deed(at(told["released"]), "Antworten", answering.release)


def answering(cast: Cast, concept: Concept) -> Iterator[Deed]:
    told = content.read("outcomes")["now"]
    answering = _Answering(cast, concept, told, phase="-opens")
    for row in told["asked"]:
        yield Deed(at(row["on"]), "", partial(answering.ask, row))
        if "says" in row:
            yield Deed(at(row["said_on"]), "", partial(answering.state, row))
    yield Deed(at(told["open"]), "Antworten", answering.open)
    yield Deed(at(told["written"]), "Antworten", answering.leave_out)
    yield Deed(at(told["written"]), "Antworten zur Halbzeit", answering.write)


class _Answering:
    """A round on what was said in the first phase of taking part, in this order."""

    def __init__(self, cast: Cast, concept: Concept, told: dict[str, Any], phase: str) -> None:
        self.cast, self.concept, self.told, self.phase = cast, concept, told, phase
        self.round: AnswerRound

    def sort(self) -> None:
        """What says nearly the same is put together, what says two things is taken apart."""
        for first, others, why in self.told["together"]:
            merging.merge_several(
                self._one(first),
                numbers=[self._one(one).number for one in others],
                reason=why,
                by=self.cast.office,
            )
        passages = self.told["apart"]
        merging.split(
            self._one(passages[0]),
            passages=[Passage(one, "need") for one in passages],
            by=self.cast.office,
        )

    def open(self) -> None:
        phase = Participation.objects.filter(concept=self.concept).order_by(self.phase).first()
        self.round = rounds.open_round(
            self.concept, participation=phase, title=self.told["title"], by=self.cast.office
        )

    def ask(self, row: dict[str, Any]) -> None:
        statements.ask(
            self.concept,
            numbers=[self._one(row["begins"]).number],
            unit=self.cast.organisations[row["unit"]],
            due=row["due"],
            words=row["words"],
            by=self.cast.office,
        )

    def state(self, row: dict[str, Any]) -> None:
        said = Statement.objects.get(contribution=self._one(row["begins"]))
        by = self.cast.users[row["by"]]
        statements.give(said, verdict=row["says"], text=row["text"], by=by)

    def write(self) -> None:
        """What was put together with another is answered with that one."""
        measures = {one.code: one for one in self.concept.measures.all()}
        numbers = self._numbers()
        for begins, kind, place, reason in self.told["said"]:
            for number in (n for text, n in numbers.items() if text.startswith(begins)):
                operations.assign(
                    self.concept,
                    numbers=[number],
                    kind=kind,
                    measure=measures.get(place),
                    to="" if place in measures else place,
                    reason=reason,
                    by=self.cast.office,
                )

    def read(self) -> None:
        numbers = list(self._numbers().values())
        operations.check(self.concept, numbers=numbers, by=self.cast.users[READER])

    def leave_out(self) -> None:
        begins, why = self.told["out"]
        chosen = [n for text, n in self._numbers().items() if text.startswith(begins)]
        rounds.take_out(self.round, numbers=chosen, reason=why, by=self.cast.office)

    def release(self) -> None:
        rounds.release(self.round, by=self.cast.office)
        releasing.carry_out(AnswerRound.objects.get(pk=self.round.pk))

    def _one(self, begins: str) -> Contribution:
        found = queries.answerable(self.concept)
        return next(one for one in found if (one.translation or one.text).startswith(begins))

    def _numbers(self) -> dict[str, int]:
        """By what was said, as the town reads it."""
        found = queries.answerable(self.concept)
        return {one.translation or one.text: one.number for one in found}
