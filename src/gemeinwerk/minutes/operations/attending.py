"""People come, leave and return; some enter themselves with the code of the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.minutes.errors import CodeOver, NobodyNamed, NotHeld
from gemeinwerk.minutes.models import Attendance, How, Minutes, Presence
from gemeinwerk.minutes.operations.holding import moment
from gemeinwerk.minutes.operations.writing import lock, touch
from gemeinwerk.minutes.verbs import MinutesVerb


def _held(attendance: Attendance) -> tuple[Minutes, Attendance]:
    minutes = lock(attendance.minutes)
    found = hold(attendance, "person")
    found.minutes = minutes
    return minutes, found


@verb
def come(attendance: Attendance, *, by: User | None) -> None:
    """Or return. Said twice, once."""
    minutes, found = _held(attendance)
    _come(minutes, found)


@verb
def join(attendance: Attendance, *, by: User | None, remote: bool = True) -> None:
    """From elsewhere; or not, after all: they are in the room. Said twice, once."""
    minutes, found = _held(attendance)
    if found.remote != remote:
        found.remote = remote
        found.save(update_fields=["remote"])
        touch(minutes)
    _come(minutes, found)


def _come(minutes: Minutes, found: Attendance) -> None:
    """Entered after the end somebody was there all the time; other times are typed."""
    known = found.presences.all() if minutes.ended_at else found.presences.filter(left_at=None)
    if known.exists():
        return
    came_at = minutes.started_at if minutes.ended_at else moment(minutes)
    Presence.objects.create(attendance=found, came_at=came_at, left_at=minutes.ended_at)
    if found.excused:
        found.excused = False
        found.save(update_fields=["excused"])
    touch(minutes)


@verb
def leave(attendance: Attendance, *, by: User | None) -> None:
    minutes, found = _held(attendance)
    if not minutes.is_open:
        raise NotHeld(_("Die Sitzung ist zu Ende. Zeiten ändern Sie hinter dem Namen."))
    at = moment(minutes, leaving=True)
    for one in hold_all(found.presences.filter(left_at=None)):
        one.left_at = max(at, one.came_at)
        one.save(update_fields=["left_at"])
        touch(minutes)


@verb
def excuse(attendance: Attendance, *, by: User | None, excused: bool = True) -> None:
    minutes, found = _held(attendance)
    if found.excused != excused:
        found.excused = excused
        found.save(update_fields=["excused"])
        touch(minutes)


@dataclass(frozen=True)
class Who:
    """A person who is known, or a name; for whom they speak, as it is known or as it is said."""

    person: Person | None = None
    name: str = ""
    organisation: Organisation | None = None
    organisation_name: str = ""
    votes: bool = False


@verb
def enter(minutes: Minutes, *, who: Who, by: User | None) -> Attendance:
    """Somebody who is there and was not expected. Who is on the list already comes."""
    found = lock(minutes)
    if who.person is None and not who.name.strip():
        raise NobodyNamed(_("Bitte sagen Sie, wer da ist."))
    if who.person:
        there = found.attendances.filter(person=who.person).first()
    else:
        there = _of_name(found, who.name, who.organisation_name)
    if there is None:
        group = who.organisation.group if who.organisation else None
        there = Attendance.objects.create(
            minutes=found,
            person=who.person,
            name="" if who.person else who.name.strip(),
            organisation=who.organisation,
            organisation_name=who.organisation_name.strip(),
            group=group,
            votes=who.votes,
            how=How.ENTERED,
        )
    _come(found, there)
    return there


@verb
def enter_oneself(minutes: Minutes, *, name: str, organisation: str, code: str) -> Attendance:
    """By the code, without an account: whoever is expected under that name has come, others are
    entered. Raises `CodeOver`."""
    found = lock(minutes)
    if not found.is_open or not found.code or found.code != code:
        raise CodeOver()
    if not name.strip():
        raise NobodyNamed(_("Bitte geben Sie Ihren Namen ein."))
    there = _of_name(found, name, organisation)
    if there is None:
        there = Attendance.objects.create(
            minutes=found,
            name=name.strip(),
            organisation_name=organisation.strip(),
            how=How.CODE,
        )
    _come(found, there)
    return there


def _of_name(minutes: Minutes, name: str, organisation: str) -> Attendance | None:
    """The one of that name; of two the one for that organisation. Whoever has the same name as
    somebody who is there, and speaks for others, is somebody else."""
    wanted, other = _plain(name), _plain(organisation)
    rows = minutes.attendances.select_related("person", "organisation").order_by("pk")
    alike = [one for one in rows if _plain(str(one)) == wanted]
    for one in alike:
        told = {_plain(one.organisation_name)}
        if one.organisation:
            told |= {_plain(one.organisation.name), _plain(one.organisation.abbreviation)}
        if other in told:
            return one
    absent = [one for one in alike if not one.presences.filter(left_at=None).exists()]
    if len(absent) == 1 and (not other or absent[0].how == How.LISTED):
        return absent[0]
    return alike[0] if alike and not other else None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


@verb
def edit_attendance(
    attendance: Attendance,
    *,
    times: Sequence[tuple[datetime, datetime | None]],
    by: User,
    **values: Any,
) -> Attendance:
    """`times`: from when to when, in order; `values`: votes, excused, remote, organisation_name."""
    minutes, found = _held(attendance)
    for name, value in values.items():
        setattr(found, name, value)
    found.save()
    found.presences.all().delete()
    Presence.objects.bulk_create(
        Presence(attendance=found, came_at=came, left_at=left) for came, left in times
    )
    touch(minutes)
    audit.record(MinutesVerb.ATTENDANCE_EDIT, minutes, by=by)
    return found


@verb
def remove_attendance(attendance: Attendance, *, by: User) -> None:
    minutes, found = _held(attendance)
    touch(minutes)
    audit.record(MinutesVerb.ATTENDANCE_REMOVE, minutes, by=by)
    found.delete()
