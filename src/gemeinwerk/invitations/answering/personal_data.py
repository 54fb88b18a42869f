"""What those who are invited answered; and orders of what is needed, in which nobody is named."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.personal_data import PERSON
from gemeinwerk.invitations.answering import needs
from gemeinwerk.invitations.answering.models import (
    AnswerPage,
    NeedsOrder,
    PageText,
    PrivacyVersion,
    Reply,
)
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import CONCEPT_OR_PROPOSED

DAYS = "days and times"
registry.table(
    AnswerPage,
    _("Antwortseiten von Einladungen"),
    town="wave__concept__municipality",
    mentions=("meeting", "place"),
    nothing={"slots": DAYS, "dates": DAYS},
    kept=CONCEPT_OR_PROPOSED,
)
registry.table(
    PageText,
    _("Texte von Antwortseiten"),
    town="page__wave__concept__municipality",
    mentions=("heading", "introduction", "meeting", "place", "next_steps", "bodies"),
    kept=CONCEPT_OR_PROPOSED,
)
registry.table(
    PrivacyVersion,
    _("Datenschutzerklärungen, denen jemand zugestimmt hat"),
    town="municipality",
    stays={
        "text": _("bleibt: Sie belegt, wozu jemand zugestimmt hat (Art. 7 Abs. 1 DSGVO)"),
    },
    nothing={"digest": registry.HASH},
    kept=_("so lange wie die Antworten, die dazu gehören"),
)
registry.table(
    Reply,
    _("Antworten auf Einladungen"),
    town="invitation__wave__concept__municipality",
    own=lambda traces: Q(invitation__person__in=traces.of(PERSON)),
    goes=("times", "away"),
    mentions=("themes", "times_note", "deputy_email"),
    whole=("deputy_name",),
    labels={
        "agreed_at": _("zugestimmt am"),
        "given_at": _("geantwortet am"),
        "told_on": _("gesagt am"),
    },
    kept=CONCEPT_OR_PROPOSED,
)
registry.table(
    NeedsOrder,
    _("Bedarfe für Treffen, ohne Namen"),
    town="wave__concept__municipality",
    mentions=("note",),
    nothing={
        "key": registry.HASH,
        "needs": registry.CODE,
        "interpreting": "the name of a language",
        "consent": registry.HASH,
    },
    kept=_("bis zum Tag nach dem Treffen"),
    forget=needs.forget_over,
)
