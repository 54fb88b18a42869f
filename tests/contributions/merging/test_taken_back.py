"""Merging and splitting are taken back at any time: what was answered stays told, and what is left
is answered anew."""

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import operations as answers
from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds import operations as rounds
from gemeinwerk.answers.rounds import queries as round_queries
from gemeinwerk.answers.rounds.models import Answer
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.merging import operations
from gemeinwerk.contributions.merging.errors import Settled
from gemeinwerk.contributions.merging.operations import Passage
from gemeinwerk.contributions.models import Contribution, Merge
from gemeinwerk.contributions.moderating import operations as moderating
from gemeinwerk.core import jobs
from gemeinwerk.municipalities.models import Municipality
from tests.contributions.merging.conftest import now, said, written
from tests.contributions.merging.test_merging import WHY
from tests.factories import AnswerFactory, FieldFactory, MeasureFactory, user_with_role

pytestmark = pytest.mark.django_db
TWO = [Passage("Am Fluss fehlen Bänke.", "need"), Passage("Am Markt fehlt ein WC", "idea")]


def test_what_is_answered_together_with_another_stays(concept: Concept, office: User) -> None:
    """And with it the other part: alone it would be answered, and the rest by nobody."""
    first, second = operations.split(said(concept, 1), passages=TWO, by=office)
    operations.merge(second, into=said(concept, 9), reason=WHY, by=office)
    for part in (first, second):
        with pytest.raises(Settled, match="zusammen mit Beitrag 9"):
            operations.unsplit(part.split, by=office)
    assert now(first).text
    operations.unmerge(Merge.objects.get(), by=office)
    operations.unsplit(second.split, by=office)


def test_what_was_to_become_of_a_part_goes_on_as_a_draft_of_the_whole(
    concept: Concept, office: User, town: Municipality
) -> None:
    whole = said(concept, 1)
    measure = MeasureFactory(field=FieldFactory(concept=concept))
    answers.assign(
        concept, numbers=[1], kind="adopted", measure=measure, reason="Vom Ganzen.", by=office
    )
    parts = operations.split(now(whole), passages=TWO, by=office)
    for part in parts:
        answers.assign(
            concept, numbers=[part.number], kind="adopted", measure=measure,
            reason=f"Vom Teil {part.number}.", by=office,
        )  # fmt: skip
    answers.assign(
        concept, numbers=[parts[0].number], kind="declined", reason="Kein Geld.", by=office
    )
    reader = user_with_role("office", town)
    answers.check(concept, numbers=[one.number for one in parts], by=reader)
    operations.unsplit(parts[1].split, by=reader)
    kept = Outcome.objects.order_by("pk").values_list(
        "contribution", "reason", "state", "changed_by"
    )
    assert list(kept) == [
        (whole.pk, "Vom Ganzen.", "draft", office.pk),  # nothing is written over
        (whole.pk, "Kein Geld.", "draft", office.pk),  # read anew, and by no one who wrote it
    ]
    told = AuditEntry.objects.filter(verb="outcome.assign", target_id=whole.pk)
    assert told.count() == 2


def test_taken_back_after_an_answer_that_stays_and_the_whole_waits_for_its_own(
    concept: Concept, office: User, town: Municipality, client: Client
) -> None:
    concept.public = True
    concept.save()
    voice, word = written(concept, 1, email="ada@example.org")
    part, other = operations.split(now(voice.contribution), passages=TWO, by=office)
    reader = user_with_role("office", town)

    def answer(*numbers: int, reason: str) -> None:
        answers.assign(concept, numbers=numbers, kind="declined", reason=reason, by=office)
        answers.check(concept, numbers=numbers, by=reader)
        rounds.release(rounds.open_round(concept, by=office), by=office)
        while jobs.work_one():
            pass

    answer(part.number, other.number, reason="Kein Geld für Bänke.")
    given = list(Answer.objects.order_by("pk").values("contribution", "document", "released_at"))
    operations.unsplit(other.split, by=office)
    after = Answer.objects.order_by("pk").values("contribution", "document", "released_at")
    assert list(after) == given  # as it was given
    own = reverse("receipt:page", args=[word])
    assert "Kein Geld für Bänke." in client.get(own).text
    public = reverse("portal:contribution", args=["ik", 1])
    page = client.get(public).text
    assert "Kein Geld für Bänke." in page
    assert "Teilung zurückgenommen" in page
    assert "Darauf gibt es noch keine Antwort." in page
    taken_back = reverse("portal:contribution", args=["ik", part.number])
    assert "Kein Geld für Bänke." in client.get(taken_back).text
    assert [one.number for one in round_queries.waiting(concept)] == [1]
    answer(1, reason="Im Ganzen geht es nicht.")
    for address in (own, public):
        shown = client.get(address).text
        assert "Im Ganzen geht es nicht." in shown
        assert "Kein Geld für Bänke." in shown
    moderating.hide(now(voice.contribution), reason="insult", by=office)
    assert "Kein Geld" not in client.get(taken_back).text


def test_the_answer_of_a_part_nobody_could_read_stays_between_office_and_author(
    concept: Concept, office: User, client: Client
) -> None:
    concept.public = True
    concept.save()
    voice, word = written(concept, 1, email="ada@example.org")
    part, _other = operations.split(now(voice.contribution), passages=TWO, by=office)
    Contribution.objects.filter(pk=part.pk).update(state="internal")
    AnswerFactory(contribution=part)
    operations.unsplit(part.split, by=office)
    assert "Dafür fehlt das Geld." in client.get(reverse("receipt:page", args=[word])).text
    for number in (1, part.number):
        shown = client.get(reverse("portal:contribution", args=["ik", number])).text
        assert "Dafür fehlt das Geld." not in shown


def test_a_round_gives_no_answer_to_a_part_that_was_taken_back_meanwhile(
    concept: Concept, office: User, town: Municipality
) -> None:
    part, other = operations.split(said(concept, 1), passages=TWO, by=office)
    beside = said(concept, 9)
    numbers = [part.number, other.number, 9]
    answers.assign(concept, numbers=numbers, kind="declined", reason="Kein Geld.", by=office)
    answers.check(concept, numbers=numbers, by=user_with_role("office", town))
    opened = rounds.open_round(concept, by=office)
    operations.unsplit(part.split, by=office)
    rounds.release(opened, by=office)
    while jobs.work_one():
        pass
    assert dict(Answer.objects.values_list("contribution", "state")) == {
        part.pk: "out",
        other.pk: "out",
        beside.pk: "released",
    }


def test_what_was_answered_along_and_stands_alone_again_gets_an_answer_of_its_own(
    concept: Concept, office: User, town: Municipality
) -> None:
    """Though it says the same, and though nothing was written since."""
    one, into = said(concept, 1), said(concept, 2)
    reader = user_with_role("office", town)

    def release() -> None:
        answers.check(concept, numbers=[1, 2], by=reader)
        rounds.release(rounds.open_round(concept, by=office), by=office)
        while jobs.work_one():
            pass

    for number in (1, 2):
        answers.assign(concept, numbers=[number], kind="declined", reason="Kein Geld.", by=office)
    operations.merge(one, into=into, reason=WHY, by=office)
    release()
    operations.unmerge(Merge.objects.get(), by=office)
    along = Answer.objects.get(contribution=one)
    assert along.state == "released"  # it keeps what it was told
    assert [waits.number for waits in round_queries.waiting(concept)] == [1]
    release()
    own = Answer.objects.filter(contribution=one).latest("pk")
    assert (own.state, own.along, own.replaces) == ("released", None, along)
    assert not round_queries.waiting(concept)
