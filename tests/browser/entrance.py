"""What tests do at the door, as Jana does it."""

from playwright.sync_api import Page

from tests.factories.accounts import PASSWORD


def type_password(page: Page) -> None:
    page.get_by_label("E-Mail").fill("jana@stadt.example")
    page.get_by_label("Kennwort", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Anmelden", exact=True).click()


def confirm(page: Page) -> None:
    page.get_by_label("Kennwort", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Bestätigen").click()


def sign_out(page: Page) -> None:
    page.goto("/konto/abmelden/")
    page.get_by_role("button", name="Abmelden").last.click()
