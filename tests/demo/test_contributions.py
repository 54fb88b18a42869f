"""What Havelfurt said while its concept is carried out, and who wants to hear of it."""

import pytest

from gemeinwerk.answers.statements.models import Statement
from gemeinwerk.contributions.asking.models import Given
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.contributions.photographs.models import Photograph
from gemeinwerk.municipalities.models import Municipality
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
    channels = set(said.values_list("channel", flat=True))
    assert {"form", "letter", "telephone", "street", "file", "minutes", "meeting"} <= channels


def test_its_own_questions_are_answered_beside_what_was_said(halfway: Participation) -> None:
    assert [one.kind for one in halfway.asked.all()] == ["scale", "choice"]
    real = halfway.contributions.exclude(state="hidden")
    assert Given.objects.filter(contribution__in=real).count() == 2 * real.count()


def test_somebody_follows_each_kind_of_thing(havelfurt: Municipality) -> None:
    followers = Follower.objects.filter(voice=None).exclude(confirmed_at=None)
    assert followers.filter(measure=None, field=None, contribution=None, weekly=True).exists()
    for kind in ("measure", "field", "contribution"):
        assert followers.exclude(**{kind: None}).exists(), kind


def test_a_flip_chart_is_being_typed_off(havelfurt: Municipality) -> None:
    photograph = Photograph.objects.get()
    assert (photograph.is_done, photograph.transcripts.count()) == (False, 4)


def test_units_were_asked_and_some_have_said_what_they_think(havelfurt: Municipality) -> None:
    said = Statement.objects.exclude(verdict="")
    assert (Statement.objects.count(), said.count()) == (4, 2)
    assert not said.filter(text="").exists()
