"""A deputy answers for a colleague's units, for a span of days, and never more than they could."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import Membership, User
from gemeinwerk.actors import operations, queries
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import Deputy, Organisation, Person
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.measures.queries import people_of_unit
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import UnitFactory, user_with_role

TODAY = localdate()
PAGE = "/arbeitsplatz/vertretung/"


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def unit(town: Municipality) -> Organisation:
    found: Organisation = UnitFactory(municipality=town, name="Ausländerbehörde")
    return found


@pytest.fixture
def away(town: Municipality, unit: Organisation) -> User:
    return user_with_role("unit_editor", town, unit=unit, name="Kim Muster")


@pytest.fixture
def other(town: Municipality) -> User:
    own = UnitFactory(municipality=town)
    return user_with_role("unit_editor", town, unit=own, name="Lea Beispiel")


def person(user: User) -> Person:
    return user.people.get()


def units_now(user: User) -> frozenset[int]:
    return queries.unit_ids_of(User.objects.get(pk=user.pk))


def name(away: User, other: User, *, first: int = 0, last: int = 7) -> Deputy:
    return operations.name_deputy(
        person(away), deputy=person(other), since=later(first), until=later(last), by=away
    )


def test_a_deputy_belongs_to_the_units_of_whom_they_stand_in_for(
    unit: Organisation, away: User, other: User
) -> None:
    own = units_now(other)
    row = name(away, other)
    assert units_now(other) == own | {unit.pk}
    assert people_of_unit(unit) == [away, other]
    mail = Notice.objects.get()
    assert (mail.recipient, mail.subject) == (other.email, "Sie vertreten Kim Muster")
    told = AuditEntry.objects.filter(verb__startswith="deputy.").values_list("verb", "target_id")
    assert set(told) == {
        ("deputy.name", person(away).pk), ("deputy.stand_in", person(other).pk)
    }  # fmt: skip
    operations.end_deputy(row, by=away)
    assert units_now(other) == own
    assert people_of_unit(unit) == [away]


@pytest.mark.parametrize("span", [(1, 7), (-9, -1)])
def test_only_while_it_lasts(
    unit: Organisation, away: User, other: User, span: tuple[int, int]
) -> None:
    first, last = span
    name(away, other, first=first, last=last)
    assert unit.pk not in units_now(other)
    assert people_of_unit(unit) == [away]


def test_nobody_stands_in_for_what_the_other_no_longer_has(
    unit: Organisation, away: User, other: User
) -> None:
    """Who leaves takes their deputies along; so does who loses the role, or the unit."""
    name(away, other)
    User.objects.filter(pk=away.pk).update(is_active=False)
    assert unit.pk not in units_now(other)
    User.objects.filter(pk=away.pk).update(is_active=True)
    Membership.objects.filter(user=away).update(role="participant")
    assert unit.pk not in units_now(other)
    assert people_of_unit(unit) == []


def test_a_deputy_has_no_deputy_of_their_own_for_it(
    town: Municipality, unit: Organisation, away: User, other: User
) -> None:
    """Standing in is not handed on."""
    third = user_with_role("unit_editor", town, unit=UnitFactory(municipality=town))
    name(away, other)
    name(other, third)
    assert unit.pk not in units_now(third)


def test_only_colleagues_stand_in_for_each_other(
    town: Municipality, unit: Organisation, away: User
) -> None:
    stranger = user_with_role("participant", town, unit=unit)
    with pytest.raises(Unfitting):
        name(away, stranger)
    with pytest.raises(Unfitting):
        name(away, away)


def test_one_names_a_deputy_for_ones_own_unit_and_for_no_other(
    town: Municipality, client: Client, unit: Organisation, away: User, other: User
) -> None:
    sent = {"since": TODAY.isoformat(), "until": later(3).isoformat()}
    sent |= {"person": person(away).pk, "deputy": person(other).pk}
    third = user_with_role("unit_editor", town, unit=UnitFactory(municipality=town))
    client.force_login(third)
    assert "Vertretung ist benannt" not in client.post(PAGE, sent).content.decode()
    assert not Deputy.objects.exists()
    client.force_login(user_with_role("unit_editor", town, unit=unit))
    assert client.post(PAGE, sent).status_code == 302
    row = Deputy.objects.get()
    client.force_login(third)
    assert client.post(f"{PAGE}{row.pk}/beenden/").status_code == 403
    assert "vertritt Kim Muster" not in client.get(PAGE).content.decode()
    client.force_login(other)  # whoever stands in may end it, and names no one for others
    client.post(PAGE, sent | {"deputy": person(third).pk})
    assert Deputy.objects.count() == 1
    assert client.post(f"{PAGE}{row.pk}/beenden/").status_code == 302
    assert not Deputy.objects.exists()


def test_the_office_names_one_for_somebody_who_is_away(
    town: Municipality, client: Client, away: User, other: User
) -> None:
    client.force_login(user_with_role("office", town))
    sent = {
        "person": person(away).pk, "deputy": person(other).pk,
        "since": later(2).isoformat(), "until": later(1).isoformat(),
    }  # fmt: skip
    assert "endet vor ihrem Beginn" in client.post(PAGE, sent).content.decode()
    client.post(PAGE, sent | {"until": later(9).isoformat()})
    assert Deputy.objects.get().person == person(away)
    assert "Lea Beispiel" in client.get(PAGE).content.decode()


def test_where_nobody_could_stand_in_no_form_asks_for_it(
    town: Municipality, client: Client, unit: Organisation
) -> None:
    client.force_login(user_with_role("office", town))
    empty = client.get(PAGE).content.decode()
    assert 'name="deputy"' not in empty
    assert "/konto/verwaltung/einladen/" in empty
    alone = user_with_role("unit_editor", town, unit=unit)
    client.force_login(alone)  # may invite nobody, and has no one but themselves to choose
    page = client.get(PAGE).content.decode()
    assert 'name="deputy"' not in page
    assert "/konto/verwaltung/einladen/" not in page
    user_with_role("unit_editor", town, unit=unit)
    assert 'name="deputy"' in client.get(PAGE).content.decode()
