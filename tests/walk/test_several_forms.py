"""Without JavaScript a browser sends one form: a page with several says so beforehand."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import user_with_role
from tests.walk.asked import look_once_for_names
from tests.walk.pages import EVERYONE, PAGES
from tests.walk.scene import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SAID = "Ohne JavaScript speichert jeder Knopf nur seinen Abschnitt"
NOT_TYPED = {"hidden", "submit", "button", "image", "reset"}


def forms(page: str) -> int:
    """How many forms are posted and hold something to type or to choose."""
    if not page:
        return 0
    return sum(
        form.get("method", "").lower() == "post" and any(map(is_typed, form.iterdescendants()))
        for form in html.fromstring(page).iterdescendants("form")
    )


def is_typed(node: Any) -> bool:
    return node.tag in {"textarea", "select"} or (
        node.tag == "input" and node.get("type") not in NOT_TYPED
    )


STATES: dict[str, Callable[[Scene], object]] = {
    "as it is": lambda scene: None,
    "being carried out": lambda scene: Concept.objects.update(status="implementation"),
    "before the council, with rests of a file": lambda scene: (
        Concept.objects.update(status="deliberation"),
        Measure.objects.update(unread=[{"column": "Bemerkung", "value": "eilt"}] * 2),
        User.objects.update(removal_requested_at="2026-01-01T12:00:00Z"),
    ),
}


@pytest.mark.parametrize("state", STATES)
def test_a_page_with_several_forms_says_what_one_button_saves(
    town: Municipality, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_once_for_names(monkeypatch)
    scene, client = Scene(town), Client()
    client.force_login(user_with_role("office", town))
    STATES[state](scene)
    scene.concept.refresh_from_db()
    several = {
        name: SAID in shown
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
