"""Days on which a town plans nothing, beyond the holidays of its Land."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.calendars.errors import WrongTime
from gemeinwerk.calendars.models import ClosedDay
from gemeinwerk.calendars.verbs import CalendarsVerb
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality


@verb
def add_closed_day(
    town: Municipality, *, first: date, reason: str, by: User | None, last: date | None = None
) -> ClosedDay:
    new = ClosedDay(municipality=town, first=first, last=last or first, reason=reason)
    _require_a_span(new)
    new.save()
    after = {"first": new.first, "last": new.last, "reason": reason}
    audit.record(CalendarsVerb.CLOSED_DAY_ADD, new, by=by, after=after)
    return new


@verb
def edit_closed_day(
    closed: ClosedDay, *, by: User | None, seen: Seen = None, **values: Any
) -> ClosedDay:
    """Raises `Overtaken` and `WrongTime`."""
    found = hold(closed)
    if "last" in values:
        values["last"] = values["last"] or values.get("first", found.first)
    elif "first" in values and found.last == found.first:
        values["last"] = values["first"]
    before, after = lost_update.apply(found, values, seen=seen, verb=CalendarsVerb.CLOSED_DAY_EDIT)
    if after:
        _require_a_span(found)
        found.save()
        audit.record(CalendarsVerb.CLOSED_DAY_EDIT, found, by=by, before=before, after=after)
    return found


@verb
def remove_closed_day(closed: ClosedDay, *, by: User | None) -> None:
    found = hold(closed)
    before = {"first": found.first, "last": found.last, "reason": found.reason}
    audit.record(CalendarsVerb.CLOSED_DAY_REMOVE, found, by=by, before=before)
    found.delete()


def _require_a_span(closed: ClosedDay) -> None:
    if closed.last < closed.first:
        raise WrongTime(_("Der letzte Tag liegt vor dem ersten."))
