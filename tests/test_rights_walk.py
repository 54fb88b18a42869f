"""A walk over every address: as every role, as a citizen, and as somebody of another town.

The addresses come from the URL configuration, so a new one cannot be forgotten; what is expected
of it stands in `tests/walk/pages.py`. What is answered without a look at who asks is asked once,
and of a refusal the walk needs its status, not its page: that is drawn in a test of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

from gemeinwerk.accounts.models import Role
from gemeinwerk.accounts.roles import RIGHTS
from gemeinwerk.audit.models import AuditEntry
from tests.factories import MunicipalityFactory, UnitFactory, UserFactory, user_with_role
from tests.test_house import PYTHON, SRC
from tests.walk.areas import AREAS, area_of, each_page
from tests.walk.asked import (
    LET_IN,
    Asked,
    at_the_door,
    browser,
    leave_refusals_undrawn,
    same_for_everyone,
)
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
    leave_refusals_undrawn(monkeypatch)


@dataclass
class Visitor:
    """Somebody with a role, or without: `owns` says whether the scene's unit is theirs."""

    name: str
    user: Any
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
def visitors(sessions: list[Visitor], _refusals_undrawn: None) -> list[Visitor]:
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
    return [Visitor(name, user, browser(user), role, owns) for name, user, role, owns in here]


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
    """Who has most rights first."""
    return sorted(
        visitors,
        key=lambda one: sum(bool(right.roles.get(one.role)) for right in RIGHTS.values()),
        reverse=True,
    )


def may(page: Page, visitor: Visitor) -> bool:
    return page.open_to(visitor.role, owns=visitor.owns)


def answers_as_it_should(page: Page, address: str, visitor: Visitor) -> None:
    """Who may not is refused, who may is let in, or answered where no door is known."""
    if not may(page, visitor):
        assert (visitor.name, ask(visitor.client, page, address)) == (visitor.name, 403)
        return
    with at_the_door(stop=True):
        found = visitor.client.get(address).status_code
    assert (visitor.name, found) in {(visitor.name, LET_IN), (visitor.name, page.answer)}


@pytest.mark.parametrize("area", AREAS)
def test_who_may_open_it(area: str, scene: Scene, visitors: list[Visitor]) -> None:
    """Of those who may not, the one with most rights is turned away; of those who may, the one with
    fewest reads the page, if it is not read as them in `tests/walk/test_query_budgets`. Of the
    others it is enough what the right that was asked for says of them."""

    def check(page: Page, address: str) -> None:
        told_all = told_to_citizens(page, address)
        let_in = by_rights(one for one in visitors if may(page, one))
        shut_out = by_rights(one for one in visitors if not may(page, one))
        asked: list[Asked] = []
        if shut_out:
            with at_the_door() as asked:
                answers_as_it_should(page, address, shut_out[0])
        if let_in and not told_all:
            reader = let_in[-1]
            with at_the_door(stop=page.is_read and reader.role == page.read_as):
                found = reader.client.get(address).status_code
            assert (reader.name, found) in {(reader.name, LET_IN), (reader.name, page.answer)}
        if asked:
            turned_away = [one.name for one in let_in if not one.user.has_perm(*asked[0])]
            assert turned_away == []
        elif not told_all:
            for visitor in let_in[:-1] if shut_out else let_in[:1]:
                answers_as_it_should(page, address, visitor)
        for visitor in shut_out[1:]:
            if not asked or visitor.user.has_perm(*asked[0]):
                answers_as_it_should(page, address, visitor)

    each_page(area, PAGES, scene, check)


def told_to_citizens(page: Page, address: str) -> bool:
    """Citizens read what is public and are asked to sign in else. Whether everyone is answered as
    they are."""
    answer = browser().get(address)
    if page.who == EVERYONE:
        assert answer.status_code == page.outside
    else:
        asked = browser().post(address) if page.form else answer
        sign_in = (302, reverse("account_login"))
        assert (asked.status_code, asked["Location"].partition("?")[0]) == sign_in
    told_all = same_for_everyone(answer)
    assert not told_all or answer.status_code == page.answer
    return told_all


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


@pytest.mark.parametrize("area", sorted({area_of(name) for name in OF_A_ROLE}))
class TestWhoMayNot:
    def test_changes_nothing_by_sending_a_form(
        self, area: str, scene: Scene, visitors: list[Visitor]
    ) -> None:
        """Who has most rights of them sends it: the others too, where they are asked for another
        right than by the page."""

        def check(page: Page, address: str) -> None:
            before = AuditEntry.objects.count()
            citizens = (browser().post if not page.form else browser().get)(address)
            assert citizens.status_code in {302, 405}
            shut_out = by_rights(one for one in visitors if not may(page, one))
            if same_for_everyone(citizens):
                shut_out = []
            for number, visitor in enumerate(shut_out):
                with at_the_door() as asked:
                    found = ask_otherwise(visitor.client, page, address)
                assert (visitor.name, found) in {(visitor.name, 403), (visitor.name, 405)}
                if number == 0 and asked and asked == asked_by_the_page(visitor, page, address):
                    break
            assert AuditEntry.objects.count() == before

        each_page(area, OF_A_ROLE, scene, check)

    def test_as_somebody_of_another_town_finds_nothing(
        self, area: str, scene: Scene, stranger: Client
    ) -> None:
        def check(page: Page, address: str) -> None:
            assert ask(stranger, page, address) == 404
            assert ask_otherwise(stranger, page, address) in {404, 405}

        each_page(area, OF_A_ROLE, scene, check)


def asked_by_the_page(visitor: Visitor, page: Page, address: str) -> list[Asked]:
    with at_the_door() as asked:
        ask(visitor.client, page, address)
    return asked


OF_THIS_TOWN = [
    name for name, page in sorted(PAGES.items()) if page.of_scene and page.who != SIGNED_IN
]


@pytest.mark.parametrize("area", sorted({area_of(name) for name in OF_THIS_TOWN}))
def test_under_another_towns_host_name_nothing_of_this_one_is_found(
    area: str, scene: Scene, stranger: Client
) -> None:
    """The office of town B, and a citizen, ask under B's host name for what belongs to A."""

    def check(page: Page, address: str) -> None:
        assert ask(stranger, page, address, host=HOST_OF_B) == 404
        if page.who == EVERYONE:
            assert ask(browser(), page, address, host=HOST_OF_B) == 404

    each_page(area, OF_THIS_TOWN, scene, check)


@pytest.mark.usefixtures("_refusals_undrawn")
@pytest.mark.parametrize("area", AREAS)
def test_under_a_host_name_without_a_town_there_is_nothing(area: str, scene: Scene) -> None:
    def check(page: Page, address: str) -> None:
        assert ask(browser(), page, address, host="nirgendwo.example") == 404

    each_page(area, set(PAGES) - OF_NO_TOWN, scene, check)
