"""The weekly mails, each written once: whoever dies half way has written none of a person's."""

from datetime import datetime, time, timedelta

from django.utils import timezone, translation
from django.utils.timezone import make_aware

from gemeinwerk.accounts.models import User, next_day
from gemeinwerk.core import failures
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.desk import notices, readers
from gemeinwerk.desk.due_list import due_for
from gemeinwerk.measures.reminding.operations import BY_DAY
from gemeinwerk.municipalities.models import Municipality

WEEK = timedelta(days=7)


def write_weeklies(now: datetime | None = None) -> int:
    """For the tick: write to all whose day has come; to how many people."""
    moment = timezone.localtime(now)
    if moment.hour not in BY_DAY:
        return 0
    count = 0
    for user in User.objects.filter(is_active=True, weekly_next__lte=moment.date()):
        try:
            count += write_weekly(user, now=moment)
        except Exception:
            failures.log_failure(f"weekly mail of account {user.pk}")
    return count


@verb
def write_weekly(user: User, *, now: datetime) -> int:
    """Write to one person from each of their towns that has something for them; 1 if it was due.

    A week without anything to say has no mail.
    """
    found, today = hold(user), now.date()
    if not found.is_active or not found.weekly_next or found.weekly_next > today:
        return 0
    since = make_aware(datetime.combine(today - WEEK, time.min))
    towns = Municipality.objects.filter(memberships__user=found).distinct()
    with translation.override(found.language or "de"):
        for town in towns.order_by("pk"):
            due = due_for(found, town)
            changes = readers.changes(town, found, since)
            if due or changes:
                notices.weekly(found, town, due=due, changes=changes, on=found.weekly_next)
    found.weekly_next = next_day(found.weekly, today)
    found.save(update_fields=["weekly_next"])
    return 1
