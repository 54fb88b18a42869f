"""The address of a planning's calendar: renew_address(schedule, by=user)."""

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import verb
from gemeinwerk.meetings import words
from gemeinwerk.scheduling.models import Schedule
from gemeinwerk.scheduling.operations.holding import held_schedule
from gemeinwerk.scheduling.verbs import SchedulingVerb

CALENDAR = "scheduling.calendar"


@verb
def renew_address(schedule: Schedule, *, by: User | None) -> Schedule:
    """A new one; the earlier one ends."""
    found = held_schedule(schedule)
    words.new(CALENDAR).put(found)
    found.save(update_fields=["sealed", "proof"])
    audit.record(SchedulingVerb.FEED_RENEW, found, by=by)
    return found
