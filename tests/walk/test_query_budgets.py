"""Every page has a budget of database queries. It may be lowered, never raised without an ADR.

What a page asks with many rows is tested beside the page: constant, with 1 and 30 rows. Each page
is asked for once, in English: whether it marks what the town wrote as German, and says that it has
several forms, is seen here too.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from lxml import html

from tests.factories import MunicipalityFactory, user_with_role
from tests.kept import for_a_module
from tests.walk.asked import browser
from tests.walk.budgets import BUDGETS
from tests.walk.forms import forms, says_so
from tests.walk.pages import EVERYONE, PAGES
from tests.walk.scene import Scene
from tests.walk.spoken import german_texts, told_as_english

pytestmark = pytest.mark.django_db
LAMP_OF_NOTHING = b'gw-status--"'
READ = sorted(name for name, page in PAGES.items() if page.is_read)


def test_every_page_has_a_budget_and_every_budget_is_a_page() -> None:
    assert set(BUDGETS) == set(READ)


@pytest.fixture(scope="module")
def german_town(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    with for_a_module(django_db_blocker, tmp_path_factory.mktemp("uploads")):
        with django_db_blocker.unblock(), german_texts():
            scene = Scene(MunicipalityFactory(name="Musterstadt", slug="musterstadt"))
        yield scene


@pytest.mark.parametrize("name", READ)
def test_a_page_keeps_to_its_budget_and_says_what_a_page_has_to_say(
    name: str, german_town: Scene, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    scene, page, client = german_town, PAGES[name], browser()
    address = reverse(name, kwargs=page.kwargs(scene))
    if page.who != EVERYONE:
        user = user_with_role(page.read_as, scene.town, unit=scene.unit)
        type(user).objects.filter(pk=user.pk).update(language="en")
        client.force_login(user)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == 200
    assert LAMP_OF_NOTHING not in answer.getvalue(), "a part was not given what it tells"
    assert len(asked) <= BUDGETS[name], [query["sql"][:160] for query in asked]
    if name.startswith("portal:") or "text/html" not in answer["Content-Type"] or answer.streaming:
        return
    assert told_as_english(answer.content) == []
    with translation.override("en"):
        said = (
            page.who == EVERYONE or forms(html.fromstring(answer.text)) < 2 or says_so(answer.text)
        )
    assert said, "several forms, and no word of it"
