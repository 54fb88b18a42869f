"""Who sits in which group: asked for, worked out, changed by hand, taken over."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Body, Occupancy, Person, RetentionProposal, Seat
from gemeinwerk.actors.retention import operations as retention
from gemeinwerk.compositions import operations, planning, telling
from gemeinwerk.compositions.errors import (
    NothingToCompose,
    NotReady,
    WishesOvertaken,
    WrongWish,
)
from gemeinwerk.compositions.models import Candidate, Composition
from gemeinwerk.compositions.operations import Wishes, computing
from gemeinwerk.compositions.problems import named
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.jobs import work_one
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.engines.composition import composer
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ActorGroupFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
)

pytestmark = pytest.mark.django_db
FIRST = date(2027, 1, 1)


def compose(concept: Concept, office: User, **more: Any) -> Composition:
    row = operations.ask(concept, by=office, seconds=10, **({"seed": 7} | more))
    assert work_one()
    row.refresh_from_db()
    return row


def sits(row: Composition) -> set[tuple[str, str]]:
    told = telling.tell(row, named(row.problem))
    return {(group.name, one.name) for group in told.groups for one in group.sittings}


def test_everybody_gets_the_dearest_wish_there_is_room_for(wishing: Concept, office: User) -> None:
    row = compose(wishing, office)
    assert sits(row) == {("Wohnen", "Ada"), ("Wohnen", "Ben"), ("Arbeit", "Cem")}
    told = telling.tell(row, named(row.problem))
    assert row.status == "optimal"
    assert {one.proof for one in told.goals} == {"weniger geht nachweislich nicht"}
    assert all(one.reason for group in told.groups for one in group.sittings)
    assert [*told.missing, *told.broken, *told.conflict] == []


def test_the_stored_proposal_names_nobody_and_the_dead_are_told_without_a_name(
    wishing: Concept, people: list[Person], office: User
) -> None:
    row = compose(wishing, office)
    kept = json.dumps([row.problem, row.proposed, row.goals, row.conflict])
    assert "Ada" not in kept
    actors.erase_person(people[0], by=office, reason="Antrag")
    row.refresh_from_db()
    assert ("Wohnen", "gelöschte Person") in sits(row)
    assert {one.name for one in planning.steps(row, FIRST)} == {"Ben", "Cem"}


def test_whoever_has_a_seat_keeps_it_and_only_the_others_are_seated(
    wishing: Concept, bodies: list[Body], people: list[Person], office: User
) -> None:
    """Dora sits in Wohnen and wished nothing: she is counted and gets no second seat."""
    dora = PersonFactory(municipality=wishing.municipality, name="Dora")
    SeatFactory(body=bodies[0], sitting=dora)
    vacant = SeatFactory(body=bodies[0])
    row = compose(wishing, office)
    assert len([one for one in sits(row) if one[0] == "Wohnen"]) == 2
    number = operations.take_over(row, since=FIRST, by=office)
    assert number == len(row.seats) - 1
    assert vacant.occupancies.get().since == FIRST
    assert Seat.objects.filter(body=bodies[0]).count() == 2
    assert Occupancy.objects.filter(person=dora).count() == 1
    with pytest.raises(NotReady):
        operations.take_over(row, since=FIRST, by=office)


def test_beside_somebody_who_sits_there_nobody_of_the_same_house_is_proposed(
    concept: Concept, bodies: list[Body], people: list[Person], office: User
) -> None:
    """Dora sits in Wohnen for the tenants' union; Ada is of it, Ben is not, one seat is left."""
    town = concept.municipality
    union = OrganisationFactory(municipality=town)
    people[0].organisations.add(union)
    for person in people[:2]:
        wishes = Wishes([bodies[0].pk])
        operations.set_wishes(concept, person=person, wishes=wishes, by=office)
    dora = PersonFactory(municipality=town, name="Dora")
    seat = SeatFactory(body=bodies[0], sitting=dora, organisation=union)
    for seed in range(4):
        row = compose(concept, office, seed=seed)
        assert sits(row) == {("Wohnen", "Dora"), ("Wohnen", "Ben")}
        operations.discard(row, by=office)
    # Where the seat is nobody's, it is the house she belongs to.
    Seat.objects.filter(pk=seat.pk).update(organisation=None)
    dora.organisations.add(union)
    assert sits(compose(concept, office)) == {("Wohnen", "Dora"), ("Wohnen", "Ben")}


def test_all_seats_or_none(
    wishing: Concept, bodies: list[Body], people: list[Person], office: User
) -> None:
    """Cem gets a seat elsewhere in the group while somebody reads the page: nothing happens."""
    row = compose(wishing, office)
    seen = stamp([one.told for one in planning.steps(row, FIRST)])
    SeatFactory(body=bodies[1], sitting=people[2])
    before = Occupancy.objects.count()
    with pytest.raises(SeenOtherwise):
        operations.take_over(row, since=FIRST, by=office, shown=seen)
    assert Occupancy.objects.count() == before


