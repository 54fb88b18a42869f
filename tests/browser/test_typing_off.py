"""A flip chart is typed off beside its picture, which stays as it was turned."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page, expect

from gemeinwerk.contributions.models import Contribution
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, PhotographFactory, user_with_role


def test_the_picture_stays_turned_from_one_line_to_the_next(
    page: Page,
    live_town: Municipality,
    sign_in: Callable[..., None],
    accessible: Callable[[Page], None],
) -> None:
    drawn = BytesIO()
    Image.new("RGB", (400, 300), "white").save(drawn, "PNG")
    one = PhotographFactory(
        concept=ConceptFactory(municipality=live_town, slug="ik"), content=drawn.getvalue()
    )
    sign_in(page, user_with_role("office", live_town))
    page.goto(f"/arbeitsplatz/fotos/{one.pk}/")
    frame = page.get_by_role("region", name="Das Bild, zum Verschieben")
    picture = page.locator("[data-sheet] img")
    page.get_by_role("button", name="größer").click()
    frame.press("r")
    style = picture.get_attribute("style") or ""
    assert "rotate(90deg)" in style
    frame.press("+")
    larger = picture.get_attribute("style") or ""
    assert larger != style
    text = page.get_by_label("Was steht da?")
    text.fill("Mehr Bänke am Markt + eine Uhr")
    assert picture.get_attribute("style") == larger
    page.get_by_role("button", name="Speichern und nächsten").press("Enter")
    expect(page.get_by_text("Beitrag 1 ist erfasst.")).to_be_visible()
    expect(text).to_be_focused()
    expect(text).to_have_value("")
    expect(picture).to_have_attribute("style", larger)
    assert Contribution.objects.get().transcript.photograph == one
    accessible(page)
