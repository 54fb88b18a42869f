"""What verbs share: who sits on a seat, held and in order, and what is told of it; who no longer
speaks for an organisation."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import Occupancy, Organisation, Person, Seat
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all


def lock_seat(seat: Seat, shown: str | None = None) -> tuple[Seat, list[Occupancy]]:
    """The seat as it is now, and who was, is and comes there. `shown`: the stamp of what a page
    said of it; raises `SeenOtherwise` where that no longer holds."""
    hold(seat.body)
    found = hold(seat, "body")
    rows = occupancies_of(found)
    require_same(seat_told(found, rows), shown)
    return found, rows


def occupancies_of(seat: Seat) -> list[Occupancy]:
    """All of them, held, in the order of time."""
    return sorted(hold_all(seat.occupancies.all()), key=begins)


def seat_told(seat: Seat, rows: Iterable[Occupancy]) -> list[Any]:
    """What a page tells of a seat: plain values for a stamp."""
    told = [(one.pk, one.person_id, str(one.since), str(one.until)) for one in rows]
    return [seat.pk, str(seat.until), told]


def begins(one: Occupancy) -> date:
    return one.since or date.min


def ends(one: Occupancy) -> date:
    return one.until or date.max


def sit_down(
    seat: Seat,
    *,
    by: User | None,
    person: Person,
    since: date | None,
    until: date | None,
    paper: str,
) -> Occupancy:
    """On a seat that is held, with its body."""
    new = Occupancy(seat=seat, person=person, since=since, until=until, paper=paper)
    require_fitting(new, occupancies_of(seat))
    _require_one_seat(new)
    new.save()
    audit.record(ActorsVerb.SEAT_ADD, person, by=by, public=True, after=told(new))
    return new


def record_leaving(row: Occupancy, *, seat: Seat, by: User | None) -> None:
    """Nothing to record of somebody who is erased."""
    if row.person is not None:
        left = ActorsVerb.SEAT_DEPUTY_LEAVE if row.deputises else ActorsVerb.SEAT_LEAVE
        after = {"body": seat.body, "until": row.until}
        audit.record(left, row.person, by=by, public=True, after=after)


def require_fitting(row: Occupancy, others: Iterable[Occupancy]) -> None:
    seat, person = row.seat, row.person
    if person is not None and person.municipality_id != seat.municipality_id:
        raise Unfitting(_("„{name}“ gehört zu einer anderen Kommune.").format(name=person))
    if row.since and row.until and row.until < row.since:
        raise Unfitting(_("Die Amtszeit endet vor ihrem Beginn."))
    if seat.since and row.since and row.since < seat.since:
        raise Unfitting(_("Den Sitz gibt es erst seit {day}.").format(day=day_in_words(seat.since)))
    if seat.until and (row.until is None or row.until > seat.until):
        raise Unfitting(_("Den Sitz gibt es nur bis {day}.").format(day=day_in_words(seat.until)))
    for other in others:
        if not _meet(row, other):
            continue
        if other.deputises is row.deputises:
            raise Unfitting(_already(other))
        if person is not None and other.person_id == person.pk:
            raise Unfitting(_("{person} kann sich nicht selbst vertreten.").format(person=person))


def _already(other: Occupancy) -> str:
    span = [
        words.format(day=day_in_words(day))
        for words, day in ((_("seit {day}"), other.since), (_("bis {day}"), other.until))
        if day
    ]
    if other.deputises:
        words = _("Hier vertritt schon {person}. Tragen Sie zuerst einen letzten Tag ein.")
    else:
        words = _(
            "Hier sitzt schon {person}. Tragen Sie eine Nachfolge ein oder zuerst einen letzten "
            "Tag."
        )
    return words.format(person=" ".join([str(other), *span]))


def _require_one_seat(row: Occupancy) -> None:
    """One person has one seat in a body."""
    same = Occupancy.objects.filter(
        seat__body=row.seat.body_id, person=row.person, deputises=False
    ).exclude(seat=row.seat_id)
    if any(_meet(row, other) for other in same):
        raise Unfitting(
            _("{person} hat in „{body}“ schon einen Sitz.").format(
                person=row.person, body=row.seat.body
            )
        )


def _meet(one: Occupancy, other: Occupancy) -> bool:
    return begins(one) <= ends(other) and begins(other) <= ends(one)


def told(row: Occupancy) -> dict[str, Any]:
    told = {"since": row.since, "until": row.until, "paper": row.paper}
    return {"body": row.seat.body} | {name: value for name, value in told.items() if value}


def day_in_words(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def no_longer_speaking(person: Person, *, by: User | None, left: Collection[int]) -> None:
    """Whoever leaves an organisation does not speak for it any more."""
    for one in hold_all(Organisation.objects.filter(pk__in=left, speaker=person)):
        one.speaker = None
        one.save(update_fields=["speaker"])
        audit.record(
            ActorsVerb.ORGANISATION_EDIT, one, by=by,
            before={"speaker": person}, after={"speaker": None},
        )  # fmt: skip
