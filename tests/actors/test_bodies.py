"""Bodies, and what they should be made up of."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations, queries
from gemeinwerk.actors.errors import NameTaken, StillInUse, TargetsOvertaken, Unfitting
from gemeinwerk.actors.models import Body
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ActorGroupFactory,
    BodyFactory,
    ConceptFactory,
    FieldFactory,
    MunicipalityFactory,
    PersonFactory,
    SeatFactory,
)


def test_a_name_is_used_once(town: Municipality, office: User) -> None:
    operations.create_body(town, by=office, kind="steering", name="Lenkungsgremium")
    with pytest.raises(NameTaken):
        operations.create_body(town, by=office, kind="council", name="Lenkungsgremium")


def test_a_body_with_seats_stays(town: Municipality, office: User) -> None:
    body = BodyFactory(municipality=town)
    seat = operations.add_seat(body, by=office, person=PersonFactory(municipality=town))
    with pytest.raises(StillInUse):
        operations.remove_body(body, by=office)
    operations.remove_seat(seat, by=office)
    operations.remove_body(body, by=office)
    assert Body.objects.count() == 0


def test_a_body_something_refers_to_stays(town: Municipality, office: User) -> None:
    body = BodyFactory(municipality=town, name="AG")
    FieldFactory(concept__municipality=town, working_group=body)
    with pytest.raises(StillInUse) as refusal:
        operations.remove_body(body, by=office)
    assert refusal.value.message == "„AG“ gehört noch zu: 1 Handlungsfeld."


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_counts_the_seats_of_today(
    town: Municipality, count: int, django_assert_num_queries: Any
) -> None:
    """Two are there, one of them taken; what ended or comes later does not count."""
    today, person = timezone.localdate(), PersonFactory(municipality=town)
    day = timedelta(days=1)
    for body in BodyFactory.create_batch(count, municipality=town):
        SeatFactory(body=body, sitting=person)
        SeatFactory(body=body, sitting=person, sitting__until=today - day)
        SeatFactory(body=body, sitting=person, until=today - day)
        SeatFactory(body=body, since=today + day)
    with django_assert_num_queries(1):
        assert {(one.seat_count, one.taken_count) for one in queries.bodies(town)} == {(2, 1)}


def test_targets_are_told_as_spans(town: Municipality, office: User) -> None:
    body = BodyFactory(municipality=town)
    first, second = ActorGroupFactory.create_batch(2, municipality=town)
    operations.set_targets(body, by=office, targets={first.pk: (2, 3), second.pk: (0, 1)})
    operations.set_targets(body, by=office, targets={first.pk: (2, 2), second.pk: None})
    assert [(one.low, one.high) for one in body.targets.all()] == [(2, 2)]
    told = [one.after for one in AuditEntry.objects.filter(verb="body.set_targets")]
    assert told == [
        {first.name: "2", second.name: ""},
        {first.name: "2 bis 3", second.name: "höchstens 1"},
    ]


def test_at_most_is_not_less_than_at_least(town: Municipality, office: User) -> None:
    body, group = BodyFactory(municipality=town), ActorGroupFactory(municipality=town)
    with pytest.raises(Unfitting) as refusal:
        operations.set_targets(body, by=office, targets={group.pk: (3, 2)})
    assert refusal.value.message == "Höchstens 2 ist weniger als mindestens 3."
    with pytest.raises(Unfitting):
        operations.edit_body(body, by=office, seats_low=8, seats_high=6)


def test_a_target_for_a_group_of_another_town_is_refused(town: Municipality, office: User) -> None:
    stranger = ActorGroupFactory(municipality=MunicipalityFactory())
    with pytest.raises(Unfitting):
        operations.set_targets(
            BodyFactory(municipality=town), by=office, targets={stranger.pk: (1, 1)}
        )


def test_two_set_a_target_for_one_group(town: Municipality, office: User) -> None:
    """What the other set for another group stays."""
    body = BodyFactory(municipality=town)
    same, other = ActorGroupFactory.create_batch(2, municipality=town)
    seen: Any = {same.pk: None, other.pk: None}
    first: Any
    mine: Any
    first, mine = {same.pk: (1, 1), other.pk: (2, 2)}, {same.pk: (3, 3), other.pk: None}
    operations.set_targets(body, by=office, targets=first, seen=seen)
    with pytest.raises(TargetsOvertaken) as refusal:
        operations.set_targets(body, by=office, targets=mine, seen=seen)
    assert f"Für „{same}“ hat inzwischen jemand 1 eingetragen." in refusal.value.message
    assert {one.group_id: one.low for one in body.targets.all()} == {same.pk: 1, other.pk: 2}


def test_the_page_leads_to_the_fields_it_works_on_and_to_what_it_steers(
    town: Municipality, client_as: Any
) -> None:
    body, other = BodyFactory(municipality=town), BodyFactory(municipality=town)
    FieldFactory(concept__municipality=town, concept__slug="ik", title="Wohnen", working_group=body)
    ConceptFactory(municipality=town, slug="klima", steering=body)
    page = client_as("office").get(f"/arbeitsplatz/akteure/gremien/{body.pk}/").content.decode()
    assert 'href="/arbeitsplatz/konzepte/ik/gruppen/"' in page
    assert "Wohnen" in page
    assert 'href="/arbeitsplatz/konzepte/klima/gruppen/"' in page
    page = client_as("office").get(f"/arbeitsplatz/akteure/gremien/{other.pk}/").content.decode()
    assert "Wohnen" not in page


def test_a_label_of_the_targets_does_not_repeat_the_group(
    town: Municipality, client_as: Any
) -> None:
    ActorGroupFactory(municipality=town, name="Beratungspraxis")
    body = BodyFactory(municipality=town)
    page = client_as("office").get(f"/arbeitsplatz/akteure/gremien/{body.pk}/ziele/").content
    assert page.decode().count("Beratungspraxis") == 1


def test_where_no_group_is_kept_targets_say_where_to_make_one(
    town: Municipality, client_as: Any
) -> None:
    town.actor_groups.all().delete()
    body = BodyFactory(municipality=town)
    page = client_as("office").get(f"/arbeitsplatz/akteure/gremien/{body.pk}/ziele/").content
    assert 'href="/arbeitsplatz/akteure/gruppen/"' in page.decode()
