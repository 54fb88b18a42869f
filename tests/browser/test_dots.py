"""A show of dots from its preparation to its end: phones with and without scripts, the beamer."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.timezone import now
from playwright.sync_api import Browser, Page

from gemeinwerk.dots import operations
from gemeinwerk.dots.models import Weighing
from gemeinwerk.municipalities.models import Municipality
from tests.browser.conftest import PHONE
from tests.factories import AgendaItemFactory, BodyFactory, MeetingFactory, user_with_role


def test_points_from_the_desk_to_the_phones_and_back(
    page: Page,
    browser: Browser,
    live_server: object,
    live_town: Municipality,
    sign_in: Callable[..., None],
    accessible: Callable[[Page], None],
) -> None:
    meeting = MeetingFactory(body=BodyFactory(municipality=live_town), starts_at=now())
    AgendaItemFactory(meeting=meeting, title="Wohnungen für große Familien")
    sign_in(page, user_with_role("office", live_town))
    page.goto(reverse("meetings:meeting", args=[meeting.pk]))
    page.get_by_role("link", name="Punkte kleben vorbereiten").click()
    page.get_by_label("Frage").fill("Was gehen wir zuerst an?")
    page.get_by_label("Was außerdem zur Wahl steht").fill("Sprachkurse am Abend\nBusse am Sonntag")
    accessible(page)
    page.get_by_role("button", name="Anlegen").click()
    page.get_by_role("button", name="Öffnen").click()
    page.get_by_role("heading", name="So machen alle mit").wait_for()
    accessible(page)
    weighing = Weighing.objects.get()

    phone = browser.new_context(
        base_url=live_server.url,  # type: ignore[attr-defined]
        viewport=PHONE,  # type: ignore[arg-type]
        java_script_enabled=False,
        locale="ar",
    )
    try:
        hand = phone.new_page()
        hand.goto(reverse("giving:code"))
        hand.locator("[name=code]").fill(weighing.code.upper())
        hand.locator("[name=code]").press("Enter")
        assert hand.locator("html").get_attribute("dir") == "rtl"
        hand.locator("label[for=id_p1_3]").click()
        hand.locator("label[for=id_p2_3]").click()
        hand.get_by_role("button", name="إرسال النقاط").click()
        assert hand.get_by_role("alert").count() == 1  # six points of five
        hand.locator("label[for=id_p2_2]").click()
        hand.get_by_role("button", name="إرسال النقاط").click()
        hand.get_by_role("status").get_by_text("تم احتساب نقاطكم").wait_for()
        hand.goto(reverse("giving:page", args=[weighing.code]))
        assert hand.get_by_role("button", name="إرسال النقاط").count() == 0

        page.goto(reverse("giving:page", args=[weighing.code]))
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        page.locator("label[for=id_p3_2]").click()
        assert page.locator("[data-given]").inner_text() == "2"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        accessible(page)
        page.get_by_role("button", name="Punkte absenden").click()
        page.get_by_text("Ihre Punkte sind gezählt.").wait_for()

        page.goto(reverse("dots:screen", args=[weighing.pk]))
        page.get_by_text("weniger als fünf").wait_for()
        accessible(page)
        operations.enter_wall(weighing, points={"3": 4}, people=6, by=None)
        operations.close_weighing(weighing, by=None)
        page.locator(".gw-ranked").wait_for()  # by itself
        accessible(page)
        hand.goto(reverse("giving:page", args=[weighing.code]))
        assert hand.locator("tbody tr").first.inner_text().split("\t") == ["Busse am Sonntag", "6"]
    finally:
        phone.close()
    page.goto(reverse("dots:weighing", args=[weighing.pk]))
    accessible(page)
