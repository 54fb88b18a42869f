"""Somebody sees it likewise, or no longer; how many do is counted every few minutes.

support(contribution, device=device); take_back_support(contribution, device=device)
"""

from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.audit import operations as audit
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.contributions.operations import writing
from gemeinwerk.contributions.supporting import queries
from gemeinwerk.contributions.supporting.errors import NotSupportable
from gemeinwerk.contributions.supporting.models import Support, SupportCount
from gemeinwerk.contributions.supporting.verbs import SupportVerb
from gemeinwerk.core.writing import hold, verb

BETWEEN = timedelta(minutes=5)
"""Every count makes the town's public pages new: no oftener than this for one phase."""


@verb
def support(contribution: Contribution, *, device: str) -> None:
    """Said twice, once."""
    present = _held(contribution)
    Support.objects.get_or_create(contribution=present, device=device)


@verb
def take_back_support(contribution: Contribution, *, device: str) -> None:
    present = _held(contribution)
    Support.objects.filter(contribution=present, device=device).delete()


def _held(contribution: Contribution) -> Contribution:
    present = writing.lock(contribution)
    phase = present.participation
    if not present.is_public or not present.concept.public:
        raise NotSupportable(_("Diesen Beitrag kann gerade niemand lesen."))
    if not queries.is_asked(phase, localdate(audit.now())):
        raise NotSupportable(_("Diese Beteiligung ist beendet."))
    return present


def count_supports() -> int:
    """What is due of it: in how many phases something was counted anew."""
    waiting = queries.counted_otherwise().values("participation")
    phases = Participation.objects.filter(pk__in=waiting).select_related("concept")
    return sum(count(phase) for phase in phases)


@verb
def count(phase: Participation) -> bool:
    """False where that was done a moment ago."""
    concept = hold(phase.concept)
    present = hold(phase)
    now = audit.now()
    counted = SupportCount.objects.filter(contribution__participation=present)
    if counted.filter(counted_at__gt=now - BETWEEN).exists():
        return False
    for found in queries.counted_otherwise().filter(participation=present):
        told = {"number": found.now, "counted_at": now}  # type: ignore[attr-defined]
        SupportCount.objects.update_or_create(contribution=found, defaults=told)
    counted.update(counted_at=now)
    audit.record(SupportVerb.COUNT, present, by=None, public=concept.public)
    return True
