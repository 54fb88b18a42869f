"""Every address of the program for a town, as the walk over all addresses knows them."""

from collections.abc import Iterator
from html.parser import HTMLParser

from django.urls import reverse
from tests.walk.pages import EVERYONE, PAGES, SIGNED_IN, Page

from attack.site import Town, Visitor
from gemeinwerk.accounts.roles import RIGHTS, Scope


def addresses(town: Town) -> Iterator[tuple[str, Page, str]]:
    """Name, what is expected of it, and path."""
    for name, page in sorted(PAGES.items()):
        yield name, page, reverse(name, kwargs=page.kwargs(town.scene))


def may(page: Page, visitor: Visitor) -> bool:
    """What the matrix of rights says, read independently of the predicates."""
    if page.who == EVERYONE:
        return True
    if page.who == SIGNED_IN:
        return bool(visitor.cookies)
    scope = RIGHTS[page.who].roles.get(visitor.role)
    return scope == Scope.ALL or (scope == Scope.OWN and (visitor.owns or page.whole))


class Forms(HTMLParser):
    """Where the forms of a page lead, and the fields they send with their values."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.actions: set[str] = set()
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form" and found.get("method", "").lower() == "post":
            self.actions.add(found.get("action", ""))
        elif tag in ("input", "textarea", "button") and found.get("name"):
            self.fields.setdefault(found["name"], found.get("value", ""))
        elif tag == "select":
            self._select = found.get("name", "")
        elif tag == "option" and self._select:
            self.fields.setdefault(self._select, found.get("value", ""))
