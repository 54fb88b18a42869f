"""What happens to a poll.

begin(schedule, days=[…], until=day, silent="free", by=user)    # a mail to each, one link each
answer(asked, answers={"2027-06-07": "yes", …}, seen=0)
remind(poll, by=user)
close(poll, by=user)
"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.meetings import words
from gemeinwerk.meetings.errors import AnsweredMeanwhile
from gemeinwerk.scheduling import membership
from gemeinwerk.scheduling.errors import NotReady, PollOver, Unfitting
from gemeinwerk.scheduling.models import (
    Asked,
    Fit,
    PersonTimes,
    Poll,
    Schedule,
    Silent,
    Source,
)
from gemeinwerk.scheduling.operations.holding import held_schedule
from gemeinwerk.scheduling.polls import notices
from gemeinwerk.scheduling.verbs import SchedulingVerb

MOST_DAYS = 60


@verb
def begin(schedule: Schedule, *, days: Iterable[date], until: date, silent: str, by: User) -> Poll:
    """Whoever belongs to a series and can be written to is asked. Raises `NotReady` where a poll
    is open already, `Unfitting` for days or people that will not do."""
    found = held_schedule(schedule, "concept__municipality")
    if Poll.objects.filter(schedule=found, closed_at=None).exists():
        raise NotReady(_("Eine Umfrage läuft schon. Beenden Sie sie, bevor Sie neu fragen."))
    asked = _days(found, days)
    today = localdate(audit.now())
    if until < today:
        raise Unfitting(_("Der letzte Tag zum Antworten ist schon vorbei."))
    people = [one for one in people_of(found) if reachable(one)]
    if not people:
        raise Unfitting(_("Niemand, der zu einer Reihe gehört, kann angeschrieben werden."))
    poll = Poll.objects.create(
        schedule=found, days=asked, until=until, silent=silent, asked_by=by, asked_at=audit.now()
    )
    rows = [_asked(poll, one) for one in people]
    Asked.objects.bulk_create(rows, batch_size=500)
    if silent == Silent.AWAY:
        PersonTimes.objects.bulk_create(
            PersonTimes(
                schedule=found, person=one, source=Source.POLL, poll=poll, assumed=True,
                away=asked, by=by, at=audit.now(),
            )
            for one in people
        )  # fmt: skip
    for row in rows:
        notices.ask(row)
    audit.record(SchedulingVerb.POLL_BEGIN, found, by=by, after={"number": len(rows)})
    return poll


def people_of(schedule: Schedule) -> list[Person]:
    """Whoever belongs to a series, by name."""
    bodies = set(schedule.series.values_list("body", flat=True))
    keys = membership.of(schedule, bodies).people
    return list(Person.objects.filter(pk__in=keys).select_related("user").order_by("pk"))


def reachable(person: Person) -> bool:
    return bool(person.email) and person.may_be_written_to


def _days(schedule: Schedule, days: Iterable[date]) -> list[str]:
    today = localdate(audit.now())
    found = sorted(set(days))
    outside = [day for day in found if not max(schedule.first, today) <= day <= schedule.last]
    if outside:
        raise Unfitting(
            _("Der {day} liegt nicht im Zeitraum der Planung oder ist vorbei.").format(
                day=f"{outside[0]:%d.%m.%Y}"
            )
        )
    if not 1 <= len(found) <= MOST_DAYS:
        raise Unfitting(_("Bitte fragen Sie nach 1 bis {n} Tagen.").format(n=MOST_DAYS))
    return [day.isoformat() for day in found]


def _asked(poll: Poll, person: Person) -> Asked:
    row = Asked(poll=poll, person=person)
    words.new(notices.LINK).put(row)
    return row


@verb
def answer(asked: Asked, *, answers: Mapping[str, str], seen: int | None = None) -> Asked:
    """By whoever has the link. `seen`: the answer they saw, counted. Raises `PollOver`,
    `AnsweredMeanwhile`, `Unfitting` where a day has no answer."""
    poll = _held(asked.poll)
    found = hold(asked, "person")
    found.poll = poll
    if not is_open(poll):
        raise PollOver()
    if seen is not None and seen != found.revision:
        raise AnsweredMeanwhile()
    if any(answers.get(day) not in Fit.values for day in poll.days):
        raise Unfitting(_("Bitte antworten Sie zu jedem Tag."))
    found.answers = {day: answers[day] for day in poll.days}
    found.answered_at = audit.now()
    found.revision += 1
    found.save()
    _note(found)
    audit.record(SchedulingVerb.POLL_ANSWER, poll.schedule, by=None)
    if not Asked.objects.filter(poll=poll, answered_at=None).exists() and found.revision == 1:
        notices.all_answered(poll)
    return found


def _note(asked: Asked) -> None:
    """With the times of people, instead of what was said or assumed before."""
    poll = asked.poll
    of = {fit: [day for day, said in asked.answers.items() if said == fit] for fit in Fit.values}
    PersonTimes.objects.filter(poll=poll, person=asked.person).delete()
    PersonTimes.objects.create(
        schedule=poll.schedule, person=asked.person, source=Source.POLL, poll=poll,
        away=of[Fit.NO], rather_not=of[Fit.MAYBE], can=of[Fit.YES], at=audit.now(),
    )  # fmt: skip


@verb
def remind(poll: Poll, *, by: User) -> int:
    """Those who have not answered, once a day each; how many."""
    found = _held(poll)
    if not is_open(found):
        raise PollOver()
    now = audit.now()
    rows = Asked.objects.filter(poll=found, answered_at=None)
    hold_all(rows)
    silent = [
        one
        for one in rows.select_related("person__user")
        if reachable(one.person) and localdate(one.reminded_at or found.asked_at) != localdate(now)
    ]
    if not silent:
        raise NotReady(_("Heute ist allen, die noch nicht geantwortet haben, schon geschrieben."))
    for row in silent:
        row.poll = found
        row.reminded_at = now
        notices.remind(row)
    Asked.objects.bulk_update(silent, ["reminded_at"])
    audit.record(SchedulingVerb.POLL_REMIND, found.schedule, by=by, after={"number": len(silent)})
    return len(silent)


@verb
def close(poll: Poll, *, by: User | None) -> None:
    """Nobody answers any more; what was answered stays."""
    found = _held(poll)
    if found.closed_at is not None:
        raise PollOver()
    found.closed_at = audit.now()
    found.save(update_fields=["closed_at"])
    audit.record(SchedulingVerb.POLL_CLOSE, found.schedule, by=by)
    if by is None:
        notices.over(found)


def close_over() -> int:
    """For the tick: polls whose last day is past; how many."""
    over = Poll.objects.filter(closed_at=None, until__lt=localdate(audit.now()))
    closed = 0
    for poll in over.select_related("schedule__concept__municipality"):
        try:
            close(poll, by=None)
        except PollOver:  # somebody did so this very moment
            continue
        closed += 1
    return closed


def is_open(poll: Poll) -> bool:
    return poll.closed_at is None and poll.until >= localdate(audit.now())


def _held(poll: Poll) -> Poll:
    """As it stands now, after its planning."""
    schedule = held_schedule(poll.schedule, "concept__municipality")
    found = hold(poll)
    found.schedule = schedule
    return found
