"""The one way a verb writes: hold the rows that decide, then ask whether it is possible.

    @verb
    def edit_theme(theme: Theme, *, by: User, title: str) -> Theme:
        concept = hold(theme.concept)              # nobody else writes it until the verb ends
        found = hold(theme)                        # as it is now, not as the page had it
        phases.require("concepts.write", concept)  # refuses to ask a row that is not held
        ...

A row is held after those it points to (a concept, its measures, their milestones): everybody comes
in the same order, so nobody waits for each other in a circle. Where the row it belongs to is held
(a field's concept) the order no longer matters, since everybody takes that one first. Of its
subject a verb reads nothing but what it holds; `tests/test_house.py` looks.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction
from django.utils.translation import gettext as _

from gemeinwerk.core import sending
from gemeinwerk.core.errors import Gone
from gemeinwerk.core.quoting import quoted

LAST = 1_000
"""Deeper than any chain of foreign keys."""
P = ParamSpec("P")
R = TypeVar("R")
M = TypeVar("M", bound=models.Model)


class _Turn:
    """What the verb at work holds: keys of rows, and how deep the deepest of them lies.

    `later` is what is told at its end: a verb, and something it was collected for.
    """

    def __init__(self) -> None:
        # In the order they came, so that a part that is taken back is cut off at the end.
        self.held: dict[tuple[type[models.Model], object], None] = {}
        self.depth = 0
        self.later: list[tuple[Callable[[list[Any]], object], Any]] = []

    @contextmanager
    def part(self) -> Iterator[None]:
        """A verb within: taken back, it holds nothing more, and nobody hears of it.

        With the savepoint the database has let go of the rows that were held since.
        """
        held, depth, later = len(self.held), self.depth, len(self.later)
        try:
            with transaction.atomic():
                yield
        except BaseException:
            while len(self.held) > held:
                self.held.popitem()
            self.depth = depth
            del self.later[later:]
            raise

    def tell(self) -> None:
        """Call each verb once, with all that was collected for it."""
        collected: dict[Callable[[list[Any]], object], list[Any]] = {}
        for tell, item in self.later:
            collected.setdefault(tell, []).append(item)
        for tell, items in collected.items():
            tell(items)


_turn: ContextVar[_Turn | None] = ContextVar("turn", default=None)


def verb(change: Callable[P, R]) -> Callable[P, R]:
    """Make a function a verb: it happens whole or not at all, and may hold rows."""

    @wraps(change)
    def happening(*args: P.args, **kwargs: P.kwargs) -> R:
        with turn():
            return change(*args, **kwargs)

    return happening


@contextmanager
def turn() -> Iterator[None]:
    """The same for a block. Verbs called inside belong to it: what one holds, all hold."""
    outer = _turn.get()
    if outer is not None:
        with outer.part():
            yield
        return
    current = _Turn()
    token = _turn.set(current)
    try:
        with transaction.atomic(), sending.once():
            yield
            current.tell()
    finally:
        _turn.reset(token)


def collect(tell: Callable[[list[Any]], object], item: Any) -> None:
    """Let `tell` be called once, at the end of the verb at work, with all that was collected.

    For what a verb does to many rows and people should hear of in one mail.
    """
    _now().later.append((tell, item))


def hold(row: M, *related: str) -> M:
    """The row as it stands now, with `related` ones loaded; nobody else writes it in this turn.

    Others may still point to it. Raises `Gone` where somebody deleted it meanwhile.
    """
    # Not type(row): the user of a request is wrapped.
    model = cast(type[M], row._meta.model)
    _reach(row)
    rows = model._default_manager.select_for_update(of=("self",), no_key=True)
    try:
        found = rows.select_related(*related).get(pk=row.pk) if related else rows.get(pk=row.pk)
    except ObjectDoesNotExist:
        raise Gone(
            _("{thing} gibt es nicht mehr: Jemand hat es inzwischen gelöscht.").format(
                thing=_named(row)
            )
        ) from None
    _now().held[model, row.pk] = None
    return found


def hold_all(rows: models.QuerySet[M]) -> list[M]:
    """The same for many, in the order of their keys."""
    found = list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))
    for row in found:
        _reach(row)
        _now().held[rows.model, row.pk] = None
    return found


def hold_last(row: M) -> M:
    """The same for a row that everybody takes after all others: at the end of a verb (`collect`).

    From here on nothing is held but what belongs to it, so that nobody waits in a circle.
    """
    current = _now()
    current.depth = -1  # this row may be held whatever came before it
    found = hold(row)
    current.depth = LAST
    return found


def must_hold(row: models.Model) -> None:
    """Called by whatever says what is possible now: a row nobody holds may change while asked."""
    assert (row._meta.model, row.pk) in _now().held, f"{row!r} is asked before it is held"


def _now() -> _Turn:
    current = _turn.get()
    assert current is not None, "rows are held within a verb"
    return current


def _reach(row: models.Model) -> None:
    model, current = row._meta.model, _now()
    depth = depth_of(model)
    if depth < current.depth and (model, row.pk) not in current.held:
        owned = any(owner in current.held for owner in _owners(row))
        assert owned, f"{model.__name__} is held before what points to it"
    current.depth = max(current.depth, depth)


def _owners(row: models.Model) -> Iterator[tuple[type[models.Model], object]]:
    for field in row._meta.concrete_fields:
        if field.remote_field and field.attname not in row.get_deferred_fields():
            yield field.remote_field.model, getattr(row, field.attname)


@cache
def depth_of(model: type[models.Model]) -> int:
    """How many steps of foreign keys lie below a model; what others point to lies deepest."""
    targets = {
        field.remote_field.model
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.model is not model
    }
    return 1 + max((depth_of(target) for target in targets), default=-1)


def _named(row: models.Model) -> str:
    try:
        return quoted(row)
    except ObjectDoesNotExist:  # its name stood in a row that is gone too
        return str(row._meta.verbose_name)
