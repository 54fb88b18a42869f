"""Without JavaScript a browser sends one form: a page with several says so beforehand.

As the town stands all pages are walked in `test_query_budgets`; here in states that show more.
"""

from collections.abc import Callable
from copy import copy

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from tests.factories import user_with_role
from tests.walk.asked import browser, look_once_for_names
from tests.walk.forms import forms, says_so
from tests.walk.pages import EVERYONE, PAGES
from tests.walk.scene import Scene

pytestmark = pytest.mark.django_db
STATES: dict[str, Callable[[Scene], object]] = {
    "being carried out": lambda scene: Concept.objects.update(status="implementation"),
    "before the council, with rests of a file": lambda scene: (
        Concept.objects.update(status="deliberation"),
        Measure.objects.update(unread=[{"column": "Bemerkung", "value": "eilt"}] * 2),
        User.objects.update(removal_requested_at="2026-01-01T12:00:00Z"),
    ),
}


@pytest.mark.parametrize("state", STATES)
def test_a_page_with_several_forms_says_what_one_button_saves(
    kept_scene: Scene, db: None, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_once_for_names(monkeypatch)
    scene, client = copy(kept_scene), browser(user_with_role("office", kept_scene.town))
    STATES[state](scene)
    scene.concept = Concept.objects.get(pk=scene.concept.pk)
    several = {
        name: says_so(shown)
        for name, page in PAGES.items()
        if not page.form and page.who != EVERYONE
        for shown in [read(client, reverse(name, kwargs=page.kwargs(scene)))]
        if forms(shown) > 1
    }
    assert several, "no page has several forms: what is looked at?"
    assert [name for name, said in several.items() if not said] == []


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.content.decode() if is_page and not answer.streaming else ""
