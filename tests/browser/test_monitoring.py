"""Rounds, reports and steering in a browser: axe finds nothing, on any of their pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from tests.factories import user_with_role
from tests.walk.pages import PAGES
from tests.walk.scene import Scene

SignIn = Callable[[Page, User], None]
FILES = {"monitoring:sheet_file", "monitoring:picture", "by_link:picture"}
READ = sorted(
    name
    for name, page in PAGES.items()
    if name.startswith(("monitoring:", "by_link:")) and not page.form and name not in FILES
)


@pytest.fixture
def scene(live_town: Municipality) -> Scene:
    scene = Scene(live_town)
    Concept.objects.update(status="implementation")
    return scene


@pytest.mark.parametrize("name", READ)
def test_axe_finds_nothing(
    name: str, page: Page, scene: Scene, sign_in: SignIn, accessible: Callable[[Page], None]
) -> None:
    role: Any = Role.UNIT_EDITOR if name == "monitoring:reports" else Role.OFFICE
    unit = scene.unit if role == Role.UNIT_EDITOR else None
    sign_in(page, user_with_role(role, scene.town, unit=unit))
    answer = page.goto(reverse(name, kwargs=PAGES[name].kwargs(scene)))
    assert answer
    assert answer.status == 200
    accessible(page)
