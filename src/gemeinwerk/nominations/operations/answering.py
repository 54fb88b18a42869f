"""What an organisation answers, by its link; or what the office enters for it.

    answer(asked, seats={…}, said=Said("named", name="…", email="…"), by=ByLink("…"))

An answer holds for the chosen seats and can be given anew until the office has taken it over.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import verb
from gemeinwerk.nominations.by_link import ByLink
from gemeinwerk.nominations.errors import AskedAlready, RequestOver, WrongAsking
from gemeinwerk.nominations.models import (
    HOLDS_AFTER,
    PENDING,
    SETTLED,
    Nomination,
    NominationRequest,
    NominationState,
)
from gemeinwerk.nominations.operations.writing import lock, seats_in_words
from gemeinwerk.nominations.verbs import NominationsVerb


@dataclass(frozen=True)
class Said:
    """`state`: named, declined or more_time; what else belongs to it."""

    state: str
    takes_over: bool = False
    name: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""
    paper: str = ""
    reason: str = ""
    until: date | None = None


@verb
def answer(
    asked: NominationRequest, *, seats: Collection[int], said: Said, by: User | ByLink
) -> list[Nomination]:
    """For these seats (keys of nominations). Raises `RequestOver`."""
    found, rows = lock(asked)
    chosen = [one for one in rows if one.pk in set(seats)]
    if not chosen:
        raise WrongAsking(_("Bitte wählen Sie, für welche Sitze die Antwort gilt."))
    if any(one.state in SETTLED for one in chosen):
        raise RequestOver(
            _(
                "Einen dieser Sitze hat das Büro inzwischen besetzt. Bitte sehen Sie noch einmal "
                "nach."
            )
        )
    _require_whole(said)
    _refuse_asked_elsewhere(chosen)
    for one in chosen:
        _write(one, said)
    after: dict[str, Any] = {"seats": seats_in_words(chosen)}
    if said.until:
        after["until"] = said.until
    audit.record(_DEEDS[said.state], found, by=by, after=after)
    return chosen


_DEEDS: dict[str, NominationsVerb] = {
    NominationState.NAMED: NominationsVerb.NOMINATION_NAME,
    NominationState.DECLINED: NominationsVerb.NOMINATION_DECLINE,
    NominationState.MORE_TIME: NominationsVerb.NOMINATION_MORE_TIME,
}


def _write(row: Nomination, said: Said) -> None:
    row.state, row.takes_over = said.state, said.takes_over
    for name in ("name", "function", "email", "phone", "paper", "reason", "until"):
        setattr(row, name, getattr(said, name))
    row.answered_at = audit.now()
    row.sent_back = ""
    row.save()


def _require_whole(said: Said) -> None:
    if said.state not in _DEEDS:
        raise WrongAsking(_("Bitte wählen Sie eine Antwort."))
    if said.state == NominationState.NAMED:
        if not said.name.strip():
            raise WrongAsking(_("Bitte nennen Sie die Person mit Vor- und Nachnamen."))
        if not (said.email or said.phone):
            raise WrongAsking(_("Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an."))
    if said.state == NominationState.DECLINED and not said.reason.strip():
        raise WrongAsking(_("Bitte schreiben Sie kurz, warum Sie niemanden benennen."))
    if said.state == NominationState.MORE_TIME:
        today = localdate(audit.now())
        if said.until is None or not today < said.until <= today + HOLDS_AFTER:
            raise WrongAsking(
                _("Bitte nennen Sie einen Tag, der noch kommt, in den nächsten {n} Tagen.").format(
                    n=HOLDS_AFTER.days
                )
            )


def _refuse_asked_elsewhere(rows: list[Nomination]) -> None:
    """Who declined before may think it over, but not once another is asked."""
    seats = [one.seat_id for one in rows]
    others = Nomination.objects.filter(seat__in=seats, state__in=PENDING)
    if others.exclude(pk__in=[one.pk for one in rows]).exists():
        raise AskedAlready(
            _("Für einen dieser Sitze hat das Büro inzwischen jemand anderen gefragt.")
        )
