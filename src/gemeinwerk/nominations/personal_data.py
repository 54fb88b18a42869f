"""Where nominations name people: until they are taken over, then only the person is known."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.personal_data import PERSON
from gemeinwerk.nominations.models import (
    Nomination,
    NominationLink,
    NominationMail,
    NominationRequest,
)
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.traces import Traces

registry.table(
    NominationRequest,
    _("Bitten um Benennung"),
    town="municipality",
    mentions=("email", "words"),
    nothing={"remind_before": "numbers of days"},
    kept=registry.UNTIL_PROPOSED,
)


def leave(rows: registry.Rows, traces: Traces) -> None:
    """That a seat was asked about stays, without who took it."""
    rows.update(person=None, name="", function="", email="", phone="", reason="")


registry.table(
    Nomination,
    _("Benennungen für Sitze"),
    town="request__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    erase=leave,
    told=registry.NAMELESS,
    mentions=("name", "function", "email", "phone", "paper", "reason", "sent_back"),
    labels={"seat": _("Sitz"), "answered_at": _("benannt am")},
    kept=_("Name und Adresse, bis die Benennung übernommen oder zurückgezogen ist; das Übrige, bis "
           "das Büro es nach der Aufbewahrungsfrist löscht"),
)  # fmt: skip
registry.nothing(NominationLink, registry.HASH)
registry.nothing(NominationMail, "days and a kind of ours")
