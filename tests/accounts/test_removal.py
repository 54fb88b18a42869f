"""Who asks to be forgotten gets an answer: done, or why not (Art. 17(3) GDPR)."""

import pytest
from django.test import Client
from django.utils.timezone import now

from gemeinwerk.accounts.errors import NotAsked, OwnRoles, ReasonMissing
from gemeinwerk.accounts.models import Role, User
from gemeinwerk.accounts.operations import ask_for_removal, decline_removal
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import MunicipalityFactory, user_with_role

WHY = "Ein Verfahren vor dem Verwaltungsgericht läuft noch."


@pytest.fixture
def jana(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town, name="Jana Beispiel")


@pytest.fixture
def ali(town: Municipality) -> User:
    user = user_with_role(Role.UNIT_EDITOR, town, name="Ali Muster")
    ask_for_removal(user, town=town)
    user.refresh_from_db()
    return user


def address(user: User) -> str:
    return f"/konto/verwaltung/{user.pk}/"


def test_the_person_reads_why_and_the_log_keeps_it(
    client: Client, town: Municipality, jana: User, ali: User
) -> None:
    client.force_login(jana)
    assert "Löschung ablehnen" in client.get(address(ali)).content.decode()
    client.post(address(ali) + "loeschung-ablehnen/", {"reason": WHY})
    entry = AuditEntry.objects.latest("id")
    assert (entry.verb, entry.reason, entry.actor_id) == ("account.decline_removal", WHY, jana.pk)
    mail = Notice.objects.get(kind="account.removal_declined")
    assert mail.recipient == ali.email
    assert WHY in mail.body
    assert "Aufsichtsbehörde" in mail.body
    assert "abgelehnt" in client.get(address(ali)).content.decode()
    client.force_login(ali)
    page = client.get("/konto/").content.decode()
    assert WHY in page
    assert "Um Löschung bitten" in page, "they may ask again"


def test_it_no_longer_waits_at_the_desk_and_may_be_asked_again(
    client: Client, town: Municipality, jana: User, ali: User
) -> None:
    client.force_login(jana)
    decline_removal(ali, town=town, by=jana, reason=WHY)
    assert "bittet darum, das Konto zu löschen" not in client.get("/arbeitsplatz/").content.decode()
    ask_for_removal(ali, town=town)
    ali.refresh_from_db()
    assert (ali.removal_answer, ali.removal_declined_at) == ("", None)
    assert "bittet darum, das Konto zu löschen" in client.get("/arbeitsplatz/").content.decode()


def test_a_reason_is_needed_and_what_was_typed_stays(client: Client, jana: User, ali: User) -> None:
    client.force_login(jana)
    answer = client.post(address(ali) + "loeschung-ablehnen/", {"reason": "  "})
    assert answer.status_code == 200
    ali.refresh_from_db()
    assert ali.removal_requested_at
    with pytest.raises(ReasonMissing):
        decline_removal(ali, town=jana.memberships.get().municipality, by=jana, reason=" ")


def test_the_second_of_two_who_answer_is_told(
    client: Client, town: Municipality, jana: User, ali: User
) -> None:
    decline_removal(ali, town=town, by=jana, reason=WHY)
    with pytest.raises(NotAsked):
        decline_removal(ali, town=town, by=jana, reason="Anders")
    client.force_login(jana)
    page = client.post(address(ali) + "loeschung-ablehnen/", {"reason": "Anders"})
    assert "jemand hat schon geantwortet" in page.content.decode()
    assert "Anders" in page.content.decode()
    ali.refresh_from_db()
    assert ali.removal_answer == WHY


def test_nobody_answers_oneself_nor_for_another_town(
    client: Client, town: Municipality, jana: User, ali: User
) -> None:
    User.objects.filter(pk=jana.pk).update(removal_requested_at=now())
    with pytest.raises(OwnRoles):
        decline_removal(jana, town=town, by=jana, reason=WHY)
    elsewhere = user_with_role(Role.OFFICE, MunicipalityFactory(slug="anderswo"))
    client.force_login(elsewhere)
    assert client.post(address(ali) + "loeschung-ablehnen/", {"reason": WHY}).status_code == 404
    client.force_login(user_with_role(Role.STEERING, town))
    assert client.post(address(ali) + "loeschung-ablehnen/", {"reason": WHY}).status_code == 403
    ali.refresh_from_db()
    assert ali.removal_requested_at
