"""Telling once that a promised day has passed.

note(town, today=day)

The town is held while it is looked at: two jobs at once tell nothing twice, and days on which
nobody worked are made up for; what was done or put off by then is not told.
"""

from datetime import date, datetime

from django.utils import timezone

from gemeinwerk.audit import operations as audit
from gemeinwerk.core import failures
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.passing.queries import Passed, passed
from gemeinwerk.measures.reminding.queries import towns_that_may
from gemeinwerk.measures.verbs import MeasuresVerb
from gemeinwerk.municipalities.models import Municipality


def note_all(now: datetime | None = None) -> int:
    """For the tick: what passed in all towns; how much. A town in which it fails keeps no other
    from being told."""
    today = timezone.localdate(now)
    count = 0
    for town in towns_that_may():
        try:
            if passed(town, today):  # most minutes there is nothing: then no lock is taken
                count += note(town, today=today)
        except Exception:
            failures.log_failure(f"passed days of town {town.pk}")
    return count


@verb
def note(town: Municipality, *, today: date) -> int:
    """Tell what passed in a town, once of each day of a measure; how much."""
    present = hold(town)
    found = passed(present, today)
    for one in found:
        audit.record(_verb(one), one.measure, by=None, after=_told(one), town=present, public=True)
    return len(found)


def _verb(one: Passed) -> MeasuresVerb:
    if one.is_milestone:
        return MeasuresVerb.MEASURE_MILESTONE_PASSED
    return MeasuresVerb.MEASURE_END_PASSED


def _told(one: Passed) -> dict[str, object]:
    return {"day": one.day} | ({"milestone": one.milestone} if one.is_milestone else {})
