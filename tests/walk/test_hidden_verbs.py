"""A hidden button is no right: what no page offers in a state is sent all the same, and refused.

For each group of pages and each state of what they show, all forms and buttons are collected. What
is offered in one state and not in another is then sent in the other, as it would have been: the
answer must hold a sentence, and nothing may be written.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve, reverse

from tests.factories import user_with_role
from tests.walk.asked import browser, look_once_for_names
from tests.walk.hidden import ALSO_ELSEWHERE, GROUPS, NO_VERBS, Group
from tests.walk.offers import Fields, Offer, offered
from tests.walk.pages import PAGES
from tests.walk.scene import Scene

Offers = dict[Offer, Fields]
pytestmark = pytest.mark.django_db
# What any request may write: sessions, how often something was tried, that a form was sent.
_ALWAYS = ("accounts_session", "accounts_attempts", "core_sending", "SAVEPOINT")
_WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE)", re.I)


@pytest.fixture
def scene(kept_scene: Scene, db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """One of one's own: what is prepared stands in it. The files it was built with are read."""
    settings.MEDIA_ROOT = kept_scene.uploads
    look_once_for_names(monkeypatch, kept_scene)
    return copy(kept_scene)


@contextmanager
def state_of(scene: Scene, bring_about: Any) -> Iterator[None]:
    with transaction.atomic():
        bring_about(scene)
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("group", GROUPS)
def test_what_no_page_offers_is_refused(group: str, scene: Scene) -> None:
    chosen = GROUPS[group]
    chosen.prepare(scene)
    for role in chosen.roles:
        unit = scene.unit if role == "unit_editor" else None
        client = browser(user_with_role(role, scene.town, unit=unit))
        offers = {
            name: offers_in(chosen, scene, role, client, bring_about)
            for name, bring_about in chosen.states.items()
        }
        everything = {what: fields for found in offers.values() for what, fields in found.items()}
        assert everything, "no page offers anything: what is looked at?"
        wrong = [
            f"{role}, {name}: {what} {said}"
            for name, bring_about in chosen.states.items()
            for what, fields in hidden(everything, offers[name]).items()
            for said in [sent(scene, bring_about, client, what, fields)]
            if said
        ]
        assert not wrong, "\n".join(wrong)


def hidden(everything: Offers, shown: Offers) -> dict[Offer, dict[str, Any]]:
    """What is not shown, with what would be sent by it.

    Where its form is there with another button, it is that form's fields with this button.
    """
    found = {}
    for (path, pressed), fields in sorted(everything.items()):
        name, _equals, value = pressed.partition("=")
        if (path, pressed) in shown or name in NO_VERBS or view_name(path) in ALSO_ELSEWHERE:
            continue
        forms = [with_other for (where, _other), with_other in shown.items() if where == path]
        found[(path, pressed)] = (
            forms[0].pressed(name, value).as_it_is if forms and name else fields.filled_in
        )
    return found


def offers_in(group: Group, scene: Scene, role: str, client: Client, bring_about: Any) -> Offers:
    """On the pages the matrix opens to the role: the others are refused (`test_rights_walk`)."""
    found: Offers = {}
    with state_of(scene, bring_about):
        for name, page in PAGES.items():
            if group.holds(name) and not page.form and page.open_to(role, owns=True):
                found |= offered(client, reverse(name, kwargs=page.kwargs(scene)))
    return {what: fields for what, fields in found.items() if group.holds(view_name(what[0]))}


def view_name(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def sent(
    scene: Scene, bring_about: Any, client: Client, what: Offer, fields: dict[str, Any]
) -> str:
    """What is wrong with the answer; empty where it was refused with a sentence."""
    client.cookies.pop("messages", None)
    with state_of(scene, bring_about), CaptureQueriesContext(connection) as queries:
        answer = client.post(what[0], fields)
    written = [
        query["sql"][:120]
        for query in queries
        if _WRITES.match(query["sql"]) and not any(part in query["sql"] for part in _ALWAYS)
    ]
    if written:
        return f"wrote: {written[:3]}"
    if answer.status_code >= 500:
        return f"answered {answer.status_code}"
    return "" if has_a_sentence(answer) else f"answered {answer.status_code} without a sentence"


def has_a_sentence(answer: Any) -> bool:
    """A page that says no, a form with what is wrong, or a message: also that it is so already."""
    if answer.status_code in {403, 404, 405, 409, 410}:
        return True
    page = answer.content.decode(errors="replace")
    told = list(get_messages(answer.wsgi_request))
    return bool(told) or 'role="alert"' in page or "kern-error" in page
