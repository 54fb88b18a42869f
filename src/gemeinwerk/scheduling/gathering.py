"""All that a planning asks, out of the database: whom it plans for, when they can, what is taken.

As many queries for fifty series as for five.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import OuterRef, Q
from django.utils.timezone import localdate, localtime

from gemeinwerk.audit import operations as audit
from gemeinwerk.calendars import queries as calendars
from gemeinwerk.calendars.models import Room
from gemeinwerk.calendars.queries import Taken
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.engines.planning import calendar
from gemeinwerk.invitations.answering import queries as answering
from gemeinwerk.invitations.answering.choices import Fit
from gemeinwerk.invitations.answering.queries import Availability
from gemeinwerk.meetings.convening import telling as convening
from gemeinwerk.meetings.convening.counting import first_day
from gemeinwerk.meetings.models import (
    COMING,
    Format,
    Invitee,
    Meeting,
    MeetingAnswer,
    MeetingState,
)
from gemeinwerk.scheduling import membership
from gemeinwerk.scheduling.availability import Said, together
from gemeinwerk.scheduling.facts import Facts, PersonFacts, RoomFacts, SeriesFacts
from gemeinwerk.scheduling.membership import Members
from gemeinwerk.scheduling.models import (
    DayWish,
    PersonTimes,
    Schedule,
    Series,
    Strength,
    WishKind,
)
from gemeinwerk.scheduling.travelling import Elsewhere, Evening, too_near

_DAY = timedelta(days=1)
_WISHES = DayWish.objects.filter(series=OuterRef("pk")).values(told=row(day="day", kind="kind"))
Hours = tuple[frozenset[int], datetime, datetime]
"""Weekdays, and from when to when on any of them."""


def gather(schedule: Schedule) -> Facts:
    series = list(
        Series.objects.filter(schedule=schedule)
        .select_related("body__convening")
        .prefetch_related("required")
        .annotate(wished=Listed(_WISHES))
    )
    soonest = _soonest(series)
    town = schedule.concept.municipality
    days = _days(schedule)
    taken = calendars.taken(town, schedule.first, schedule.last)
    members = membership.of(
        schedule,
        {one.body_id for one in series},
        beside={one.body_id for one in taken if one.body_id},
    )
    everybody = tuple(sorted(members.people))
    hours = list(_hours(schedule, series))
    busy = tuple(dict(_taken_days(taken, hours)).items())
    needs_room = any(one.needs_room for one in series)
    told = tuple(_series(schedule, one, members, everybody, soonest.get(one.pk)) for one in series)
    return Facts(
        first=schedule.first,
        last=schedule.last,
        land=town.land,
        weekdays=tuple(schedule.weekdays),
        start=schedule.start,
        minutes=schedule.minutes,
        series=told,
        people=tuple(
            _people(schedule, members, told, days, _elsewhere_of(schedule, series, members, taken))
        ),
        skip_school_holidays=schedule.school_holidays == Strength.BLOCK,
        skip_public_holidays=schedule.public_holidays == Strength.BLOCK,
        floor=schedule.floor,
        closed=tuple(calendars.closed(town, schedule.first, schedule.last)),
        busy=busy if schedule.taken == Strength.BLOCK else (),
        rooms=tuple(_rooms(schedule, hours)) if needs_room else (),
        warned=_warned(schedule, busy),
        from_where=members.from_where,
    )


def _days(schedule: Schedule) -> list[date]:
    length = (schedule.last - schedule.first).days + 1
    return [schedule.first + n * _DAY for n in range(length)]


def _soonest(series: Iterable[Series]) -> dict[int, date]:
    """Of series of bodies whose periods for invitations are to be kept: the first day to which one
    can still invite, or that of a meeting they have before it."""
    today = localdate(audit.now())
    found = {}
    for one in series:
        held = convening.of_body(one.body)
        if held and held.blocks:
            found[one.pk] = first_day(held, today)
    if found:
        there = Meeting.objects.filter(
            planned__series__in=found, state=MeetingState.INVITED, starts_at__gte=audit.now()
        )
        for key, starts in there.values_list("planned__series", "starts_at"):
            found[key] = min(found[key], localdate(starts))
    return found


def _series(
    schedule: Schedule, one: Series, members: Members, everybody: tuple[int, ...],
    soonest: date | None,
) -> SeriesFacts:  # fmt: skip
    wishes = [(date.fromisoformat(wish["day"]), wish["kind"]) for wish in one.wished or ()]  # type: ignore[attr-defined]
    last = min(one.last or schedule.last, schedule.last)
    first = max(one.first or schedule.first, schedule.first, soonest or schedule.first)
    forbidden = {day for day, kind in wishes if kind == WishKind.FORBIDDEN}
    if soonest and soonest > last:  # nobody can be invited in time any more
        forbidden.add(last)
    return SeriesFacts(
        key=one.pk,
        meetings=one.meetings,
        members=everybody if one.everybody else tuple(sorted(members.of_body[one.body_id])),
        first=min(first, last),
        last=last,
        weekdays=tuple(one.weekdays or schedule.weekdays),
        start=one.start or schedule.start,
        minutes=one.minutes or schedule.minutes,
        gap=one.gap,
        needs_room=one.needs_room,
        after=tuple(one.after),
        required=tuple(sorted(person.pk for person in one.required.all())),
        pinned=frozenset(day for day, kind in wishes if kind == WishKind.PINNED),
        forbidden=frozenset(forbidden),
    )


# --- people ---------------------------------------------------------------------------------------


def _elsewhere_of(
    schedule: Schedule, series: Iterable[Series], members: Members, taken: Iterable[Taken]
) -> dict[int, dict[date, Elsewhere]]:
    """By person and day: another meeting they are invited to, or a date of another body they sit
    in, at that hour or too near to it."""
    if schedule.elsewhere == Strength.IGNORE:
        return {}
    evenings: dict[int, list[Evening]] = {}
    for one in series:
        evening = Evening(
            frozenset(one.weekdays or schedule.weekdays),
            time.fromisoformat(one.start or schedule.start),
            one.minutes or schedule.minutes,
            one.format == Format.ONLINE,
        )
        for person in members.people if one.everybody else members.of_body[one.body_id]:
            evenings.setdefault(person, []).append(evening)
    invited = Invitee.objects.filter(
        person__in=evenings,
        meeting__state__in=COMING,
        meeting__starts_at__date__lte=schedule.last,
        meeting__ends_at__date__gte=schedule.first,
    ).exclude(Q(answer=MeetingAnswer.NO) | Q(meeting__planned__series__schedule=schedule))
    found: dict[int, dict[date, Elsewhere]] = {}
    way = timedelta(minutes=schedule.way)
    columns = ("body__name", "starts_at", "ends_at", "format")
    rows = invited.order_by("meeting__starts_at").values_list(
        "person", *(f"meeting__{name}" for name in columns)
    )
    others = [
        (person, Elsewhere(body, _local(starts), _local(ends), form == Format.ONLINE))
        for person, body, starts, ends, form in rows
    ]
    for person, other in [*others, *_in_calendars(taken, members)]:
        for day, _one in too_near([other], evenings.get(person, ()), way):
            found.setdefault(person, {}).setdefault(day, other)
    return found


def _in_calendars(taken: Iterable[Taken], members: Members) -> Iterator[tuple[int, Elsewhere]]:
    """Dates of bodies that are not planned for, of each who sits there on the day."""
    for one in taken:
        starts, ends = _local(one.starts), _local(one.ends)
        for place in members.seats.get(one.body_id or 0, ()):
            sitting = place.holder(starts.date())
            if place.counts and sitting and sitting.person:
                yield (
                    sitting.person,
                    Elsewhere(place.body_name, starts, ends, all_day=one.all_day),
                )


def _local(moment: datetime) -> datetime:
    return localtime(moment).replace(tzinfo=None)


def _people(
    schedule: Schedule,
    members: Members,
    series: Sequence[SeriesFacts],
    days: list[date],
    elsewhere: dict[int, dict[date, Elsewhere]],
) -> Iterator[PersonFacts]:
    replies = answering.availability_in(schedule.concept)
    said: dict[int, list[Said]] = {}
    assumed: dict[int, list[Said]] = {}
    for times in PersonTimes.objects.filter(schedule=schedule):
        (assumed if times.assumed else said).setdefault(times.person_id, []).append(said_of(times))
    blocks = schedule.rather_not == Strength.BLOCK
    hours = hours_of(series)
    weekdays = _weekdays_of(series)
    for person in sorted(members.people):
        reply = replies.get(person)
        known = said.get(person, () if reply else assumed.get(person, ()))
        at_hour = {
            hour: together(days, *_fits(reply, days, hour), known, blocks=blocks) for hour in hours
        }
        own = weekdays.get(person, {})
        away, rather_not = (
            frozenset(
                day
                for hour, found in at_hour.items()
                for day in found[which]
                if hour in own.get(day.weekday(), hours)
            )
            for which in (0, 1)
        )
        there, blocked = elsewhere.get(person, {}), frozenset[date]()
        if schedule.elsewhere == Strength.BLOCK:
            there, blocked = {}, frozenset(there)
        yield PersonFacts(
            key=person,
            groups=tuple(sorted(members.groups.get(person, ()))),
            away=away | blocked,
            rather_not=rather_not - away - blocked,
            at_hour={hour: found[0] | blocked for hour, found in at_hour.items()},
            answered=reply is not None or person in said,
            elsewhere=there,
        )


def hours_of(series: Iterable[SeriesFacts]) -> list[str]:
    """At which hours there are meetings, in order."""
    return sorted({one.start for one in series})


def _weekdays_of(series: Iterable[SeriesFacts]) -> dict[int, dict[int, set[str]]]:
    """By person and weekday: at which hours their series meet."""
    found: dict[int, dict[int, set[str]]] = {}
    for one in series:
        for person in one.members:
            own = found.setdefault(person, {})
            for day in one.weekdays:
                own.setdefault(day, set()).add(one.start)
    return found


def _fits(reply: Availability | None, days: list[date], hour: str) -> tuple[list[date], list[date]]:
    """The days on which somebody cannot come at an hour, and would rather not."""
    if reply is None:
        return [], []
    fits = [(day, reply.fit(day, hour)) for day in days]
    return (
        [day for day, fit in fits if fit == Fit.NOT],
        [day for day, fit in fits if fit == Fit.RATHER_NOT],
    )


def said_of(row: PersonTimes) -> Said:
    """What a row says, as plain values."""
    return Said(
        source=row.source,
        away=_read(row.away),
        rather_not=_read(row.rather_not),
        can=_read(row.can),
        weekdays=frozenset(row.weekdays),
    )


def _read(days: Iterable[str]) -> frozenset[date]:
    return frozenset(date.fromisoformat(day) for day in days)


# --- what is taken --------------------------------------------------------------------------------


def _hours(schedule: Schedule, series: Iterable[Series]) -> Iterator[Hours]:
    """When there could be meetings: on which weekdays, from when to when."""
    for one in [None, *series]:
        weekdays = (one.weekdays if one else None) or schedule.weekdays
        start = (one.start if one else "") or schedule.start
        minutes = (one.minutes if one else None) or schedule.minutes
        begin = datetime.combine(date.min + _DAY, time.fromisoformat(start))
        yield frozenset(weekdays), begin, begin + timedelta(minutes=minutes)


def _taken_days(taken: Iterable[Taken], hours: Collection[Hours]) -> Iterator[tuple[date, str]]:
    """The days on which something overlaps with an hour at which one could meet."""
    for one in taken:
        starts, ends = _local(one.starts), _local(one.ends)
        day = starts.date()
        while day <= ends.date():
            if any(_overlaps(day, starts, ends, *each) for each in hours):
                yield day, " ".join((one.source or one.title).split())[:150]
            day += _DAY


def _overlaps(
    day: date, starts: datetime, ends: datetime, weekdays: frozenset[int], first: datetime,
    last: datetime,
) -> bool:  # fmt: skip
    if day.weekday() not in weekdays:
        return False
    opens = datetime.combine(day, first.time())
    return starts < opens + (last - first) and ends > opens


def _rooms(schedule: Schedule, hours: Collection[Hours]) -> Iterator[RoomFacts]:
    rooms: list[Room] = [
        one for one in calendars.rooms(schedule.concept.municipality) if one.capacity is not None
    ]
    taken = calendars.room_taken(rooms, schedule.first, schedule.last, without=schedule)
    for meeting in _meeting_in(schedule, rooms):
        taken[meeting.room_id or 0].append(
            Taken(meeting.starts_at, meeting.ends_at, False, "", None, "", meeting.room_id)
        )
    for room in rooms:
        days = frozenset(day for day, _why in _taken_days(taken[room.pk], hours))
        yield RoomFacts(room.pk, room.capacity or 0, days)


def _meeting_in(schedule: Schedule, rooms: Iterable[Room]) -> Iterable[Meeting]:
    """Meetings in these rooms but for those that came of this planning, which may move."""
    found = Meeting.objects.filter(
        room__in=rooms,
        state__in=COMING,
        starts_at__date__lte=schedule.last,
        ends_at__date__gte=schedule.first,
    )
    return found.exclude(planned__series__schedule=schedule)


def _warned(schedule: Schedule, busy: Iterable[tuple[date, str]]) -> dict[date, str]:
    """What speaks against days that are planned all the same."""
    found: dict[date, str] = {}
    land, years = (
        schedule.concept.municipality.land,
        range(schedule.first.year, schedule.last.year + 1),
    )
    if schedule.school_holidays == Strength.WARN:
        for year in years:
            for day, name in calendar.holidays_of(land, year, "school").items():
                found[day] = name.de
    if schedule.public_holidays == Strength.WARN:
        for year in years:
            for day, name in calendar.holidays_of(land, year, "public").items():
                found[day] = name.de
    if schedule.taken == Strength.WARN:
        found |= dict(busy)
    return {day: why for day, why in found.items() if schedule.first <= day <= schedule.last}
