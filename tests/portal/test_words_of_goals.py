"""Whoever finds what they said again in a goal is told what each version made of that goal."""

from datetime import date

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import operations as answers
from gemeinwerk.answers.rounds import operations as rounds
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Voice
from gemeinwerk.core import jobs
from gemeinwerk.measures.models import Goal
from gemeinwerk.measures.operations import delete_goal
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.following import operations
from tests.answers.conftest import said
from tests.factories import GoalFactory, user_with_role
from tests.portal.conftest import ROOT
from tests.portal.test_following import HER, noon
from tests.portal.test_seven_words import OTHER, begin_with, own_page, publish_next, told


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


@pytest.fixture
def goal(concept: Concept, office: User) -> Goal:
    """Z9, in a draft that is public; in it is found again what one said, in Z8 what another did."""
    field = concept.fields.order_by("position")[0]
    made = {
        HER: GoalFactory(field=field, code="Z9", title="Alle lernen Deutsch."),
        OTHER: GoalFactory(field=field, code="Z8", title="Alle wohnen gut."),
    }
    Concept.objects.update(status="drafting", decided_on=date(2024, 5, 15), paper="24/SVV/0001")
    begin_with(concept, "participation")
    for number, (email, found) in enumerate(made.items(), start=1):
        Voice.objects.create(contribution=said(concept, number), email=email)
        answers.assign(
            concept, numbers=[number], kind="adopted", goal=found, reason=email, by=office
        )
    reader = user_with_role("office", concept.municipality, name="Kim Beispiel")
    answers.check(concept, numbers=[1, 2], by=reader)
    rounds.release(rounds.open_round(concept, by=office), by=office)
    while jobs.work_one():
        pass
    assert operations.tell_all(noon()) == 0
    return made[HER]


def everywhere(client: Client, words: str) -> None:
    """Told once to whose voice it came from, and to nobody of another goal."""
    mails = told(2)
    assert mails[HER].count(words) == 1, mails[HER]
    assert words not in mails.get(OTHER, "")
    assert told(3) == {}
    assert words in client.get(f"{ROOT}beitraege/1/neues/").content.decode()
    assert words in client.get(f"{ROOT}beitraege/1/").content.decode()
    assert words in own_page(client, HER)
    assert words not in own_page(client, OTHER)


def test_a_goal_that_is_dropped(client: Client, concept: Concept, office: User, goal: Goal) -> None:
    delete_goal(goal, by=office)
    publish_next(concept, office, "council")
    everywhere(client, "nicht mehr im Katalog, seit Fassung 2 (Vorlage für den Rat)")
    publish_next(concept, office)
    mails = told(4)
    assert set(mails) == {OTHER}, "of what is gone nothing more becomes"
    assert "beschlossen am 15. Mai 2024, 24/SVV/0001" in mails[OTHER]


def test_a_goal_that_reads_otherwise(
    client: Client, concept: Concept, office: User, goal: Goal
) -> None:
    Goal.objects.filter(pk=goal.pk).update(due=date(2029, 1, 31), title="Fast alle lernen Deutsch.")
    publish_next(concept, office, "council")
    everywhere(client, "geändert in Fassung 2 (Vorlage für den Rat): Wortlaut, Termin")


def test_a_goal_that_is_decided_under_another_number(
    client: Client, concept: Concept, office: User, goal: Goal
) -> None:
    Goal.objects.filter(pk=goal.pk).update(code="Z7")
    Goal.objects.filter(code="Z8").update(code="Z9")
    publish_next(concept, office)
    mail = told(2)
    decided = "beschlossen am 15. Mai 2024, 24/SVV/0001; dabei geändert: Nummer"
    assert "Ziel Z7: Alle lernen Deutsch." in mail[HER]
    assert "Ziel Z9: Alle wohnen gut." in mail[OTHER]
    for body in mail.values():
        assert body.count(decided) == 1
