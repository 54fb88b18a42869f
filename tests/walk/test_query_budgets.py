"""Every page has a budget of database queries. It may be lowered, never raised without an ADR.

What a page asks with many rows is tested beside the page: constant, with 1 and 30 rows.
"""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinwerk.accounts.models import Role
from gemeinwerk.accounts.roles import RIGHTS, Scope
from tests.factories import user_with_role
from tests.walk.budgets import BUDGETS
from tests.walk.pages import EVERYONE, PAGES, SIGNED_IN
from tests.walk.scene import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.once]
LAMP_OF_NOTHING = b'gw-status--"'
READ = sorted(name for name, page in PAGES.items() if page.answer == page.outside == 200)


def test_every_page_has_a_budget_and_every_budget_is_a_page() -> None:
    assert set(BUDGETS) == set(READ)


@pytest.mark.parametrize("name", READ)
def test_a_page_keeps_to_its_budget(name: str, kept_scene: Scene, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    scene, page, client = kept_scene, PAGES[name], Client()
    address = reverse(name, kwargs=page.kwargs(scene))
    if page.who != EVERYONE:
        client.force_login(user_with_role(_who_may(page.who), scene.town, unit=scene.unit))
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    assert LAMP_OF_NOTHING not in answer.getvalue(), "a part was not given what it tells"
    assert len(asked) <= BUDGETS[name], [query["sql"][:160] for query in asked]


def _who_may(verb: str) -> Role:
    if verb == SIGNED_IN:
        return Role.OFFICE
    scopes = RIGHTS[verb].roles
    return next((role for role in Role if scopes.get(role) == Scope.ALL), next(iter(scopes)))
