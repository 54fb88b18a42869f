"""On an English page of the desk everything the town wrote is marked as German (WCAG 3.1.2).

The pages themselves are walked in `test_query_budgets`, once for both.
"""

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import Role
from tests.factories import MunicipalityFactory, user_with_role
from tests.walk.scene import Scene
from tests.walk.spoken import WORD, german_texts, told_as_english


@pytest.mark.django_db
def test_what_waits_for_each_role_is_told_in_german() -> None:
    with german_texts():
        scene = Scene(MunicipalityFactory(name="Musterstadt", slug="musterstadt"))
    for role in (Role.COUNCIL_READER, Role.PARTICIPANT, Role.UNIT_EDITOR, Role.STEERING):
        user, client = user_with_role(role, scene.town, unit=scene.unit), Client()
        type(user).objects.filter(pk=user.pk).update(language="en")
        client.force_login(user)
        page = client.get(reverse("desk:home")).content
        assert WORD.encode() in page, role
        assert told_as_english(page) == [], role


def test_german_that_is_not_marked_is_found() -> None:
    page = f'<html lang="en"><p>Next: {WORD}</p><p>Next: <b lang="de">{WORD}</b></p></html>'
    assert told_as_english(page.encode()) == [f"<p > Next: {WORD}"]
