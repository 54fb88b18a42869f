"""Signing in with a real browser: by keyboard, a session that ends while one types, axe."""

from collections.abc import Callable, Iterable

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from gemeinwerk.accounts.models import Session, User
from gemeinwerk.accounts.operations import invite
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.notices.operations import release
from tests.browser.entrance import confirm, type_password
from tests.factories import user_with_role
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, User], None]


@pytest.fixture
def jana(live_town: Municipality) -> User:
    user = user_with_role("office", live_town, email="jana@stadt.example", name="Jana Beispiel")
    user.set_password(PASSWORD)
    user.save()
    return user


def test_everything_by_keyboard(page: Page, jana: User) -> None:
    page.goto("/konto/anmelden/?next=/konto/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Zum Inhalt springen")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("jana@stadt.example")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Konto und Sicherheit")).to_be_visible()


class TestASessionThatEnds:
    def test_while_a_form_is_filled_in(
        self, page: Page, jana: User, sign_in: SignIn, console_errors: list[str]
    ) -> None:
        """The form is sent, kept over the sign-in, and saved after all."""
        sign_in(page, jana)
        page.goto("/arbeitsplatz/kommune/")
        page.get_by_label("Impressum").fill("Stadt Musterstadt\nRathaus")
        page.get_by_label("Deutsch").check()
        Session.objects.all().delete()
        page.get_by_role("button", name="Speichern").click()
        expect(page.get_by_role("heading", name="Ihre Sitzung ist beendet")).to_be_visible()
        page.get_by_role("link", name="Anmelden und weitermachen").click()
        type_password(page)
        page.get_by_role("button", name="Jetzt speichern").click()
        expect(page.get_by_text("Gespeichert.")).to_be_visible()
        console_errors.clear()  # the browser reports the 403
        kept = Municipality.objects.get().imprint
        assert kept.splitlines() == ["Stadt Musterstadt", "Rathaus"]

    def test_while_a_part_of_a_page_is_sent(
        self, page: Page, jana: User, sign_in: SignIn, console_errors: list[str]
    ) -> None:
        """What was typed stays on the page; one signs in beside it and goes on."""
        sign_in(page, jana)
        page.goto("/arbeitsplatz/kommune/")
        page.get_by_label("Impressum").fill("Stadt Musterstadt")
        page.get_by_label("Deutsch").check()
        Session.objects.all().delete()
        page.evaluate("htmx.ajax('POST', '/arbeitsplatz/kommune/', {swap: 'none'})")
        expect(page.get_by_role("heading", name="Ihre Sitzung ist beendet")).to_be_focused()
        page.get_by_role("button", name="Ich bin angemeldet: weiter").click()
        expect(page.get_by_text("Sie sind noch nicht angemeldet.")).to_be_visible()
        with page.expect_popup() as beside:
            page.get_by_role("link", name="Im neuen Fenster anmelden").click()
        type_password(beside.value)
        expect(beside.value.get_by_text("Sie sind wieder angemeldet")).to_be_visible()
        page.get_by_role("button", name="Ich bin angemeldet: weiter").click()
        expect(page.get_by_role("heading", name="Ihre Sitzung ist beendet")).to_be_hidden()
        page.get_by_role("button", name="Speichern").click()
        expect(page.get_by_text("Gespeichert.")).to_be_visible()
        console_errors.clear()  # the browser reports the 403


PAGES = [
    "/konto/",
    "/konto/kennwort/",
    "/konto/abmelden/",
    "/konto/verwaltung/",
    "/konto/verwaltung/einladen/",
    "/arbeitsplatz/rechte/",
    "/arbeitsplatz/protokoll/",
    "/arbeitsplatz/kommune/",
    "/arbeitsplatz/postausgang/",
]


class TestAccessibility:
    def test_before_the_sign_in_and_behind_it(
        self,
        page: Page,
        jana: User,
        sign_in: SignIn,
        all_accessible: Callable[[Page, Iterable[str]], None],
    ) -> None:
        with transaction.atomic():
            invite(
                Municipality.objects.get(),
                email="neu@stadt.example",
                name="Neu",
                roles=["steering"],
                by=jana,
            )
        all_accessible(page, ["/konto/anmelden/", "/konto/kennwort/vergessen/"])
        sign_in(page, jana)
        all_accessible(page, PAGES)

    def test_of_one_account_and_one_mail(
        self, page: Page, jana: User, sign_in: SignIn, accessible: Callable[[Page], None]
    ) -> None:
        town = Municipality.objects.get()
        new = invite(town, email="neu@stadt.example", name="Neu", roles=["steering"], by=jana)
        Notice.objects.update(state="review", kind="account.joined")
        mail = Notice.objects.get()
        sign_in(page, jana)
        for path in (f"/konto/verwaltung/{new.pk}/", f"/arbeitsplatz/postausgang/{mail.pk}/"):
            page.goto(path)
            accessible(page)
        release(mail, by=jana)
        page.goto(f"/arbeitsplatz/postausgang/{mail.pk}/")
        accessible(page)

    def test_of_the_second_factor(
        self, page: Page, jana: User, sign_in: SignIn, accessible: Callable[[Page], None]
    ) -> None:
        sign_in(page, jana)
        page.goto("/konto/sicherheit/app/")
        accessible(page)
        confirm(page)
        expect(page.get_by_role("img")).to_be_visible()
        accessible(page)
