"""The pages on which the office and the technical staff let people in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.accounts import invitations
from gemeinwerk.accounts.models import Role, User
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

    def test_a_role_must_be_left(self, client_as: SignedIn, ali: User) -> None:
        page = client_as("office").post(f"{LIST}{ali.pk}/", {"roles": []})
        assert page.context["form"].errors["roles"] == [
            "Mindestens eine Rolle muss bleiben. Sonst entfernen Sie das Konto unten."
        ]

    def test_dismissed_it_leaves_the_list(self, client_as: SignedIn, ali: User) -> None:
        client = client_as("office")
        assert client.post(f"{LIST}{ali.pk}/verabschieden/")["Location"] == LIST
        assert client.get(f"{LIST}{ali.pk}/").status_code == 404

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

    def test_is_deleted_with_a_reason(self, client_as: SignedIn, ali: User) -> None:
        client = client_as("office")
        page = client.post(f"{LIST}{ali.pk}/loeschen/", {"reason": " "})
        assert list(page.context["form"].errors) == ["reason"]
        assert client.post(f"{LIST}{ali.pk}/loeschen/", {"reason": "Wunsch"})["Location"] == LIST
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
