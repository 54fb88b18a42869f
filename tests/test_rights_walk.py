"""A walk over every address: as every role, as a citizen, and as somebody of another town.

The addresses come from the URL configuration, so a new one cannot be forgotten; what is expected
of it stands in `tests/walk/pages.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

from gemeinwerk.accounts.models import Role
from gemeinwerk.accounts.roles import RIGHTS, Scope
from gemeinwerk.audit.models import AuditEntry
from tests.factories import MunicipalityFactory, UnitFactory, UserFactory, user_with_role
from tests.walk.pages import EVERYONE, OF_NO_TOWN, PAGES, SIGNED_IN, Page
from tests.walk.scene import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def addresses(resolver: URLResolver, namespaces: tuple[str, ...] = ()) -> Iterator[str]:
    """The names of all addresses, each with its namespace."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield ":".join((*namespaces, pattern.name or str(pattern.pattern)))
        else:
            inner = (pattern.namespace,) if pattern.namespace else ()
            yield from addresses(pattern, namespaces + inner)


NAMES = list(addresses(get_resolver()))


def test_every_address_is_expected_and_every_expectation_is_an_address() -> None:
    missing, gone = sorted(set(NAMES) - set(PAGES)), sorted(set(PAGES) - set(NAMES))
    assert missing == [], (
        "New addresses. Say in tests/walk/pages.py who may open them, one line each, e.g. "
        '"measures:edit": page("measure.edit", pk=".measure.pk"): ' + ", ".join(missing)
    )
    assert gone == [], f"These are no addresses any more, take them out: {', '.join(gone)}"


def test_no_two_addresses_share_a_name() -> None:
    assert sorted(NAMES) == sorted(set(NAMES))


@dataclass
class Visitor:
    """Somebody with a role, or without: `owns` says whether the scene's unit is theirs."""

    name: str
    client: Client
    role: str = ""
    owns: bool = False


@pytest.fixture
def scene(kept_scene: Scene, db: None, settings: Any) -> Scene:
    settings.ALLOWED_HOSTS = ["*"]
    return kept_scene


@pytest.fixture(scope="module")
def sessions(kept_scene: Scene, django_db_blocker: Any) -> list[Visitor]:
    with django_db_blocker.unblock():
        return visitors_of(kept_scene)


@pytest.fixture
def visitors(sessions: list[Visitor]) -> list[Visitor]:
    """As they came in: a page may sign somebody out."""
    return [replace(one, client=_as_signed_in(one.client)) for one in sessions]


def _as_signed_in(client: Client) -> Client:
    fresh = Client()
    fresh.cookies = SimpleCookie({name: one.value for name, one in client.cookies.items()})
    return fresh


def visitors_of(scene: Scene) -> list[Visitor]:
    """One of every role; of the units' editors one whose own the measure is, and another."""
    other_unit = UnitFactory(municipality=scene.town)
    units = {Role.UNIT_EDITOR: scene.unit}
    here = [
        (role.value, user_with_role(role, scene.town, unit=units.get(role)), role.value, True)
        for role in Role
    ]
    editor = user_with_role(Role.UNIT_EDITOR, scene.town, unit=other_unit)
    here.append(("editor of another unit", editor, Role.UNIT_EDITOR.value, False))
    here.append(("newcomer without a role", UserFactory(), "", False))
    return [Visitor(name, _signed_in(user), role, owns) for name, user, role, owns in here]


@pytest.fixture
def stranger(scene: Scene) -> Client:
    """The office of another town, under the host name of this one."""
    return _signed_in(user_with_role(Role.OFFICE, MunicipalityFactory()))


def _signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def ask(client: Client, page: Page, address: str, **headers: str) -> int:
    """What the address answers when asked in its own way: a form with POST, else with GET."""
    send = client.post if page.form else client.get
    return send(address, headers=headers).status_code


def ask_otherwise(client: Client, page: Page, address: str) -> int:
    send = client.get if page.form else client.post
    return send(address).status_code


def may(page: Page, visitor: Visitor) -> bool:
    """What the matrix says, read independently of the predicates."""
    if page.who in (EVERYONE, SIGNED_IN):
        return True
    scope = RIGHTS[page.who].roles.get(visitor.role)
    return scope == Scope.ALL or (scope == Scope.OWN and (visitor.owns or page.whole))


@pytest.mark.parametrize("name", sorted(PAGES))
def test_who_may_open_it(name: str, scene: Scene, visitors: list[Visitor]) -> None:
    page = PAGES[name]
    address = reverse(name, kwargs=page.kwargs(scene))
    for visitor in visitors:
        if may(page, visitor):
            found, expected = visitor.client.get(address).status_code, page.answer
        else:
            found, expected = ask(visitor.client, page, address), 403
        assert (visitor.name, found) == (visitor.name, expected)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_citizens_read_what_is_public_and_are_asked_to_sign_in_else(
    name: str, scene: Scene
) -> None:
    page = PAGES[name]
    address = reverse(name, kwargs=page.kwargs(scene))
    if page.who == EVERYONE:
        assert Client().get(address).status_code == page.outside
        return
    answer = Client().post(address) if page.form else Client().get(address)
    sign_in = (302, reverse("account_login"))
    assert (answer.status_code, answer["Location"].partition("?")[0]) == sign_in


OF_A_ROLE = [name for name, page in sorted(PAGES.items()) if page.who in RIGHTS]


@pytest.mark.parametrize("name", OF_A_ROLE)
class TestWhoMayNot:
    def test_changes_nothing_by_sending_a_form(
        self, name: str, scene: Scene, visitors: list[Visitor]
    ) -> None:
        page = PAGES[name]
        address = reverse(name, kwargs=page.kwargs(scene))
        before = AuditEntry.objects.count()
        excluded = [visitor for visitor in visitors if not may(page, visitor)]
        answers = {v.name: ask_otherwise(v.client, page, address) for v in excluded}
        assert set(answers.values()) <= {403, 405}, answers
        assert Client().post(address).status_code in {302, 405}
        assert AuditEntry.objects.count() == before

    def test_as_somebody_of_another_town_finds_nothing(
        self, name: str, scene: Scene, stranger: Client
    ) -> None:
        page = PAGES[name]
        address = reverse(name, kwargs=page.kwargs(scene))
        assert ask(stranger, page, address) == 404
        assert ask_otherwise(stranger, page, address) in {404, 405}


OF_THIS_TOWN = [
    name for name, page in sorted(PAGES.items()) if page.of_scene and page.who != SIGNED_IN
]


@pytest.mark.parametrize("name", OF_THIS_TOWN)
def test_under_another_towns_host_name_nothing_of_this_one_is_found(
    name: str, scene: Scene
) -> None:
    """The office of town B, and a citizen, ask under B's host name for what belongs to A."""
    page = PAGES[name]
    other, host = MunicipalityFactory(slug="nachbarstadt"), "nachbarstadt.example"
    address = reverse(name, kwargs=page.kwargs(scene))
    office = _signed_in(user_with_role(Role.OFFICE, other))
    assert ask(office, page, address, host=host) == 404
    if page.who == EVERYONE:
        assert ask(Client(), page, address, host=host) == 404


@pytest.mark.parametrize("name", sorted(set(PAGES) - OF_NO_TOWN))
def test_under_a_host_name_without_a_town_there_is_nothing(name: str, scene: Scene) -> None:
    page = PAGES[name]
    address = reverse(name, kwargs=page.kwargs(scene))
    assert ask(Client(), page, address, host="nirgendwo.example") == 404
