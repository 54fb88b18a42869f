"""What can be commented on, and what a later version says in its place."""

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.comments import operations, passages, queries
from gemeinwerk.comments.errors import NoDraft, NotAsked
from gemeinwerk.comments.models import CommentedDraft, DraftAnchor, PartKind
from gemeinwerk.comments.page.operations import comment
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.measures.models import CatalogueVersion, Measure
from tests.comments.conftest import GOAL, LATE, anchor, commented
from tests.contributions.form.conftest import SAID, WHO
from tests.factories import published_version

pytestmark = pytest.mark.django_db


def test_a_passage_is_what_the_version_says_and_nothing_made_up(version: CatalogueVersion) -> None:
    part = queries.part(version, PartKind.MEASURE, "1.1")
    assert part is not None
    assert part.passage("goal.1") == passages.Passage("goal", LATE, GOAL)
    assert part.passage("goal", "  gilt bis\n Ende") == passages.Passage(
        "goal", "gilt bis Ende", GOAL
    )
    for place, words in (("goal.9", ""), ("goal", "steht nicht da"), ("goal.x", "")):
        assert part.passage(place, words) == passages.Passage("goal", "", GOAL)
    for place in ("", "internal_notes", "course", "<b>", "goal" * 30):
        assert part.passage(place, "bis Ende 2027") == passages.Passage()
    assert queries.part(version, PartKind.MEASURE, "9.9") is None
    assert queries.part(version, PartKind.GOAL, "1.1") is None
    goal = queries.part(version, PartKind.GOAL, "Z1")
    assert goal is not None
    assert next(one.text for one in goal.texts) == "Alle werden verstanden."
    assert goal.field_code == part.field_code == "1"


def test_each_sentence_that_is_offered_leads_to_itself(version: CatalogueVersion) -> None:
    part = queries.part(version, PartKind.MEASURE, "1.1")
    assert part is not None
    offered = [one for said in part.texts for one in said.sentences if len(said.sentences) > 1]
    assert len(offered) >= 3
    assert [part.passage(place).quote for place, _text in offered] == [one for _p, one in offered]


def test_what_became_of_a_passage_word_by_word(
    concept: Concept, measure: Measure, phase: Participation
) -> None:
    late, first, whole = (commented(phase, one) for one in ("goal.1", "goal.0", ""))
    aim = commented(phase, "title", code="Z1", kind=PartKind.GOAL)
    assert [queries.became(anchor(one)) for one in (late, first, whole, aim)] == [None] * 4

    Measure.objects.update(goal=GOAL.replace("2027", "2026"), code="1.2")
    concept.goals.update(title="Alle werden verstanden, auch abends.")
    later = published_version(concept, kind="participation")
    became = queries.became(anchor(late))
    assert became is not None
    assert became.version == later
    assert became.part is not None
    assert became.part.code == "1.2"  # the same row of the draft under another number
    [change] = became.changes
    assert (change.key, change.before) == ("goal", GOAL)
    assert "2026" in change.after
    stands = queries.became(anchor(first))
    assert stands is not None
    assert stands.changes == []  # the words that were marked are there still
    all_of_it = queries.became(anchor(whole))
    assert all_of_it is not None
    assert [one.key for one in all_of_it.changes] == ["goal"]
    goal = queries.became(anchor(aim))
    assert goal is not None
    assert goal.changes[0].after == "Alle werden verstanden, auch abends."
    assert anchor(late).quote == LATE  # and stays readable with the text it was about
    assert anchor(late).context == GOAL


def test_of_a_measure_that_is_gone_its_comments_say_so(
    concept: Concept, measure: Measure, phase: Participation
) -> None:
    said = commented(phase)
    measure.delete()
    concept.goals.all().delete()
    assert anchor(said).measure_id is None
    published_version(concept, kind="participation")
    became = queries.became(anchor(said))
    assert became is not None
    assert became.part is None
    assert anchor(said).named == "1.1 Sprachmittlung"


def test_many_are_asked_at_once_and_say_the_same(
    concept: Concept, phase: Participation, django_assert_num_queries: object
) -> None:
    rows = [
        anchor(commented(phase, place, text=f"Nummer {n}"))
        for n, place in enumerate(["goal.1", "goal.0", "", "title"] * 3)
    ]
    Measure.objects.update(goal=GOAL.replace("2027", "2026"))
    published_version(concept)
    with django_assert_num_queries(3):  # type: ignore[operator]
        found = queries.all_became(concept, rows)
    assert [found[one.pk] == queries.became(one) for one in rows] == [True] * 12


def test_a_phase_asks_about_a_version_that_can_be_read(
    concept: Concept, phase: Participation, office: User, version: CatalogueVersion
) -> None:
    other = published_version(concept, kind="council")
    other.published = False
    other.save(update_fields=["published"])
    with pytest.raises(NoDraft):
        operations.set_draft(phase, version=other, by=office)
    with pytest.raises(NoDraft, match="beschlossen"):
        operations.set_draft(phase, version=published_version(concept), by=office)
    Participation.objects.update(kinds=["idea"])
    with pytest.raises(NotAsked):
        operations.set_draft(phase, version=version, by=office)
    with pytest.raises(NotAsked):
        commented(phase)
    assert not Contribution.objects.exists()  # nothing is taken without its passage
    operations.set_draft(phase, version=None, by=office)
    assert not CommentedDraft.objects.exists()


def test_sent_twice_it_is_one(phase: Participation, version: CatalogueVersion) -> None:
    part = queries.part(version, PartKind.MEASURE, "1.1")
    assert part is not None
    sent = {
        "said": SAID | {"kind": "comment"}, "who": WHO, "version": version, "part": part,
        "passage": part.passage("goal.1"), "word": "x" * 40,
    }  # fmt: skip
    assert comment(phase, **sent) == comment(phase, **sent)
    assert DraftAnchor.objects.count() == Contribution.objects.count() == 1
