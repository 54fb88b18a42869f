"""The pages on which the office and the technical staff let people in."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.utils.timezone import now

from gemeinwerk.accounts import invitations
from gemeinwerk.accounts.models import Membership, Role, User
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import MunicipalityFactory, UserFactory, user_with_role

LIST = "/konto/verwaltung/"
SignedIn = Callable[..., Client]


def said(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


class TestTheList:
    def test_holds_the_accounts_of_this_town_by_name(
        self, client_as: SignedIn, town: Municipality
    ) -> None:
        user_with_role("steering", town, name="Ali")
        user_with_role("office", MunicipalityFactory(), name="Fremd")
        page = client_as("office", name="Jana").get(LIST).context["page"]
        assert [(user.name, [m.role for m in user.roles_here]) for user in page] == [
            ("Ali", ["steering"]),
            ("Jana", ["office"]),
        ]

    def test_shows_roles_of_this_town_only(self, client_as: SignedIn, town: Municipality) -> None:
        user = user_with_role("steering", town, name="Ali")
        user.memberships.create(municipality=MunicipalityFactory(), role="office")
        page = client_as("administrator").get(LIST).context["page"]
        assert [m.role for user in page for m in user.roles_here if user.name == "Ali"] == [
            "steering"
        ]

    def test_names_somebody_with_two_roles_once(
        self, client_as: SignedIn, town: Municipality
    ) -> None:
        user = user_with_role("steering", town)
        user.memberships.create(municipality=town, role="unit_editor")
        assert client_as("office").get(LIST).context["page"].paginator.count == 2

    @pytest.mark.parametrize("number", [1, 30])
    def test_takes_the_same_queries_whatever_its_length(
        self,
        client_as: SignedIn,
        town: Municipality,
        number: int,
        django_assert_num_queries: Any,
    ) -> None:
        for _ in range(number):
            user_with_role("steering", town)
        client = client_as("office")
        client.get(LIST)
        with django_assert_num_queries(7):
            client.get(LIST)


class TestWithoutARole:
    """Somebody who came by single sign-on, before the office gave a role."""

    @pytest.fixture
    def newcomer(self, town: Municipality) -> User:
        return UserFactory(name="Neu Gekommen", kept_by=town)

    def test_is_found_and_shown_with_the_last_sign_in(
        self, client_as: SignedIn, newcomer: User
    ) -> None:
        User.objects.filter(pk=newcomer.pk).update(last_login="2026-03-01T12:00Z")
        page = client_as("administrator").get(LIST, {"stand": "ohne-rolle"})
        assert list(page.context["page"]) == [newcomer]
        assert "zuletzt angemeldet am 01.03.2026" in page.content.decode()

    def test_sees_the_own_account_and_nothing_else(self, newcomer: User) -> None:
        client = Client()
        client.force_login(newcomer)
        assert client.get("/konto/").status_code == 200
        assert client.get("/konto/daten/").status_code == 200
        assert client.get("/arbeitsplatz/").status_code == 403
        assert client.get(LIST).status_code == 403

    def test_is_given_a_role_closed_opened_and_deleted(
        self, client_as: SignedIn, newcomer: User
    ) -> None:
        client = client_as("office")
        here = f"{LIST}{newcomer.pk}/"
        client.post(f"{here}schliessen/")
        assert not User.objects.get(pk=newcomer.pk).is_active
        client.post(f"{here}oeffnen/")
        client.post(here, {"roles": ["steering"]})
        assert newcomer.memberships.get().role == "steering"
        client.post(f"{here}loeschen/", {"reason": "Wunsch", "sure": "on"})
        assert not User.objects.filter(pk=newcomer.pk).exists()

    def test_of_another_town_is_not_found(self, client_as: SignedIn, town: Municipality) -> None:
        other = UserFactory(kept_by=MunicipalityFactory())
        client = client_as("office")
        assert client.get(f"{LIST}{other.pk}/").status_code == 404
        assert other not in client.get(LIST).context["page"]
        for verb in ("schliessen", "oeffnen", "loeschen", "verabschieden", "einladen"):
            assert client.post(f"{LIST}{other.pk}/{verb}/").status_code == 404


class TestInvitingSomebodyFromElsewhere:
    """Whether and in what name an address has an account in another town is not told."""

    FORM = {"email": "da@stadt.example", "name": "Wie getippt", "roles": ["office"]}

    @pytest.fixture
    def known(self, town: Municipality) -> User:
        user = user_with_role(
            "steering",
            MunicipalityFactory(),
            email="da@stadt.example",
            name="Geheimer Name",
            last_login="2026-03-01T12:00Z",
        )
        user.set_password("ein-gutes-langes-Kennwort")
        user.save()
        return user

    def test_shows_what_was_typed_everywhere(self, client_as: SignedIn, known: User) -> None:
        client = client_as("office")
        user_with_role("office", client.user.memberships.get().municipality)
        told = client.post(LIST + "einladen/", self.FORM, follow=True)
        assert said(told) == ["Wie getippt ist eingeladen."]
        pages = [LIST, f"{LIST}{known.pk}/", f"{LIST}{known.pk}/loeschen/"]
        desk = ["/arbeitsplatz/protokoll/", "/arbeitsplatz/postausgang/"]
        mails = [f"/arbeitsplatz/postausgang/{n.pk}/" for n in Notice.objects.all()]
        actors = ["/arbeitsplatz/akteure/personen/neu/"]
        for page in pages + desk + mails + actors:
            answer = client.get(page)
            assert answer.status_code == 200, page
            assert "Geheimer Name" not in answer.content.decode(), page
            assert "01.03.2026" not in answer.content.decode(), page

    def test_refusals_do_not_name_the_person(self, client_as: SignedIn, known: User) -> None:
        client = client_as("office")
        client.post(LIST + "einladen/", self.FORM)
        for verb in ("schliessen/", "oeffnen/", "einladen/", "verabschieden/"):
            answer = client.post(f"{LIST}{known.pk}/{verb}", follow=True)
            assert "Geheimer Name" not in answer.content.decode(), verb

    def test_closed_elsewhere_it_looks_like_any_invited_one(
        self, client_as: SignedIn, known: User
    ) -> None:
        User.objects.filter(pk=known.pk).update(is_active=False, removal_requested_at=now())
        client = client_as("office")
        client.post(LIST + "einladen/", self.FORM)
        pages = [client.get(LIST), client.get(f"{LIST}{known.pk}/")]
        pages.append(client.post(f"{LIST}{known.pk}/einladen/", follow=True))
        for page in (answer.content.decode() for answer in pages):
            assert "eingeladen, noch nicht angemeldet" in page
            assert "bittet um Löschung" not in page
            assert "um Löschung gebeten" not in page
            assert "Konto öffnen" not in page
        assert said(pages[-1]) == ["Der neue Link ist unterwegs."]
        assert known not in client.get(LIST, {"stand": "geschlossen"}).context["page"]

    def test_closed_here_it_is_shown_as_closed(self, client_as: SignedIn, known: User) -> None:
        client = client_as("office")
        client.post(LIST + "einladen/", self.FORM)
        known.memberships.exclude(municipality=client.user.memberships.get().municipality).delete()
        client.post(f"{LIST}{known.pk}/schliessen/")
        assert "Konto öffnen" in client.get(f"{LIST}{known.pk}/").content.decode()
        assert known in client.get(LIST, {"stand": "geschlossen"}).context["page"]

    def test_who_has_come_in_is_shown_by_the_own_name(
        self, client_as: SignedIn, known: User, client: Client
    ) -> None:
        office = client_as("office")
        office.post(LIST + "einladen/", self.FORM)
        form = {"login": "da@stadt.example", "password": "ein-gutes-langes-Kennwort"}
        assert client.post("/konto/anmelden/", form).status_code == 302
        assert "Geheimer Name" in office.get(LIST).content.decode()


class TestInviting:
    FORM = {"email": "neu@stadt.example", "name": "Neu Hier", "roles": ["unit_editor"]}

    def test_leads_to_the_new_account(self, client_as: SignedIn) -> None:
        answer = client_as("office").post(LIST + "einladen/", self.FORM)
        new = User.objects.get(email="neu@stadt.example")
        assert answer["Location"] == f"{LIST}{new.pk}/"

    def test_needs_a_role(self, client_as: SignedIn) -> None:
        page = client_as("office").post(LIST + "einladen/", self.FORM | {"roles": []})
        assert list(page.context["form"].errors) == ["roles"]

    def test_says_beside_the_field_why_not(self, client_as: SignedIn) -> None:
        client = client_as("office")
        page = client.post(LIST + "einladen/", self.FORM | {"email": client.user.email})
        assert page.context["form"].errors["email"] == [
            f"{client.user.email} hat hier schon ein Konto. Ändern Sie dessen Rollen."
        ]

    def test_the_person_opens_the_account_and_is_in(
        self, client_as: SignedIn, client: Client
    ) -> None:
        client_as("office").post(LIST + "einladen/", self.FORM)
        link = Notice.objects.get().action_url.removeprefix("http://testserver:8000")
        form = {
            "name": "Neu Hier",
            "language": "",
            "password1": "ein-gutes-langes-Kennwort",
            "password2": "ein-gutes-langes-Kennwort",
        }
        assert client.get(link).context["account"].name == "Neu Hier"
        assert client.post(link, form)["Location"] == "/konto/"
        assert client.get("/konto/").status_code == 200
        assert client.get(link).status_code == 410

    @pytest.mark.parametrize(
        ("first", "second", "field"),
        [
            ("kurz", "kurz", "password1"),
            ("ein-gutes-langes-Kennwort", "ein-anderes-Kennwort", "password2"),
        ],
    )
    def test_the_password_must_be_good_and_twice_the_same(
        self, client: Client, town: Municipality, first: str, second: str, field: str
    ) -> None:
        user = UserFactory()
        user.set_unusable_password()
        user.save()
        data = {"name": "x", "password1": first, "password2": second}
        page = client.post(invitations.link(user), data)
        assert list(page.context["form"].errors) == [field]


class TestOneAccount:
    @pytest.fixture
    def ali(self, town: Municipality) -> User:
        return user_with_role("steering", town, name="Ali Muster")

    def test_roles_are_changed(self, client_as: SignedIn, ali: User) -> None:
        client_as("office").post(f"{LIST}{ali.pk}/", {"roles": ["unit_editor", "administrator"]})
        assert set(ali.memberships.values_list("role", flat=True)) == {
            "unit_editor",
            "administrator",
        }

    def test_roles_that_somebody_else_set_meanwhile_are_not_taken_away_unseen(
        self, client_as: SignedIn, ali: User
    ) -> None:
        client, page = client_as("administrator"), f"{LIST}{ali.pk}/"
        base = client.get(page).context["form"]["base"].value()
        town = ali.memberships.get().municipality
        Membership.objects.create(user=ali, municipality=town, role="council_reader")
        sent = {"roles": ["unit_editor", "participant"], "base": base}
        told = client.post(page, sent)
        assert "Inzwischen hat jemand die Rollen geändert" in told.content.decode()
        assert "council_reader" in ali.memberships.values_list("role", flat=True)
        again = sent | {"base": told.context["form"]["base"].value()}
        assert client.post(page, again).status_code == 302
        assert set(ali.memberships.values_list("role", flat=True)) == set(sent["roles"])

    def test_a_role_must_be_left(self, client_as: SignedIn, ali: User) -> None:
        page = client_as("office").post(f"{LIST}{ali.pk}/", {"roles": []})
        assert page.context["form"].errors["roles"] == [
            "Mindestens eine Rolle muss bleiben. Sonst entfernen Sie das Konto unten."
        ]

    def test_dismissed_it_is_closed_and_still_found(self, client_as: SignedIn, ali: User) -> None:
        theirs = Client()
        theirs.force_login(ali)
        client = client_as("office")
        assert client.post(f"{LIST}{ali.pk}/verabschieden/")["Location"] == LIST
        assert theirs.get("/konto/").status_code == 302
        ali.refresh_from_db()
        assert (ali.is_active, ali.sessions.count()) == (False, 0)
        page = client.get(LIST, {"stand": "ohne-rolle"}).context["page"]
        assert list(page) == [ali]
        assert client.get(f"{LIST}{ali.pk}/").status_code == 200

    def test_dismissed_it_is_deleted_by_the_town_that_let_it_go(
        self, client_as: SignedIn, ali: User
    ) -> None:
        client = client_as("office")
        client.post(f"{LIST}{ali.pk}/verabschieden/")
        client.post(f"{LIST}{ali.pk}/loeschen/", {"reason": "Ausgeschieden", "sure": "on"})
        assert not User.objects.filter(pk=ali.pk).exists()

    def test_dismissed_here_it_works_on_elsewhere(self, client_as: SignedIn, ali: User) -> None:
        ali.memberships.create(municipality=MunicipalityFactory(), role=Role.STEERING)
        client = client_as("office")
        client.post(f"{LIST}{ali.pk}/verabschieden/")
        ali.refresh_from_db()
        assert ali.is_active
        assert client.get(f"{LIST}{ali.pk}/").status_code == 404

    def test_dismissed_it_is_invited_anew(self, client_as: SignedIn, ali: User) -> None:
        client = client_as("office")
        client.post(f"{LIST}{ali.pk}/verabschieden/")
        form = {"email": ali.email, "name": "Ali", "roles": ["steering"]}
        client.post(f"{LIST}einladen/", form)
        ali.refresh_from_db()
        assert (ali.is_active, ali.memberships.count()) == (True, 1)

    def test_the_last_office_is_not_dismissed(
        self, client_as: SignedIn, town: Municipality
    ) -> None:
        jana = user_with_role("office", town, name="Jana")
        answer = client_as("administrator").post(f"{LIST}{jana.pk}/verabschieden/", follow=True)
        assert said(answer)[0].startswith("Jana ist das letzte Konto mit der Rolle")

    def test_the_last_office_is_refused_beside_the_field(
        self, client_as: SignedIn, town: Municipality
    ) -> None:
        jana = user_with_role("office", town, name="Jana")
        page = client_as("administrator").post(f"{LIST}{jana.pk}/", {"roles": ["steering"]})
        assert page.context["form"].errors["roles"] == [
            "Jana ist das letzte Konto mit der Rolle „Büro der Beauftragten“. Geben Sie diese "
            "Rolle zuerst einer weiteren Person."
        ]

    def test_is_closed_and_opened(self, client_as: SignedIn, ali: User) -> None:
        client = client_as("administrator")
        answer = client.post(f"{LIST}{ali.pk}/schliessen/", {"reason": "x"}, follow=True)
        assert said(answer) == ["Das Konto ist geschlossen."]
        answer = client.post(f"{LIST}{ali.pk}/oeffnen/", follow=True)
        assert said(answer) == ["Das Konto ist wieder offen."]

    def test_a_refusal_is_said_on_the_page(self, client_as: SignedIn, ali: User) -> None:
        ali.memberships.create(municipality=MunicipalityFactory(), role=Role.STEERING)
        answer = client_as("office").post(f"{LIST}{ali.pk}/schliessen/", follow=True)
        assert said(answer)[0].startswith("Ali Muster arbeitet auch in einer anderen Kommune.")

    def test_a_new_link_is_sent(self, client_as: SignedIn, ali: User) -> None:
        ali.set_unusable_password()
        ali.save()
        client_as("office").post(f"{LIST}{ali.pk}/einladen/")
        assert list(Notice.objects.values_list("kind", "recipient")) == [
            ("account.invited", ali.email)
        ]

    def test_no_link_is_sent_to_who_has_a_password(self, client_as: SignedIn, ali: User) -> None:
        """It would let whoever opens it choose another, past the second factor."""
        ali.set_password("ein-gutes-langes-Kennwort")
        ali.save()
        answer = client_as("office").post(f"{LIST}{ali.pk}/einladen/", follow=True)
        assert said(answer) == [
            "Ali Muster hat schon ein Kennwort gewählt. Ein neues gibt es auf der Anmeldeseite "
            "unter „Kennwort vergessen?“."
        ]
        assert Notice.objects.count() == 0

    def test_a_link_asks_for_the_second_factor_as_well(
        self, town: Municipality, client: Client, ali: User
    ) -> None:
        """Somebody from single sign-on, with an app, who is invited to choose a password."""
        ali.set_unusable_password()
        ali.save()
        TOTP.activate(ali, "JBSWY3DPEHPK3PXP")
        password = "ein-gutes-langes-Kennwort"
        form = {"name": "Ali", "password1": password, "password2": password}
        answer = client.post(invitations.link(ali), form)
        assert answer["Location"] == "/konto/sicherheit/code/"
        assert client.get("/konto/").status_code == 302

    def test_is_deleted_with_a_reason(self, client_as: SignedIn, ali: User) -> None:
        client = client_as("office")
        page = client.post(f"{LIST}{ali.pk}/loeschen/", {"reason": " "})
        assert list(page.context["form"].errors) == ["reason", "sure"]
        sure = {"reason": "Wunsch", "sure": "on"}
        assert client.post(f"{LIST}{ali.pk}/loeschen/", sure)["Location"] == LIST
        assert User.objects.filter(pk=ali.pk).count() == 0


def test_whom_only_the_technical_role_is_given_sees_no_content(client_as: SignedIn) -> None:
    client = client_as("administrator")
    pages = ["konzepte/", "akteure/verwaltung/", "postausgang/", "protokoll/"]
    assert {client.get(f"/arbeitsplatz/{page}").status_code for page in pages} <= {403, 404}
    assert client.get("/arbeitsplatz/konzepte/").status_code == 403


class TestTheMatrixOnAPage:
    def test_marks_ones_own_role(self, client_as: SignedIn) -> None:
        roles = client_as("participant").get("/arbeitsplatz/rechte/").context["roles"]
        assert [role for role, held in roles if held] == [Role.PARTICIPANT]

    def test_has_a_row_for_every_right_and_a_cell_for_every_role(self, client_as: SignedIn) -> None:
        from gemeinwerk.accounts.roles import MATRIX

        rows = client_as("steering").get("/arbeitsplatz/rechte/").context["rows"]
        assert [row.label for row in rows] == [right.label for right in MATRIX]
        assert {len(row.cells) for row in rows} == {len(Role)}
