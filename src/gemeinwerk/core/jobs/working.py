"""How rows are taken in hand, worked on, and given back when a worker died."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar

from django.db import OperationalError, connection, transaction
from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinwerk.core import failures
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.jobs.asking import NoLongerAllowed
from gemeinwerk.core.jobs.kinds import Kind, registered
from gemeinwerk.core.jobs.nudging import nudge
from gemeinwerk.core.jobs.rows import Job

Row = TypeVar("Row", bound=Job)
log = logging.getLogger("gemeinwerk.jobs")
_MEMORY = timedelta(days=1)
"""A town that was served longer ago than this counts as one that never was."""
_LONG_AGO = datetime.min.replace(tzinfo=timezone.get_default_timezone())


def work_one() -> bool:
    """Do the next piece of work; whether there was any."""
    give_back(registered())
    found = claim(registered(), timezone.now())
    if found is None:
        return False
    if found.more:
        nudge()
    _do(found.kind, found.row)
    return True


def take_up() -> int:
    """For the tick: give back what dead workers left, and nudge if anything waits; how many rows
    were given back."""
    count = give_back(registered())
    if any(kind.due(timezone.now()).exists() for kind in registered()):
        nudge()
    return count


class Claimed(NamedTuple):
    """A row in hand, and whether more than it was waiting."""

    kind: Kind
    row: Job
    more: bool


def claim(kinds: Sequence[Kind], now: datetime) -> Claimed | None:
    """Take the next row in hand: of the town that was served longest ago.

    The claim is a transaction of its own, so that no lock is held while the work is done.
    """
    waiting = _waiting(kinds, now)
    more = sum(one.rows for one in waiting.values()) > 1
    for kind, town in _in_fair_order(kinds, waiting, now):
        row = _take(kind, town, now)
        if row is not None:
            return Claimed(kind, row, more)
    return None


def extend(kind: Kind, row: Job) -> None:
    """Say that work on a row goes on; never inside the transaction that does the work."""
    in_hand(row).update(leased_until=timezone.now() + kind.lease)


def in_hand(row: Row) -> "QuerySet[Row]":
    """The row, if it is still the try that was begun: nobody else took it up meanwhile."""
    return type(row)._default_manager.filter(pk=row.pk, tries=row.tries)


def give_back(kinds: Sequence[Kind]) -> int:
    """Let rows whose worker died wait again, or end them where that happened too often."""
    now, count = timezone.now(), 0
    for kind in kinds:
        left = Q(leased_until__lt=now) | Q(leased_until=None, tries__gte=kind.most_tries)
        for key in list(kind.rows(now).filter(left).values_list("pk", flat=True)):
            with transaction.atomic():
                row = _locked(kind, kind.rows(now).filter(left, pk=key)).first()
                if row is not None:
                    _give_back_one(kind, row)
                    count += 1
    return count


# --- inside -------------------------------------------------------------------------------------


class _Waiting(NamedTuple):
    first: int
    rows: int


_Pair = tuple[Kind, int]
"""A kind and a town of which something waits."""


def _waiting(kinds: Sequence[Kind], now: datetime) -> dict[_Pair, _Waiting]:
    return {
        (kind, town): _Waiting(first, rows)
        for kind in kinds
        for town, first, rows in kind.due(now)
        .order_by()
        .values_list(kind.town)
        .annotate(Min("pk"), Count("pk"))
    }


def _in_fair_order(
    kinds: Sequence[Kind], waiting: dict[_Pair, _Waiting], now: datetime
) -> Iterable[_Pair]:
    """Towns take turns, and in a town its kinds do.

    Of two towns that were never served, the one whose work was there first begins. Where only one
    waits nobody needs to be asked whose turn it is.
    """
    if len(waiting) <= 1:
        return list(waiting)
    last = {kind.key: _last_taken(kind, {town for _kind, town in waiting}, now) for kind in kinds}

    def turn(pair: _Pair) -> tuple[datetime, datetime, int]:
        kind, town = pair
        served = max(last[other.key].get(town, _LONG_AGO) for other in kinds)
        return served, last[kind.key].get(town, _LONG_AGO), waiting[pair].first

    return sorted(waiting, key=turn)


def _last_taken(kind: Kind, towns: set[int], now: datetime) -> dict[int, datetime]:
    if not towns:
        return {}
    taken = kind.model._default_manager.filter(
        taken_at__gt=now - _MEMORY, **{f"{kind.town}__in": towns}
    )
    return dict(taken.order_by().values_list(kind.town).annotate(Max("taken_at")))


def _take(kind: Kind, town: int, now: datetime) -> Job | None:
    with transaction.atomic():
        due = kind.due(now).filter(**{kind.town: town}).order_by(*kind.order)
        row = _locked(kind, due).first()
        if row is None:
            return None
        row.tries += 1
        row.taken_at, row.leased_until = now, now + kind.lease
        row.save(update_fields=["tries", "taken_at", "leased_until"])
    return row


def _locked(kind: Kind, rows: "QuerySet[Job]") -> "QuerySet[Job]":
    rows = rows.select_related(*kind.related) if kind.related else rows
    # SQLite has no row locks and needs none: its transactions begin with the write lock.
    if connection.features.has_select_for_update_skip_locked:
        return rows.select_for_update(skip_locked=True, of=("self",))
    return rows


def _do(kind: Kind, row: Job) -> None:
    begun = row.tries
    try:
        _require_right(kind, row)
        kind.do(row)
    except NoLongerAllowed as refusal:
        (kind.refused or kind.failed)(row, refusal.message)
    except DomainError as refusal:
        kind.failed(row, refusal.message)
    except OperationalError:
        # The database was away or locked: that says nothing about the row. Its lease ends.
        log.warning("%s %s: the database did not answer", kind.key, row.pk, exc_info=True)
        return
    except Exception:
        number = failures.log_failure(f"{kind.key} {row.pk}")
        kind.failed(row, failures.sentence(number))
    kind.model._default_manager.filter(pk=row.pk, tries=begun).update(leased_until=None)


def _require_right(kind: Kind, row: Job) -> None:
    asked = kind.asked(row)
    if asked is not None:
        asked.require()


def _give_back_one(kind: Kind, row: Job) -> None:
    if kind.died is not None:
        kind.died(row)
    elif row.tries >= kind.most_tries:
        number = failures.new_number()
        failures.log.error("Failure %s: %s %s, its worker died", number, kind.key, row.pk)
        kind.failed(row, _died(row.tries, number))
    type(row)._default_manager.filter(pk=row.pk).update(leased_until=None)


def _died(tries: int, number: str) -> str:
    return _(
        "Die Arbeit wurde {n}-mal begonnen und jedes Mal abgebrochen; vermutlich braucht sie mehr "
        "Speicher, als der Server hat. Bitte melden Sie es denen, die Gemeinwerk betreiben, "
        "mit der Nummer {number}."
    ).format(n=tries, number=number)
