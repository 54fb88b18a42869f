"""Two entries for one person were both invited, and are merged: no answer and no link is lost."""

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.contacts import merges
from gemeinwerk.actors.models import Person
from gemeinwerk.compositions import operations as compositions
from gemeinwerk.compositions.models import Candidate
from gemeinwerk.compositions.operations import Wishes
from gemeinwerk.invitations import links
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.links import Made
from gemeinwerk.invitations.models import Invitation, Letter, Wave
from gemeinwerk.invitations.operations import choose, lay_before, release_wave
from tests.factories import BodyFactory, FieldFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(wave: Wave, people: list[Person], office: User) -> list[Made]:
    """Aylin and Bo, who are one, each with a link of their own."""
    choose(wave, choice=Choice(people=frozenset(one.pk for one in people[:2])), by=office)
    lay_before(wave, by=office)
    release_wave(wave, by=office)
    return [links.make(Invitation.objects.get(person=one)) for one in people[:2]]


def _say(client: Client, made: Made, themes: str) -> None:
    said = {"coming": "accepted", "privacy": "on", "seen": "0", "themes": themes}
    assert client.post(reverse("answering:page", args=[made.token]), said).status_code == 302


@pytest.mark.parametrize("answering", [(), (0,), (1,), (0, 1), (1, 0)])
def test_the_last_answer_stays_every_link_holds_and_all_of_it_comes_back(
    client: Client,
    people: list[Person],
    both: list[Made],
    office: User,
    answering: tuple[int, ...],
) -> None:
    for one in answering:
        _say(client, both[one], f"Thema {one}")
    tables = (Invitation, Reply, Letter)
    before = [list(table.objects.order_by("pk").values()) for table in tables]
    merged = merges.merge(people[0], people[1], choices={}, by=office)
    left = Invitation.objects.get()
    assert left.person == people[0]
    assert [one.themes for one in Reply.objects.all()] == [f"Thema {n}" for n in answering[-1:]]
    for made in both:
        assert client.get(reverse("answering:page", args=[made.token])).status_code == 200
    assert {made.row.__class__.objects.get(pk=made.row.pk).invitation for made in both} == {left}
    assert merges.look(merged).lost == []
    merges.unmerge(merged, by=office)
    assert [list(table.objects.order_by("pk").values()) for table in tables] == before
    for made in both:
        present = made.row.__class__.objects.get(pk=made.row.pk)
        assert present.invitation_id == made.row.invitation_id


def test_the_page_says_beforehand_what_makes_room(
    client: Client, people: list[Person], both: list[Made], office: User
) -> None:
    client.force_login(office)
    page = client.get(reverse("actors:merge", args=[people[0].pk, people[1].pk]))
    assert "Davon haben beide: 1 Einladung." in page.content.decode()
    other = client.get(reverse("actors:merge", args=[people[0].pk, people[2].pk]))
    assert "Davon haben beide" not in other.content.decode()


def test_a_wave_that_went_meanwhile_takes_what_was_laid_aside_with_it(
    people: list[Person], both: list[Made], wave: Wave, office: User
) -> None:
    merged = merges.merge(people[0], people[1], choices={}, by=office)
    Wave.objects.filter(pk=wave.pk).delete()
    assert merges.look(merged).lost
    merges.unmerge(merged, by=office)
    assert not Invitation.objects.exists()


def test_what_was_wished_twice_is_wished_once(
    wave: Wave, people: list[Person], office: User
) -> None:
    concept, body = wave.concept, BodyFactory(municipality=wave.concept.municipality)
    FieldFactory(concept=concept, working_group=body)
    for one, wishes in zip(people[:2], ([], [body.pk]), strict=True):
        compositions.set_wishes(concept, person=one, wishes=Wishes(wishes), by=office)
    merged = merges.merge(people[0], people[1], choices={}, by=office)
    assert [(one.person, len(one.wishes)) for one in Candidate.objects.all()] == [(people[0], 1)]
    merges.unmerge(merged, by=office)
    assert [(one.person_id, len(one.wishes)) for one in Candidate.objects.order_by("person")] == [
        (people[0].pk, 0), (people[1].pk, 1),
    ]  # fmt: skip
