"""From when to when people may say something: set up, changed, closed before its time, open again.

create_participation(concept, title="…", question="…", opens=day, closes=day, by=user)
"""

from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.errors import NotNow, Unfitting
from gemeinwerk.contributions.models import ContributionKind, Participation
from gemeinwerk.contributions.verbs import ContributionsVerb
from gemeinwerk.core.writing import hold, verb


@verb
def create_participation(
    concept: Concept, *, title: str, question: str, opens: date, by: User | None, **details: Any
) -> Participation:
    """`details`: further fields of the model."""
    present = hold(concept)
    new = Participation(concept=present, title=title, question=question, opens=opens, **details)
    _require_fitting(new)
    new.save()
    _record(ContributionsVerb.PARTICIPATION_CREATE, new, by, after={"title": title})
    return new


@verb
def edit_participation(
    participation: Participation, *, by: User | None, seen: Seen = None, **values: Any
) -> Participation:
    """Raises `Overtaken`."""
    found = _held(participation)
    deed = ContributionsVerb.PARTICIPATION_EDIT
    before, after = lost_update.apply(found, values, seen=seen, verb=deed)
    if after:
        _require_fitting(found)
        found.save()
        _record(deed, found, by, before=before, after=after)
    return found


@verb
def close_participation(participation: Participation, *, by: User | None) -> Participation:
    """At once, before its last day. Said twice, once."""
    found = _held(participation)
    if found.closed_at is None:
        found.closed_at = audit.now()
        found.save(update_fields=["closed_at"])
        _record(ContributionsVerb.PARTICIPATION_CLOSE, found, by)
    return found


@verb
def reopen_participation(participation: Participation, *, by: User | None) -> Participation:
    found = _held(participation)
    if found.closes is not None and found.closes < localdate(audit.now()):
        raise NotNow(_("Der letzte Tag ist vorbei. Bitte setzen Sie zuerst einen neuen."))
    if found.closed_at is not None:
        found.closed_at = None
        found.save(update_fields=["closed_at"])
        _record(ContributionsVerb.PARTICIPATION_REOPEN, found, by)
    return found


@verb
def delete_participation(participation: Participation, *, by: User | None) -> None:
    """Only while nobody said anything in it, and no photograph waits to be typed off."""
    found = _held(participation)
    if found.contributions.exists():
        raise NotNow(_("Dazu gibt es schon Beiträge. Sie können die Beteiligung schließen."))
    if found.photographs.exists():
        raise NotNow(
            _(
                "Zu dieser Beteiligung gibt es Fotos zum Abschreiben. Löschen Sie diese zuerst, "
                "oder ordnen Sie sie anders zu."
            )
        )
    _record(ContributionsVerb.PARTICIPATION_DELETE, found, by, before={"title": found.title})
    found.delete()


def _held(participation: Participation) -> Participation:
    concept = hold(participation.concept)
    found = hold(participation)
    found.concept = concept
    return found


def _require_fitting(participation: Participation) -> None:
    if participation.closes is not None and participation.closes < participation.opens:
        raise Unfitting(_("Der letzte Tag liegt vor dem ersten."))
    if set(participation.kinds) - set(ContributionKind.values):
        raise Unfitting(_("Diese Art von Beiträgen gibt es nicht."))


def _record(
    deed: ContributionsVerb, participation: Participation, by: User | None, **details: Any
) -> None:
    audit.record(deed, participation, by=by, public=participation.concept.public, **details)
