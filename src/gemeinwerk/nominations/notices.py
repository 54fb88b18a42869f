"""Mails about nominations: what an organisation is asked, with its own link."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Person
from gemeinwerk.nominations.models import Nomination, NominationRequest
from gemeinwerk.notices import operations as outbox
from gemeinwerk.notices.kinds import Kind, register

ASKED = Kind(
    key="nomination.asked",
    label=_("Bitte um Benennung, mit Link"),
    subject=_("Wer kommt? Benennung für {seats}"),
    action=_("Bitte sagen Sie uns bis zum {day}, wer den Sitz übernimmt."),
    template="nominations/notices/asked.txt",
    secret=True,
)
REMINDED = Kind(
    key="nomination.reminded",
    label=_("Erinnerung an eine Benennung, mit Link"),
    subject=_("Erinnerung: Benennung für {seats}"),
    action=_("Uns fehlt noch Ihre Antwort bis zum {day}: Wer übernimmt den Sitz?"),
    template="nominations/notices/asked.txt",
    secret=True,
)
RETURNED = Kind(
    key="nomination.returned",
    label=_("Das Büro gibt eine Benennung zurück, mit Link"),
    subject=_("Bitte noch einmal: Benennung für {seats}"),
    action=_("Bitte sehen Sie Ihre Benennung noch einmal an."),
    template="nominations/notices/returned.txt",
    secret=True,
)
ESCALATED = Kind(
    key="nomination.escalated",
    label=_("Auf eine Bitte um Benennung kam keine Antwort"),
    subject=_("Keine Antwort von {organisation}: Benennung für {seats}"),
    action=_(
        "Auf unsere Bitte um eine Benennung kam keine Antwort. Bitte sprechen Sie es dort an."
    ),
    template="nominations/notices/escalated.txt",
)
register(ASKED, REMINDED, RETURNED, ESCALATED)
FEW = 3


@dataclass(frozen=True)
class Recipient:
    """The organisation at the address it is asked at."""

    email: str
    name: str
    language: str = "de"
    user: None = None


def asked(request: NominationRequest, rows: Sequence[Nomination], path: str) -> None:
    _with_link(ASKED, request, rows, path)


def reminded(request: NominationRequest, rows: Sequence[Nomination], path: str) -> None:
    _with_link(REMINDED, request, rows, path)


def returned(request: NominationRequest, rows: Sequence[Nomination], path: str) -> None:
    _with_link(RETURNED, request, rows, path, reason=rows[0].sent_back)


def escalated(request: NominationRequest, rows: Sequence[Nomination], to: Person) -> None:
    path = reverse("nominations:request", args=[request.pk]) if to.user_id else ""
    outbox.queue(
        ESCALATED.key,
        town=request.municipality,
        to=to,
        path=path,
        context=_context(request, rows),
        dedup_key=f"nomination:{request.pk}:escalated:{request.answer_until}",
    )


def call_back(request: NominationRequest) -> None:
    """What has not left yet of mails with links that hold no more."""
    for kind in (ASKED, REMINDED, RETURNED):
        outbox.call_back(kind.key, town=request.municipality, begins=f"nomination:{request.pk}:")


def _with_link(
    kind: Kind, request: NominationRequest, rows: Sequence[Nomination], path: str, **more: Any
) -> None:
    link = request.links.order_by("-pk").values_list("token_hash", flat=True)[:1]
    outbox.queue(
        kind.key,
        town=request.municipality,
        to=Recipient(request.email, request.organisation.name),
        path=path,
        context=_context(request, rows) | more,
        dedup_key=f"nomination:{request.pk}:{link[0]}",
    )


def _context(request: NominationRequest, rows: Sequence[Nomination]) -> dict[str, Any]:
    bodies = list(dict.fromkeys(str(one.seat.body) for one in rows))
    return {
        "organisation": request.organisation,
        "request": request,
        "rows": rows,
        "seats": ", ".join(bodies[:FEW]) + (" …" if len(bodies) > FEW else ""),
        "day": date_format(request.answer_until, "DATE_FORMAT"),
    }
