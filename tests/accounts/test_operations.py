"""Accounts and roles: whom one lets in, and who may not be sent away."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from gemeinwerk.accounts import invitations
from gemeinwerk.accounts.errors import (
    AlreadyHere,
    InvitationOver,
    LastOffice,
    NeededElsewhere,
    OwnRoles,
)
from gemeinwerk.accounts.models import Role, User
from gemeinwerk.accounts.operations import (
    accept_invitation,
    ask_for_removal,
    choose_password,
    close,
    edit_own,
    invite,
    invite_again,
    remove,
    reopen,
    set_roles,
)
from gemeinwerk.audit import sentences
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import MunicipalityFactory, UserFactory, user_with_role

OFFICE, UNIT, STEERING, ADMIN = (
    Role.OFFICE,
    Role.UNIT_EDITOR,
    Role.STEERING,
    Role.ADMINISTRATOR,
)
GOOD = "ein-gutes-langes-Kennwort"


@pytest.fixture
def jana(town: Municipality) -> User:
    """Of the office."""
    return user_with_role(OFFICE, town, name="Jana Beispiel")


def roles_of(user: User, town: Municipality) -> set[str]:
    return set(user.memberships.filter(municipality=town).values_list("role", flat=True))


def mails() -> list[tuple[str, str]]:
    return list(Notice.objects.order_by("id").values_list("kind", "recipient"))


def last_entry() -> AuditEntry:
    return AuditEntry.objects.latest("id")


class TestInviting:
    def test_makes_an_account_that_cannot_sign_in_yet(self, town: Municipality, jana: User) -> None:
        new = invite(town, email="Neu@Stadt.example", name="Neu Hier", roles=[UNIT], by=jana)
        assert (new.email, new.has_usable_password()) == ("neu@stadt.example", False)
        assert roles_of(new, town) == {UNIT}

    def test_sends_a_link_to_choose_a_password(self, town: Municipality, jana: User) -> None:
        new = invite(town, email="neu@stadt.example", name="Neu Hier", roles=[UNIT], by=jana)
        mail = Notice.objects.get()
        assert (mail.kind, mail.recipient) == ("account.invited", "neu@stadt.example")
        link = urlsplit(mail.action_url)
        page = resolve(link.path)
        assert (link.scheme, link.netloc) == ("http", "testserver:8000")
        assert (link.query, page.view_name) == ("", "accounts:invitation")
        assert invitations.invited(page.kwargs["token"]) == new

    def test_is_told_in_the_log(self, town: Municipality, jana: User) -> None:
        invite(town, email="neu@stadt.example", name="Neu Hier", roles=[UNIT, STEERING], by=jana)
        assert sentences.read(last_entry()).text.endswith(
            "lud Jana Beispiel (Büro der Beauftragten) das Konto „Neu Hier“ ein "
            "(Rollen: Fachbereich, Steuerungsgruppe)."
        )
        assert last_entry().municipality_id == town.pk

    def test_gives_an_account_of_another_town_roles_here(
        self, town: Municipality, jana: User
    ) -> None:
        there = MunicipalityFactory()
        known = user_with_role(STEERING, there, email="da@stadt.example")
        known.set_password(GOOD)
        known.save()
        found = invite(town, email="DA@stadt.example", name="egal", roles=[UNIT], by=jana)
        assert found == known
        assert (roles_of(known, town), roles_of(known, there)) == ({UNIT}, {STEERING})
        assert mails() == [("account.joined", "da@stadt.example")]

    def test_refuses_who_is_here_already(self, town: Municipality, jana: User) -> None:
        with pytest.raises(AlreadyHere) as refusal:
            invite(town, email=jana.email, name="x", roles=[UNIT], by=jana)
        assert refusal.value.message == (
            f"{jana.email} hat hier schon ein Konto. Ändern Sie dessen Rollen."
        )

    def test_into_the_office_is_told_to_the_office(self, town: Municipality, jana: User) -> None:
        colleague = user_with_role(OFFICE, town)
        technician = user_with_role(ADMIN, town)
        invite(town, email="neu@stadt.example", name="Neu", roles=[OFFICE], by=technician)
        told = [to for kind, to in mails() if kind == "account.office_given"]
        assert sorted(told) == sorted([jana.email, colleague.email])


class TestAcceptingAnInvitation:
    def test_sets_name_language_and_password(self, town: Municipality, jana: User) -> None:
        new = invite(town, email="neu@stadt.example", name="N.", roles=[UNIT], by=jana)
        accept_invitation(new, name="Neu Hier", language="en", password=GOOD)
        new.refresh_from_db()
        assert (new.name, new.language, new.check_password(GOOD)) == ("Neu Hier", "en", True)

    def test_the_link_works_once(self, town: Municipality, jana: User) -> None:
        new = invite(town, email="neu@stadt.example", name="N.", roles=[UNIT], by=jana)
        token = invitations.link(new).split("/")[-2]
        assert invitations.invited(token) == new
        accept_invitation(new, name="Neu", language="", password=GOOD)
        with pytest.raises(InvitationOver):
            invitations.invited(token)

    def test_a_closed_account_is_not_opened_by_its_old_link(
        self, town: Municipality, jana: User
    ) -> None:
        new = invite(town, email="neu@stadt.example", name="N.", roles=[UNIT], by=jana)
        token = invitations.link(new).split("/")[-2]
        close(new, town=town, by=jana)
        with pytest.raises(InvitationOver):
            invitations.invited(token)

    @pytest.mark.parametrize("token", ["", "x", "WzEsMl0:1abc:def"])
    def test_a_forged_link_is_refused(self, db: None, token: str) -> None:
        with pytest.raises(InvitationOver):
            invitations.invited(token)

    def test_another_link_can_be_sent(self, town: Municipality, jana: User) -> None:
        new = invite(town, email="neu@stadt.example", name="N.", roles=[UNIT], by=jana)
        invite_again(new, town=town, by=jana)
        assert mails() == [("account.invited", "neu@stadt.example")] * 2


class TestRoles:
    def test_are_given_and_taken(self, town: Municipality, jana: User) -> None:
        user = user_with_role(STEERING, town)
        set_roles(user, town=town, roles=[UNIT, ADMIN], by=jana)
        assert roles_of(user, town) == {UNIT, ADMIN}
        assert (last_entry().before, last_entry().after) == (
            {"roles": "Steuerungsgruppe"},
            {"roles": "Fachbereich, Technische Betreuung"},
        )

    def test_that_stay_the_same_leave_no_trace(self, town: Municipality, jana: User) -> None:
        set_roles(user_with_role(STEERING, town), town=town, roles=[STEERING], by=jana)
        assert AuditEntry.objects.count() == 0

    def test_of_another_town_are_not_touched(self, town: Municipality, jana: User) -> None:
        there = MunicipalityFactory()
        user = user_with_role(STEERING, there)
        set_roles(user, town=town, roles=[UNIT], by=jana)
        set_roles(user, town=town, roles=[], by=jana)
        assert roles_of(user, there) == {STEERING}

    def test_of_ones_own_are_for_others_to_change(self, town: Municipality) -> None:
        technician = user_with_role(ADMIN, town)
        with pytest.raises(OwnRoles):
            set_roles(technician, town=town, roles=[ADMIN, OFFICE], by=technician)
        assert roles_of(technician, town) == {ADMIN}

    def test_the_last_office_keeps_its_role(self, town: Municipality, jana: User) -> None:
        technician = user_with_role(ADMIN, town)
        with pytest.raises(LastOffice) as refusal:
            set_roles(jana, town=town, roles=[UNIT], by=technician)
        assert refusal.value.message == (
            "Jana Beispiel ist das letzte Konto mit der Rolle „Büro der Beauftragten“. Geben Sie "
            "diese Rolle zuerst einer weiteren Person."
        )
        assert roles_of(jana, town) == {OFFICE}

    def test_a_closed_account_is_no_second_office(self, town: Municipality, jana: User) -> None:
        technician = user_with_role(ADMIN, town)
        user_with_role(OFFICE, town, is_active=False)
        with pytest.raises(LastOffice):
            set_roles(jana, town=town, roles=[], by=technician)


class TestClosing:
    def test_ends_all_sessions(self, town: Municipality, jana: User, client: Any) -> None:
        user = user_with_role(UNIT, town)
        client.force_login(user)
        close(user, town=town, by=jana, reason="Ruhestand")
        assert client.get("/konto/").status_code == 302
        assert (user.sessions.count(), last_entry().reason) == (0, "Ruhestand")

    def test_can_be_undone(self, town: Municipality, jana: User) -> None:
        user = user_with_role(UNIT, town)
        close(user, town=town, by=jana)
        reopen(user, town=town, by=jana)
        user.refresh_from_db()
        assert (user.is_active, roles_of(user, town)) == (True, {UNIT})

    @pytest.mark.parametrize("verb", [close, remove])
    def test_not_oneself(self, town: Municipality, jana: User, verb: Any) -> None:
        user_with_role(OFFICE, town)
        with pytest.raises(OwnRoles):
            verb(jana, town=town, by=jana, reason="x")

    @pytest.mark.parametrize("verb", [close, remove])
    def test_not_the_last_office(self, town: Municipality, jana: User, verb: Any) -> None:
        with pytest.raises(LastOffice):
            verb(jana, town=town, by=user_with_role(ADMIN, town), reason="x")

    @pytest.mark.parametrize("verb", [close, remove])
    def test_not_who_is_needed_elsewhere(self, town: Municipality, jana: User, verb: Any) -> None:
        user = user_with_role(UNIT, town, name="Ali Muster")
        set_roles(user, town=MunicipalityFactory(), roles=[UNIT], by=jana)
        with pytest.raises(NeededElsewhere) as refusal:
            verb(user, town=town, by=jana, reason="x")
        assert refusal.value.message == (
            "Ali Muster arbeitet auch in einer anderen Kommune. Nehmen Sie dem Konto hier alle "
            "Rollen, statt es zu schließen."
        )


class TestRemoving:
    """Art. 17 GDPR."""

    def test_is_asked_for_and_the_office_is_told(self, town: Municipality, jana: User) -> None:
        user = user_with_role(UNIT, town)
        ask_for_removal(user, town=town)
        ask_for_removal(user, town=town)
        user.refresh_from_db()
        assert user.removal_requested_at is not None
        assert mails() == [("account.removal_asked", jana.email)]

    def test_takes_the_account_its_mails_and_its_name(self, town: Municipality, jana: User) -> None:
        user = invite(town, email="ali@stadt.example", name="Ali Muster", roles=[UNIT], by=jana)
        edit_own(user, name="Ali B. Muster")
        remove(user, town=town, by=jana, reason="auf eigenen Wunsch")
        assert User.objects.filter(email="ali@stadt.example").count() == 0
        assert mails() == [("account.erased", "ali@stadt.example")]
        kept = [(e.actor_name, e.target_label, e.before, e.after) for e in AuditEntry.objects.all()]
        assert "Ali" not in str(kept)
        assert "ali@stadt.example" not in str(kept)

    def test_what_was_done_stays_with_the_standing(self, town: Municipality, jana: User) -> None:
        user = user_with_role(UNIT, town, name="Ali Muster")
        edit_own(user, name="Ali B. Muster")
        entry = last_entry()
        remove(user, town=town, by=jana, reason="auf eigenen Wunsch")
        entry.refresh_from_db()
        assert (entry.actor_name, entry.actor_id) == ("ehemaliges Konto", None)
        assert last_entry().verb == "account.remove"


class TestOnesOwn:
    def test_name_and_language(self, town: Municipality, jana: User) -> None:
        edit_own(jana, name="Jana B. Beispiel", language="en")
        jana.refresh_from_db()
        assert (jana.name, jana.language) == ("Jana B. Beispiel", "en")

    def test_a_new_password_ends_other_sessions(
        self, town: Municipality, jana: User, client: Any
    ) -> None:
        client.force_login(jana)
        choose_password(jana, password=GOOD)
        assert jana.sessions.count() == 0
        assert client.get("/konto/").status_code == 302


def test_accounts_reach_mails_through_the_outbox_only(town: Municipality) -> None:
    """Nothing leaves with the verb itself: a mail is a row first."""
    from django.core import mail

    invite(town, email="neu@stadt.example", name="Neu", roles=[UNIT], by=UserFactory())
    assert (len(mail.outbox), Notice.objects.count()) == (0, 1)
