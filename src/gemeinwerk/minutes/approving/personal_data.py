"""Where drafts, suggestions and approved minutes name people."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.personal_data import PERSON
from gemeinwerk.minutes.approving.models import (
    Circulation,
    DraftReader,
    MinutesVersion,
    Suggestion,
)
from gemeinwerk.privacy import registry

KEPT = _("so lange wie das Gremium")
FROZEN = _(
    "Ein genehmigtes Protokoll ist eine Urkunde des Gremiums und wird nicht mehr geändert. Was "
    "davon öffentlich ist, kann zurückgezogen werden."
)
_TOWN = "minutes__meeting__body__municipality"

registry.table(
    Circulation,
    _("Versand von Protokollentwürfen"),
    town=_TOWN,
    mentions=("correcting",),
    kept=KEPT,
)
registry.table(
    DraftReader,
    _("Links zu Protokollen"),
    town=_TOWN,
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    erase=lambda rows, traces: rows.update(person=None, sealed=""),
    told=registry.NAMELESS,
    nothing={"sealed": "sealed, opens nothing by itself", "proof": registry.HASH},
    labels={"minutes": _("Protokoll")},
    related=("minutes__meeting__body",),
    kept=KEPT,
)
registry.table(
    Suggestion,
    _("Änderungsvorschläge zu Protokollen"),
    town=_TOWN,
    own=lambda traces: Q(reader__person__in=traces.of(PERSON)),
    erase=lambda rows, traces: rows.update(reader=None),
    told=registry.NAMELESS,
    mentions=("before", "text", "note", "sentence"),
    labels={"minutes": _("Protokoll"), "made_at": _("vorgeschlagen am"), "state": _("Stand"),
            "decided_at": _("entschieden am")},
    related=("minutes__meeting__body",),
    kept=KEPT,
)  # fmt: skip
registry.table(
    MinutesVersion,
    _("Genehmigte Protokolle"),
    town=_TOWN,
    stays={"content": FROZEN, "reason": FROZEN, "approved_in": FROZEN},
    nothing={"checksum": registry.HASH},
    kept=_("dauerhaft"),
)
