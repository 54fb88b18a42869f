"""Where minutes name people: who was there, what they said, what they are to do."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.personal_data import PERSON
from gemeinwerk.minutes.models import (
    Attendance,
    Decision,
    ItemRun,
    Minutes,
    Paragraph,
    Presence,
    Task,
)
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.traces import Traces

KEPT = _("so lange wie das Gremium")
_TOWN = "minutes__meeting__body__municipality"
registry.nothing(Minutes, registry.CODE)
registry.nothing(ItemRun, "times of an item of an agenda")
registry.nothing(Presence, "times; whose they are stands with the attendance")


def leave(rows: registry.Rows, traces: Traces) -> None:
    """That somebody was there is counted on, without a name."""
    rows.update(person=None, name="")


registry.table(
    Attendance,
    _("Anwesenheit bei Sitzungen"),
    town=_TOWN,
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    erase=leave,
    told=registry.NAMELESS,
    related=("minutes__meeting__body",),
    whole=("name",),
    mentions=("organisation_name",),
    nothing={"function": registry.CODE},
    labels={"minutes": _("Protokoll"), "how": _("wie"), "excused": _("entschuldigt")},
    kept=KEPT,
)
registry.table(
    Paragraph,
    _("Absätze von Protokollen"),
    town=_TOWN,
    mentions=("text",),
    kept=KEPT,
)
registry.table(
    Decision,
    _("Beschlüsse in Protokollen"),
    town="body__municipality",
    mentions=("text", "dissent"),
    kept=KEPT,
)
registry.table(
    Task,
    _("Aufgaben aus Sitzungen"),
    town=_TOWN,
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    erase=lambda rows, traces: rows.update(person=None),
    told=registry.NAMELESS,
    related=("minutes__meeting__body",),
    mentions=("text", "reason"),
    labels={"minutes": _("Protokoll"), "due": _("bis"), "state": _("Stand")},
    kept=KEPT,
)
