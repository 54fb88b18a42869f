"""Where meetings, their agenda and those invited name people."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.personal_data import PERSON
from gemeinwerk.meetings import needs
from gemeinwerk.meetings.models import (
    AgendaItem,
    CalendarAddress,
    Convening,
    Invitee,
    Material,
    Meeting,
    MeetingNeeds,
    ThemeWish,
)
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.traces import Traces

KEPT = _("so lange wie das Gremium")
registry.table(
    Meeting,
    _("Sitzungen"),
    town="body__municipality",
    mentions=("title", "place", "note", "joining", "cancelled_because"),
    nothing={"uid": registry.CODE, "link": "the address of a room for video conferences"},
    kept=KEPT,
    public=True,
)
registry.table(
    AgendaItem,
    _("Tagesordnungspunkte"),
    town="meeting__body__municipality",
    mentions=("title", "text", "speaker"),
    nothing={"source": registry.CODE},
    kept=KEPT,
    public=True,
)


registry.table(
    Convening,
    _("Ladungsfristen von Gremien"),
    town="body__municipality",
    nothing={"norm": "which rule says so", "remote_norm": "which rule says so"},
    kept=KEPT,
)


def leave(rows: registry.Rows, traces: Traces) -> None:
    """That somebody was invited and what they answered is counted on, without a name."""
    needs.forget(rows)
    rows.update(person=None, deputy_name="", sealed="")


registry.table(
    Invitee,
    _("Einladungen zu Sitzungen"),
    town="meeting__body__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    erase=leave,
    told=registry.NAMELESS,
    related=("meeting__body",),
    mentions=("deputy_name",),
    nothing={"function": registry.CODE, "sealed": "sealed, opens nothing by itself",
             "proof": registry.HASH},
    labels={"meeting": _("Sitzung"), "answer": _("Antwort"), "answered_at": _("geantwortet am")},
    kept=KEPT,
)  # fmt: skip
registry.table(
    CalendarAddress,
    _("Adressen von Kalendern"),
    town="person__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    nothing={"sealed": "sealed, opens nothing by itself", "proof": registry.HASH},
    kept=registry.UNTIL_ERASED,
)
registry.table(
    ThemeWish,
    _("Themenwünsche, über die entschieden ist"),
    town="meeting__body__municipality",
    own=lambda traces: Q(reply__invitation__person__in=traces.of(PERSON)),
    mentions=("wished", "sentence"),
    related=("meeting__body",),
    labels={"meeting": _("Sitzung"), "decided_at": _("entschieden am")},
    kept=KEPT,
)
registry.table(
    Material,
    _("Unterlagen von Sitzungen"),
    town="meeting__body__municipality",
    mentions=("title", "file_name"),
    nothing={
        "url": "an address on another site",
        "content_type": registry.CODE,
        "content": "a file as it was sent: nothing is searched in it; the office takes it out",
    },
    kept=KEPT,
    public=True,
)
registry.table(
    MeetingNeeds,
    _("Bedarfe für Sitzungen, ohne Namen"),
    town="meeting__body__municipality",
    mentions=("note",),
    nothing={
        "key": registry.HASH,
        "needs": registry.CODE,
        "interpreting": "the name of a language",
        "consent": registry.HASH,
    },
    kept=_("bis zum Tag nach der Sitzung"),
    forget=needs.forget_over,
)
