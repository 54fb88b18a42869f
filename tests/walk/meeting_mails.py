"""How mails about meetings, their minutes, tasks from them and polls of dates come about."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils.timezone import get_current_timezone, localdate

from gemeinwerk.core.writing import turn
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.minutes.approving import operations as approving
from gemeinwerk.minutes.models import Minutes, MinutesState, Task
from gemeinwerk.minutes.tasks import operations as tasks
from gemeinwerk.minutes.tasks import reminding
from gemeinwerk.scheduling.models import Poll, Silent
from gemeinwerk.scheduling.polls import operations as polls
from tests.factories import AttendanceFactory, PersonFactory, SeatFactory

if TYPE_CHECKING:
    from tests.walk.happenings import Town


def people_meet(at: "Town") -> None:
    """Invited, changed, moved, cancelled; two at once."""
    guest = PersonFactory(municipality=at.town, email="gast@verein.example")
    when = datetime.combine(localdate() + timedelta(days=30), time(16, 30), get_current_timezone())
    times = {"starts_at": when, "ends_at": when + timedelta(hours=2)}
    first, second = (
        meetings.create_meeting(at.scene.body, by=at.office, **times) for _n in range(2)
    )
    meetings.invite(first, people=[guest.pk], by=at.office)
    meetings.edit_meeting(first, place="Rathaus", by=at.office)
    later = {name: moment + timedelta(days=1) for name, moment in times.items()}
    meetings.move_meeting(first, by=at.office, **later)
    with turn():
        meetings.invite(second, people=[guest.pk], by=at.office)
        meetings.cancel_meeting(first, by=at.office)
    own = meetings.create_meeting(at.scene.body, concept=at.scene.concept, by=at.office, **times)
    for n, verb in enumerate((meetings.take_wish, meetings.decline_wish)):
        reply = at.scene.invitation.reply
        Reply.objects.filter(pk=reply.pk).update(themes=f"Wunsch {n}")
        more = {"title": "Wunsch"} if n == 0 else {}
        verb(own, reply=reply, sentence="So.", by=at.office, **more)
    third = meetings.create_meeting(at.scene.body, by=at.office, **times)
    meetings.invite(third, people=[guest.pk], by=at.office)
    meetings.cancel_meeting(third, by=at.office)


def a_task_is_handed_on(at: "Town") -> None:
    """To somebody with an account, and its day comes and goes."""
    user, today = at.others[-1], localdate()
    owner = PersonFactory(municipality=at.town, email=user.email, user=user)
    new = tasks.hand_on(at.scene.task, to=owner, by=at.office)
    for due in (today, today - timedelta(days=1)):
        Task.objects.filter(pk=new.pk).update(due=due)
        reminding.remind_all(datetime.combine(today, time(12), get_current_timezone()))


def minutes_are_read(at: "Town") -> None:
    """By somebody who was there and proposes a change; the office says why not."""
    guest = PersonFactory(municipality=at.town, email="gast@verein.example")
    minutes = at.scene.minutes
    Minutes.objects.filter(pk=minutes.pk).update(state=MinutesState.DRAFT)
    AttendanceFactory(minutes=minutes, person=guest)
    approving.send_draft(minutes, silent_until=None, by=at.office)
    reader = minutes.readers.get(person=guest)
    proposed = approving.suggest(reader, note="Es waren zwei Wohnungen.")
    approving.decline(proposed, sentence="Es war eine.", by=at.office)


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
    people_meet: {
        "meeting.invited",
        "meeting.changed",
        "meeting.moved",
        "meeting.cancelled",
        "meeting.several",
        "wish.taken",
        "wish.declined",
    },
    a_task_is_handed_on: {"meeting_task.handed_on", "meeting_task.soon", "meeting_task.late"},
    minutes_are_read: {"minutes.draft", "minutes.suggestion"},
    days_are_asked_for: {"poll.asked", "poll.reminded", "poll.answered", "poll.over"},
}
