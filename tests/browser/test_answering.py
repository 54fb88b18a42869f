"""An answer on a phone, in Arabic, without JavaScript; axe finds nothing, in any direction."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from gemeinwerk.invitations.answering.models import NeedsOrder, Reply
from gemeinwerk.municipalities.models import Municipality
from tests.browser.conftest import PHONE
from tests.browser.travelling import Keyboard
from tests.factories import user_with_role
from tests.walk.scene import Scene

SMALL = {"width": 320, "height": 640}


@pytest.fixture
def scene(live_town: Municipality) -> Scene:
    scene = Scene(live_town)
    Reply.objects.all().delete()
    return scene


def test_an_answer_on_a_phone_in_arabic_without_scripts(
    browser: Browser, scene: Scene, live_server: object
) -> None:
    context = browser.new_context(
        base_url=live_server.url,  # type: ignore[attr-defined]
        viewport=SMALL,  # type: ignore[arg-type]
        java_script_enabled=False,
        locale="ar",
    )
    page = context.new_page()
    try:
        page.goto(reverse("answering:page", args=[scene.word]))
        html = page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
        name = page.locator(".gw-mark__town").bounding_box()
        assert name is not None
        assert name["x"] > SMALL["width"] / 2  # the mirror of the German page
        page.get_by_label("نعم، سأحضر").check()
        page.get_by_label(scene.body.name).check()
        page.locator('[name="week-0-1630"][value="rather_not"]').check()
        page.get_by_label("ما الذي تودون مناقشته؟").fill("مساكن للعائلات الكبيرة")
        page.get_by_label("رعاية الأطفال").check()
        page.get_by_label("أوافق على أن تستخدم المدينة").check()
        page.get_by_role("button", name="إرسال الرد").click()
        assert page.get_by_role("alert").count() == 1  # the notice is not agreed to yet
        page.get_by_label("أوافق على معلومات حماية البيانات").check()
        page.get_by_role("button", name="إرسال الرد").click()
        page.get_by_role("heading", name="شكرًا جزيلًا").wait_for()
        page.get_by_role("link", name="عرض الرد أو تغييره").click()
        assert page.get_by_label("ما الذي تودون مناقشته؟").input_value() == "مساكن للعائلات الكبيرة"
    finally:
        context.close()
    reply = Reply.objects.get()
    assert (reply.language, reply.times[0]["fit"]) == ("ar", "rather_not")
    assert NeedsOrder.objects.filter(needs=["childcare"]).count() == 2  # the scene's own is one


def test_axe_finds_nothing(page: Page, scene: Scene, accessible: Callable[[Page], None]) -> None:
    address = reverse("answering:page", args=[scene.word])
    for language in ("de", "ar"):
        page.goto(f"{address}?sprache={language}")
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        accessible(page)
    page.locator(".gw-answer__send button").click()
    accessible(page)
    page.goto(reverse("joining:join", args=[scene.concept.slug]))
    accessible(page)
    page.goto(f"{address}?sprache=de")
    it = Keyboard(page)  # and by keyboard alone it is answered
    it.tick("Ja, ich komme")
    it.tick("Ich stimme den Hinweisen zum Datenschutz zu.")
    it.follow("Antwort senden", "button")
    page.get_by_role("heading", name="Vielen Dank").wait_for()


def test_axe_finds_nothing_at_the_desk(
    page: Page, scene: Scene, sign_in: Callable[..., None], accessible: Callable[[Page], None]
) -> None:
    sign_in(page, user_with_role("office", scene.town))
    for name, key in (
        ("asked", scene.wave.pk),
        ("needed", scene.wave.pk),
        ("take_down", scene.invitation.pk),
        ("joining", scene.concept.slug),
    ):
        page.goto(reverse(f"answers:{name}", args=[key]))
        accessible(page)
