"""Where one can go: areas register their pages, a page shows those its reader has a right to.

An area registers in its `AppConfig.ready`. The group "desk" is the main menu of the staff pages;
other groups are the views of one thing, whose addresses take arguments. The pages of a concept hang
in the stages of its life instead (`concepts.life`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject

from gemeinwerk.core.ui import Link

DESK = "desk"
ACCOUNT = "account"
"""What somebody looks after for themselves, beside their account."""


@dataclass(frozen=True)
class NavItem:
    """A page: the verb its reader must hold, empty for everyone; items stand in `order`.

    An `exact` item is marked as the present page on its own address only, else also on every
    address below it; one that stands for a `group`, on the pages of that group too.
    """

    key: str
    label: str | Promise
    url_name: str
    verb: str
    order: int
    exact: bool = False
    group: str = ""


_groups: dict[str, dict[str, NavItem]] = {}


def register(item: NavItem, group: str = DESK) -> None:
    """Add a page to a group; a second registration under the same key replaces the first."""
    _groups.setdefault(group, {})[item.key] = item


def links(group: str, request: HttpRequest, subject: Any, *args: Any) -> list[Link]:
    """The pages of a group which the signed-in person may open about `subject`.

    `args` are the arguments of their addresses. Rights cost one query in the life of a user.
    """
    return list(opened(_groups.get(group, {}).values(), request, subject, *args).values())


def below(group: str, request: HttpRequest, subject: Any) -> tuple[str, list[Link]]:
    """The pages of the group for which the present page of this one stands, and what it is called;
    none where there is but one."""
    open_to_user = opened(_groups.get(group, {}).values(), request, subject)
    for item in _groups.get(group, {}).values():
        link = open_to_user.get(item.key)
        if link and link.active and item.group:
            found = links(item.group, request, subject)
            return link.label, found if len(found) > 1 else []
    return "", []


def opened(
    items: Iterable[NavItem], request: HttpRequest, subject: Any, *args: Any
) -> dict[str, Link]:
    """The same of items wherever they were registered, by their keys and in their order."""
    in_order = sorted(items, key=lambda item: item.order)
    open_to_user = [item for item in in_order if _may_open(request, item, subject)]
    addresses = [reverse(item.url_name, args=args) for item in open_to_user]
    here = _present(request.path, list(zip(open_to_user, addresses, strict=True)))
    return {
        item.key: Link(str(item.label), address, active=item is here)
        for item, address in zip(open_to_user, addresses, strict=True)
    }


def placed(menu: Iterable[Link], crumbs: Iterable[Link]) -> list[Link]:
    """The menu of a page whose own address lies below none of it: it belongs where its breadcrumb
    comes from."""
    found = list(menu)
    if any(link.active for link in found):
        return found
    passed = {crumb.url for crumb in crumbs if crumb.url}
    return [replace(link, active=link.url in passed) for link in found]


def desk(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `desk_nav`, worked out only where a page shows it."""
    return {"desk_nav": SimpleLazyObject(lambda: _desk_links(request))}


def _desk_links(request: HttpRequest) -> list[Link]:
    town = getattr(request, "municipality", None)
    return links(DESK, request, town) if town else []


def _may_open(request: HttpRequest, item: NavItem, subject: Any) -> bool:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return False
    return not item.verb or user.has_perm(item.verb, subject)


def _present(path: str, pages: list[tuple[NavItem, str]]) -> NavItem | None:
    """The item the path belongs to: of several, the one with the longest address."""
    places = [(item, address, item.exact) for item, address in pages]
    places += [
        (item, reverse(below.url_name), below.exact)
        for item, _address in pages
        for below in _groups.get(item.group, {}).values()
    ]
    fitting = [
        (len(address), item)
        for item, address, exact in places
        if path == address or (not exact and path.startswith(address))
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None
