"""Who has lost the second factor is let in again, under the eyes of those it concerns."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from gemeinwerk.accounts.errors import NeededElsewhere, NoSecondFactor, OwnRoles, ReasonMissing
from gemeinwerk.accounts.models import Membership, Role, User
from gemeinwerk.accounts.operations import reset_second_factor
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import MunicipalityFactory, user_with_role

WHY = "Persönlich im Büro, mit Dienstausweis."


@pytest.fixture
def jana(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town, name="Jana Beispiel")


@pytest.fixture
def ali(town: Municipality) -> User:
    user = user_with_role(Role.UNIT_EDITOR, town, name="Ali Muster")
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=user, type=kind, data={})
    return user


def test_it_is_reset_told_recorded_and_everybody_signed_out(
    client: Client, jana: User, ali: User
) -> None:
    browser = Client()
    browser.force_login(ali)
    client.force_login(jana)
    page = f"/konto/verwaltung/{ali.pk}/"
    assert "Zweiten Faktor zurücksetzen" in client.get(page).content.decode()
    client.post(page + "zweiter-faktor/", {"reason": WHY})
    assert not Authenticator.objects.filter(user=ali).exists()
    assert browser.get("/konto/").status_code == 302
    entry = AuditEntry.objects.latest("id")
    assert (entry.verb, entry.reason, entry.actor_id) == ("account.reset_factor", WHY, jana.pk)
    mail = Notice.objects.get(kind="account.changed")
    assert mail.recipient == ali.email
    assert "Jana Beispiel hat den zweiten Faktor zurückgesetzt" in mail.body
    assert "Zweiten Faktor zurücksetzen" not in client.get(page).content.decode()


def test_how_the_person_was_known_must_be_said(
    client: Client, town: Municipality, jana: User, ali: User
) -> None:
    client.force_login(jana)
    assert client.post(f"/konto/verwaltung/{ali.pk}/zweiter-faktor/", {}).status_code == 200
    with pytest.raises(ReasonMissing):
        reset_second_factor(ali, town=town, by=jana, reason=" ")
    assert Authenticator.objects.filter(user=ali).count() == 2


def test_not_ones_own_and_not_what_is_not_there(town: Municipality, jana: User, ali: User) -> None:
    Authenticator.objects.create(user=jana, type=Authenticator.Type.TOTP, data={})
    with pytest.raises(OwnRoles):
        reset_second_factor(jana, town=town, by=jana, reason=WHY)
    reset_second_factor(ali, town=town, by=jana, reason=WHY)
    with pytest.raises(NoSecondFactor):
        reset_second_factor(ali, town=town, by=jana, reason=WHY)


def test_what_protects_another_town_too_is_not_weakened_here(
    town: Municipality, jana: User, ali: User
) -> None:
    elsewhere = MunicipalityFactory(slug="anderswo")
    Membership.objects.create(user=ali, municipality=elsewhere, role=Role.STEERING)
    with pytest.raises(NeededElsewhere):
        reset_second_factor(ali, town=town, by=jana, reason=WHY)
    assert Authenticator.objects.filter(user=ali).count() == 2


@pytest.mark.parametrize(
    ("role", "status"), [(Role.STEERING, 403), (Role.UNIT_EDITOR, 403), (Role.ADMINISTRATOR, 302)]
)
def test_only_who_manages_accounts_may(
    client: Client, town: Municipality, ali: User, role: str, status: int
) -> None:
    client.force_login(user_with_role(role, town))
    answer = client.post(f"/konto/verwaltung/{ali.pk}/zweiter-faktor/", {"reason": WHY})
    assert answer.status_code == status
    assert Authenticator.objects.filter(user=ali).exists() == (status == 403)
