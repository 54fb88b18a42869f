"""Which kinds of data are kept for how long: each area declares its own in `retention_kinds.py`.

    retention.kind(Kind("waves", _("beantwortete Einladungen"), 24, _due, _named, _erase,
                        told=_("Die Einladungen und Antworten verschwinden.")))
    retention.sign(lambda town, since: Answer.objects.filter(...).values("person"))

A sign says who took part since a day: whoever gave none is proposed to be erased.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from gemeinwerk.accounts.models import User
from gemeinwerk.municipalities.models import Municipality

Text = str | Promise
FEWEST, MOST = 1, 240
"""Months a town may choose."""


@dataclass(frozen=True)
class Named:
    """What a proposal is about, for the page."""

    label: str
    url: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Kind:
    """`due(town, before)`: keys of what was last needed before a day; `named(town, keys)` calls
    them, in a constant number of queries; `erase(town, key, by, reason)` erases one with its verb.
    """

    key: str
    label: Text
    months: int
    due: Callable[[Municipality, date], Collection[int]]
    named: Callable[[Municipality, Collection[int]], Mapping[int, Named]]
    erase: Callable[[Municipality, int, User, str], object]
    told: Text = ""
    """What happens when it is confirmed."""


Sign = Callable[[Municipality, date], "QuerySet[Any, Any]"]
_kinds: dict[str, Kind] = {}
_signs: list[Sign] = []


def kind(one: Kind) -> None:
    _kinds[one.key] = one


def sign(one: Sign) -> None:
    _signs.append(one)


def kinds() -> list[Kind]:
    return list(_kinds.values())


def signs() -> list[Sign]:
    return list(_signs)
