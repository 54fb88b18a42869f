"""Reminding of tasks from meetings: once some days before, once when the day is over."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from gemeinwerk.core import failures
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.minutes.models import Task, TaskState
from gemeinwerk.minutes.tasks import notices
from gemeinwerk.notices.kinds import Kind
from gemeinwerk.notices.models import Notice

BY_DAY = range(7, 20)
"""Hours in which such mails are written."""
BEFORE, AFTER = timedelta(days=7), timedelta(days=14)
"""After a standstill longer than that nobody is reminded of what is long over."""


def remind_all(now: datetime | None = None) -> int:
    """For the tick: of how many tasks somebody was told. One that fails keeps no other back."""
    moment = timezone.localtime(now)
    if moment.hour not in BY_DAY:
        return 0
    today, count = moment.date(), 0
    rows = Task.objects.filter(
        state=TaskState.OPEN, due__gte=today - AFTER, due__lte=today + BEFORE
    )
    for one in _untold(list(rows.order_by("pk")), today):
        try:
            count += remind(one, today=today)
        except Exception:
            failures.log_failure(f"reminder of task {one.pk}")
    return count


@verb
def remind(task: Task, *, today: date) -> bool:
    found = hold(task, "person", "organisation__speaker", "minutes__meeting__body__municipality")
    if found.state != TaskState.OPEN or found.due is None:
        return False
    return notices.remind(_kind(found, today), found)


def _kind(task: Task, today: date) -> Kind:
    return notices.LATE if task.due and task.due < today else notices.SOON


def _untold(rows: list[Task], today: date) -> list[Task]:
    """Those nobody was written to of; asked for all at once."""
    begins = {f"{notices.key_of(_kind(one, today), one)}:": one for one in rows}
    kinds = (notices.SOON.key, notices.LATE.key)
    told = Notice.objects.filter(kind__in=kinds).values_list("dedup_key", flat=True)
    known = {f"{key.rpartition(':')[0]}:" for key in told}
    return [one for key, one in begins.items() if key not in known]
