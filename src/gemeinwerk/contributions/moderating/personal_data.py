"""Where what was reported, hidden and objected to may name people."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.moderating.models import Doubt, Hiding, Report
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT

_TOWN = "contribution__concept__municipality"

registry.table(
    Doubt,
    _("Zweifel an Beiträgen"),
    town=_TOWN,
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    Hiding,
    _("Ausblendungen von Beiträgen"),
    town=_TOWN,
    mentions=("note", "objection", "answer"),
    labels={
        "hidden_at": _("ausgeblendet am"),
        "objected_at": _("widersprochen am"),
        "answered_at": _("geantwortet am"),
        "shown_at": _("wieder gezeigt am"),
    },
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    Report,
    _("Meldungen von Beiträgen"),
    town=_TOWN,
    mentions=("text",),
    labels={"reported_at": _("gemeldet am"), "settled_at": _("erledigt am")},
    kept=AS_LONG_AS_THE_CONCEPT,
)
