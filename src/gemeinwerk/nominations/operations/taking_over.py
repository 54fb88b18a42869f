"""Who was named takes the seats, or goes back with a reason.

One councillor sent into four groups by one decision is one person on four seats: all that was
named alike in one request is taken over together, all of it or nothing.
"""

from datetime import date

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.nominations import notices
from gemeinwerk.nominations.errors import NothingNamed, WrongAsking
from gemeinwerk.nominations.models import (
    MailKind,
    Nomination,
    NominationRequest,
    NominationState,
)
from gemeinwerk.nominations.operations.asking import forget_who
from gemeinwerk.nominations.operations.writing import (
    close_if_settled,
    lock,
    new_link,
    note_mail,
    seats_in_words,
)
from gemeinwerk.nominations.queries import named_alike, told_of
from gemeinwerk.nominations.verbs import NominationsVerb


@verb
def take_over(
    asked: NominationRequest,
    *,
    like: int,
    person: Person | None,
    since: date,
    by: User,
    until: date | None = None,
    shown: str | None = None,
) -> Person:
    """All that was named as in the nomination `like` (its key). `person`: who is meant, where the
    town knows them; None: somebody new. Whoever sits there sits until the day before."""
    hold(asked.municipality)
    found, rows = lock(asked)
    chosen = named_alike(rows, like)
    require_same(told_of(chosen), shown)
    if not chosen:
        raise NothingNamed(_("Hier ist inzwischen niemand mehr benannt."))
    first = chosen[0]
    who = person or actors.create_person(
        found.municipality,
        by=by,
        name=first.name.strip(),
        function=first.function,
        email=first.email,
        phone=first.phone,
        organisations=[found.organisation],
    )
    for one in chosen:
        actors.hand_over_seat(
            one.seat, by=by, person=who, since=since, until=until, paper=one.paper
        )
        one.person, one.state = who, NominationState.TAKEN_OVER
        forget_who(one)
        one.save()
    close_if_settled(found, rows)
    after = {"seats": seats_in_words(chosen)}
    audit.record(NominationsVerb.NOMINATION_TAKE_OVER, found, by=by, after=after)
    return who


@verb
def send_back(asked: NominationRequest, *, like: int, reason: str, by: User) -> list[Nomination]:
    """The organisation is asked once more and reads why; it gets a new link by mail."""
    found, rows = lock(asked)
    chosen = named_alike(rows, like)
    if not chosen:
        raise NothingNamed(_("Hier ist inzwischen niemand mehr benannt."))
    if not reason.strip():
        raise WrongAsking(_("Bitte schreiben Sie, was noch fehlt oder nicht passt."))
    for one in chosen:
        one.state, one.sent_back = NominationState.RETURNED, reason.strip()
        one.save()
    notices.returned(found, chosen, new_link(found))
    note_mail(found, MailKind.RETURNED)
    after = {"seats": seats_in_words(chosen)}
    audit.record(NominationsVerb.NOMINATION_RETURN, found, by=by, after=after, reason=reason)
    return chosen
