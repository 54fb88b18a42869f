"""What has been kept long enough is proposed once a month; the office erases it or keeps it with a
reason."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import (
    ProposalState,
    RetentionPeriod,
    RetentionProposal,
    RetentionRun,
)
from gemeinwerk.actors.retention import kinds
from gemeinwerk.actors.retention.queries import months_of, proposals
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.municipalities.models import Municipality

KEPT_FOR = 12
"""Months until what was kept is proposed again."""


@verb
def set_periods(town: Municipality, *, by: User, months: Mapping[str, int]) -> None:
    """How long the town keeps each kind; what is already proposed is looked at anew next month."""
    found = hold(town)
    before, after = months_of(found), dict(months)
    changed = {key: value for key, value in after.items() if before.get(key) != value}
    for key, value in changed.items():
        if key not in before or not kinds.FEWEST <= value <= kinds.MOST:
            raise Unfitting(
                _("Bitte geben Sie je Art {fewest} bis {most} Monate an.").format(
                    fewest=kinds.FEWEST, most=kinds.MOST
                )
            )
        RetentionPeriod.objects.update_or_create(
            municipality=found, kind=key, defaults={"months": value}
        )
    if changed:
        told = {key: before[key] for key in changed}
        audit.record(ActorsVerb.RETENTION_SET, found, by=by, before=told, after=changed)


def propose_due() -> int:
    """For every town that was not looked through this month; how many proposals are new."""
    today = localdate(audit.now())
    done = RetentionRun.objects.filter(on__gte=today.replace(day=1)).values("municipality")
    towns = Municipality.objects.exclude(pk__in=done).order_by("pk")
    return sum(propose(town) for town in towns)


@verb
def propose(town: Municipality) -> int:
    """Write down what is due, and take back what no longer is."""
    found = hold(town)
    today = localdate(audit.now())
    RetentionRun.objects.update_or_create(municipality=found, defaults={"on": today})
    return sum(
        _propose(found, one, months, today)
        for one, months in ((one, months_of(found)[one.key]) for one in kinds.kinds())
    )


def _propose(town: Municipality, one: kinds.Kind, months: int, today: date) -> int:
    due = set(one.due(town, months_before(today, months)))
    of_kind = RetentionProposal.objects.filter(municipality=town, kind=one.key)
    of_kind.filter(~Q(key__in=due), state=ProposalState.OPEN).delete()
    of_kind.filter(state=ProposalState.KEPT, kept_until__lt=today).delete()
    known = set(of_kind.values_list("key", flat=True))
    new = [
        RetentionProposal(municipality=town, kind=one.key, key=key, proposed_on=today)
        for key in sorted(due - known)
    ]
    RetentionProposal.objects.bulk_create(new, batch_size=500)
    return len(new)


@verb
def keep(town: Municipality, *, by: User, keys: Collection[int], reason: str) -> int:
    """These stay for another year, for a reason; how many."""
    found = hold(town)
    if not reason:
        raise Unfitting(_("Bitte begründen Sie, wozu das noch gebraucht wird."))
    rows = hold_all(proposals(found).filter(pk__in=keys))
    until = months_before(localdate(audit.now()), -KEPT_FOR)
    for row in rows:
        row.state, row.kept_until, row.reason = ProposalState.KEPT, until, reason
        row.save(update_fields=["state", "kept_until", "reason"])
    if rows:
        told = {"count": len(rows), "until": until}
        audit.record(ActorsVerb.RETENTION_KEEP, found, by=by, after=told, reason=reason)
    return len(rows)


def erase_each(town: Municipality, *, by: User, keys: Collection[int]) -> tuple[int, int]:
    """One after the other, each whole or not at all; how many went, and how many are needed again
    meanwhile and stay."""
    gone = left = 0
    for row in list(proposals(town).filter(pk__in=keys).order_by("pk")):
        if _erase_one(row, by=by):
            gone += 1
        else:
            left += 1
    return gone, left


@verb
def _erase_one(row: RetentionProposal, *, by: User) -> bool:
    town = hold(row.municipality)
    found = hold(row)
    one = next((one for one in kinds.kinds() if one.key == found.kind), None)
    today = localdate(audit.now())
    RetentionProposal.objects.filter(pk=found.pk).delete()
    if one is None or found.key not in set(
        one.due(town, months_before(today, months_of(town)[one.key]))
    ):
        return False
    one.erase(town, found.key, by, _("Aufbewahrungsfrist abgelaufen"))
    audit.record(ActorsVerb.RETENTION_ERASE, town, by=by, after={"kind": str(one.label)})
    return True


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    whole = day.year * 12 + day.month - 1 - months
    year, month = divmod(whole, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError(day)
