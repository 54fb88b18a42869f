"""How mails about tasks from meetings and about polls of dates come about."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils.timezone import get_current_timezone, localdate

from gemeinwerk.minutes.models import Task
from gemeinwerk.minutes.tasks import operations as tasks
from gemeinwerk.minutes.tasks import reminding
from gemeinwerk.scheduling.models import Poll, Silent
from gemeinwerk.scheduling.polls import operations as polls
from tests.factories import PersonFactory, SeatFactory

if TYPE_CHECKING:
    from tests.walk.happenings import Town


def a_task_is_handed_on(at: "Town") -> None:
    """To somebody with an account, and its day comes and goes."""
    user, today = at.others[-1], localdate()
    owner = PersonFactory(municipality=at.town, email=user.email, user=user)
    new = tasks.hand_on(at.scene.task, to=owner, by=at.office)
    for due in (today, today - timedelta(days=1)):
        Task.objects.filter(pk=new.pk).update(due=due)
        reminding.remind_all(datetime.combine(today, time(12), get_current_timezone()))


def days_are_asked_for(at: "Town") -> None:
    """Asked, reminded, answered by all; another one ends by itself."""
    Poll.objects.all().delete()
    guest = PersonFactory(municipality=at.town, email="gast@verein.example")
    SeatFactory(body=at.scene.body, sitting=guest)
    schedule, today = at.scene.schedule, localdate()
    for _n in range(2):
        poll = polls.begin(
            schedule, days=[schedule.last], until=today, silent=Silent.FREE, by=at.office
        )
        Poll.objects.update(asked_at=poll.asked_at - timedelta(days=2))
        polls.remind(poll, by=at.office)
        for one in poll.asked.all():
            polls.answer(one, answers={schedule.last.isoformat(): "yes"})
        Poll.objects.update(until=today - timedelta(days=1))
        polls.close_over()


MEETING_MAILS: dict[Callable[["Town"], None], set[str]] = {
    a_task_is_handed_on: {"meeting_task.handed_on", "meeting_task.soon", "meeting_task.late"},
    days_are_asked_for: {"poll.asked", "poll.reminded", "poll.answered", "poll.over"},
}
