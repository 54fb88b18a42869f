"""Bodies and who sits in them.

What concerns a seat is recorded with the person who holds it, so that erasing a person finds all
of it.
"""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import NameTaken, StillInUse, Unfitting
from gemeinwerk.actors.models import Body, Person, Seat
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.core.usage import uses_in_words
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality


@verb
def create_body(
    municipality: Municipality, *, by: User | None, kind: str, name: str, **details: Any
) -> Body:
    """A group of people who meet; `details` are further fields of the model."""
    new = Body(municipality=municipality, kind=kind, name=name, **details)
    _save(new)
    audit.record(ActorsVerb.BODY_CREATE, new, by=by, after={"kind": kind, "name": name, **details})
    return new


@verb
def edit_body(body: Body, *, by: User | None, seen: Seen = None, **values: Any) -> Body:
    """Change fields of the model; raises `Overtaken`."""
    found = hold(body)
    before, after = lost_update.apply(found, values, seen=seen, verb=ActorsVerb.BODY_EDIT)
    if after:
        _save(found)
        # Citizens read who decided.
        public = "name" in after
        audit.record(ActorsVerb.BODY_EDIT, found, by=by, before=before, after=after, public=public)
    return found


@verb
def remove_body(body: Body, *, by: User | None) -> None:
    """Only a body nobody sits or sat in goes, and that nothing refers to."""
    found = hold(body)
    if found.seats.exists():
        raise StillInUse(
            _("In „{name}“ sitzen Personen. Beenden Sie die Sitze, statt das Gremium zu entfernen.")
            .format(name=found)
        )  # fmt: skip
    if uses := uses_in_words(found):
        raise StillInUse(_("„{name}“ gehört noch zu: {uses}.").format(name=found, uses=uses))
    audit.record(
        ActorsVerb.BODY_REMOVE, found, by=by, before={"kind": found.kind, "name": found.name}
    )
    found.delete()


@verb
def add_seat(body: Body, *, by: User | None, person: Person, **details: Any) -> Seat:
    """A person takes part in a body. `details`: organisation, deputy, function, since, until."""
    new = Seat(body=hold(body), person=person, **details)
    _require_fitting(new)
    _require_new(new)
    new.save()
    _record(ActorsVerb.SEAT_ADD, new, by=by, after=details)
    return new


@verb
def edit_seat(seat: Seat, *, by: User | None, seen: Seen = None, **values: Any) -> Seat:
    """Change a seat; ending one is giving it an `until`. Raises `Overtaken`."""
    found = hold(seat, "body", "person")
    before, after = lost_update.apply(
        found, values, seen=seen, verb=ActorsVerb.SEAT_EDIT, recorded_with=found.person
    )
    if after:
        _require_fitting(found)
        found.save()
        _record(ActorsVerb.SEAT_EDIT, found, by=by, before=before, after=after)
    return found


@verb
def remove_seat(seat: Seat, *, by: User | None) -> None:
    """Take back a seat entered by mistake; one that was held is ended instead."""
    found = hold(seat, "body", "person")
    _record(ActorsVerb.SEAT_REMOVE, found, by=by)
    found.delete()


def _require_fitting(seat: Seat) -> None:
    town = seat.body.municipality_id
    for other in (seat.person, seat.deputy, seat.organisation):
        if other is not None and other.municipality_id != town:
            raise Unfitting(_("„{name}“ gehört zu einer anderen Kommune.").format(name=other))
    if seat.deputy is not None and seat.deputy == seat.person:
        raise Unfitting(_("{person} kann sich nicht selbst vertreten.").format(person=seat.person))
    if seat.since and seat.until and seat.until < seat.since:
        raise Unfitting(_("Das Ende des Sitzes liegt vor seinem Beginn."))


def _require_new(seat: Seat) -> None:
    same = {name: getattr(seat, name) for name in ("person", "organisation", "function", "since")}
    if Seat.objects.filter(body=seat.body, until=seat.until, **same).exists():
        raise Unfitting(
            _("{person} hat diesen Sitz in „{body}“ schon.").format(
                person=seat.person, body=seat.body
            )
        )


def _record(
    deed: Verb,
    seat: Seat,
    *,
    by: User | None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    where = {"body": seat.body}
    audit.record(
        deed,
        seat.person,
        by=by,
        before=_without_deputy(before) if before else {},
        after=where | _without_deputy(after or {}),
    )
    if after and after.get("deputy"):
        audit.record(ActorsVerb.SEAT_DEPUTISE, after["deputy"], by=by, after=where)


def _without_deputy(values: dict[str, Any]) -> dict[str, Any]:
    """The deputy is another person: their name stands in an entry of their own."""
    return {name: value for name, value in values.items() if name != "deputy"}


def _save(body: Body) -> None:
    try:
        with transaction.atomic():
            body.save()
    except IntegrityError as taken:
        raise NameTaken(_("Ein Gremium „{name}“ gibt es schon.").format(name=body.name)) from taken
