"""What two entries for one person both have and one person cannot have: said before they are
merged, or laid together and taken apart again.

    require_fitting(kept, gone)     # InTheWay: two seats in one body, one stands in for the other
    told = lay_together(kept, gone) # plain values, to be kept with the merge
    take_apart(told, kept, gone)
"""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from gemeinwerk.actors.models import DataRequest, Deputy, Occupancy, Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.merging import InTheWay
from gemeinwerk.core.writing import hold_all

Json = dict[str, Any]


def require_fitting(kept: Person, gone: Person) -> None:
    """What is over is history and in nobody's way."""
    _require_no_deputy(kept, gone)
    _require_one_seat(kept, gone)


def lay_together(kept: Person, gone: Person) -> Json:
    return {"requests": _requests(kept, gone), "stood_in": _stood_in(kept, gone)}


def take_apart(told: Json, kept: Person, gone: Person) -> None:
    """What was asked for is open again at both, unless it was settled meanwhile; before all else
    goes back to `gone`."""
    for row in hold_all(DataRequest.objects.filter(person=kept, pk__in=told.get("requests", ()))):
        if DataRequest.objects.filter(person=kept, kind=row.kind, settled_at=None).exists():
            row.person, row.settled_at, row.followed, row.answer = gone, None, False, ""
            row.save(update_fields=["person", "settled_at", "followed", "answer"])
    for of_kept, since, until in told.get("stood_in", ()):
        person, deputy = (kept, gone) if of_kept else (gone, kept)
        days = {"since": date.fromisoformat(since), "until": date.fromisoformat(until)}
        Deputy.objects.create(person=person, deputy=deputy, **days)


# --- inside -------------------------------------------------------------------------------------


def _between(kept: Person, gone: Person) -> Any:
    return Deputy.objects.filter(Q(person=kept, deputy=gone) | Q(person=gone, deputy=kept))


def _require_no_deputy(kept: Person, gone: Person) -> None:
    today = localdate(audit.now())
    row = _between(kept, gone).filter(until__gte=today).select_related("person", "deputy").first()
    if row:
        raise InTheWay(
            _(
                "„{deputy}“ vertritt „{person}“ bis {day}, und niemand vertritt sich selbst. "
                "Beenden Sie zuerst die Vertretung; geschehen ist noch nichts."
            ).format(deputy=row.deputy, person=row.person, day=date_format(row.until))
        )


def _require_one_seat(kept: Person, gone: Person) -> None:
    mine, theirs = _sitting(kept), _sitting(gone)
    for one in mine:
        for other in theirs:
            if one.seat.body_id != other.seat.body_id or not _meet(one, other):
                continue
            told = {"one": kept, "other": gone, "body": one.seat.body}
            if one.seat_id == other.seat_id:
                raise InTheWay(
                    _(
                        "In „{body}“ hat „{one}“ oder „{other}“ den Sitz, auf dem die andere "
                        "vertritt. Beenden Sie zuerst diese Vertretung; geschehen ist noch nichts."
                    ).format(**told)
                )
            if not (one.deputises or other.deputises):
                raise InTheWay(
                    _(
                        "„{one}“ und „{other}“ haben beide einen Sitz in „{body}“; eine Person hat "
                        "dort nur einen. Geben Sie zuerst einen der beiden Sitze frei; geschehen "
                        "ist noch nichts."
                    ).format(**told)
                )


def _sitting(person: Person) -> list[Occupancy]:
    today = localdate(audit.now())
    rows = Occupancy.objects.filter(Q(until=None) | Q(until__gte=today), person=person)
    return list(rows.select_related("seat__body").order_by("pk"))


def _meet(one: Occupancy, other: Occupancy) -> bool:
    begins = max(one.since or date.min, other.since or date.min)
    return begins <= min(one.until or date.max, other.until or date.max)


def _requests(kept: Person, gone: Person) -> list[int]:
    """Of two that ask for the same the earlier day counts and the words of both; which were laid
    to another."""
    mine = {row.kind: row for row in hold_all(_open(kept))}
    laid = []
    for row in hold_all(_open(gone)):
        stays = mine.get(row.kind)
        if stays is None:
            continue
        stays.said = "\n\n".join(words for words in (stays.said, row.said) if words)
        stays.at, stays.due_on = min(stays.at, row.at), min(stays.due_on, row.due_on)
        stays.save(update_fields=["said", "at", "due_on"])
        row.settled_at, row.followed = audit.now(), True
        row.answer = _("Zusammengelegt mit dem Anliegen vom {day}.").format(
            day=date_format(localtime(stays.at), "SHORT_DATE_FORMAT")
        )
        row.save(update_fields=["settled_at", "followed", "answer"])
        laid.append(row.pk)
    return laid


def _open(person: Person) -> Any:
    return DataRequest.objects.filter(person=person, settled_at=None).order_by("pk")


def _stood_in(kept: Person, gone: Person) -> list[list[Any]]:
    """Who stood in for the other in days that are over: nobody does for themselves."""
    rows = list(_between(kept, gone))
    told = [[row.person_id == kept.pk, str(row.since), str(row.until)] for row in rows]
    for row in rows:
        row.delete()
    return told
