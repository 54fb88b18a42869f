"""Which kinds of data are kept for how long: each area declares its own in `retention_kinds.py`.

    retention.kind(Kind("waves", _("beantwortete Einladungen"), 24, _due, _named, _erase,
                        told=_("Die Einladungen und Antworten verschwinden.")))
    retention.sign(_answered, "waves.answer.person")
    retention.no_sign("says who was asked, not who takes part", "waves.asked.person")

A sign, `_answered(town, since)`, says who took part since a day: whoever gave none is proposed to
be erased. It names the columns it counts. Each column that points to people is named by a sign, or
as none with a reason; a test wants them all.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.timezone import make_aware

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
_columns: dict[str, str] = {}


def kind(one: Kind) -> None:
    _kinds[one.key] = one


def sign(one: Sign, *columns: str) -> None:
    """`columns`: which it counts, as "area.table.column"."""
    _signs.append(one)
    _columns.update(dict.fromkeys(columns, ""))


def no_sign(why: str, *columns: str) -> None:
    """These name people and do not say that they take part."""
    _columns.update(dict.fromkeys(columns, why))


def kinds() -> list[Kind]:
    return list(_kinds.values())


def signs() -> list[Sign]:
    return list(_signs)


def spoken_for() -> dict[str, str]:
    """Every column somebody thought of: why it is no sign, "" where it is one."""
    return dict(_columns)


def moment(day: date) -> datetime:
    """When a day begins in the town."""
    return make_aware(datetime.combine(day, time.min))
