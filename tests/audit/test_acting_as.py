"""As what somebody acts is kept with what they did."""

from typing import Any

from django.db import transaction

from gemeinwerk.audit.operations import entry, record
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.verbs import MunicipalitiesVerb
from tests.factories import MunicipalityFactory, UnitFactory, UserFactory, user_with_role


def acted_as(user: Any, town: Municipality) -> str:
    with transaction.atomic():
        return record(MunicipalitiesVerb.TOWN_EDIT, town, by=user).actor_standing


def test_a_unit_says_more_than_a_role(town: Municipality) -> None:
    unit = UnitFactory(municipality=town, name="Fachbereich Personal")
    assert acted_as(user_with_role("unit_editor", town, unit=unit), town) == "Fachbereich Personal"


def test_without_a_unit_it_is_the_role(town: Municipality) -> None:
    assert acted_as(user_with_role("office", town), town) == "Büro der Beauftragten"


def test_a_unit_of_another_town_does_not_count(town: Municipality) -> None:
    user = user_with_role("steering", town)
    other = MunicipalityFactory()
    UnitFactory(municipality=other).people.create(municipality=other, name="dort", user=user)
    assert acted_as(user, town) == "Steuerungsgruppe"


def test_without_a_role_and_without_a_person_nothing_is_said(town: Municipality) -> None:
    assert acted_as(UserFactory(), town) == ""
    assert acted_as(None, town) == ""


def test_many_entries_ask_once(town: Municipality, django_assert_num_queries: Any) -> None:
    user = user_with_role("office", town)
    with django_assert_num_queries(2):
        for _ in range(30):
            entry(MunicipalitiesVerb.TOWN_EDIT, town, by=user)
