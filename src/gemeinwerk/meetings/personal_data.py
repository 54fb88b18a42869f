"""Where meetings and their agenda may name people."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.meetings.models import AgendaItem, Meeting
from gemeinwerk.privacy import registry

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
