"""A walk over every address: as every role, as a citizen, and as somebody of another town.

The addresses come from the URL configuration, so a new one cannot be forgotten; what is expected
of it stands in `tests/walk/pages.py`. What is answered without a look at who asks is asked once,
and of a refusal the walk needs its status, not its page: that is drawn in a test of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from http.cookies import SimpleCookie
from typing import Any
from unittest import mock

import pytest
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

from gemeinwerk.accounts import access
from gemeinwerk.accounts.models import Role
from gemeinwerk.accounts.roles import RIGHTS
from gemeinwerk.accounts.views import errors
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core import views as core
from tests.factories import MunicipalityFactory, UnitFactory, UserFactory, user_with_role
from tests.test_house import PYTHON, SRC
from tests.walk.asked import browser, same_for_everyone
from tests.walk.pages import EVERYONE, OF_NO_TOWN, PAGES, SIGNED_IN, Page
from tests.walk.scene import Scene

pytestmark = pytest.mark.django_db


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


@pytest.fixture
def _refusals_undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    def undrawn(*_said: Any, status: int, **_further: Any) -> HttpResponse:
        return HttpResponse(status=status)

    def no_error_page(request: Any, _template: str, status: int) -> HttpResponse:
        return HttpResponse(status=LET_IN if getattr(request, "let_in", False) else status)

    monkeypatch.setattr(errors, "render", undrawn)
    monkeypatch.setattr(core, "_error_page", no_error_page)


@pytest.fixture
def _found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an address names is looked for once, and each visitor is asked about for that."""
    found: dict[Any, Any] = {}
    look = access._found

    def known(load: Any, town: Any, parts: dict[str, Any]) -> Any:
        key = (load, town.pk, *sorted(parts.items()))
        if key not in found:
            found[key] = look(load, town, parts)
        return found[key]

    monkeypatch.setattr(access, "_found", known)


LET_IN = 299
"""Answered by nobody but `_refusals_undrawn`."""


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
def visitors(sessions: list[Visitor], _refusals_undrawn: None, _found_once: None) -> list[Visitor]:
    return afresh(sessions)


def afresh(sessions: list[Visitor]) -> list[Visitor]:
    """As they came in: a page may sign somebody out."""
    return [replace(one, client=_as_signed_in(one.client)) for one in sessions]


def _as_signed_in(client: Client) -> Client:
    fresh = browser()
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
    return [Visitor(name, browser(user), role, owns) for name, user, role, owns in here]


HOST_OF_B = "nachbarstadt.example"


@pytest.fixture(scope="module")
def session_of_b(kept_scene: Scene, django_db_blocker: Any) -> Client:
    with django_db_blocker.unblock():
        other = MunicipalityFactory(slug="nachbarstadt")
        return browser(user_with_role(Role.OFFICE, other))


@pytest.fixture
def stranger(session_of_b: Client, _refusals_undrawn: None) -> Client:
    """The office of another town B."""
    return _as_signed_in(session_of_b)


def ask(client: Client, page: Page, address: str, **headers: str) -> int:
    """What the address answers when asked in its own way: a form with POST, else with GET."""
    send = client.post if page.form else client.get
    return send(address, headers=headers).status_code


def ask_otherwise(client: Client, page: Page, address: str) -> int:
    send = client.get if page.form else client.post
    return send(address).status_code


def by_rights(visitors: Iterable[Visitor]) -> list[Visitor]:
    """Who has most rights first. The last of them reads the page, and of the others it is enough
    that they are let in: one with all rights reads it in `tests/walk/test_query_budgets`."""
    return sorted(
        visitors,
        key=lambda one: sum(bool(right.roles.get(one.role)) for right in RIGHTS.values()),
        reverse=True,
    )


def at_the_door(client: Client, address: str) -> int:
    """What is answered once it is known whether somebody is let in: the page is not made.

    A page whose door is another's than `accounts.access` answers as always.
    """
    require = access.require

    def stop_behind(request: Any, verb: str, subject: Any) -> None:
        require(request, verb, subject)
        request.let_in = True
        raise Http404

    with mock.patch.object(access, "require", stop_behind):
        return client.get(address).status_code


