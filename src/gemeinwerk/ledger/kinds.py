"""What enters the log: each area registers its own, in a file `ledger_kinds.py`.

    register(Kind(
        key="catalogue.version", model=CatalogueVersion, label=_("Fassung eines Katalogs"),
        town="concept__municipality", order=("frozen_at", "pk"), content=content, card=card,
        public=public, inspect=inspect,
    ))

and enters each thing in the verb that makes it: `ledger.enter(version)`. Things from before that
are entered by the tick.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Card:
    """What an entry says of its thing; `address` is the path of its public page. In German."""

    title: str
    about: str
    address: str


@dataclass(frozen=True)
class Kind:
    """A kind of thing that enters.

    `content(pk)`: exactly the bytes that anybody can download, made of what is stored now; raises
    `DoesNotExist`. `card(pk)`: what is said of it. `public(keys)`: those of them that citizens
    may read today, to be asked for with those of the other kinds; of the rest the log shows no more
    than that there is something. `inspect(pk)`: what is
    wrong with a stored thing beyond its bytes, in sentences. `only`: which rows of the model are
    such things, where not all are (those that are closed).
    """

    key: str
    model: type[models.Model]
    label: Text
    town: str
    order: tuple[str, ...]
    content: Callable[[int], bytes]
    card: Callable[[int], Card]
    public: Callable[[Iterable[int]], "models.QuerySet[Any]"]
    inspect: Callable[[int], list[str]] = lambda pk: []
    only: models.Q = field(default_factory=models.Q)

    def rows(self) -> "models.QuerySet[Any]":
        """All things of this kind, the oldest first."""
        return self.model._default_manager.filter(self.only).order_by(*self.order)


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.key] = kind


def registered() -> tuple[Kind, ...]:
    return tuple(_kinds.values())


def kind_of(key: str) -> Kind | None:
    """None for a kind that only an earlier or a later release knows."""
    return _kinds.get(key)


def kind_for(thing: models.Model) -> Kind:
    """Raises KeyError for what nobody registered."""
    model = thing._meta.concrete_model
    found = [kind for kind in _kinds.values() if kind.model is model]
    if not found:
        raise KeyError(f"{thing._meta.label} is no kind of thing that enters the ledger")
    return found[0]
