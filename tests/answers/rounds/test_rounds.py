"""A round of answers: opened with what waits, released whole, told once to everybody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinwerk.answers import operations as outcomes
from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds import operations, queries
from gemeinwerk.answers.rounds.errors import NoReason, NothingToAnswer, NotInWork, NotReady
from gemeinwerk.answers.rounds.models import Answer
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.contributions.models import Contribution, Merge
from gemeinwerk.contributions.operations import withdraw
from gemeinwerk.core import jobs
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures import operations as measures
from gemeinwerk.notices.models import Notice
from tests.answers.rounds.conftest import WHY, Desk
from tests.factories import ParticipationFactory

OLENA = {"email": "olena@example.org", "language": "uk"}


def numbers(state: str, desk: Desk) -> list[int]:
    found = Answer.objects.filter(contribution__concept=desk.concept, state=state)
    return list(found.order_by("contribution__number").values_list("contribution__number", flat=1))


def merge(one: Contribution, into: Contribution) -> Merge:
    return Merge.objects.create(one=one, into=into, reason="Gleich.", at=timezone.now())


def test_what_was_said_once_is_answered_once(desk: Desk) -> None:
    for number in (1, 2, 3):
        desk.say(number)
    desk.say(4, state="held")
    desk.say(5, text="", state="withdrawn")
    round = desk.open()
    assert (round.title, round.number) == ("Antwortrunde 1", 1)
    assert numbers("draft", desk) == [1, 2, 3]
    with pytest.raises(NothingToAnswer):
        desk.open()
    desk.answer(1, 2, 3)
    desk.release(round)
    assert round.state == "released"
    answer = Answer.objects.get(contribution__number=2)
    assert answer.document == [
        {"kind": "in_part", "measure": desk.measure.pk, "code": "2.2", "title": "Wohnberatung",
         "to": "", "reason": WHY}
    ]  # fmt: skip
    assert (answer.parts, answer.replaces, answer.along) == (1, None, None)
    with pytest.raises(NothingToAnswer):
        desk.open()
    entry = AuditEntry.objects.get(verb="answer_round.release")
    assert entry.after == {"number": 3}
    assert AuditEntry.objects.filter(verb="contribution.answer").count() == 3


@pytest.mark.parametrize("lacks", ["answer", "reader", "measure", "look", "all"])
def test_it_is_released_whole_or_not_at_all(desk: Desk, lacks: str) -> None:
    one, other = desk.say(1), desk.say(2)
    round = desk.open()
    desk.answer(1)
    desk.answer(*([] if lacks == "answer" else [2]) or [1], read=lacks != "reader")
    sentence = {
        "answer": "ein Beitrag ist ohne Antwort",
        "reader": "eine Antwort hat noch niemand gegengelesen",
        "measure": "2 Beiträge sind ohne Antwort; die Maßnahmen oder Ziele zu 2 Antworten",
        "look": "ein Beitrag wartet auf Prüfung",
        "all": "In dieser Runde ist kein Beitrag",
    }[lacks]
    if lacks == "measure":
        measures.delete(desk.measure, by=desk.by, reason="doppelt")
    if lacks == "look":
        Contribution.objects.filter(pk=other.pk).update(state="held")
    if lacks == "all":
        operations.take_out(round, numbers=[1, 2], reason="Noch nicht.", by=desk.by)
    with pytest.raises(NotReady, match=sentence):
        operations.release(round, by=desk.by)
    assert not Answer.objects.filter(state="released").exists()
    assert not queries.standing(round).is_ready
    assert one.outcomes.exists()


def test_what_happens_before_the_worker_comes_is_looked_at_again(desk: Desk) -> None:
    desk.say(1, OLENA)
    round = desk.open()
    desk.answer(1)
    operations.release(round, by=desk.by)
    desk.answer(1, reason="Anders.", read=False)
    assert jobs.work_one()
    round.refresh_from_db()
    assert round.state == "open"
    assert "noch niemand gegengelesen" in round.error
    assert not Notice.objects.exists()
    outcomes.check(desk.concept, numbers=[1], by=desk.reader)
    assert desk.release(round).error == ""
    assert Notice.objects.count() == 1


def test_somebody_released_what_another_changed_meanwhile_is_told(desk: Desk) -> None:
    desk.say(1)
    desk.say(2)
    round = desk.open()
    desk.answer(1, 2)
    seen = stamp(queries.standing(round).stamp)
    desk.answer(2, reason="Anders.")
    with pytest.raises(SeenOtherwise):
        operations.release(round, by=desk.by, seen=seen)
    operations.release(round, by=desk.by, seen=stamp(queries.standing(round).stamp))
    for late in (
        lambda: operations.release(round, by=desk.by),
        lambda: operations.add(round, numbers=[1], by=desk.by),
        lambda: operations.take_out(round, numbers=[1], reason="Doch nicht.", by=desk.by),
        lambda: operations.discard(round, by=desk.by),
    ):
        with pytest.raises(NotInWork):
            late()
    with pytest.raises(NotInWork):
        operations.write_letters(round, by=desk.by)


def test_one_is_taken_out_with_a_reason_and_comes_back(desk: Desk) -> None:
    desk.say(1)
    desk.say(2)
    round = desk.open()
    with pytest.raises(NoReason):
        operations.take_out(round, numbers=[2], reason=" ", by=desk.by)
    assert operations.take_out(round, numbers=[2], reason="Wird geprüft.", by=desk.by) == 1
    assert list(queries.waiting(desk.concept).values_list("number", flat=True)) == [2]
    desk.say(3)
    assert operations.add(round, numbers=[2, 3], by=desk.by) == 2
    assert numbers("draft", desk) == [1, 2, 3]
    assert set(Answer.objects.values_list("because", flat=True)) == {""}
    with pytest.raises(NothingToAnswer):
        operations.add(round, numbers=[3, 77], by=desk.by)
    operations.discard(round, by=desk.by)
    assert queries.waiting(desk.concept).count() == 3


def test_of_a_phase_only_what_was_said_in_it(desk: Desk) -> None:
    phase = ParticipationFactory(concept=desk.concept)
    desk.say(1)
    desk.say(2, participation=phase)
    desk.open(participation=phase, title="Sommer")
    assert numbers("draft", desk) == [2]
    desk.open()  # in one round at a time
    assert numbers("draft", desk) == [1, 2]


def test_what_changes_afterwards_is_answered_again_and_says_so(desk: Desk) -> None:
    for number in (1, 2, 3, 4):
        desk.say(number, OLENA)
    first = desk.open()
    desk.answer(1, 2, 3, 4)
    desk.release(first)
    desk.answer(1, reason="Nun doch anders.")
    desk.answer(2)  # written again, the same
    outcomes.remove(Outcome.objects.get(contribution__number=3), by=desk.by)
    second = desk.open()
    assert numbers("draft", desk) == [1, 2, 3]
    desk.answer(3, kind="adopted")
    desk.release(second)
    again = second.answers.get(contribution__number=1)
    assert again.replaces == first.answers.get(contribution__number=1)
    same = second.answers.get(contribution__number=2)
    assert (same.state, "Unverändert seit der Antwort vom" in same.because) == ("out", True)
    assert Notice.objects.count() == 2
    mail = Notice.objects.latest("pk").body
    told = [one for one in (1, 2, 3, 4) if f"Допис номер {one}" in mail]
    assert told == [1, 3]
    assert mail.count("Ця відповідь замінює відповідь від") == 2
    assert not queries.waiting(desk.concept).exclude(number=2).exists()


def test_those_merged_into_another_get_its_answer_and_keep_it(desk: Desk) -> None:
    one, into = desk.say(1, {"email": "eins@example.org"}), desk.say(2)
    merged = merge(one, into)
    round = desk.open()
    assert numbers("draft", desk) == [2]
    desk.answer(2)
    desk.release(round)
    along = round.answers.get(contribution=one)
    source = round.answers.get(contribution=into)
    assert (along.along, along.document) == (source, source.document)
    assert not queries.waiting(desk.concept).exists()
    later = desk.say(3, {"email": "drei@example.org"})
    merge(later, into)  # after the answer: it has not heard of it
    second = desk.open()
    assert numbers("draft", desk) == [2]
    desk.release(second)
    assert second.answers.get(contribution=later).along == source
    assert numbers("released", desk) == [1, 2, 3]
    assert not queries.waiting(desk.concept).exists()
    assert Notice.objects.count() == 2
    Merge.objects.filter(pk=merged.pk).update(undone_at=timezone.now())
    assert list(queries.waiting(desk.concept)) == [one]  # nothing of its own is said of it
    assert queries.given(one)[0] == along


def test_what_is_withdrawn_or_merged_meanwhile_falls_out_by_itself(desk: Desk) -> None:
    one, two, three = (desk.say(number) for number in (1, 2, 3))
    round = desk.open()
    merge(two, three)
    withdraw(one, by=None)
    desk.answer(3)
    desk.release(round)
    assert numbers("released", desk) == [2, 3]
    assert numbers("out", desk) == [1]
    assert round.answers.get(contribution=two).along.contribution == three


def test_whoever_lost_the_right_releases_nothing(desk: Desk) -> None:
    desk.say(1)
    round = desk.open()
    desk.answer(1)
    operations.release(round, by=desk.by)
    desk.by.memberships.all().delete()
    jobs.work_one()
    round.refresh_from_db()
    assert (round.state, numbers("released", desk)) == ("open", [])
    assert "darf es inzwischen nicht mehr" in round.error


def test_the_oldest_change_counts_by_its_moment(desk: Desk) -> None:
    """An answer given in the moment of a change is not missed by it."""
    desk.say(1)
    round = desk.open()
    desk.answer(1)
    desk.release(round)
    Outcome.objects.update(changed_at=round.released_at + timedelta(microseconds=1))
    assert queries.waiting(desk.concept).count() == 1
