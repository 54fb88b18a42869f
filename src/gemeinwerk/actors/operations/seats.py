"""What can happen to a seat itself; who sits on it: `sitting.py`.

What concerns a person is recorded with that person, so that erasing them finds all of it.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import ActorGroup, Body, Occupancy, Organisation, Person, Seat
from gemeinwerk.actors.operations.sitting import name_seat_deputy
from gemeinwerk.actors.operations.writing import (
    day_in_words,
    ends,
    lock_seat,
    record_leaving,
    sit_down,
)
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.core.writing import hold, verb


@verb
def add_seat(
    body: Body,
    *,
    by: User | None,
    person: Person | None = None,
    deputy: Person | None = None,
    since: date | None = None,
    until: date | None = None,
    paper: str = "",
    **details: Any,
) -> Seat:
    """A new seat, with the person who has it from its first day on, or vacant.

    `until` is the end of the person's term. `details`: organisation, group, function, remark; a
    seat without a group counts to that of its organisation.
    """
    present = hold(body)
    new = Seat(body=present, since=since, **details)
    if new.group is None and new.organisation is not None:
        new.group = ActorGroup.objects.filter(
            municipality=present.municipality_id, kind=new.organisation.kind
        ).first()
    _require_fitting(new)
    if person is None and (until or paper):
        raise Unfitting(
            _(
                "Amtszeit und Drucksache gehören zu der Person, die auf dem Sitz sitzt. Bitte "
                "wählen Sie eine Person, oder lassen Sie beides leer."
            )
        )
    new.save()
    told = {name: getattr(new, name) for name in ("function", "organisation", "group", "remark")}
    after = {name: value for name, value in told.items() if value}
    audit.record(ActorsVerb.SEAT_CREATE, new, by=by, public=True, after=after)
    if person is not None:
        sit_down(hold(new), by=by, person=person, since=since, until=until, paper=paper)
    if deputy is not None:
        name_seat_deputy(new, by=by, person=deputy, since=since)
    return new


@verb
def edit_seat(seat: Seat, *, by: User | None, seen: Seen = None, **values: Any) -> Seat:
    """Change for whom, as what and since when a seat is there. Raises `Overtaken`."""
    hold(seat.body)
    found = hold(seat, "body", "organisation", "group")
    before, after = lost_update.apply(found, values, seen=seen, verb=ActorsVerb.SEAT_EDIT)
    if after:
        _require_fitting(found)
        found.save()
        audit.record(ActorsVerb.SEAT_EDIT, found, by=by, public=True, before=before, after=after)
    return found


@verb
def end_seat(seat: Seat, *, by: User | None, until: date, shown: str | None = None) -> Seat:
    """The body has this seat no longer; whoever sits there or stands in does so until that day."""
    found, rows = lock_seat(seat, shown)
    if found.until is not None:
        raise Unfitting(
            _("Den Sitz gibt es schon nur bis {day}.").format(day=day_in_words(found.until))
        )  # fmt: skip
    later = next((one for one in rows if one.since and one.since > until), None)
    if later:
        raise Unfitting(
            _(
                "{person} soll ab {day} hier sitzen. Nehmen Sie das zuerst zurück, oder wählen Sie "
                "einen späteren Tag."
            ).format(person=later, day=day_in_words(later.since))
        )
    for one in rows:
        if ends(one) > until:
            one.until = until
            one.save()
            record_leaving(one, seat=found, by=by)
    found.until = until
    _require_fitting(found)
    found.save()
    audit.record(ActorsVerb.SEAT_END, found, by=by, public=True, after={"until": until})
    return found


@verb
def reopen_seat(seat: Seat, *, by: User | None) -> Seat:
    """The seat is there again, vacant; who had it before stays in its history."""
    hold(seat.body)
    found = hold(seat, "body")
    if found.until is None:
        raise Unfitting(_("Der Sitz besteht noch."))
    before, found.until = found.until, None
    found.save()
    audit.record(ActorsVerb.SEAT_REOPEN, found, by=by, public=True, before={"until": before})
    return found


@verb
def remove_seat(seat: Seat, *, by: User | None) -> None:
    """Take back a seat entered by mistake, with all that is known of it; one that was there is
    ended instead."""
    body = hold(seat.body)
    found = hold(seat, "body")
    where = {"body": body}
    for person in Person.objects.filter(occupancies__seat=found).distinct():
        audit.record(ActorsVerb.SEAT_REMOVE, person, by=by, public=True, after=where)
    audit.record(ActorsVerb.SEAT_REMOVE, found, by=by, public=True, after=where)
    found.delete()


def _require_fitting(seat: Seat) -> None:
    town = seat.body.municipality_id
    others: tuple[Organisation | ActorGroup | None, ...] = (seat.organisation, seat.group)
    for other in others:
        if other is not None and other.municipality_id != town:
            raise Unfitting(_("„{name}“ gehört zu einer anderen Kommune.").format(name=other))
    if seat.since and seat.until and seat.until < seat.since:
        raise Unfitting(_("Das Ende des Sitzes liegt vor seinem Beginn."))
    if seat.since and seat.pk:
        earlier = Occupancy.objects.filter(seat=seat, since__lt=seat.since).first()
        if earlier:
            raise Unfitting(
                _("{person} saß hier schon am {day}; so lange gibt es den Sitz mindestens.").format(
                    person=earlier, day=day_in_words(earlier.since)
                )
            )
