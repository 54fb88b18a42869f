"""The mail by which somebody proves that the address is theirs."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.invitations.joining.links import key_of
from gemeinwerk.invitations.joining.models import JoinRequest
from gemeinwerk.notices.kinds import Kind, register
from gemeinwerk.notices.operations import queue

ASKED = Kind(
    key="join.asked",
    label=_("Bestätigung: Mitmachen"),
    subject=_("Bitte bestätigen: Sie möchten mitmachen"),
    action=_(
        "Jemand hat sich mit dieser Adresse gemeldet und möchte bei „{concept}“ mitmachen. Waren "
        "Sie das, so bestätigen Sie es bitte dort. Sonst tun Sie nichts: Dann wird die Adresse "
        "nach sieben Tagen gelöscht."
    ),
    template="invitations/joining/asked.txt",
    secret=True,
    urgent=True,
    kept=timedelta(days=30),
    in_all_tongues=True,
)
register(ASKED)


def asked(request: JoinRequest) -> None:
    """Also where they are known already: nobody learns from the page whether they are."""
    queue(
        ASKED.key,
        town=request.concept.municipality,
        to=request,
        path=reverse("joining:confirm", args=[key_of(request)]),
        context={"concept": request.concept.name},
    )
