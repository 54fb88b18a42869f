"""Whoever likes gets a mail each week, on a day of their choice, once."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import make_aware

from gemeinwerk.accounts import operations as accounts
from gemeinwerk.accounts.models import User, next_day
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit.operations import at
from gemeinwerk.concepts.models import Concept
from gemeinwerk.desk import notices, operations
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    MembershipFactory,
    MunicipalityFactory,
    UnitFactory,
    user_with_role,
)

As = Callable[..., Client]
WEDNESDAY = date(2026, 11, 4)
MONDAY = date(2026, 11, 9)


def on(day: date, hour: int = 7) -> datetime:
    return make_aware(datetime.combine(day, time(hour)))


@pytest.fixture
def unit(town: Municipality) -> Organisation:
    return UnitFactory(municipality=town)


@pytest.fixture
def editor(town: Municipality, unit: Organisation) -> User:
    user = user_with_role("unit_editor", town, unit=unit)
    with at(on(WEDNESDAY)):
        accounts.edit_own(user, weekly="0")
    return user


@pytest.fixture
def measure(town: Municipality, unit: Organisation) -> Measure:
    concept: Concept = ConceptFactory(municipality=town, slug="ik", status="deliberation")
    return MeasureFactory(
        field=FieldFactory(concept=concept), code="1.1", title="Beraten", lead_unit=unit,
        confirmation="asked",
    )  # fmt: skip


def sent(day: date) -> int:
    known = Notice.objects.count()
    operations.write_weeklies(on(day))
    operations.write_weeklies(on(day, 8))
    return Notice.objects.count() - known


def test_it_comes_on_the_chosen_day_each_week_and_once(editor: User, measure: Measure) -> None:
    days = [WEDNESDAY + timedelta(days=n) for n in range(18)]
    assert [day for day in days if sent(day)] == [MONDAY, MONDAY + timedelta(days=7)]
    mail = Notice.objects.first()
    assert mail
    assert mail.recipient == editor.email
    assert "Maßnahme 1.1 Beraten zu bestätigen" in mail.body
    assert f"/arbeitsplatz/konzepte/ik/massnahmen/{measure.pk}/bestaetigung/" in mail.body


def test_what_a_server_that_stood_still_missed_comes_once(editor: User, measure: Measure) -> None:
    assert sent(MONDAY + timedelta(days=9)) == 1
    assert sent(MONDAY + timedelta(days=10)) == 0
    assert sent(MONDAY + timedelta(days=14)) == 1


def test_a_week_without_anything_has_no_mail(editor: User) -> None:
    assert sent(MONDAY) == 0


def test_who_takes_it_back_or_whose_account_is_closed_gets_none(
    editor: User, measure: Measure
) -> None:
    accounts.edit_own(editor, weekly="")
    assert sent(MONDAY) == 0
    accounts.edit_own(editor, weekly="0")
    User.objects.update(is_active=False, weekly_next=MONDAY)
    assert sent(MONDAY) == 0


def test_a_person_in_two_towns_hears_of_each_from_it(editor: User, measure: Measure) -> None:
    other = MunicipalityFactory(slug="anderswo")
    MembershipFactory(user=editor, municipality=other, role="unit_editor")
    away = UnitFactory(municipality=other)
    person = other.people.create(name="Kim", user=editor)
    person.organisations.add(away)
    MeasureFactory(
        field=FieldFactory(concept=ConceptFactory(municipality=other, status="deliberation")),
        lead_unit=away, confirmation="asked", title="Anderswo",
    )  # fmt: skip
    assert sent(MONDAY) == 2
    assert [("Anderswo" in one.body, one.municipality.slug) for one in Notice.objects.all()] == [
        (True, "anderswo"),
        (False, "musterstadt"),
    ]


def test_who_dies_half_way_has_written_none_and_the_next_writes_all(
    editor: User, measure: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = notices.weekly

    def dies(*args: Any, **kwargs: Any) -> None:
        write(*args, **kwargs)
        raise MemoryError

    monkeypatch.setattr(notices, "weekly", dies)
    with pytest.raises(MemoryError):
        operations.write_weekly(editor, now=on(MONDAY))
    assert not Notice.objects.exists()
    monkeypatch.setattr(notices, "weekly", write)
    assert sent(MONDAY) == 1


def test_at_night_none_is_written(editor: User, measure: Measure) -> None:
    assert operations.write_weeklies(on(MONDAY, 5)) == 0


def test_it_speaks_the_language_of_the_person(editor: User, measure: Measure) -> None:
    User.objects.update(language="en")
    assert sent(MONDAY) == 1
    body = Notice.objects.get().body
    assert "What is due" in body
    assert "bestätigen" not in body


@pytest.mark.parametrize(
    ("weekday", "expected"), [("0", MONDAY), ("2", date(2026, 11, 11)), ("3", date(2026, 11, 5))]
)
def test_the_first_comes_on_the_next_such_day(weekday: str, expected: date) -> None:
    assert next_day(weekday, WEDNESDAY) == expected


def test_the_day_is_chosen_on_ones_own_page(client_as: As) -> None:
    client, address = client_as("unit_editor", name="Kim"), reverse("accounts:own")
    assert "Wochenüberblick" in client.get(address).content.decode()
    client.post(address, {"name": "Kim", "language": "", "weekly": "4"})
    user = User.objects.get(pk=client.user.pk)  # type: ignore[attr-defined]
    assert user.weekly == "4"
    assert user.weekly_next
    assert user.weekly_next.weekday() == 4