def test_by_hand_and_what_it_costs_and_two_people_are_told(
    wishing: Concept, bodies: list[Body], people: list[Person], office: User
) -> None:
    row = compose(wishing, office)
    seen = stamp(row.seats)
    operations.place(row, person=people[1].pk, bodies=[bodies[1].pk], by=office, shown=seen)
    row.refresh_from_db()
    told = telling.tell(row, named(row.problem))
    assert told.changed
    assert [one.sentence for one in told.broken] == [
        "„Ben“ sitzt in „Arbeit“, ohne es zu wünschen."
    ]
    assert told.broken[0].url.endswith("/auswahl/")
    with pytest.raises(SeenOtherwise):
        operations.place(row, person=people[0].pk, bodies=[], by=office, shown=seen)
    with pytest.raises(DomainError):
        operations.place(row, person=people[0].pk, bodies=[999_999], by=office)


def test_somebody_who_wishes_nothing_is_set_by_hand_from_the_page(
    wishing: Concept, bodies: list[Body], office: User, client_as: Any
) -> None:
    eve = PersonFactory(municipality=wishing.municipality, name="Eve")
    operations.add_candidates(wishing, people=[eve.pk], by=office)
    row = compose(wishing, office)
    page = client_as("office").get(f"/arbeitsplatz/besetzungen/{row.pk}/").content.decode()
    assert "Eine Person ohne Wünsche und ohne Sitz" in page
    assert f"/arbeitsplatz/besetzungen/{row.pk}/platz/{eve.pk}/" in page
    operations.place(row, person=eve.pk, bodies=[bodies[1].pk], by=office)
    row.refresh_from_db()
    assert ("Arbeit", "Eve") in sits(row)


def test_what_cannot_stand_together_is_said_with_where_it_is_mended(
    wishing: Concept, bodies: list[Body], office: User
) -> None:
    rare = ActorGroupFactory(municipality=wishing.municipality, name="Beratungspraxis")
    actors.set_targets(bodies[0], targets={rare.pk: (2, None)}, by=office)
    row = compose(wishing, office)
    told = telling.tell(row, named(row.problem))
    assert [one.action for one in told.missing] == ["Ziele ändern"]
    assert told.conflict
    assert all(one.url.startswith("/arbeitsplatz/") for one in told.conflict)
    assert any("Beratungspraxis" in one.sentence for one in told.conflict)


def test_the_next_proposal_keeps_what_the_one_before_had(wishing: Concept, office: User) -> None:
    first = compose(wishing, office, seed=1)
    second = compose(wishing, office, seed=2)
    assert second.problem["keep"]
    assert sorted(second.proposed) == sorted(first.seats)


def test_a_draw_gives_everybody_a_chance_and_the_same_number_the_same_slip(
    wishing: Concept, bodies: list[Body], office: User
) -> None:
    Body.objects.update(seats_low=1, seats_high=1)
    one, other = (compose(wishing, office, draw=True, seed=5) for _turn in range(2))
    told = telling.tell(one, named(one.problem))
    assert {chance.slips for chance in told.chances} <= set(range(1, 1001))
    assert len(told.chances) == 3
    assert one.seats == other.seats


def test_nothing_is_composed_of_nothing(concept: Concept, office: User, bodies: list[Body]) -> None:
    with pytest.raises(NothingToCompose):
        operations.ask(concept, by=office)


def test_a_wish_is_for_a_group_of_the_concept_and_stands_once(
    concept: Concept, bodies: list[Body], people: list[Person], office: User
) -> None:
    key = bodies[0].pk
    for wrong in (Wishes([999_999]), Wishes([key, key]), Wishes([key], [key]), Wishes([], [], 9)):
        with pytest.raises(WrongWish):
            operations.set_wishes(concept, person=people[0], wishes=wrong, by=office)
    assert not Candidate.objects.exists()


def test_two_people_writing_the_same_wishes_are_told(
    wishing: Concept, bodies: list[Body], office: User
) -> None:
    row = wishing.candidates.all()[0]
    seen = {row.pk: Wishes(list(row.wishes), [], 1)}
    operations.write_wishes(wishing, rows={row.pk: Wishes([bodies[1].pk])}, seen=seen, by=office)
    with pytest.raises(WishesOvertaken):
        operations.write_wishes(wishing, rows={row.pk: Wishes([])}, seen=seen, by=office)


def test_a_proposal_discarded_before_it_is_worked_out_stays_discarded(
    wishing: Concept, office: User
) -> None:
    row = operations.ask(wishing, by=office)
    operations.discard(row, by=office)
    assert not work_one()
    row.refresh_from_db()
    assert row.state == "discarded"


