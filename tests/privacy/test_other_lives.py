"""Somebody comes in by another way, or never had an account, and is nowhere any more either."""

from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner

from gemeinwerk.accounts import operations
from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.errors import HasAccount
from gemeinwerk.config.program import setting_up
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import user_with_role
from tests.privacy.life import EMAIL, NAME, PHONE, SOUGHT, TOLD, erase
from tests.privacy.searching import in_database

OnCommit = Callable[..., Any]


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel", email="jana@musterstadt.example")


def test_who_came_by_the_shell_goes_as_well(
    db: None, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: OnCommit
) -> None:
    monkeypatch.setattr(setting_up, "bring_up_to_date", lambda: None)
    options = ["--host", "x.example", "--land", "BB", "--email", EMAIL, "--person", NAME]
    result = CliRunner().invoke(setting_up.town_command, ["Neustadt", *options])
    assert result.exit_code == 0, result.output
    town = Municipality.objects.get(name="Neustadt")
    office = user_with_role("office", town)
    erase(User.objects.get(email=EMAIL), town, office, django_capture_on_commit_callbacks)
    Notice.objects.filter(kind="account.erased").delete()
    assert in_database(SOUGHT) == set()


def test_who_never_had_an_account_goes_as_well(
    town: Municipality, office: User, django_capture_on_commit_callbacks: OnCommit
) -> None:
    person = actors.create_person(town, by=office, name=NAME, email=EMAIL, phone=PHONE)
    actors.edit_person(person, by=office, function=TOLD)
    with django_capture_on_commit_callbacks(execute=True):
        actors.erase_person(person, by=office, reason=TOLD)
    Notice.objects.filter(kind="account.erased").delete()
    assert in_database(SOUGHT) == set()


@pytest.mark.parametrize("linked", [True, False])
def test_a_person_is_not_erased_beside_their_account(
    town: Municipality, office: User, linked: bool
) -> None:
    """Half of them would stay, and the name with it."""
    user = user_with_role("unit_editor", town, name=NAME, email=EMAIL)
    person = actors.create_person(
        town, by=office, name=NAME, email=EMAIL, user=user if linked else None
    )
    with pytest.raises(HasAccount) as refusal:
        actors.erase_person(person, by=office, reason="Antrag")
    assert refusal.value.message.startswith(f"Zu {NAME} gehört das Konto {EMAIL}.")
    operations.remove(user, town=town, by=office, reason="Antrag")
    assert not town.people.exists()
