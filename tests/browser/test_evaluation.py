"""Evaluations, surveys and progress reports in a browser: axe finds nothing on their pages."""

from collections.abc import Callable, Iterable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.evaluation.models import Survey, Tally
from gemeinwerk.municipalities.models import Municipality
from tests.factories import user_with_role
from tests.walk.pages import PAGES
from tests.walk.scene import Scene

SignIn = Callable[[Page, User], None]
DESK = sorted(
    name for name, page in PAGES.items() if name.startswith("evaluation:") and page.answer == 200
) + [f"progress_reports:{name}" for name in ("reports", "report", "issued", "compare")]
PUBLIC = ["portal:evaluations", "portal:evaluation", "portal:survey_link"]


@pytest.fixture
def scene(live_town: Municipality) -> Scene:
    scene = Scene(live_town)
    Concept.objects.update(status="implementation")
    return scene


def test_axe_finds_nothing(
    page: Page,
    scene: Scene,
    sign_in: SignIn,
    all_accessible: Callable[[Page, Iterable[str]], None],
) -> None:
    def at(name: str) -> str:
        days = "?von=1.1.2026&bis=30.6.2026" if name == "progress_reports:compare" else ""
        return reverse(name, kwargs=PAGES[name].kwargs(scene)) + days

    all_accessible(page, map(at, PUBLIC))
    sign_in(page, user_with_role("office", scene.town))
    all_accessible(page, map(at, DESK))


def test_a_link_is_answered_with_the_keyboard_alone(page: Page, scene: Scene) -> None:
    Survey.objects.filter(pk=scene.survey.pk).update(access="open")
    Tally.objects.bulk_create(
        Tally(question=scene.survey_question, place=place) for place in (-1, 0, 1)
    )
    page.goto(reverse("portal:survey", args=[scene.survey.key]))
    page.get_by_role("radio", name="Nein").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Antworten absenden").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Vielen Dank").wait_for()
    assert scene.survey_question.tallies.get(place=1).count == 1
