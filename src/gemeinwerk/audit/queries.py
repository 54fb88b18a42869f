"""What happened to whom, and under which number public pages may be kept."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.db.models import functions
from django.utils.timezone import make_aware

from gemeinwerk.audit.models import AuditEntry, Epoch
from gemeinwerk.core import alphabet
from gemeinwerk.core.prepared import prepared


def public_revision(municipality_id: int) -> str:
    """Another one with every verb that changes what citizens of this town read; never one of
    before, not even after a restore.

    The sum of the newest ids, not the greatest alone: of two verbs at the same time the one with
    the greater id may be committed first, and the other must still be noticed.
    """
    return _asked(_public_counter(municipality_id))


def public_revision_in(town: models.OuterRef) -> models.Expression:
    """The same as part of a query for towns: both are of one moment then."""
    epoch = models.Subquery(Epoch.objects.order_by().values("value")[:1])
    return _stamp(epoch, _public_counter(town))


def revision(municipality_id: int) -> str:
    """The newest entry of a town: whatever is worked out from its data holds until it changes."""
    newest = AuditEntry.objects.filter(municipality_id=municipality_id)
    return _asked(_Sum(newest.order_by("-id").values("id")[:1]))


class _Sum(models.Subquery):
    template = "(SELECT SUM(newest.id) FROM (%(subquery)s) newest)"
    output_field = models.BigIntegerField()


def _public_counter(municipality_id: Any) -> models.Subquery:
    newest = AuditEntry.objects.filter(municipality_id=municipality_id, public=True)
    return _Sum(newest.order_by("-id").values("id")[:200])


def _asked(counter: models.Subquery) -> str:
    found: str = Epoch.objects.aggregate(stamp=_stamp(models.Max("value"), counter))["stamp"]
    return found


def _stamp(epoch: Any, counter: models.Subquery) -> models.Expression:
    """The installation's epoch and a counter of it, asked in one query: an epoch alone says that
    the counter is still counting what it counted before.
    """
    text = models.CharField()
    known = functions.Coalesce(epoch, models.Value(""), output_field=text)
    number = functions.Cast(functions.Coalesce(counter, 0), text)
    return functions.Concat(known, models.Value("-"), number, output_field=text)


def history_of(target: models.Model) -> models.QuerySet[AuditEntry]:
    """Newest first."""
    return AuditEntry.objects.filter(target_type=target._meta.label_lower, target_id=target.pk)


def done_to(target: models.Model, verbs: Iterable[str]) -> list[AuditEntry]:
    """What was done to a thing with one of these verbs, newest first."""
    return _done_to(*sorted(verbs), kind=target._meta.label_lower, target=target.pk)


@prepared
def _done_to(*verbs: str, kind: str, target: int) -> models.QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(target_type=kind, target_id=target, verb__in=verbs)


def told_publicly(municipality_id: int, verbs: Collection[str]) -> models.QuerySet[AuditEntry]:
    """What was done in a town with one of these verbs and changed what citizens read, newest
    first."""
    done = AuditEntry.objects.filter(municipality_id=municipality_id, public=True)
    return done.filter(verb__in=verbs).order_by("-id")


def first_mention(target: models.Model) -> datetime | None:
    """When a thing came to be, as far as is known."""
    return history_of(target).order_by("at").values_list("at", flat=True).first()


def log(
    municipality_id: int,
    *,
    actor: str = "",
    verb: str = "",
    first: date | None = None,
    last: date | None = None,
) -> models.QuerySet[AuditEntry]:
    """All that was done in a town, newest first; `first` and `last` are days, both included."""
    found = AuditEntry.objects.filter(municipality_id=municipality_id)
    if actor:
        found = found.filter(actor_name=actor)
    if verb:
        found = found.filter(verb=verb)
    if first:
        found = found.filter(at__gte=_midnight(first))
    if last:
        found = found.filter(at__lt=_midnight(last + timedelta(days=1)))
    return found


def actors_in(municipality_id: int) -> list[str]:
    """The names of all who ever did something in a town."""
    done = AuditEntry.objects.filter(municipality_id=municipality_id).exclude(actor_name="")
    found = done.order_by().values_list("actor_name", flat=True).distinct()
    return sorted(found, key=alphabet.key)


def verbs_in(municipality_id: int) -> dict[str, str]:
    """The verbs that ever happened in a town, each with the kind of thing it was done to."""
    done = AuditEntry.objects.filter(municipality_id=municipality_id).order_by("verb")
    return dict(done.values_list("verb", "target_type").distinct())


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))
