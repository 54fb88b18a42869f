"""Who has a seat, and who stands in there: they come, go, and follow each other.

    fill_seat(seat, person=vogt, since=date(2026, 3, 1), paper="23/SVV/0815")
    hand_over_seat(seat, person=costa, since=date(2027, 1, 1))  # vogt: until the day before
    vacate_seat(seat, until=date(2027, 6, 30))                  # nobody follows yet

`shown` is the stamp of what a page said of the seat (`core/shown.py`): of two people who fill one
seat the second is told.
"""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import Occupancy, Person, Seat
from gemeinwerk.actors.operations.writing import (
    begins,
    day_in_words,
    ends,
    lock_seat,
    occupancies_of,
    record_leaving,
    require_fitting,
    sit_down,
    told,
)
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.core.writing import hold, verb

DAY = timedelta(days=1)


@verb
def fill_seat(
    seat: Seat,
    *,
    by: User | None,
    person: Person,
    since: date | None = None,
    until: date | None = None,
    paper: str = "",
    shown: str | None = None,
) -> Occupancy:
    """Somebody takes a seat that is vacant then; refused while somebody sits there."""
    found, _rows = lock_seat(seat, shown)
    return sit_down(found, by=by, person=person, since=since, until=until, paper=paper)


@verb
def hand_over_seat(
    seat: Seat,
    *,
    by: User | None,
    person: Person,
    since: date,
    until: date | None = None,
    paper: str = "",
    shown: str | None = None,
) -> Occupancy:
    """Somebody follows whoever sits there, from a day on; vacant until then, they just take it."""
    found, rows = lock_seat(seat, shown)
    _make_way(found, rows, deputises=False, since=since, by=by)
    return sit_down(found, by=by, person=person, since=since, until=until, paper=paper)


@verb
def vacate_seat(
    seat: Seat, *, by: User | None, until: date, shown: str | None = None
) -> Occupancy:  # fmt: skip
    """Whoever sits there does so until that day; the seat stays, and so does its deputy."""
    found, rows = lock_seat(seat, shown)
    return _leave(found, rows, deputises=False, until=until, by=by)


@verb
def name_seat_deputy(
    seat: Seat,
    *,
    by: User | None,
    person: Person,
    since: date | None = None,
    until: date | None = None,
    paper: str = "",
    shown: str | None = None,
) -> Occupancy:
    """Somebody stands in on this seat from a day on, after whoever did so before."""
    found, rows = lock_seat(seat, shown)
    if since is not None:
        _make_way(found, rows, deputises=True, since=since, by=by)
    new = Occupancy(
        seat=found, person=person, deputises=True, since=since, until=until, paper=paper
    )
    require_fitting(new, occupancies_of(found))
    new.save()
    audit.record(ActorsVerb.SEAT_DEPUTISE, person, by=by, public=True, after=told(new))
    return new


@verb
def end_seat_deputy(
    seat: Seat, *, by: User | None, until: date, shown: str | None = None
) -> Occupancy:  # fmt: skip
    """Whoever stands in on this seat does so until that day."""
    found, rows = lock_seat(seat, shown)
    return _leave(found, rows, deputises=True, until=until, by=by)


@verb
def edit_occupancy(
    occupancy: Occupancy, *, by: User | None, seen: Seen = None, **values: Any
) -> Occupancy:
    """Mend or prolong a term, or the number of its paper. Raises `Overtaken`."""
    hold(occupancy.seat.body)
    seat = hold(occupancy.seat, "body")
    found = hold(occupancy, "person", "seat__body")
    told_of = found.person or seat
    before, after = lost_update.apply(
        found, values, seen=seen, verb=ActorsVerb.SEAT_TERM, recorded_with=told_of
    )
    if after:
        others = [one for one in occupancies_of(seat) if one.pk != found.pk]
        require_fitting(found, others)
        found.save()
        where = {"body": seat.body}
        before, after = where | before, where | after
        audit.record(ActorsVerb.SEAT_TERM, told_of, by=by, public=True, before=before, after=after)
    return found


@verb
def remove_occupancy(occupancy: Occupancy, *, by: User | None) -> None:
    """Take back that somebody had a seat, entered by mistake; who leaves is given a last day."""
    body = hold(occupancy.seat.body)
    seat = hold(occupancy.seat, "body")
    found = hold(occupancy, "person")
    told_of = found.person or seat
    audit.record(ActorsVerb.SEAT_TAKE_BACK, told_of, by=by, public=True, after={"body": body})
    found.delete()


def _make_way(
    seat: Seat, rows: list[Occupancy], *, deputises: bool, since: date, by: User | None
) -> None:
    """Whoever is there stays until the day before."""
    for one in rows:
        if one.deputises is not deputises or ends(one) < since:
            continue
        if begins(one) >= since:
            raise Unfitting(
                _("{person} ist hier schon ab {day} eingetragen. Wählen Sie einen Tag danach.")
                .format(person=one, day=day_in_words(one.since))
            )  # fmt: skip
        one.until = since - DAY
        one.save()
        record_leaving(one, seat=seat, by=by)


def _leave(
    seat: Seat, rows: list[Occupancy], *, deputises: bool, until: date, by: User | None
) -> Occupancy:
    there = (one for one in rows if one.deputises is deputises and begins(one) <= until)
    row = next((one for one in there if ends(one) >= until), None)
    if row is None:
        nobody = _("Am {day} sitzt hier niemand.")
        if deputises:
            nobody = _("Am {day} vertritt hier niemand.")
        raise Unfitting(nobody.format(day=day_in_words(until)))
    if row.until == until:
        raise Unfitting(
            _("Für {person} ist schon der {day} als letzter Tag eingetragen.").format(
                person=row, day=day_in_words(until)
            )
        )
    row.until = until
    row.save()
    record_leaving(row, seat=seat, by=by)
    return row
