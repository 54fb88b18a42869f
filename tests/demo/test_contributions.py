"""What Havelfurt said while its concept is carried out, and who wants to hear of it."""

import pytest

from gemeinwerk.answers.statements.models import Statement
from gemeinwerk.comments.models import DraftAnchor
from gemeinwerk.contributions.asking.models import Given
from gemeinwerk.contributions.models import Attachment, Channel, Contribution, Participation
from gemeinwerk.contributions.photographs.models import Photograph
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.portal.following.models import Follower

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def halfway(havelfurt: Municipality) -> Participation:
    found: Participation = Participation.objects.get(title__startswith="Halbzeit")
    return found


def test_140_in_five_languages_and_from_every_source(havelfurt: Municipality) -> None:
    said = Contribution.objects.all()
    assert said.count() >= 140
    assert len(set(said.values_list("language", flat=True))) >= 5
    assert set(said.values_list("channel", flat=True)) == set(Channel.values)


def test_they_are_merged_split_answered_and_twenty_comment_on_the_draft(
    havelfurt: Municipality,
) -> None:
    concept = havelfurt.concepts.get(slug="integrationskonzept-2025-2029")
    said = concept.contributions.all()
    assert said.filter(merges__isnull=False).distinct().count() >= 5
    assert said.filter(parts__isnull=False).exists()
    assert said.filter(answers__state="released").count() >= 60
    comments = Contribution.objects.filter(kind="comment")
    assert comments.count() >= 20
    assert DraftAnchor.objects.filter(contribution__in=comments).count() == comments.count()


def test_its_own_questions_are_answered_beside_what_was_said(halfway: Participation) -> None:
    assert [one.kind for one in halfway.asked.all()] == ["scale", "choice"]
    real = halfway.contributions.filter(channel="form").exclude(state="hidden")
    assert Given.objects.filter(contribution__in=real).count() == 2 * real.count()


def test_somebody_follows_each_kind_of_thing(havelfurt: Municipality) -> None:
    followers = Follower.objects.filter(voice=None).exclude(confirmed_at=None)
    assert followers.filter(measure=None, field=None, contribution=None, weekly=True).exists()
    for kind in ("measure", "field", "meeting", "contribution"):
        assert followers.exclude(**{kind: None}).exists(), kind


def test_who_left_an_address_was_told_what_became_of_it(havelfurt: Municipality) -> None:
    of_voices = Follower.objects.exclude(voice=None)
    assert of_voices.filter(told_on__isnull=False).count() >= 3
    told = Notice.objects.filter(kind="follower.news")
    assert told.count() >= 5
    assert set(told.values_list("state", flat=True)) == {"sent"}


def test_a_letter_waits_for_whoever_has_no_other_address(halfway: Participation) -> None:
    on_paper = halfway.contributions.filter(voices__email="").exclude(voices__address="")
    assert {one.channel for one in on_paper} == {"letter", "telephone"}
    assert not on_paper.filter(answers__state="released").exists()


def test_one_file_is_shown_one_waits_and_a_letter_was_scanned(halfway: Participation) -> None:
    files = Attachment.objects.filter(contribution__participation=halfway)
    assert sorted((one.is_picture, one.public, one.by_author) for one in files) == [
        (False, False, False),
        (True, False, True),
        (True, True, True),
    ]


def test_a_flip_chart_is_being_typed_off(havelfurt: Municipality) -> None:
    photograph = Photograph.objects.get()
    assert (photograph.is_done, photograph.transcripts.count()) == (False, 4)


def test_units_were_asked_and_some_have_said_what_they_think(havelfurt: Municipality) -> None:
    said = Statement.objects.exclude(verdict="")
    assert (Statement.objects.count(), said.count()) == (4, 2)
    assert not said.filter(text="").exists()
