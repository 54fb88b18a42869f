"""A meeting of the year is held; its minutes are approved and public. By keyboard, from the start
page on; without JavaScript on a phone where somebody answers or reads."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.utils.timezone import now
from playwright.sync_api import Page, expect

from gemeinwerk.meetings.models import Meeting
from gemeinwerk.notices.models import Notice
from tests.browser.conftest import PHONE

SAID, MEANT = "Es fehlen 12 Räume.", "Es fehlen 9 Räume."


def link_of(kind: str, to: str) -> str:
    """The path in somebody's newest mail of a kind."""
    told = Notice.objects.filter(kind=kind, recipient=to).latest("pk").body
    link = re.search(r"https?://[^/]+(/\S+)", told)
    assert link
    return link[1]


@contextmanager
def plain_phone(page: Page) -> Iterator[Page]:
    """A phone of somebody else, on which no script runs."""
    context = page.context.browser.new_context(  # type: ignore[union-attr]
        java_script_enabled=False, viewport=PHONE, locale="de-DE",  # type: ignore[arg-type]
        base_url=re.sub(r"(//[^/]+).*", r"\1", page.url),
    )  # fmt: skip
    phone = context.new_page()
    yield phone
    context.close()


def press(page: Page, name: str, role: Any = "button") -> None:
    page.get_by_role(role, name=name).first.press("Enter")


def hold(page: Page, meeting: Meeting) -> None:
    """Today; something is said, then it is over and its draft leaves."""
    begun = {"starts_at": now() - timedelta(hours=1), "ends_at": now() - timedelta(minutes=1)}
    Meeting.objects.filter(pk=meeting.pk).update(**begun, public=True)
    page.goto("/arbeitsplatz/")
    press(page, "Eintragen oder absagen", "link")
    press(page, "Protokoll beginnen")
    page.locator("textarea").first.fill(SAID)
    expect(page.get_by_text("Alles gespeichert")).to_be_visible()
    press(page, "Sitzung beenden")
    press(page, "Entwurf versenden und genehmigen", "link")
    press(page, "Entwurf versenden", "link")
    press(page, "Versenden")
    page.get_by_text("Der Entwurf geht an 3 Personen.").wait_for()


def propose(page: Page, to: str) -> None:
    with plain_phone(page) as phone:
        phone.goto(link_of("minutes.draft", to))
        press(phone, "Änderung vorschlagen", "link")
        phone.get_by_label("So sollte es heißen").fill(MEANT)
        press(phone, "Vorschlag senden")
        phone.get_by_text("Ihr Vorschlag ist angekommen").wait_for()


def approve_and_publish(page: Page) -> None:
    """What was proposed is taken over; the next meeting approves."""
    page.goto("/arbeitsplatz/")
    press(page, "Ansehen und entscheiden", "link")
    press(page, "Entscheiden", "link")
    page.get_by_role("radio", name="übernehmen").press("Space")
    press(page, "Entscheiden")
    press(page, "Genehmigen", "link")
    page.get_by_label("In welcher Sitzung?").select_option(index=1)
    press(page, "Ist genehmigt")
    press(page, "Veröffentlichen", "link")
    page.get_by_label("Ich habe die Vorschau gelesen").press("Space")
    press(page, "Veröffentlichen")
    page.get_by_text("Das Protokoll ist veröffentlicht.").wait_for()


def read(page: Page, concept: str) -> None:
    """By everybody, from the concept's meetings."""
    with plain_phone(page) as phone:
        phone.goto(f"/konzepte/{concept}/")
        press(phone, "Sitzungen", "link")
        press(phone, "Protokoll", "link")
        expect(phone.get_by_text(MEANT)).to_be_visible()
        assert not phone.get_by_text(SAID).count()
        width = phone.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"]
