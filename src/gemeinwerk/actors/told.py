"""What areas above tell of people and organisations, and what they can do with many of them.

In an area's `told_of_people.py`, which is found by its name:

    told.section(Section("invitations", _("Einladungen"), "invitation.read", 20, _invitations))
    told.narrowing(Filter("antwort", _("Antwort"), "invitation.read", 20, _answers, _answered))
    told.column(Column("answer", _("Antwort"), "invitation.read", 20, _answers_of))
    told.action(Action("invite", _("einladen"), "invitation.edit", 20, _invite))

Each is about people, or with `about=ORGANISATION` about organisations; each stands only where its
reader holds `right` in the town. A list asks each column once a page, and files once in
`FILES_ASK_FOR` rows, so the queries stay the same however many people there are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.functional import Promise

from gemeinwerk.accounts.access import DeskRequest
from gemeinwerk.accounts.models import User
from gemeinwerk.core.ui import Link
from gemeinwerk.municipalities.models import Municipality

Text = str | Promise
About = Literal["person", "organisation"]
PERSON: About = "person"
ORGANISATION: About = "organisation"
FILES_ASK_FOR = 1000


@dataclass(frozen=True)
class Row:
    """A line of a section: what it is (a link where `url` is given), and what is to say of it.

    What the town wrote is given as `core.languages.german(...)`.
    """

    text: Text
    url: str = ""
    detail: Text = ""


@dataclass(frozen=True)
class Told:
    """What stands in a section: rows, a sentence where there are none, what one can do there.

    `deeds` are done at once: each is a button that posts to its address, which asks for the right.
    `about`: what these rows are a ground to write to the person about, as parts of a sentence.
    """

    rows: Sequence[Row] = ()
    empty: Text = ""
    links: Sequence[Link] = ()
    deeds: Sequence[Link] = ()
    about: Sequence[str] = ()


@dataclass(frozen=True)
class Chosen:
    """The people or organisations an action is for: ticked, or all that fit the filter."""

    rows: "QuerySet[Any]"
    count: int
    carried: Sequence[tuple[str, str]]
    """Names and values of hidden fields: posted to the same address they choose the same again.
    A page that asks first writes them with `{% include "actors/chosen.html" %}`."""
    back: str
    """The list, as it was filtered."""


@dataclass(frozen=True)
class _Declared:
    key: str
    label: Text
    right: str
    order: int


@dataclass(frozen=True)
class Section(_Declared):
    """`tell(subject)`: None where there is nothing a reader misses. It may ask a query or two."""

    tell: Callable[[Any], Told | None]
    about: About = PERSON


@dataclass(frozen=True)
class Filter(_Declared):
    """`key` is the name in the address. `choices(town)`: values and words, none where there is
    nothing to choose; `narrow(rows, value)` keeps those that fit, by a subquery and not a join."""

    choices: Callable[[Municipality], Sequence[tuple[str, str]]]
    narrow: Callable[["QuerySet[Any]", str], "QuerySet[Any]"]
    about: About = PERSON


@dataclass(frozen=True)
class Column(_Declared):
    """`values(town, keys)`: by key, in a constant number of queries; "" for who is not named.
    It stands in files as well."""

    values: Callable[[Municipality, Sequence[int]], Mapping[int, Text]]
    about: About = PERSON


@dataclass(frozen=True)
class Action(_Declared):
    """`act(request, chosen)` answers a POST: does it and redirects, or shows a page that asks and
    posts to the same address again, with `chosen.carried` and fields of its own beside."""

    act: Callable[[DeskRequest, Chosen], HttpResponse]
    about: About = PERSON


_all: list[Section | Filter | Column | Action] = []
Kind = TypeVar("Kind", Section, Filter, Column, Action)


def section(one: Section) -> None:
    _keep(one)


def narrowing(one: Filter) -> None:
    _keep(one)


def column(one: Column) -> None:
    _keep(one)


def action(one: Action) -> None:
    _keep(one)


def declared(kind: type[Kind], about: About, user: User, town: Municipality) -> list[Kind]:
    """Those a user may see in a town, in their order."""
    found = [one for one in _all if isinstance(one, kind) and one.about == about]
    mine = [one for one in found if user.has_perm(one.right, town)]
    return sorted(mine, key=lambda one: (one.order, one.key))


def sections_of(
    subject: Any, about: About, user: User, town: Municipality
) -> list[tuple[Section, Told]]:
    """What is told on the page of a person or an organisation."""
    told = ((one, one.tell(subject)) for one in declared(Section, about, user, town))
    return [(one, what) for one, what in told if what is not None]


def _keep(one: Section | Filter | Column | Action) -> None:
    _all.append(one)
