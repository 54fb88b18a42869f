"""Wishes out of answers to invitations, and proposals for some groups of actors alone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import ActorGroup, Body, Person
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.compositions import operations
from gemeinwerk.compositions.models import Candidate, Composition
from gemeinwerk.compositions.operations import Wishes
from gemeinwerk.compositions.problems import problem_of
from gemeinwerk.concepts.models import Concept
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.invitations.models import Answer, Invitation, Wave
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ActorGroupFactory,
    BodyFactory,
    ConceptFactory,
    PersonFactory,
    SeatFactory,
)

pytestmark = pytest.mark.django_db
BASE = "/arbeitsplatz/konzepte/ik/besetzung/"


def wave_of(concept: Concept, name: str = "Auftakt") -> Wave:
    return Wave.objects.create(
        concept=concept, name=name, answer_until=localdate() + timedelta(days=9)
    )


def answered(
    wave: Wave, person: Person | None, *wished: Body, answer: str = Answer.ACCEPTED
) -> Reply:
    invitation = Invitation.objects.create(wave=wave, person=person, answer=answer)
    reply = Reply.objects.create(invitation=invitation, given_at=timezone.now())
    for one in wished:  # in the order they were ticked
        reply.bodies.add(one)
    return reply


def wishes(concept: Concept) -> dict[str, list[int]]:
    rows = Candidate.objects.filter(concept=concept).select_related("person")
    return {one.person.name: list(one.wishes) for one in rows}


def test_only_those_who_come_or_may_come_are_taken_and_only_groups_of_the_concept(
    concept: Concept, bodies: list[Body], people: list[Person], town: Municipality, office: User
) -> None:
    housing, work = bodies
    other = BodyFactory(municipality=town, name="Beirat")
    wave = wave_of(concept)
    answered(wave, people[0], work, other, housing)
    answered(wave, people[1], housing, answer=Answer.UNDECIDED)
    for answer in (Answer.DECLINED, Answer.DEPUTISED, Answer.OPEN):
        answered(wave, PersonFactory(municipality=town), housing, answer=answer)
    answered(wave, None, housing)  # erased
    answered(wave_of(ConceptFactory(municipality=town)), people[2], housing)
    assert operations.take_answers(concept, by=office) == 2
    assert wishes(concept) == {"Ada": [work.pk, housing.pk], "Ben": [housing.pk]}
    told = AuditEntry.objects.get(verb="candidate.wishes")
    assert told.after == {"number": 2}


def test_taken_again_nothing_changes_and_whoever_chose_no_group_keeps_what_stands(
    wishing: Concept, bodies: list[Body], people: list[Person], office: User
) -> None:
    housing, work = bodies
    wave = wave_of(wishing)
    answered(wave, people[0])  # comes, and ticked no group
    answered(wave, people[1], work)
    operations.set_wishes(
        wishing, person=people[1], wishes=Wishes([housing.pk], never=[work.pk]), by=office
    )
    assert operations.take_answers(wishing, by=office) == 1
    ben = wishing.candidates.get(person=people[1])
    assert (ben.wishes, ben.never) == ([work.pk], [])  # what they say themselves goes before
    assert wishes(wishing)["Ada"] == [housing.pk, work.pk]
    before = AuditEntry.objects.count()
    assert operations.take_answers(wishing, by=office) == 0
    assert AuditEntry.objects.count() == before


def test_of_two_waves_wishes_are_taken_together_each_once(
    concept: Concept, bodies: list[Body], people: list[Person], office: User
) -> None:
    housing, work = bodies
    answered(wave_of(concept), people[0], housing)
    answered(wave_of(concept, "Halbzeit"), people[0], work, housing)
    operations.take_answers(concept, by=office)
    assert wishes(concept) == {"Ada": [housing.pk, work.pk]}


def test_the_button_says_how_many_or_that_there_is_nothing_new(
    concept: Concept, bodies: list[Body], people: list[Person], client_as: object
) -> None:
    client: Client = client_as("office")  # type: ignore[operator]
    answered(wave_of(concept), people[0], bodies[0])
    said = [
        client.post(f"{BASE}auswahl/antworten/", follow=True).content.decode() for _t in range(2)
    ]
    assert "Wünsche einer Person aus den Antworten übernommen." in said[0]
    assert "steht nichts Neues" in said[1]


@pytest.fixture
def two_kinds(wishing: Concept, town: Municipality, people: list[Person]) -> list[ActorGroup]:
    """Ada and Ben are of an association, Cem of the administration."""
    clubs, offices = (ActorGroupFactory(municipality=town, name=one) for one in ("Verein", "Amt"))
    Candidate.objects.filter(person__in=people[:2]).update(group=clubs)
    Candidate.objects.filter(person=people[2]).update(group=offices)
    return [clubs, offices]


def test_limited_to_some_groups_nobody_else_is_proposed_but_whoever_sits_is_counted(
    wishing: Concept, two_kinds: list[ActorGroup], bodies: list[Body], people: list[Person]
) -> None:
    def asked(*groups: ActorGroup) -> set[str]:
        only = [one.pk for one in groups] or None
        return {one["id"] for one in problem_of(wishing, seed=1, only=only)["people"]}

    ada, ben, cem = (f"p{one.pk}" for one in people)
    assert asked() == {ada, ben, cem}
    assert asked(two_kinds[0]) == {ada, ben}
    assert asked(two_kinds[1]) == {cem}
    SeatFactory(body=bodies[0], sitting=people[2])
    assert asked(two_kinds[0]) == {ada, ben, cem}  # Cem keeps the seat


def test_a_draw_is_limited_to_the_groups_that_are_ticked(
    wishing: Concept, two_kinds: list[ActorGroup], people: list[Person], client_as: object
) -> None:
    client: Client = client_as("office")  # type: ignore[operator]
    asked = {"seconds": "10", "seed": "7", "draw": "on", "groups": [two_kinds[0].pk]}
    client.post(BASE, asked)
    row = Composition.objects.get()
    assert row.slips == 1000
    assert {one["id"] for one in row.problem["people"]} == {f"p{one.pk}" for one in people[:2]}
    foreign = ActorGroupFactory(name="fremd")
    client.post(BASE, asked | {"groups": [foreign.pk]})
    assert Composition.objects.count() == 1
