"""Words of a draft are marked and commented on; others see it likewise, and take that back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from gemeinwerk.comments.models import CommentedDraft, DraftAnchor
from gemeinwerk.contributions.form import doubts
from gemeinwerk.contributions.supporting.models import Support
from gemeinwerk.municipalities.models import Municipality
from tests.browser.conftest import PHONE
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    GoalFactory,
    MeasureFactory,
    ParticipationFactory,
    published_version,
)

GOAL = "Alle Ämter haben Sprachmittlung. Das gilt bis Ende 2027."
MARK = """(words) => {
  const text = document.querySelector("[data-passage=goal] p").firstChild;
  const from = text.data.indexOf(words), range = document.createRange();
  range.setStart(text, from);
  range.setEnd(text, from + words.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def test_marked_words_are_commented_on_and_seen_likewise(
    page: Page,
    live_town: Municipality,
    accessible: Callable[[Page], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doubts, "FASTEST", timedelta(0))
    concept = ConceptFactory(municipality=live_town, public=True)
    field = FieldFactory(concept=concept, code="1", title="Sprache")
    GoalFactory(concept=concept, field=field, code="Z1", title="Alle werden verstanden.")
    MeasureFactory(concept=concept, field=field, code="1.1", title="Sprachmittlung", goal=GOAL)
    version = published_version(concept, kind="participation")
    phase = ParticipationFactory(concept=concept, support=True, moderation="after")
    CommentedDraft.objects.create(participation=phase, version=version)

    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(reverse("portal:version", args=[concept.slug, 1]))
    accessible(page)
    page.get_by_role("link", name="Dazu etwas anmerken").first.click()
    page.get_by_role("heading", name="Etwas anmerken").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    accessible(page)

    page.goto(reverse("portal:frozen_measure", args=[concept.slug, 1, "1.1"]))
    page.evaluate(MARK, "bis Ende 2027")
    page.locator("a.kern-btn", has_text="Dazu etwas anmerken").click()
    page.get_by_text("bis Ende 2027", exact=True).wait_for()
    accessible(page)
    page.get_by_label("Was möchten Sie sagen?").fill("Zu spät.")
    for button in ("Weiter", "Weiter", "Beitrag ansehen", "Absenden"):
        page.get_by_role("button", name=button, exact=True).click()
    page.get_by_role("heading", name="Danke. Ihr Beitrag ist angekommen").wait_for()
    accessible(page)
    made = DraftAnchor.objects.get()
    assert (made.field, made.quote) == ("goal", "bis Ende 2027")

    page.goto(reverse("portal:contribution", args=[concept.slug, made.contribution.number]))
    accessible(page)
    page.get_by_role("button", name="Das sehe ich auch so").click()
    page.get_by_text("Von diesem Gerät ist es gesagt").wait_for()
    accessible(page)
    assert Support.objects.count() == 1
    page.get_by_role("button", name="Zurücknehmen").click()
    page.get_by_role("button", name="Das sehe ich auch so").wait_for()
    assert Support.objects.count() == 0
