"""Where a question may name people: in what was typed, and in who left an address."""

from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import Rows
from gemeinwerk.privacy.traces import Traces
from gemeinwerk.questions.lifecycle import DAYS_AFTER
from gemeinwerk.questions.models import Question
from gemeinwerk.questions.operations import forget_old


def theirs(traces: Traces) -> Q:
    found = Q(pk=None)
    for email in traces.own_emails:
        found |= Q(email__iexact=email)
    return found


def forget_the_asker(rows: Rows, traces: Traces) -> None:
    """What the office published stays without whose it was; the rest goes."""
    kept = list(rows.filter(published=True).values_list("pk", flat=True))
    rows.filter(published=False).delete()
    Question._base_manager.filter(pk__in=kept).update(name="", email="", text="", answer="")


registry.table(
    Question,
    _("Fragen zu Maßnahmen"),
    town="measure__concept__municipality",
    own=theirs,
    erase=forget_the_asker,
    told=_("wird gelöscht; was veröffentlicht ist, bleibt ohne Namen stehen"),
    goes=("email",),
    mentions=("name", "text", "answer", "public_text", "public_answer", "answered_as"),
    nothing={"language": registry.CODE},
    labels={"asked_at": _("gefragt am"), "state": _("Stand")},
    kept=format_lazy(
        _("{days} Tage nach der Antwort, ohne Antwort ein Jahr; was öffentlich ist, ohne Namen"),
        days=DAYS_AFTER,
    ),
    public=True,
    forget=forget_old,
)
