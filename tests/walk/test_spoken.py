"""On an English page of the desk everything the town wrote is marked as German (WCAG 3.1.2).

The town of the walk is built with a German word in each of its texts; on every page that word must
stand in a part whose language is German.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import models, transaction
from django.db.models.signals import pre_save
from django.test import Client, override_settings
from django.urls import reverse
from lxml import html

from gemeinwerk.accounts.models import Role
from gemeinwerk.accounts.roles import RIGHTS, Scope
from tests.factories import MunicipalityFactory, user_with_role
from tests.walk.pages import EVERYONE, PAGES, SIGNED_IN
from tests.walk.scene import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.once]

WORD = "Zwiebelkuchen"
AREAS = {"concepts", "measures", "questions", "figures", "monitoring"}
"""Whose texts a town writes; names of people and units are names in every language."""
NO_TEXTS = {
    "slug", "code", "key", "reference", "search_text", "file_name", "unit", "cell", "checksum",
    "digest", "suffix", "name_en", "colour", "title_en", "text_en", "summary_en", "email",
}  # fmt: skip
SPOKEN = ("aria-label", "aria-description", "title", "alt", "placeholder", "label")
"""Attributes that are read aloud: in the language of what bears them."""
NAMES = {"frozen_by", "questions.Question.name"}
PROSE = (models.CharField, models.TextField)
READ = sorted(
    name
    for name, page in PAGES.items()
    if page.answer == page.outside == 200 and not name.startswith("portal:")
)


def _flavour(sender: type[models.Model], instance: models.Model, **_said: Any) -> None:
    if sender._meta.app_label not in AREAS or instance.pk:
        return
    for column in sender._meta.concrete_fields:
        value = getattr(instance, column.name, None) if isinstance(column, PROSE) else None
        written = isinstance(value, str) and value and not column.choices and column.editable
        if {column.name, f"{sender._meta.label}.{column.name}"} & (NO_TEXTS | NAMES):
            continue
        if written and WORD not in value:
            setattr(instance, column.name, f"{value} {WORD}")


@pytest.fixture(scope="module")
def german_town(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    with ExitStack() as kept:
        kept.enter_context(override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("uploads")))
        with django_db_blocker.unblock():
            kept.enter_context(transaction.atomic())
            pre_save.connect(_flavour, dispatch_uid="flavour")
            try:
                scene = Scene(MunicipalityFactory(name="Musterstadt", slug="musterstadt"))
            finally:
                pre_save.disconnect(dispatch_uid="flavour")
        yield scene
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            kept.close()


def told_as_english(page: bytes) -> list[str]:
    """Where the German word stands in a part that is not marked. The title of a page cannot have
    parts: it is marked where all of it is the town's, or has it as a name behind words of ours."""
    found: list[str] = []
    if not page.strip():
        return found
    for node in html.fromstring(page).iter():
        if not isinstance(node.tag, str) or node.tag in ("script", "style", "template"):
            continue
        texts = [(node, node.text)] + [(node, child.tail) for child in node]
        if node.tag == "input" and node.get("type", "text") in ("text", "search"):
            texts.append((node, node.get("value")))
        texts += [(node, node.get(name)) for name in SPOKEN if node.get(name)]
        for holder, text in texts:
            if holder.tag == "title" and WORD not in re.split("[:·]| of ", text or "")[0]:
                continue
            if text and WORD in text and spoken(holder) != "de":
                found.append(
                    f"<{node.tag} {node.get('class') or ''}> {' '.join(text.split())[:90]}"
                )
    return found


def spoken(node: Any) -> str:
    return next((one.get("lang") for one in (node, *node.iterancestors()) if one.get("lang")), "")


@pytest.mark.parametrize("name", READ)
def test_what_the_town_wrote_is_told_in_german(
    name: str, german_town: Scene, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    scene, page, client = german_town, PAGES[name], Client()
    if page.who != EVERYONE:
        user = user_with_role(_who_may(page.who), scene.town, unit=scene.unit)
        type(user).objects.filter(pk=user.pk).update(language="en")
        client.force_login(user)
    answer = client.get(reverse(name, kwargs=page.kwargs(scene)), headers={"accept-language": "en"})
    if "text/html" in answer.get("Content-Type", "") and not answer.streaming:
        assert told_as_english(answer.content) == []


@pytest.mark.parametrize(
    "role", [Role.COUNCIL_READER, Role.PARTICIPANT, Role.UNIT_EDITOR, Role.STEERING]
)
def test_what_waits_for_each_role_is_told_in_german(
    role: Role, german_town: Scene, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    user, client = user_with_role(role, german_town.town, unit=german_town.unit), Client()
    type(user).objects.filter(pk=user.pk).update(language="en")
    client.force_login(user)
    page = client.get(reverse("desk:home")).content
    assert WORD.encode() in page
    assert told_as_english(page) == []


def _who_may(verb: str) -> Role:
    if verb == SIGNED_IN:
        return Role.OFFICE
    scopes = RIGHTS[verb].roles
    return next((role for role in Role if scopes.get(role) == Scope.ALL), next(iter(scopes)))


def test_german_that_is_not_marked_is_found() -> None:
    page = f'<html lang="en"><p>Next: {WORD}</p><p>Next: <b lang="de">{WORD}</b></p></html>'
    assert told_as_english(page.encode()) == [f"<p > Next: {WORD}"]
