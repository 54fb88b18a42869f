"""Where invitations name people: whom they are of, what is written to them, what somebody typed."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.personal_data import PERSON
from gemeinwerk.invitations.models import Invitation, Letter, PersonalLink, Wave, WaveText
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import CONCEPT_OR_PROPOSED
from gemeinwerk.privacy.traces import Traces


def leave(rows: registry.Rows, traces: Traces) -> None:
    """That somebody was invited and what they answered is counted on, without a name."""
    PersonalLink.objects.filter(invitation__in=rows).delete()
    Letter.objects.filter(invitation__in=rows).delete()
    rows.update(person=None)


registry.table(
    Wave,
    _("Einladungswellen"),
    town="concept__municipality",
    mentions=("name", "why"),
    nothing={"reminder_days": "numbers", "reminded": "numbers"},
    kept=CONCEPT_OR_PROPOSED,
)
registry.table(
    WaveText,
    _("Texte von Einladungen"),
    town="wave__concept__municipality",
    mentions=("subject", "body"),
    kept=CONCEPT_OR_PROPOSED,
)
registry.table(
    Invitation,
    _("Einladungen"),
    town="wave__concept__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    erase=leave,
    told=registry.NAMELESS,
    labels={
        "wave": _("Einladungswelle"),
        "channel": _("Weg"),
        "language": _("Sprache"),
        "answer": _("Antwort"),
        "answered_at": _("geantwortet am"),
    },
    kept=CONCEPT_OR_PROPOSED,
)
registry.table(
    Letter,
    _("Schreiben zu Einladungen"),
    town="invitation__wave__concept__municipality",
    own=lambda traces: Q(invitation__person__in=traces.of(PERSON)),
    mentions=("subject", "body", "error"),
    nothing={"language": registry.CODE},
    labels={"state": _("Stand"), "sent_at": _("versandt am"), "error": _("Fehler")},
    kept=CONCEPT_OR_PROPOSED,
)
registry.nothing(PersonalLink, registry.HASH)
