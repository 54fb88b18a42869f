"""No page has a link its reader may not follow: walked by following real links.

From every kind of page every kind of link is followed to the first few places it leads to, and of
every kind of page a handful is seen. Who is not of the office turns back at the pages for citizens,
from which the office goes on: they are the same for everyone.
"""

from collections import Counter, deque
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from lxml import html

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.accounts.roles import RIGHTS, Scope
from gemeinwerk.concepts.models import Concept
from tests.factories import UnitFactory, UserFactory, user_with_role
from tests.walk.asked import browser, look_once_for_names
from tests.walk.scene import Scene

pytestmark = pytest.mark.django_db

LEAVES = ("/konto/abmelden/", "/static/", "/media/")
"""Ends a session, or is no page."""
MOST = 2000
OF_A_KIND = 4
"""As many places of one kind as the scene has measures: one's own, and those of others."""
OF_EVERY_KIND = 2
"""Places of one kind for who may go to all of them or to none."""
HANDFUL = 2
"""So many times as many pages of one kind, wherever one comes from."""


@pytest.fixture
def scene(kept_scene: Scene, db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Scene:
    look_once_for_names(monkeypatch)
    settings.ALLOWED_HOSTS = ["*"]
    return kept_scene


def links(answer: Any, address: str) -> Iterator[str]:
    """Where one can go from a page by a link, on this server, each place once."""
    if "text/html" not in answer.get("Content-Type", ""):
        return
    for link in html.fromstring(answer.content).xpath("//a[@href]"):
        target = urldefrag(urljoin(f"http://testserver{address}", link.get("href"))).url
        parts = urlsplit(target)
        if parts.netloc == "testserver" and not parts.path.startswith(LEAVES):
            yield target.removeprefix("http://testserver")


def shape(address: str) -> str:
    """Of a list that is sorted and filtered in many ways one look is enough."""
    parts = urlsplit(address)
    names = sorted(one.partition("=")[0] for one in parts.query.split("&") if one)
    return f"{parts.path}?{'&'.join(names)}"


def kind(address: str) -> tuple[str, str]:
    """Which page it is, whatever it is of."""
    path, _mark, names = shape(address).partition("?")
    return view_name(path), names


@cache
def view_name(path: str) -> str:
    """Looked for once: hundreds of pages lead to the same few from their navigation."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def dead_ends(
    client: Client, start: str, *, of_a_kind: int = OF_A_KIND, past_public: bool = True
) -> list[str]:
    """Every link that leads nowhere, with the page it stands on; until there is no more to see."""
    waiting, seen, dead = deque([(start, "")]), {shape(start)}, []
    ways: Counter[Any] = Counter()
    places: Counter[Any] = Counter()
    while waiting and len(seen) < MOST:
        address, where = waiting.popleft()
        answer = client.get(address, follow=True)
        if answer.status_code in (403, 404, 405, 410, 500):
            dead.append(f"{where} → {address}: {answer.status_code}")
            continue
        here = answer.request["PATH_INFO"]
        kind_of_page = kind(here)
        if not past_public and kind_of_page[0].startswith("portal:"):
            continue
        for target in links(answer, here):
            if shape(target) in seen:
                continue
            way, place = (kind_of_page, kind(target)), kind(target)
            if ways[way] == of_a_kind or places[place] == HANDFUL * of_a_kind:
                continue
            ways[way] += 1
            places[place] += 1
            seen.add(shape(target))
            waiting.append((target, here))
    assert len(seen) < MOST, "the walk did not come to its end"
    return dead


def reader(role: str, scene: Scene) -> User:
    if role == "newcomer":
        return UserFactory(name="Neu")
    if role == "editor of another unit":
        return user_with_role(
            Role.UNIT_EDITOR, scene.town, unit=UnitFactory(municipality=scene.town)
        )
    if role == EVERYWHERE:
        user = user_with_role(Role.OFFICE, scene.town, unit=scene.unit)
        user.memberships.create(municipality=scene.town, role=Role.UNIT_EDITOR)
        return user
    unit = scene.unit if role == Role.UNIT_EDITOR else None
    return user_with_role(role, scene.town, unit=unit)


EVERYWHERE = "office and unit"
OWNING = {"editor of another unit"} | {
    role for right in RIGHTS.values() for role, scope in right.roles.items() if scope == Scope.OWN
}
"""Who may go to some places of a kind and not to others."""
ROLES = [*(role.value for role in Role), "editor of another unit", EVERYWHERE]


WRITING = (Role.OFFICE, Role.UNIT_EDITOR, Role.COUNCIL_READER)
"""Who finds other pages before the decision than after it."""
WALKS = [
    # "office and unit" goes wherever the office goes.
    *((role, "implementation") for role in ROLES if role != Role.OFFICE),
    *((role.value, "deliberation") for role in WRITING),
]


@pytest.mark.slow
@pytest.mark.parametrize(("role", "status"), WALKS)
def test_no_page_of_the_desk_leads_where_its_reader_may_not_go(
    role: str, status: str, scene: Scene
) -> None:
    Concept.objects.update(status=status)
    client = browser(reader(role, scene))
    of_a_kind = OF_A_KIND if role in OWNING else OF_EVERY_KIND
    past_public = role == EVERYWHERE
    found = dead_ends(client, reverse("desk:home"), of_a_kind=of_a_kind, past_public=past_public)
    assert found == []


def test_the_walk_finds_a_link_that_is_none(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else all the others would say nothing."""
    from gemeinwerk.measures.views import crumbs

    monkeypatch.setattr(crumbs, "to_reading", lambda _request, *rest: crumbs.to_concept(*rest))
    client = browser(reader(Role.COUNCIL_READER, scene))
    Concept.objects.update(status="implementation")
    start = reverse("desk:home")
    found = dead_ends(client, start, of_a_kind=OF_EVERY_KIND, past_public=False)
    assert any("/arbeitsplatz/konzepte/" in one for one in found)