@pytest.mark.parametrize("ends", ["well", "badly"])
def test_a_proposal_discarded_while_it_is_worked_out_stays_discarded(
    wishing: Concept, office: User, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    row, compose_it = operations.ask(wishing, by=office), composer.compose

    def meanwhile(*args: Any, **more: Any) -> Any:
        operations.discard(row, by=office)
        if ends == "badly":
            raise OSError("weg")
        return compose_it(*args, **more)

    monkeypatch.setattr(composer, "compose", meanwhile)
    assert work_one()
    row.refresh_from_db()
    assert (row.state, row.seats) == ("discarded", [])


def test_people_come_with_the_group_of_their_organisation(
    concept: Concept, office: User, town: Municipality
) -> None:
    group = ActorGroupFactory(municipality=town, kind="counselling")
    house = OrganisationFactory(municipality=town, kind="counselling")
    person = PersonFactory(municipality=town)
    person.organisations.add(house)
    stranger = PersonFactory()
    assert operations.add_candidates(concept, people=[person.pk, stranger.pk], by=office) == 1
    found = concept.candidates.get()
    assert (found.group, found.organisation) == (group, house)


def test_the_way_in_the_browser(
    concept: Concept, bodies: list[Body], people: list[Person], client_as: Any
) -> None:
    client: Client = client_as("office")
    base = "/arbeitsplatz/konzepte/ik/besetzung/"
    keys = [one.pk for one in people]
    client.post(f"{base}auswahl/neu/", {"people": keys})
    page = client.get(f"{base}auswahl/")
    form = page.context["form"]
    cells = {name: form[name].value() or "" for name in form.fields}
    ada = concept.candidates.get(person=people[0])
    cells[f"w{ada.pk}-{bodies[0].pk}"] = "1"
    wrong = client.post(f"{base}auswahl/", cells | {f"w{ada.pk}-{bodies[1].pk}": "1"})
    assert "steht zweimal" in wrong.content.decode()
    client.post(f"{base}auswahl/", cells | {f"w{ada.pk}-{bodies[1].pk}": "x"})
    ada.refresh_from_db()
    assert (ada.wishes, ada.never) == ([bodies[0].pk], [bodies[1].pk])
    answer = client.post(base, {"seconds": "10", "seed": "7"}, follow=True)
    assert "Der Vorschlag entsteht" in answer.content.decode()
    assert work_one()
    row = Composition.objects.get()
    one = f"/arbeitsplatz/besetzungen/{row.pk}/"
    assert "Ada" in client.get(one).content.decode()
    place = client.get(f"{one}platz/{people[0].pk}/").content.decode()
    assert "<li>Menschen mit Wünschen und ohne Sitz: +1</li>" in place
    confirm = client.get(f"{one}uebernehmen/")
    assert "Eine Person bekommt einen Sitz" in confirm.content.decode()
    seen = confirm.context["seen"]
    client.post(f"{one}uebernehmen/", {"since": f"{localdate():%d.%m.%Y}", "gesehen": seen})
    assert Occupancy.objects.get().person == people[0]
    data = json.loads(client.get(f"{one}aufgabe.json").content)
    assert data["people"][0]["name"] == "Ada"


def test_the_page_of_300_people_takes_as_many_queries_as_one_of_three(
    wishing: Concept, bodies: list[Body], office: User, client_as: Any,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    town = wishing.municipality
    crowd = Person.objects.bulk_create(Person(municipality=town, name=f"P{n}") for n in range(300))
    Candidate.objects.bulk_create(
        Candidate(concept=wishing, person=one, wishes=[bodies[n % 2].pk])
        for n, one in enumerate(crowd)
    )
    Body.objects.update(seats_high=200)
    row = operations.ask(wishing, by=office, seed=1)
    found = [[bodies[n % 2].pk, one.pk] for n, one in enumerate(crowd)]
    Composition.objects.filter(pk=row.pk).update(
        state="ready", status="feasible", proposed=found, seats=found, done_at=row.asked_at
    )
    client = client_as("office")
    with django_assert_max_num_queries(16):
        assert client.get(f"/arbeitsplatz/besetzungen/{row.pk}/").status_code == 200
    assert computing.SLIPS == 1000


def test_whoever_may_still_get_a_place_is_not_proposed_to_go(
    town: Municipality, concept: Concept
) -> None:
    person = PersonFactory(municipality=town)
    Candidate.objects.create(concept=concept, person=person)
    retention.propose(town)
    assert not RetentionProposal.objects.filter(kind="people", key=person.pk).exists()
    Concept.objects.update(status="superseded")
    retention.propose(town)
    assert RetentionProposal.objects.filter(kind="people", key=person.pk).exists()
