"""Reminding, once of each occasion, and how the town wants it.

A town is held while it is looked at: two jobs at once tell nobody twice, and one that dies half way
has told nothing, so the next tells all of it.
"""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import failures
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.models import ConceptDays, Deadlines, Reminder
from gemeinwerk.measures.reminding import notices
from gemeinwerk.measures.reminding.queries import (
    Occasion,
    deadlines_of,
    ending_terms,
    occasions,
    towns_that_may,
)
from gemeinwerk.measures.verbs import MeasuresVerb
from gemeinwerk.municipalities.models import Municipality

BY_DAY = range(6, 20)
"""Hours of the town's clock in which people are written to."""


def remind_all(now: datetime | None = None) -> int:
    """For the tick: tell what is due in all towns; of how many occasions.

    A town in which it fails keeps no other from being told.
    """
    moment = timezone.localtime(now)
    if moment.hour not in BY_DAY:
        return 0
    count = 0
    for town in towns_that_may():
        try:
            count += _remind_if_due(town, moment.date())
        except Exception:
            failures.log_failure(f"reminders of town {town.pk}")
    return count


def _remind_if_due(town: Municipality, today: date) -> int:
    """Most minutes there is nothing to tell: then no lock is taken."""
    rules = deadlines_of(town)
    ending = notices.untold_terms(ending_terms(town, rules, today))
    if ending or occasions(town, rules, today):
        return remind(town, today=today)
    return 0


@verb
def remind(town: Municipality, *, today: date) -> int:
    """Write all mails that are due in a town on a day; of how many occasions."""
    present = hold(town)
    rules = deadlines_of(present)
    told = notices.tell(occasions(present, rules, today))
    Reminder.objects.bulk_create([_reminder(one, today) for one in told], batch_size=500)
    ending = ending_terms(present, rules, today).select_related("municipality")
    terms = notices.untold_terms(ending)
    for concept in terms:
        notices.term_ends(concept)
    return len(told) + len(terms)


@verb
def set_deadlines(town: Municipality, *, by: User, seen: Seen = None, **values: Any) -> Deadlines:
    """Say when people are reminded. What was announced in a mail happens as it was announced."""
    present = hold(town)
    made, _new = Deadlines.objects.get_or_create(municipality=present)
    found = hold(made)
    before, after = lost_update.apply(found, values, seen=seen, verb=MeasuresVerb.DEADLINES_SET)
    if after:
        found.save()
        audit.record(
            MeasuresVerb.DEADLINES_SET, found, by=by, before=before, after=after, town=present
        )
    return found


@verb
def set_days(concept: Concept, *, by: User, seen: Seen = None, **values: Any) -> ConceptDays:
    """Say how many days before people are reminded in one concept; None: as in the town."""
    present = hold(concept, "municipality")
    made, _new = ConceptDays.objects.get_or_create(concept=present)
    found = hold(made)
    before, after = lost_update.apply(found, values, seen=seen, verb=MeasuresVerb.CONCEPT_DAYS_SET)
    if after:
        found.save()
        audit.record(
            MeasuresVerb.CONCEPT_DAYS_SET,
            found,
            by=by,
            before=before,
            after=after,
            town=present.municipality,
        )
    return found


def _reminder(one: Occasion, today: date) -> Reminder:
    return Reminder(
        measure=one.measure,
        kind=one.kind,
        day=one.day,
        told_on=today,
        escalates_on=one.escalates_on,
        head_too=one.head_too,
    )
