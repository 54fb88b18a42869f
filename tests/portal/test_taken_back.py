"""Who was told what becomes of the parts of what they said is told so still, once the parts were
taken back, and of what happened before as well."""

from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import operations as answers
from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds import operations as rounds
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.merging.operations import Passage, split, unsplit
from gemeinwerk.contributions.models import Contribution, Voice
from gemeinwerk.core import jobs
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.portal.following import operations, paper
from gemeinwerk.portal.following.models import Follower
from tests.contributions.merging.conftest import said
from tests.factories import user_with_role
from tests.portal.test_following import HER, mails, noon, report
from tests.portal.test_letters import INGE, an_hour_later

pytestmark = pytest.mark.django_db
TWO = [Passage("Am Fluss fehlen Bänke.", "need"), Passage("Am Markt fehlt ein WC", "idea")]


@pytest.fixture
def office(town: Municipality, concept: Concept) -> User:
    return user_with_role("office", town)


def cut_and_answered(concept: Concept, office: User, **who: Any) -> list[Contribution]:
    whole = said(concept, 1)
    Voice.objects.create(contribution=whole, **who)
    parts = split(whole, passages=TWO, by=office)
    numbers = [one.number for one in parts]
    adopt(concept, office, *numbers)
    return parts


def adopt(concept: Concept, office: User, *numbers: int, code: str = "1.1") -> None:
    answers.assign(
        concept, numbers=numbers, kind="adopted", reason="Es steht dort.", by=office,
        measure=Measure.objects.get(concept=concept, code=code),
    )  # fmt: skip
    reader = user_with_role("office", concept.municipality, name="Kim Beispiel")
    answers.check(concept, numbers=numbers, by=reader)
    rounds.release(rounds.open_round(concept, by=office), by=office)
    while jobs.work_one():
        pass
    Notice.objects.all().delete()


@pytest.mark.parametrize("begun", [True, False])
def test_by_mail_news_wait_that_came_before_and_after(
    concept: Concept, office: User, town: Municipality, begun: bool
) -> None:
    parts = cut_and_answered(concept, office, email=HER)
    if begun:
        operations.accompany(town)
    report("1.1", office, implementation="partly")
    unsplit(parts[0].split, by=office)
    operations.tell_all(noon())
    (mail,) = mails()
    assert "teilweise umgesetzt" in mail
    report("1.1", office, implementation="done")
    operations.tell_all(noon(2))
    assert "vollständig umgesetzt" in mails()[-1]
    operations.tell_all(noon(3))
    assert len(mails()) == 2
    # Answered anew, it is of that answer alone that they hear.
    Outcome.objects.all().delete()  # the drafts that were handed back
    adopt(concept, office, 1, code="2.1")
    report("1.1", office, implementation="dropped")
    operations.tell_all(noon(4))
    assert not mails()


def test_on_paper_as_well(concept: Concept, office: User, town: Municipality) -> None:
    parts = cut_and_answered(concept, office, **INGE)
    operations.accompany(town)
    report("1.1", office, implementation="partly")
    unsplit(parts[0].split, by=office)
    with an_hour_later():
        (letter,) = paper.waiting(concept)
    assert "teilweise umgesetzt" in str(letter.told)


def test_who_wants_no_mails_gets_none_of_the_whole(
    concept: Concept, office: User, town: Municipality
) -> None:
    parts = cut_and_answered(concept, office, email=HER)
    operations.accompany(town)
    for row in Follower.objects.all():
        operations.unfollow(row)
    unsplit(parts[0].split, by=office)
    report("1.1", office, implementation="done")
    operations.tell_all(noon())
    assert not mails()


def test_who_was_added_to_a_part_alone_is_not_taken_for_somebody_else(
    concept: Concept, office: User, town: Municipality
) -> None:
    whole = said(concept, 1)
    hers = Voice.objects.create(contribution=whole, email=HER)
    parts = split(whole, passages=TWO, by=office)
    Voice.objects.create(contribution=parts[0], email="allein@example.org")
    adopt(concept, office, *(one.number for one in parts))
    operations.accompany(town)
    for row in Follower.objects.filter(voice__email=HER):
        operations.unfollow(row)
    unsplit(parts[0].split, by=office)
    assert Follower.objects.get(voice=hers).ended_at
