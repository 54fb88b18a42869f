"""Writing the audit: every verb of every area calls `record` in its own transaction."""

import contextlib
import contextvars
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from gemeinwerk.audit.acting_as import standing
from gemeinwerk.audit.models import AuditEntry, Epoch, new_epoch
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.core.lengths import require_bearable

_moment: contextvars.ContextVar[datetime | None] = contextvars.ContextVar("moment", default=None)
_encoder = DjangoJSONEncoder()
_followers: list[Callable[[int], object]] = []


@contextlib.contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Date what is recorded inside to `moment`: for taking over a town's past from elsewhere."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def now() -> datetime:
    """The moment verbs happen at: the clock's, or that of the enclosing `at`."""
    return _moment.get() or timezone.now()


def entry(
    verb: Verb,
    target: models.Model,
    *,
    by: Any,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    public: bool = False,
    town: models.Model | None = None,
    label: str = "",
) -> AuditEntry:
    """An entry not yet saved, for verbs that work on many targets and save in bulk.

    `town` says where it happened, for targets that belong to no town. `label` is what the town
    calls the target, where that differs from what it calls itself.
    """
    require_bearable(reason)
    town_id = town.pk if town else _municipality_id(target)
    return AuditEntry(
        at=now(),
        municipality_id=town_id,
        actor_id=getattr(by, "pk", None),
        actor_name=str(by) if by else "",
        actor_standing=standing(by, town_id)[:200],
        verb=verb.value,
        target_type=target._meta.label_lower,
        target_id=target.pk,
        target_label=(label or str(target))[:300],
        before=_plain(before or {}),
        after=_plain(after or {}),
        reason=reason,
        public=public,
    )


def record(verb: Verb, target: models.Model, *, by: Any, **details: Any) -> AuditEntry:
    """Save an entry. `by` is the acting user, or None where the system acts by itself."""
    assert transaction.get_connection().in_atomic_block, f"{verb} is recorded outside its verb"
    new = entry(verb, target, by=by, **details)
    new.save()
    _tell_followers([new])
    return new


def record_all(entries: Sequence[AuditEntry]) -> None:
    """Save the entries of a verb that works on many targets."""
    AuditEntry.objects.bulk_create(entries, batch_size=500)
    _tell_followers(entries)


def follow_public(follower: Callable[[int], object]) -> None:
    """Call `follower(town's key)` once after each transaction that changed what citizens read."""
    _followers.append(follower)


@dataclass(frozen=True)
class _Changed:
    town_id: int

    def __call__(self) -> None:
        for follower in _followers:
            follower(self.town_id)


def _tell_followers(entries: Iterable[AuditEntry]) -> None:
    """On commit, and once however many verbs one transaction holds. A follower that fails takes
    nothing back: the tick sees what it has left undone."""
    waiting = transaction.get_connection().run_on_commit
    for town_id in {one.municipality_id for one in entries if one.public}:
        changed = _Changed(town_id) if town_id else None
        if changed and all(changed != call for _savepoints, call, _robust in waiting):
            transaction.on_commit(changed, robust=True)


def renew_epoch() -> str:
    """Whatever was kept under a counter of this installation is out of date from now on."""
    new = new_epoch()
    Epoch.objects.update_or_create(pk=Epoch.ONLY, defaults={"value": new})
    return new


def _municipality_id(target: models.Model) -> int | None:
    if target._meta.label_lower == "municipalities.municipality":
        return int(target.pk)
    return getattr(target, "municipality_id", None)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: plain_value(value) for name, value in values.items()}


def plain_value(value: Any) -> Any:
    """A value as an entry keeps it."""
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, Mapping):
        return _plain(value)
    if isinstance(value, list | tuple | set | models.QuerySet):
        return [plain_value(part) for part in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return _encoder.default(value)
