"""Asking an organisation, sending it the link again, withdrawing what was asked.

asked = ask(organisation, seats=[…], email="…", answer_until=day, by=user)
send_again(asked, by=user)      # earlier links hold no more
withdraw(asked, by=user)
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation, Person, Seat
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import personal_links
from gemeinwerk.core.personal_links import hashed
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.nominations import notices
from gemeinwerk.nominations.errors import AskedAlready, RequestOver, WrongAsking
from gemeinwerk.nominations.models import (
    PENDING,
    MailKind,
    Nomination,
    NominationLink,
    NominationRequest,
    NominationState,
)
from gemeinwerk.nominations.operations.writing import (
    lock,
    new_link,
    note_mail,
    seats_in_words,
    withdraw_links,
)
from gemeinwerk.nominations.verbs import NominationsVerb

MOST_SEATS = 40


@verb
def ask(
    organisation: Organisation,
    *,
    seats: Collection[int],
    email: str,
    answer_until: date,
    by: User | None,
    words: str = "",
    remind_before: Sequence[int] = (7, 2),
    escalate_to: Person | None = None,
    escalate_after: int = 3,
) -> NominationRequest:
    """Ask for somebody for these seats (keys); the link leaves by mail."""
    found = hold(organisation, "municipality")
    chosen = _free(found, seats)
    _require_sensible(found, answer_until, escalate_to)
    new = NominationRequest.objects.create(
        municipality=found.municipality,
        organisation=found,
        email=email,
        words=words.strip(),
        answer_until=answer_until,
        remind_before=sorted(set(remind_before), reverse=True),
        escalate_to=escalate_to,
        escalate_after=escalate_after,
        asked_at=audit.now(),
    )
    held_new = hold(new, "municipality", "organisation")
    rows = [Nomination(request=held_new, seat=seat) for seat in chosen]
    Nomination.objects.bulk_create(rows)
    notices.asked(held_new, rows, new_link(held_new))
    note_mail(held_new, MailKind.ASKED)
    after: dict[str, Any] = {"answer_until": answer_until, "seats": seats_in_words(rows)}
    audit.record(NominationsVerb.NOMINATION_ASK, held_new, by=by, after=after)
    return held_new


@verb
def send_again(asked: NominationRequest, *, by: User) -> None:
    """A new link by mail; the earlier ones work no more."""
    found, rows = lock(asked)
    waiting = [one for one in rows if one.state in PENDING]
    if not waiting:
        raise RequestOver(_("Hier ist nichts mehr zu beantworten."))
    withdraw_links(found)
    notices.call_back(found)
    notices.asked(found, waiting, new_link(found))
    audit.record(NominationsVerb.NOMINATION_SEND_AGAIN, found, by=by)


@verb
def withdraw(asked: NominationRequest, *, by: User, reason: str = "") -> None:
    """What is not taken over is asked no more; its links end, and who was named is forgotten."""
    found, rows = lock(asked)
    for one in rows:
        if one.state != NominationState.TAKEN_OVER:
            forget_who(one)
            one.state = NominationState.WITHDRAWN
            one.save()
    found.closed_at = audit.now()
    found.save(update_fields=["closed_at"])
    withdraw_links(found)
    notices.call_back(found)
    audit.record(NominationsVerb.NOMINATION_WITHDRAW, found, by=by, reason=reason)


def forget_who(row: Nomination) -> None:
    row.name = row.function = row.email = row.phone = ""


def of_token(town: Municipality, token: str) -> NominationLink:
    """Whose link this is, whether it still `holds` or not. Raises NominationLink.DoesNotExist."""
    found: NominationLink = NominationLink.objects.select_related(
        "request__organisation", "request__municipality"
    ).get(token_hash=hashed(token), request__municipality=town)
    return found


def note_used(link: NominationLink) -> None:
    personal_links.note_used(link, link.used_at, audit.now())


def _free(organisation: Organisation, keys: Collection[int]) -> list[Seat]:
    town = organisation.municipality_id
    wanted = Seat.objects.filter(pk__in=list(keys), body__municipality=town)
    seats = hold_all(wanted.select_related("body"))
    if not seats or len(seats) != len(set(keys)) or len(seats) > MOST_SEATS:
        raise WrongAsking(_("Bitte wählen Sie die Sitze, um die es geht."))
    asked = Nomination.objects.filter(seat__in=seats, state__in=PENDING)
    if other := asked.select_related("request__organisation", "seat__body").first():
        raise AskedAlready(
            _("Für einen Sitz in „{body}“ ist schon „{organisation}“ gefragt.").format(
                body=other.seat.body, organisation=other.request.organisation
            )
        )
    return seats


def _require_sensible(
    organisation: Organisation, answer_until: date, escalate_to: Person | None
) -> None:
    if answer_until < localdate(audit.now()):
        raise WrongAsking(_("Der Tag, bis zu dem geantwortet wird, ist schon vorbei."))
    if escalate_to is None:
        return
    if escalate_to.municipality_id != organisation.municipality_id:
        raise WrongAsking(_("„{name}“ gehört zu einer anderen Kommune.").format(name=escalate_to))
    if not escalate_to.email:
        raise WrongAsking(
            _("{name} hat keine E-Mail-Adresse und kann nicht Bescheid bekommen.").format(
                name=escalate_to
            )
        )
