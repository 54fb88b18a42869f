"""Evaluations, surveys and progress reports in a browser: axe finds nothing on their pages."""

from collections.abc import Callable

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
)
REPORTS = ("reports", "report", "issued", "compare")
PUBLIC = ["portal:evaluations", "portal:evaluation", "portal:survey_link"]


@pytest.fixture
def scene(live_town: Municipality) -> Scene:
    scene = Scene(live_town)
    Concept.objects.update(status="implementation")
    return scene


@pytest.mark.parametrize("name", DESK)
def test_axe_finds_nothing_at_the_desk(
    name: str, page: Page, scene: Scene, sign_in: SignIn, accessible: Callable[[Page], None]
) -> None:
    sign_in(page, user_with_role("office", scene.town))
    answer = page.goto(reverse(name, kwargs=PAGES[name].kwargs(scene)))
    assert answer
    assert answer.status == 200
    accessible(page)


@pytest.mark.parametrize("name", PUBLIC)
def test_axe_finds_nothing_in_public(
    name: str, page: Page, scene: Scene, accessible: Callable[[Page], None]
) -> None:
    answer = page.goto(reverse(name, kwargs=PAGES[name].kwargs(scene)))
    assert answer
    assert answer.status == 200
    accessible(page)


def test_axe_finds_nothing_in_progress_reports(
    page: Page, scene: Scene, sign_in: SignIn, accessible: Callable[[Page], None]
) -> None:
    """One town for all pages: building it takes longer than to look at one."""
    sign_in(page, user_with_role("office", scene.town))
    for name in REPORTS:
        walked = PAGES[f"progress_reports:{name}"]
        days = "?von=1.1.2026&bis=30.6.2026" if name == "compare" else ""
        answer = page.goto(reverse(f"progress_reports:{name}", kwargs=walked.kwargs(scene)) + days)
        assert answer
        assert answer.status == 200
        accessible(page)


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
