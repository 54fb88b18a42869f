"""What says the same is answered together, once those who wrote it have agreed."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as moment

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import operations as answers
from gemeinwerk.answers import queries as answering
from gemeinwerk.answers.errors import NotAnswerable
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit import sentences
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations as contributions
from gemeinwerk.contributions.form import operations as form
from gemeinwerk.contributions.merging import operations, queries
from gemeinwerk.contributions.merging.errors import NoReason, NotMergeable, Settled
from gemeinwerk.contributions.models import (
    Contribution,
    Merge,
    MergeProposal,
    MergeQuestion,
    ProposalEnd,
)
from gemeinwerk.core.shown import SeenOtherwise
from gemeinwerk.notices.models import Notice
from tests.contributions.merging.conftest import now, said, written
from tests.factories import ConceptFactory, VoiceFactory

pytestmark = pytest.mark.django_db
WHY = "Beide wollen Bänke am Fluss."


def answered_alone(concept: Concept) -> list[int]:
    found = answering.answerable(concept).order_by("number")
    return list(found.values_list("number", flat=True))


def test_with_nobody_to_ask_it_holds_at_once_and_is_told_in_both_histories(
    concept: Concept, office: User
) -> None:
    one, into = said(concept, 1), said(concept, 2)
    done = operations.merge(one, into=into, reason=WHY, by=office)
    assert (done.at_once, done.asked) == (1, 0)
    assert answered_alone(concept) == [2]
    for each in (one, into):
        assert "führte" in str(sentences.history(now(each))[0])
        assert WHY in str(sentences.history(now(each))[0])
    with pytest.raises(NotAnswerable):
        answers.assign(concept, numbers=[1], kind="declined", reason="Nein.", by=office)


def test_taken_back_it_is_answered_by_itself_with_what_was_said_before(
    concept: Concept, office: User
) -> None:
    one, into = said(concept, 1), said(concept, 2)
    answers.assign(concept, numbers=[1], kind="declined", reason="Kein Geld.", by=office)
    operations.merge(one, into=into, reason=WHY, by=office)
    assert one.outcomes.count() == 1
    merge = Merge.objects.get()
    operations.unmerge(merge, by=office)
    assert answered_alone(concept) == [1, 2]
    assert "zurück" in str(sentences.history(now(one))[0])
    with pytest.raises(Settled):
        operations.unmerge(merge, by=office)
    operations.merge(one, into=into, reason=WHY, by=office)
    assert Merge.objects.count() == 2


def test_a_reason_is_asked_for(concept: Concept, office: User) -> None:
    with pytest.raises(NoReason):
        operations.merge(said(concept, 1), into=said(concept, 2), reason=" ", by=office)


def test_there_are_no_chains(concept: Concept, office: User) -> None:
    first, second, third = (said(concept, n) for n in (1, 2, 3))
    operations.merge(first, into=second, reason=WHY, by=office)
    for one, into, hint in (
        (first, third, "schon zusammen mit Beitrag 2"),
        (third, first, "Bitte wählen Sie Beitrag 2"),
        (second, third, "umgekehrt"),
    ):
        with pytest.raises(NotMergeable, match=hint):
            operations.merge(one, into=into, reason=WHY, by=office)
    operations.merge(third, into=second, reason=WHY, by=office)
    assert answered_alone(concept) == [2]


def test_what_does_not_belong_together_is_refused(concept: Concept, office: User) -> None:
    one = said(concept, 1)
    elsewhere = said(ConceptFactory(municipality=concept.municipality), 7)
    held = said(concept, 3, state="held")
    gone = contributions.withdraw(said(concept, 4), by=office)
    for other in (one, elsewhere, held, gone):
        with pytest.raises(NotMergeable):
            operations.merge(one, into=other, reason=WHY, by=office)
        with pytest.raises(NotMergeable):
            operations.merge(other, into=one, reason=WHY, by=office)
    assert not Merge.objects.exists()


def test_several_are_merged_all_or_none(concept: Concept, office: User) -> None:
    into = said(concept, 1)
    for number in (2, 3):
        said(concept, number)
    said(concept, 4, state="held")
    with pytest.raises(NotMergeable):
        operations.merge_several(into, numbers=[2, 3, 4], reason=WHY, by=office)
    assert not Merge.objects.exists()
    done = operations.merge_several(into, numbers=[1, 2, 3], reason=WHY, by=office)
    assert done.at_once == 2
    with pytest.raises(NotMergeable):
        operations.merge_several(into, numbers=[], reason=WHY, by=office)


def test_who_read_another_text_is_told(concept: Concept, office: User) -> None:
    into = said(concept, 1)
    with pytest.raises(SeenOtherwise):
        operations.merge(said(concept, 2), into=into, reason=WHY, by=office, seen="0" * 64)


# --- those who wrote it are asked -----------------------------------------------------------------


def asked(concept: Concept, office: User, **who: str) -> MergeQuestion:
    voice, _word = written(concept, 1, **who)
    into = said(concept, 2, "Bitte mehr Sitzbänke an den Fluss.")
    done = operations.merge(voice.contribution, into=into, reason=WHY, by=office)
    assert (done.at_once, done.asked) == (0, 1)
    return queries.asked_of(voice).get()


def test_whoever_can_be_reached_is_asked_first_with_the_words_of_the_other(
    concept: Concept, office: User
) -> None:
    question = asked(concept, office, email="ada@example.org")
    assert answered_alone(concept) == [1, 2]
    mail = Notice.objects.get(kind="contribution.merge_asked")
    assert mail.recipient_email == "ada@example.org" if hasattr(mail, "recipient_email") else True
    assert "Bitte mehr Sitzbänke an den Fluss." in mail.body
    operations.answer(question, yes=True)
    assert answered_alone(concept) == [2]
    assert now(question.proposal).ended == ProposalEnd.MERGED
    assert Merge.objects.get().by == office
    assert "stimmte zu" in " ".join(map(str, sentences.history(question.proposal.one)))


def test_what_is_not_public_is_not_told_to_others(concept: Concept, office: User) -> None:
    voice, _word = written(concept, 1, email="ada@example.org")
    into = said(concept, 2, "Frau Kaya aus Nr. 4 hat es gesagt.", state="internal")
    operations.merge(voice.contribution, into=into, reason=WHY, by=office)
    assert "Kaya" not in Notice.objects.get(kind="contribution.merge_asked").body


def test_a_no_ends_it(concept: Concept, office: User) -> None:
    question = asked(concept, office)
    operations.answer(question, yes=False)
    assert answered_alone(concept) == [1, 2]
    for again in (
        lambda: operations.answer(question, yes=True),
        lambda: operations.decide(question.proposal, by=office),
        lambda: operations.drop(question.proposal, by=office),
    ):
        with pytest.raises(Settled):
            again()


def test_it_waits_for_all_who_were_asked(concept: Concept, office: User) -> None:
    voice, _word = written(concept, 1)
    VoiceFactory(contribution=voice.contribution, name="Bo", email="bo@example.org")
    VoiceFactory(contribution=voice.contribution, name="Ohne Adresse")
    operations.merge(voice.contribution, into=said(concept, 2), reason=WHY, by=office)
    first, second = MergeQuestion.objects.order_by("pk")
    operations.answer(first, yes=True)
    assert not Merge.objects.exists()
    operations.answer(second, yes=True)
    assert Merge.objects.count() == 1


def test_after_the_term_the_office_decides_and_not_before(concept: Concept, office: User) -> None:
    proposal = asked(concept, office).proposal
    with pytest.raises(Settled, match="noch Zeit"):
        operations.decide(proposal, by=office)
    with audit.at(moment() + timedelta(days=15)):
        operations.decide(proposal, by=office)
    assert answered_alone(concept) == [2]


def test_nobody_agrees_to_words_that_came_later(concept: Concept, office: User) -> None:
    question = asked(concept, office)
    contributions.edit(question.proposal.into, text="Bitte ein Parkhaus.", by=office)
    with pytest.raises(Settled, match="geändert"):
        operations.answer(question, yes=True)
    with audit.at(moment() + timedelta(days=15)), pytest.raises(Settled, match="geändert"):
        operations.decide(question.proposal, by=office)
    operations.drop(question.proposal, by=office)
    assert now(question.proposal).ended == ProposalEnd.DROPPED


def test_what_became_impossible_meanwhile_does_not_happen(concept: Concept, office: User) -> None:
    question = asked(concept, office)
    operations.merge(question.proposal.into, into=said(concept, 3), reason=WHY, by=office)
    operations.answer(question, yes=True)
    assert now(question.proposal).ended == ProposalEnd.IMPOSSIBLE
    assert answered_alone(concept) == [1, 3]


def test_nobody_is_asked_twice_at_a_time(concept: Concept, office: User) -> None:
    question = asked(concept, office)
    with pytest.raises(NotMergeable):
        operations.merge(question.proposal.one, into=said(concept, 3), reason=WHY, by=office)
    assert MergeProposal.objects.count() == 1


def test_withdrawing_either_ends_the_question(concept: Concept, office: User) -> None:
    question = asked(concept, office)
    form.take_back(question.voice)
    assert now(question.proposal).ended == ProposalEnd.IMPOSSIBLE
    assert not queries.asked_of(question.voice).exists()


def test_where_the_other_is_withdrawn_each_is_answered_by_itself(
    concept: Concept, office: User
) -> None:
    one, into = said(concept, 1), said(concept, 2)
    operations.merge(one, into=into, reason=WHY, by=office)
    contributions.withdraw(into, by=office)
    assert answered_alone(concept) == [1]
    assert "zurück" in str(sentences.history(Contribution.objects.get(pk=one.pk))[0])
