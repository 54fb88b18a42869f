"""Rounds, reports and steering in a browser: axe finds nothing, on any of their pages."""

from collections.abc import Callable, Iterable
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
OF_A_UNIT = ["monitoring:reports"]
READ = {
    Role.UNIT_EDITOR: OF_A_UNIT,
    Role.OFFICE: sorted(
        name
        for name, page in PAGES.items()
        if name.startswith(("monitoring:", "by_link:"))
        and not page.form
        and name not in (*FILES, *OF_A_UNIT)
    ),
}


@pytest.fixture
def scene(live_town: Municipality) -> Scene:
    scene = Scene(live_town)
    Concept.objects.update(status="implementation")
    return scene


@pytest.mark.parametrize("role", [Role.OFFICE, Role.UNIT_EDITOR])
def test_axe_finds_nothing(
    role: Any,
    page: Page,
    scene: Scene,
    sign_in: SignIn,
    all_accessible: Callable[[Page, Iterable[str]], None],
) -> None:
    unit = scene.unit if role == Role.UNIT_EDITOR else None
    sign_in(page, user_with_role(role, scene.town, unit=unit))
    all_accessible(page, [reverse(one, kwargs=PAGES[one].kwargs(scene)) for one in READ[role]])