def may(page: Page, visitor: Visitor) -> bool:
    return page.open_to(visitor.role, owns=visitor.owns)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_who_may_open_it(name: str, scene: Scene, visitors: list[Visitor]) -> None:
    page = PAGES[name]
    address = reverse(name, kwargs=page.kwargs(scene))
    citizens = browser().get(address)
    told_all = same_for_everyone(citizens)
    assert not told_all or citizens.status_code == page.answer
    let_in = [] if told_all else by_rights(v for v in visitors if may(page, v))
    for visitor in visitors:
        if not may(page, visitor):
            assert (visitor.name, ask(visitor.client, page, address)) == (visitor.name, 403)
        elif visitor in let_in[:-1]:
            found = at_the_door(visitor.client, address)
            assert (visitor.name, found) in {(visitor.name, LET_IN), (visitor.name, page.answer)}
        elif not told_all:
            found = visitor.client.get(address).status_code
            assert (visitor.name, found) == (visitor.name, page.answer)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_citizens_read_what_is_public_and_are_asked_to_sign_in_else(
    name: str, scene: Scene
) -> None:
    page, citizen = PAGES[name], browser()
    address = reverse(name, kwargs=page.kwargs(scene))
    if page.who == EVERYONE:
        assert citizen.get(address).status_code == page.outside
        return
    answer = citizen.post(address) if page.form else citizen.get(address)
    sign_in = (302, reverse("account_login"))
    assert (answer.status_code, answer["Location"].partition("?")[0]) == sign_in


def test_every_visitor_is_shown_why_they_may_not(scene: Scene, sessions: list[Visitor]) -> None:
    """Else these pages are left undrawn here."""
    for visitor in afresh(sessions):
        forbidden = next(
            name for name in OF_A_ROLE if not PAGES[name].form and not may(PAGES[name], visitor)
        )
        address = reverse(forbidden, kwargs=PAGES[forbidden].kwargs(scene))
        for where, status in ((address, 403), ("/gibt-es-nicht/", 404)):
            answer = visitor.client.get(where)
            assert answer.status_code == status
            assert "<h1" in answer.content.decode()


def test_who_asks_is_known_by_the_session_alone() -> None:
    """Else one answer could not stand for those of all visitors."""
    readers = {str(path.relative_to(SRC)) for path in PYTHON if ".COOKIES" in path.read_text()}
    # Whether a page is kept in memory, whether there is a way back to the desk, and whether a
    # device has given its dots: on a page of its own, which is kept nowhere.
    assert readers == {"portal/caching.py", "portal/frame.py", "dots/page/views.py"}


OF_A_ROLE = [name for name, page in sorted(PAGES.items()) if page.who in RIGHTS]


@pytest.mark.parametrize("name", OF_A_ROLE)
class TestWhoMayNot:
    def test_changes_nothing_by_sending_a_form(
        self, name: str, scene: Scene, visitors: list[Visitor]
    ) -> None:
        page = PAGES[name]
        address = reverse(name, kwargs=page.kwargs(scene))
        before = AuditEntry.objects.count()
        citizens = (browser().post if not page.form else browser().get)(address)
        if not same_for_everyone(citizens):
            excluded = [visitor for visitor in visitors if not may(page, visitor)]
            answers = {v.name: ask_otherwise(v.client, page, address) for v in excluded}
            assert set(answers.values()) <= {403, 405}, answers
        assert citizens.status_code in {302, 405}
        assert not page.form or browser().post(address).status_code == 302
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
    name: str, scene: Scene, stranger: Client
) -> None:
    """The office of town B, and a citizen, ask under B's host name for what belongs to A."""
    page = PAGES[name]
    address = reverse(name, kwargs=page.kwargs(scene))
    assert ask(stranger, page, address, host=HOST_OF_B) == 404
    if page.who == EVERYONE:
        assert ask(browser(), page, address, host=HOST_OF_B) == 404


@pytest.mark.usefixtures("_refusals_undrawn")
@pytest.mark.parametrize("name", sorted(set(PAGES) - OF_NO_TOWN))
def test_under_a_host_name_without_a_town_there_is_nothing(name: str, scene: Scene) -> None:
    page = PAGES[name]
    address = reverse(name, kwargs=page.kwargs(scene))
    assert ask(browser(), page, address, host="nirgendwo.example") == 404
