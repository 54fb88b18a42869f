"""Whatever is merged, split, answered, taken back, frozen and erased, in whatever order: from each
measure, of today or frozen, all that was said is reached, and from all that was said its answer, or
that it waits for one."""

import random
from collections.abc import Callable

import pytest
from django.db import connection

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Person
from gemeinwerk.answers import operations as answers
from gemeinwerk.answers import queries as answering
from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds import operations as rounds
from gemeinwerk.answers.rounds.models import Answer
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations as contributions
from gemeinwerk.contributions.merging import operations
from gemeinwerk.contributions.merging.operations import Passage
from gemeinwerk.contributions.merging.queries import SILENT, standing
from gemeinwerk.contributions.merging.walking import answered_by, goes_back_to
from gemeinwerk.contributions.models import Contribution, Merge, MergeQuestion, Split, Voice
from gemeinwerk.contributions.operations import Who
from gemeinwerk.contributions.parts import RECEIPT_PARTS
from gemeinwerk.core import jobs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.measures.models import FrozenMeasure, Measure
from gemeinwerk.municipalities.models import Municipality
from tests.alike import ALL
from tests.factories import (
    FieldFactory,
    MeasureFactory,
    PersonFactory,
    published_version,
    user_with_role,
)

pytestmark = pytest.mark.django_db
FEW = {"sqlite": range(8), "postgresql": range(8, 12)}
ORDERS = range(2_000) if ALL else FEW[connection.vendor]
STEPS = 14
SENTENCES = ("Bänke am Fluss.", "Ein WC am Markt.", "Licht im Park.")


