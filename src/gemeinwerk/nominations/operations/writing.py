"""What verbs on requests share: the request held with its seats, new links, words for seats."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.audit import operations as audit
from gemeinwerk.core.personal_links import hashed, new_word
from gemeinwerk.core.writing import hold, hold_all, must_hold
from gemeinwerk.nominations.errors import RequestOver
from gemeinwerk.nominations.models import (
    HOLDS_AFTER,
    PENDING,
    MailKind,
    Nomination,
    NominationLink,
    NominationMail,
    NominationRequest,
    NominationState,
)


def lock(asked: NominationRequest) -> tuple[NominationRequest, list[Nomination]]:
    """The request as it is now, and what was answered for each seat; refuses one that is over."""
    found = hold(asked, "municipality", "organisation", "escalate_to")
    if found.closed_at is not None:
        raise RequestOver(_("Diese Bitte um Benennung ist erledigt oder zurückgezogen."))
    return found, hold_all(found.nominations.select_related("seat__body"))


def new_link(asked: NominationRequest) -> str:
    """The path of a link that is written and shown once, and kept nowhere."""
    must_hold(asked)
    token = new_word()
    today = localdate(audit.now())
    NominationLink.objects.create(
        request=asked,
        token_hash=hashed(token),
        made_at=audit.now(),
        expires_on=max(asked.answer_until, today) + HOLDS_AFTER,
    )
    return reverse("nominate:answer", args=[token])


def withdraw_links(asked: NominationRequest) -> None:
    must_hold(asked)
    asked.links.filter(withdrawn_at=None).update(withdrawn_at=audit.now())


def note_mail(asked: NominationRequest, kind: MailKind) -> bool:
    """Whether this is the first of its kind today."""
    row = NominationMail(request=asked, kind=kind, day=localdate(audit.now()))
    known = NominationMail.objects.filter(request=asked, kind=kind, day=row.day)
    if known.exists():
        return False
    row.save()
    return True


def close_if_settled(asked: NominationRequest, rows: Iterable[Nomination]) -> None:
    """Once nothing is open any more the links end; what was declined may still be thought over
    until then."""
    left = [one for one in rows if one.state in (*PENDING, NominationState.DECLINED)]
    if not left:
        asked.closed_at = audit.now()
        asked.save(update_fields=["closed_at"])
        withdraw_links(asked)


def seats_in_words(rows: Iterable[Nomination]) -> str:
    return ", ".join(str(one.seat.body) for one in rows)
