"""What became of what somebody said: told step by step in public, once a day to whoever said it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gemeinwerk.accounts.models import User
from gemeinwerk.answers import operations as answers
from gemeinwerk.answers.rounds import operations as rounds
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations as contributions
from gemeinwerk.contributions.models import Contribution, Voice
from gemeinwerk.contributions.receipts import path_of
from gemeinwerk.core import jobs
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.portal.following import operations
from gemeinwerk.portal.following.models import Follower
from gemeinwerk.privacy import registry
from tests.answers.conftest import said
from tests.factories import PersonFactory, user_with_role
from tests.portal.conftest import ROOT
from tests.portal.test_following import HER, link, mails, noon, report

WHY = "Die Beratung begleitet künftig auch den Auszug."
ONE = f"{ROOT}beitraege/1/"
Answered = Callable[..., Contribution]


@pytest.fixture
def office(town: Municipality, concept: Concept) -> User:
    return user_with_role("office", town)


@pytest.fixture
def answered(town: Municipality, concept: Concept, office: User) -> Answered:
    """`answered(email=…)`: something was said and answered in a round."""
    reader = user_with_role("office", town, name="Kim Beispiel")

    def answer(number: int = 1, code: str = "1.1", **voice: Any) -> Contribution:
        made: Contribution = said(concept, number, state="public")
        if voice:
            Voice.objects.create(contribution=made, **voice)
        measure = Measure.objects.get(concept=concept, code=code)
        answers.assign(
            concept, numbers=[number], kind="in_part", measure=measure, reason=WHY, by=office
        )
        answers.check(concept, numbers=[number], by=reader)
        rounds.release(rounds.open_round(concept, by=office), by=office)
        assert jobs.work_one()
        Notice.objects.all().delete()
        return made

    return answer


def page(client: Client, address: str = ONE) -> str:
    return " ".join(client.get(address).content.decode().split())


# --- in public ----------------------------------------------------------------------------------


def test_those_that_are_answered_along_are_named_or_counted(
    client: Client, concept: Concept, town: Municipality, answered: Answered
) -> None:
    into = answered()
    for number in range(2, 9):
        one = said(concept, number, state="public" if number < 4 else "internal")
        one.merges.create(into=into, reason="Dasselbe.", at=one.received_at)
    shown = page(client)
    for number in (2, 3):
        assert f'href="{ROOT}beitraege/{number}/"' in shown
    assert f"{ROOT}beitraege/4/" not in shown
    assert "5 Beiträge, die nicht öffentlich" in shown
    # One fewer, and nobody is told how many.
    contributions.withdraw(Contribution.objects.get(number=8), by=user_with_role("office", town))
    shown = page(client)
    assert f'href="{ROOT}beitraege/2/"' in shown
    assert "nicht öffentlich zu lesen" not in shown


def test_what_is_drafted_is_not_told(client: Client, concept: Concept, office: User) -> None:
    said(concept, 1, state="public")
    measure = Measure.objects.get(concept=concept, code="1.1")
    answers.assign(concept, numbers=[1], kind="in_part", measure=measure, reason=WHY, by=office)
    shown = page(client)
    assert "noch keine Antwort" in shown
    assert WHY not in shown
    assert "nichts Neues" not in shown


def test_the_thread_leads_from_what_was_said_to_today(
    client: Client, office: User, answered: Answered
) -> None:
    answered()
    shown = page(client)
    steps = [shown.index(f"<h3>{one}</h3>") for one in ("Gesagt", "Zum Teil aufgenommen")]
    assert steps == sorted(steps)
    assert WHY in shown
    assert f'href="{ROOT}massnahmen/1.1/"' in shown
    assert "ist nichts Neues geschehen" in shown
    report("1.1", office, implementation="done")
    report("2.1", office, implementation="dropped")
    shown = page(client)
    assert "vollständig umgesetzt" in shown
    assert "Zu 2.1" not in shown, "another measure's news"


def test_its_feed_tells_the_same_steps_the_newest_first(
    client: Client, concept: Concept, office: User, answered: Answered
) -> None:
    answered()
    report("1.1", office, implementation="done")
    feed = client.get(f"{ONE}neues/").content.decode()
    titles = [one.split("</title>")[0] for one in feed.split("<title>")[2:]]
    assert len(titles) >= 3
    assert "vollständig umgesetzt" in titles[0]
    assert WHY in feed
    ids = re.findall(r"<id>(.*?)</id>", feed)
    assert len(ids) == len(set(ids))
    contributions.withdraw(Contribution.objects.get(), by=office)
    assert client.get(f"{ONE}neues/").status_code == 404


# --- to whoever said it -------------------------------------------------------------------------


def test_whoever_said_it_hears_once_of_what_happens_afterwards(
    client: Client, office: User, answered: Answered
) -> None:
    report("1.1", office, implementation="in_progress")
    answered(email=HER)
    assert operations.tell_all(noon()) == 0, "of what was before the round's own mail told"
    report("1.1", office, implementation="done")
    report("2.1", office, implementation="done")
    assert [operations.tell_all(noon(2)), operations.tell_all(noon(2))] == [1, 0]
    (body,) = mails()
    assert "Ihr Beitrag 1: http" in body
    assert body.count("vollständig umgesetzt") == 1
    assert Notice.objects.get().recipient == HER
    assert operations.tell_all(noon(3)) == 0


@pytest.mark.parametrize("language", ["de", "ar"])
def test_under_their_own_link_they_read_what_happened_since(
    client: Client, office: User, answered: Answered, language: str
) -> None:
    answered(email=HER)
    path = path_of(Voice.objects.get())
    quiet = page(client, f"{path}?sprache={language}")
    assert "vollständig umgesetzt" not in quiet
    report("1.1", office, implementation="done")
    told = page(client, f"{path}?sprache={language}")
    assert "vollständig umgesetzt" in told
    assert ("Was seitdem geschah" in told) is (language == "de")
    knots = told.split('gw-thread"')[1]
    for label in ("Beschluss", "Mittel", "Umsetzung"):
        assert label in knots, label
    assert "massnahmen/1.1" in told


def test_one_mail_tells_of_all_that_somebody_said_and_follows(
    client: Client, concept: Concept, office: User, answered: Answered
) -> None:
    answered(1, "1.1", email=HER)
    answered(2, "2.1", email=HER.upper())
    operations.confirm(operations.follow(concept, email=HER, language="de"))
    Notice.objects.all().delete()
    operations.tell_all(noon())
    Notice.objects.all().delete()
    report("1.1", office, implementation="done")
    report("2.1", office, implementation="dropped")
    assert operations.tell_all(noon(2)) == 1
    (body,) = mails()
    assert "Ihr Beitrag 1: http" in body
    assert "Ihr Beitrag 2: http" in body
    assert body.count("vollständig umgesetzt") == 1


def test_an_address_that_is_forgotten_hears_nothing(
    client: Client, office: User, answered: Answered
) -> None:
    answered(email=HER)
    operations.tell_all(noon())
    Voice.objects.update(email="")
    report("1.1", office, implementation="done")
    assert operations.tell_all(noon(2)) == 0
    assert HER not in str(list(Follower.objects.values()))


def test_who_wants_no_mails_gets_none_and_is_not_begun_again(
    client: Client, office: User, answered: Answered
) -> None:
    answered(email=HER)
    operations.tell_all(noon())
    report("1.1", office, implementation="done")
    operations.tell_all(noon(2))
    last = link()
    assert "von Ihnen" in page(client, last)
    client.post(last, {"beenden": "alle"})
    assert client.get(last).status_code == 410
    report("1.1", office, implementation="partly")
    assert [operations.tell_all(noon(n)) for n in (3, 4)] == [0, 0]


def test_of_an_edition_that_is_over_nobody_is_told_anything_again(
    client: Client, office: User, answered: Answered
) -> None:
    """Who follows it is forgotten; forgotten, nobody is begun anew with all that was told."""
    answered(email=HER)
    report("1.1", office, implementation="done")
    assert operations.tell_all(noon()) == 1
    Concept.objects.update(status="superseded")
    registry.forget_over()
    assert operations.tell_all(noon(2)) == 0
    assert not Follower.objects.exists()


def test_many_of_a_round_are_begun_at_once(
    town: Municipality, answered: Answered, django_assert_max_num_queries: Any
) -> None:
    found = answered(email=HER)
    for n in range(30):
        Voice.objects.create(contribution=found, email=f"{n}@example.org")
    with django_assert_max_num_queries(8):
        assert operations.accompany(town) == 31


def test_of_what_was_taken_back_nobody_is_told(
    client: Client, office: User, answered: Answered
) -> None:
    contributions.withdraw(answered(email=HER), by=office, reason="Auf Wunsch.")
    report("1.1", office, implementation="done")
    assert operations.tell_all(noon()) == 0


def test_somebody_known_who_took_it_back_hears_no_more(
    town: Municipality, office: User, answered: Answered
) -> None:
    person = PersonFactory(municipality=town, name="Inge Sommer", email=HER)
    made = answered(person=person)
    report("1.1", office, implementation="partly")
    assert operations.tell_all(noon()) == 1
    contributions.withdraw(made, by=None)
    report("1.1", office, implementation="done")
    assert operations.tell_all(noon(2)) == 0


def test_anybody_follows_a_contribution_without_saying_anything(
    client: Client, concept: Concept, office: User, answered: Answered
) -> None:
    answered(1)
    said(concept, 2, state="public")
    for number in (1, 2):
        reader = f"{number}@example.org"
        client.post(f"{ROOT}beitraege/{number}/folgen/", {"email": reader})
        client.post(link(reader), {"bestaetigen": "1"})
    answers.assign(concept, numbers=[2], kind="declined", reason="Darf sie nicht.", by=None)
    answers.check(concept, numbers=[2], by=office)
    rounds.release(rounds.open_round(concept, by=office), by=office)
    assert jobs.work_one()
    assert operations.tell_all(noon()) == 1
    assert "Beitrag 2\nbeantwortet" in mails()[0]
    hidden = said(concept, 3, state="hidden", because="Personen")
    assert client.get(f"{ROOT}beitraege/{hidden.number}/folgen/").status_code == 404


def test_under_their_own_link_the_measure_with_its_state_takes_few_queries(
    client: Client, concept: Concept, office: User, answered: Answered
) -> None:
    answered(email=HER)
    path = path_of(Voice.objects.get())
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    assert len(asked) <= 11
