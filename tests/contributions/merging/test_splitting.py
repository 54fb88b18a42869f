"""What says several things is answered in parts; who wrote it follows all of them by one link."""

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import operations as answers
from gemeinwerk.answers.errors import NotAnswerable
from gemeinwerk.audit import sentences
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations as contributions
from gemeinwerk.contributions import receipts
from gemeinwerk.contributions.errors import NotNow
from gemeinwerk.contributions.form import operations as form
from gemeinwerk.contributions.merging import operations, queries
from gemeinwerk.contributions.merging.errors import NotMergeable, NotSplittable, Settled
from gemeinwerk.contributions.merging.operations import Passage
from gemeinwerk.contributions.models import Contribution, Split, Voice
from gemeinwerk.contributions.moderating import operations as moderating
from gemeinwerk.contributions.moderating.queries import numbers
from gemeinwerk.contributions.operations import Who
from gemeinwerk.core.shown import SeenOtherwise
from tests.contributions.merging.conftest import now, said, written
from tests.contributions.merging.test_merging import WHY, answered_alone
from tests.factories import (
    FieldFactory,
    MeetingFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db
TWO = [Passage("Am Fluss fehlen Bänke.", "need"), Passage("Am Markt fehlt ein WC", "idea")]


def test_passages_become_contributions_and_are_answered_in_place_of_the_whole(
    concept: Concept, office: User
) -> None:
    whole = said(
        concept, 1, language="en", field=FieldFactory(concept=concept),
        meeting=MeetingFactory(concept=concept),
    )  # fmt: skip
    first, second = operations.split(whole, passages=TWO, by=office)
    assert [first.text, second.text] == [one.text for one in TWO]
    assert [first.kind, second.kind] == ["need", "idea"]
    for part in (first, second):
        assert (part.language, part.field, part.meeting) == ("en", whole.field, whole.meeting)
        assert "teilte" in str(sentences.history(part)[0])
    assert now(whole).text == whole.text
    assert answered_alone(concept) == [2, 3]
    with pytest.raises(NotAnswerable, match="geteilt"):
        answers.assign(concept, numbers=[1], kind="declined", reason="Nein.", by=office)


@pytest.mark.parametrize(
    "passages",
    [
        [TWO[0]],
        [TWO[0], Passage("Am Markt fehlt ein Brunnen", "idea")],
        [TWO[0], Passage("  ", "idea")],
    ],
)
def test_each_passage_stands_there_word_by_word(
    concept: Concept, office: User, passages: list[Passage]
) -> None:
    with pytest.raises(NotSplittable):
        operations.split(said(concept, 1), passages=passages, by=office)
    assert Contribution.objects.count() == 1


def test_what_was_left_out_between_is_marked(concept: Concept, office: User) -> None:
    whole = said(concept, 1, "Wege und, wie gesagt, Bänke. Und ein WC.")
    passages = [Passage("Wege und […] Bänke.", "need"), Passage("ein WC", "need")]
    assert len(operations.split(whole, passages=passages, by=office)) == 2


def test_two_who_split_the_same_are_told(concept: Concept, office: User) -> None:
    whole = said(concept, 1)
    with pytest.raises(SeenOtherwise):
        operations.split(whole, passages=TWO, by=office, seen="0" * 64)
    operations.split(whole, passages=TWO, by=office)
    with pytest.raises(NotSplittable, match="schon geteilt"):
        operations.split(whole, passages=TWO, by=office)


def test_taken_back_all_parts_say_nothing_and_their_numbers_stay(
    concept: Concept, office: User
) -> None:
    parts = operations.split(said(concept, 1), passages=TWO, by=office)
    operations.unsplit(parts[1].split, by=office)
    for split in Split.objects.select_related("whole__concept", "part__concept"):
        with pytest.raises(Settled):
            operations.unsplit(split, by=office)
    assert [now(one).text for one in parts] == ["", ""]
    assert answered_alone(concept) == [1]
    again = operations.split(now(Contribution.objects.get(number=1)), passages=TWO, by=office)
    assert [one.number for one in again] == [4, 5]


def test_merged_it_is_not_split_and_split_it_is_not_merged(concept: Concept, office: User) -> None:
    one, into, whole = (said(concept, n) for n in (1, 2, 3))
    operations.merge(one, into=into, reason=WHY, by=office)
    for each in (one, into):
        with pytest.raises(NotSplittable):
            operations.split(each, passages=TWO, by=office)
    operations.split(whole, passages=TWO, by=office)
    for pair in ((whole, into), (into, whole)):
        with pytest.raises(NotMergeable):
            operations.merge(pair[0], into=pair[1], reason=WHY, by=office)


def test_one_link_leads_to_all_parts(concept: Concept, office: User) -> None:
    voice, _word = written(concept, 1, email="ada@example.org")
    parts = operations.split(voice.contribution, passages=TWO, by=office)
    path = receipts.path_of(now(voice))
    for part in parts:
        author = receipts.author_of(part)
        assert author is not None
        assert author.can_be_written_to == "ada@example.org"
        assert receipts.path_of(author) == path
        assert Voice.objects.get(pk=author.pk).proof is None
    assert not form.may_amend(now(voice.contribution))


def test_a_voice_is_changed_once_for_all_parts(concept: Concept, office: User) -> None:
    voice, _word = written(concept, 1, email="ada@example.org")
    part, _other = operations.split(voice.contribution, passages=TWO, by=office)
    contributions.edit_voice(voice, role="Anwohnerin", by=office)
    assert part.voices.get().role == "Anwohnerin"
    with pytest.raises(NotNow):
        contributions.edit_voice(part.voices.get(), role="Anwohner", by=office)
    contributions.add_voice(voice.contribution, who=Who(name="Bo"), by=office)
    assert part.voices.filter(name="Bo").exists()
    form.forget_address(now(voice))
    assert not part.voices.exclude(email="").exists()
    contributions.remove_voice(now(voice), by=office)
    assert part.voices.count() == 1


def test_who_takes_the_whole_back_takes_all_parts_back(concept: Concept, office: User) -> None:
    voice, _word = written(concept, 1, email="ada@example.org")
    part, _other = operations.split(voice.contribution, passages=TWO, by=office)
    operations.merge(said(concept, 9), into=part, reason=WHY, by=office)
    form.take_back(voice)
    assert not Contribution.objects.exclude(number=9).exclude(text="").exists()
    assert not Split.objects.exclude(passage="").exists()
    assert not Voice.objects.exclude(email="").exists()
    assert answered_alone(concept) == [9]


def test_what_is_blacked_out_is_not_shown_by_a_part(concept: Concept, office: User) -> None:
    whole = said(concept, 1, public_text="Am Fluss fehlen Bänke. […]")
    first, second = operations.split(whole, passages=TWO, by=office)
    assert (first.state, second.state) == ("public", "held")
    other = said(concept, 4)
    parts = operations.split(other, passages=TWO, by=office)
    moderating.black_out(other, text="Am Fluss fehlen Bänke.", by=office)
    assert [now(one).state for one in parts] == ["public", "held"]


def test_parts_are_hidden_and_shown_with_the_whole(concept: Concept, office: User) -> None:
    whole = said(concept, 1)
    parts = operations.split(whole, passages=TWO, by=office)
    moderating.hide(whole, reason="insult", by=office)
    assert {now(one).state for one in parts} == {"hidden"}
    moderating.show(now(whole), by=office)
    assert {now(one).state for one in parts} == {"public"}


def test_what_was_split_counts_once_in_public_numbers(concept: Concept, office: User) -> None:
    phase = ParticipationFactory(concept=concept)
    operations.split(said(concept, 1, participation=phase), passages=TWO, by=office)
    assert numbers(concept)[0].together == 1
    assert queries.parts_of(Contribution.objects.get(number=1))
