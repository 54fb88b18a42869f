"""The receipt by mail. Anybody may type any address: nothing of what was written stands in it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models import Voice
from gemeinwerk.contributions.moderating.notices import to_whom
from gemeinwerk.contributions.receipts import path_of
from gemeinwerk.notices.kinds import Kind, register
from gemeinwerk.notices.operations import queue

RECEIVED = Kind(
    key="contribution.received",
    label=_("Bestätigung eines Beitrags, mit Link"),
    subject=_("Ihr Beitrag Nr. {number} ist angekommen"),
    action=_(
        "Mit dieser Adresse kam ein Beitrag zu „{concept}“. War er nicht von Ihnen, so löschen Sie "
        "Ihre Adresse bitte dort."
    ),
    template="contributions/notices/follow.txt",
    secret=True,
    urgent=True,
    kept=timedelta(days=30),
    in_all_tongues=True,
)
register(RECEIVED)


def received(voice: Voice) -> None:
    contribution = voice.contribution
    if somebody := to_whom(voice):
        queue(
            RECEIVED.key,
            town=contribution.concept.municipality,
            to=somebody,
            path=path_of(voice),
            context={"number": contribution.number, "concept": contribution.concept.name},
        )
