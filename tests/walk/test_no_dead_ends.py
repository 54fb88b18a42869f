"""No page has a link its reader may not follow: walked by following real links.

From every kind of page every kind of link is followed to the first few places it leads to, and of
every kind of page a few are seen; at a handful more it is enough that their door opens, and at
those that are the same in every status, once they were seen in one. Who is not of the office turns
back at the pages for citizens, from which the office goes on: they are the same for everyone.

Without JavaScript a browser sends one form: a page with several says so beforehand. As the town
stands that is seen in `test_query_budgets`, here in states that show more.
"""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from django.utils.timezone import now
from lxml import html

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.accounts.roles import RIGHTS, Scope
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from tests.factories import UnitFactory, UserFactory, user_with_role
from tests.walk.asked import LET_IN, at_the_door, browser, look_once_for_names
from tests.walk.forms import forms, says_so
from tests.walk.pages import EVERYONE, PAGES
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
"""So many times as many places of one kind, wherever one comes from: half of them seen, the others
at the door."""
KNOW_NO_CONCEPT = ("accounts", "notices", "actors", "calendars", "nominations")
"""Areas whose pages are the same whatever a concept's status is: they lie below it
(`test_house`). Seen in one status, in another their door is enough."""


@pytest.fixture
def scene(kept_scene: Scene, db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Scene:
    look_once_for_names(monkeypatch, kept_scene)
    settings.ALLOWED_HOSTS = ["*"]
    return kept_scene


def page_of(answer: Any) -> Any:
    """None where it is no page, or was not made."""
    is_page = answer.status_code != LET_IN and "text/html" in answer.get("Content-Type", "")
    return html.fromstring(answer.content) if is_page else None


def links(page: Any, address: str) -> Iterator[str]:
    """Where one can go from a page by a link, on this server, each place once."""
    for link in page.xpath("//a[@href]"):
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


@dataclass
class Walked:
    """Every link that led nowhere, with the page it stands on; and of the desk's pages with several
    forms whether they say so."""

    dead: list[str] = field(default_factory=list)
    several: dict[str, bool] = field(default_factory=dict)


def walk(
    client: Client,
    start: str,
    *,
    of_a_kind: int = OF_A_KIND,
    past_public: bool = True,
    at_the_door_of: tuple[str, ...] = (),
) -> Walked:
    """Until there is no more to see."""
    waiting, seen, walked = deque([(start, "")]), {shape(start)}, Walked()
    ways: Counter[Any] = Counter()
    places: Counter[Any] = Counter()
    drawn: Counter[Any] = Counter()
    while waiting and len(seen) < MOST:
        address, where = waiting.popleft()
        place = kind(address)
        area = place[0].partition(":")[0]
        with at_the_door(stop=drawn[place] >= of_a_kind or area in at_the_door_of):
            answer = client.get(address, follow=True)
        drawn[place] += 1
        if answer.status_code in (403, 404, 405, 410, 500):
            walked.dead.append(f"{where} → {address}: {answer.status_code}")
            continue
        page = page_of(answer)
        if page is None:
            continue
        here = answer.request["PATH_INFO"]
        kind_of_page = kind(here)
        if not past_public and kind_of_page[0].startswith("portal:"):
            continue
        if (known := PAGES.get(kind_of_page[0])) and known.who != EVERYONE and forms(page) > 1:
            walked.several[here] = says_so(answer.text)
        for target in links(page, here):
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
    return walked


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
    if status == "implementation":
        User.objects.filter(pk=scene.account.pk).update(removal_requested_at=now())
    else:
        Measure.objects.update(unread=[{"column": "Bemerkung", "value": "eilt"}] * 2)
    client = browser(reader(role, scene))
    of_a_kind = OF_A_KIND if role in OWNING else OF_EVERY_KIND
    found = walk(
        client,
        reverse("desk:home"),
        of_a_kind=of_a_kind,
        past_public=role == EVERYWHERE,
        at_the_door_of=() if status == "implementation" else KNOW_NO_CONCEPT,
    )
    assert found.dead == []
    assert [page for page, said in found.several.items() if not said] == []
    assert found.several or role not in (EVERYWHERE, Role.OFFICE), "what is looked at?"


def test_the_walk_finds_a_link_that_is_none(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else all the others would say nothing."""
    from gemeinwerk.measures.views import crumbs

    monkeypatch.setattr(crumbs, "to_reading", lambda _request, *rest: crumbs.to_concept(*rest))
    client = browser(reader(Role.COUNCIL_READER, scene))
    Concept.objects.update(status="implementation")
    start = reverse("desk:home")
    found = walk(client, start, of_a_kind=OF_EVERY_KIND, past_public=False)
    assert any("/arbeitsplatz/konzepte/" in one for one in found.dead)