class Process:
    """A concept to which things are said and with which things are done, by chance."""

    def __init__(self, concept: Concept, measures: list[Measure], by: User, chance: random.Random):
        self.concept, self.measures, self.by, self.chance = concept, measures, by, chance
        self.refused = 0
        self.reader = user_with_role("office", concept.municipality, name="Kim Beispiel")
        self.frozen: list[tuple[FrozenMeasure, set[int]]] = []
        """Each with the keys of all that went into it when it was frozen."""
        self.told: set[int] = set()
        """Of what was answered in a round."""
        self.words: dict[int, tuple[int, str]] = {}
        """Answers as they were told."""

    def begin(self) -> None:
        """What all else is to leave reached: two that were put together stand in a version."""
        one, into = (
            contributions.record(
                self.concept, text=SENTENCES[0], kind="need", channel="letter", by=self.by,
                voices=[], state="public",
            )
            for _turn in range(2)
        )  # fmt: skip
        operations.merge(one, into=into, reason="Dasselbe.", by=self.by)
        answers.assign(
            self.concept, numbers=[into.number], kind="adopted", measure=self.measures[0],
            reason="Es steht dort.", by=self.by,
        )  # fmt: skip
        self.check()
        self.freeze()

    def step(self) -> None:
        """What is refused leaves all as it was: what it left otherwise, the next look finds."""
        deed = self.chance.choice(self.deeds())
        try:
            deed()
        except DomainError:
            self.refused += 1
        else:
            self.require_all_reached()

    def deeds(self) -> list[Callable[[], object]]:
        return [
            self.record, self.record, self.record, self.merge, self.merge, self.answer_question,
            self.unmerge, self.split, self.split, self.unsplit, self.unsplit, self.assign,
            self.assign, self.withdraw, self.erase, self.remove, self.adopt, self.freeze,
            self.freeze, self.release, self.release,
        ]  # fmt: skip

    def any_of(self, rows: object) -> object:
        found = list(rows.order_by("pk"))  # type: ignore[attr-defined]
        if not found:
            raise DomainError("nothing there")
        return self.chance.choice(found)

    def some(self) -> Contribution:
        found: Contribution = self.any_of(self.said())  # type: ignore[assignment]
        return found

    def said(self) -> object:
        return Contribution.objects.filter(concept=self.concept).select_related("concept")

    def record(self) -> None:
        person = PersonFactory(municipality=self.concept.municipality, email="")
        voices = self.chance.choice(
            [[], [Who(person=person)], [Who(name="Ada", email="ada@example.org")]]
        )
        contributions.record(
            self.concept, text=" ".join(SENTENCES), kind="need", channel="letter", by=self.by,
            voices=voices, state=self.chance.choice(["public", "internal", "held"]),
        )  # fmt: skip

    def merge(self) -> None:
        operations.merge(self.some(), into=self.some(), reason="Dasselbe.", by=self.by)

    def answer_question(self) -> None:
        asked = MergeQuestion.objects.filter(proposal__one__concept=self.concept)
        question: MergeQuestion = self.any_of(asked)  # type: ignore[assignment]
        operations.answer(question, yes=self.chance.random() < 0.8)

    def unmerge(self) -> None:
        merge: Merge = self.any_of(  # type: ignore[assignment]
            Merge.objects.filter(one__concept=self.concept)
        )
        operations.unmerge(merge, by=self.by)

    def split(self) -> None:
        whole = self.some()
        wanted = [one for one in SENTENCES if self.chance.random() < 0.8]
        passages = [Passage(one, "need") for one in wanted]
        operations.split(whole, passages=passages, by=self.by)

    def unsplit(self) -> None:
        split: Split = self.any_of(  # type: ignore[assignment]
            Split.objects.filter(whole__concept=self.concept)
        )
        operations.unsplit(split, by=self.by)

    def assign(self) -> None:
        measure = self.chance.choice(self.measures)
        answers.assign(
            self.concept, numbers=[self.some().number], kind="adopted", measure=measure,
            reason="Es steht dort.", by=self.by,
        )  # fmt: skip

    def adopt(self) -> None:
        """By two people: only what both have read goes into a version."""
        self.assign()
        self.check()

    def check(self) -> None:
        numbers = list(answering.answerable(self.concept).values_list("number", flat=True))
        answers.check(self.concept, numbers=numbers, by=self.reader)

    def freeze(self) -> None:
        went_in = {one.pk: self.went_into(one) for one in self.measures}
        version = published_version(self.concept)
        for row in version.measures.all():
            self.frozen.append((row, went_in[row.measure_id]))

    def went_into(self, measure: Measure) -> set[int]:
        """All whose answer names it, and that somebody else has read."""
        checked = Outcome.objects.filter(measure=measure, state="checked")
        ends = set(checked.values_list("contribution", flat=True))
        there = self.said().exclude(state__in=SILENT)  # type: ignore[attr-defined]
        return {one.pk for one in there if ends & {end.pk for end in answered_by(one)}}

    def release(self) -> None:
        """All that waits is answered, read by a second person and told."""
        waiting = answering.listed(self.concept, {"antwort": answering.OPEN})
        for number in waiting.values_list("number", flat=True):
            answers.assign(
                self.concept, numbers=[number], kind="declined", reason="Es fehlt Geld.", by=self.by
            )
        self.check()
        opened = rounds.open_round(self.concept, by=self.by)
        try:
            rounds.release(opened, by=self.by)
        except DomainError:
            rounds.discard(opened, by=self.by)
            raise
        while jobs.work_one():
            pass
        self.told |= set(opened.answers.values_list("contribution", flat=True))

    def remove(self) -> None:
        outcome: Outcome = self.any_of(  # type: ignore[assignment]
            Outcome.objects.filter(contribution__concept=self.concept)
        )
        answers.remove(outcome, by=self.by)

    def withdraw(self) -> None:
        contributions.withdraw(self.some(), by=self.by)

    def erase(self) -> None:
        person: Person = self.any_of(  # type: ignore[assignment]
            Person.objects.filter(voices__contribution__concept=self.concept).distinct()
        )
        actors.erase_person(person, by=self.by, reason="Art. 17")

    # --- what holds at any time -------------------------------------------------------------------

    def require_all_reached(self) -> None:
        waits = set(answering.answerable(self.concept).values_list("pk", flat=True))
        rows = {one.pk: one for one in self.said()}  # type: ignore[attr-defined]
        back: dict[int, set[int]] = {}
        for one in rows.values():
            ends = answered_by(one)
            assert ends, f"{one} leads nowhere"
            for end in ends:
                if end.state not in SILENT:
                    assert end.pk in waits, f"{one} is answered by {end}, which nobody answers"
                if end.pk not in back:
                    back[end.pk] = {other.pk for other in goes_back_to(end)}
                assert one.pk in back[end.pk], f"{end} does not lead back to {one}"
            if one.state != "withdrawn":
                gone = [end for end in ends if end.state == "withdrawn"]
                assert not gone, f"{one} is answered by {gone}, which is gone"
        self.require_frozen_reached(rows)
        self.require_answers_reached(rows)
        for measure in self.measures:
            for outcome in answering.of_measure(measure):
                said = [one for one in goes_back_to(outcome.contribution) if one.pk in rows]
                assert outcome.contribution in said
        for split in Split.objects.filter(whole__concept=self.concept).select_related("whole"):
            if split.passage:
                assert split.passage in rows[split.whole_id].text
                self.require_passage_answered(split, rows)

    def require_passage_answered(self, split: Split, rows: dict[int, Contribution]) -> None:
        """With the whole, where its part was taken back, or by those it was cut into anew: never
        are others left that were cut at the same time, so that the whole waits for them alone."""
        if split.undone_at is not None:
            left = standing().filter(whole=split.whole_id, at__lt=split.undone_at)
            assert not left, f"{rows[split.whole_id]} is answered in part: „{split.passage}“ is not"

    def require_answers_reached(self, rows: dict[int, Contribution]) -> None:
        """All that was told stays word by word, and whoever said the whole still reads it under
        their link, though the part it was told of was taken back."""
        given = Answer.objects.filter(contribution__in=self.told, state="released")
        assert self.told == set(given.values_list("contribution", flat=True))
        words = {one.pk: (one.contribution_id, str(one.document)) for one in given}
        assert self.words.items() <= words.items()
        self.words = words
        splits = Split.objects.filter(part__in=self.told).values_list("part", "whole")
        wholes = dict(splits)
        for part, whole in wholes.items():
            voice = Voice.objects.filter(contribution=whole).annotate(**RECEIPT_PARTS.asked())
            if row := voice.first():
                read = {one["number"] for one in row.part_answers or ()}
                assert rows[part].number in read, f"{rows[whole]} does not read of {rows[part]}"

    def require_frozen_reached(self, rows: dict[int, Contribution]) -> None:
        """By the numbers it keeps, and from parts, though they were taken back, to their wholes."""
        by_number = {one.number: key for key, one in rows.items()}
        wholes = dict(
            Split.objects.filter(whole__concept=self.concept).values_list("part", "whole")
        )
        for frozen, went_in in self.frozen:
            ahead = [by_number[one["number"]] for one in frozen.content["voices"]]
            reached: set[int] = set()
            while ahead:
                reached.add(key := ahead.pop())
                ahead += [wholes[key]] if key in wholes else []
            lost = [rows[key].number for key in went_in - reached]
            assert not lost, f"{frozen} does not lead back to {lost}"


@pytest.mark.parametrize("order", ORDERS)
def test_nothing_that_was_said_is_lost(
    order: int, concept: Concept, office: User, town: Municipality
) -> None:
    field = FieldFactory(concept=concept)
    measures = [MeasureFactory(field=field, code=f"1.{n}") for n in (1, 2)]
    process = Process(concept, measures, office, random.Random(order))
    process.begin()
    process.record()
    for _step in range(STEPS):
        process.step()
    process.require_all_reached()
    assert process.refused < STEPS
