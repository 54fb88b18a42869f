"""The log keeps what was done and as what, not by whom, once a person is erased."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinwerk.audit.models import AuditEntry, Epoch
from gemeinwerk.privacy import registry, tracing
from gemeinwerk.privacy.traces import PERSON, Traces
from gemeinwerk.privacy.tracing import Ask

ACTOR = "accounts.user"
# What stood in place of a name before; German, since it is stored.
FORMER = "ehemaliges Konto"
_KNOWN_BY = {"name": "names", "email": "emails", "phone": "phones"}


def by_or_about(traces: Traces) -> Q:
    return Q(actor_id__in=traces.of(ACTOR)) | _about(traces)


def forget(rows: registry.Rows, traces: Traces) -> None:
    """Take the name off what they did, and what was quoted of them out of what was done to them."""
    rows = AuditEntry.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
    rows.filter(_about(traces)).update(target_label=PERSON, before={}, after={}, reason="")
    rows.filter(actor_id__in=traces.of(ACTOR)).update(actor_name=FORMER, actor_id=None)


def forget_about(table: str, keys: list[int]) -> None:
    """Take out what is quoted of rows of a table ("app.model") that are there no longer."""
    rows = AuditEntry.objects.filter(target_type=table, target_id__in=keys)
    rows.update(target_label=PERSON, before={}, after={}, reason="")


def former(traces: Traces, ask: Ask) -> Traces:
    """What a person was called before: it still stands in what they did then."""
    acted = AuditEntry.objects.filter(actor_id__in=traces.of(ACTOR))
    found: dict[str, set[str]] = {"names": set(ask(acted.values_list("actor_name", flat=True)))}
    about = AuditEntry.objects.filter(_about(traces))
    for pair in ask(about.values_list("before", "after")):
        for values in pair:
            for field, known in _KNOWN_BY.items():
                if isinstance(values.get(field), str):
                    found.setdefault(known, set()).add(values[field])
    return traces.known(**found)  # type: ignore[arg-type]


def _about(traces: Traces) -> Q:
    found = Q(pk__in=[])
    for table, keys in traces.keys.items():
        found |= Q(target_type=table, target_id__in=keys)
    return found


tracing.register(former)
registry.table(
    AuditEntry,
    pgettext_lazy("wer was getan hat", "Protokoll"),
    town="municipality_id",
    own=by_or_about,
    erase=forget,
    told=registry.NAMELESS,
    mentions=("actor_standing", "target_label", "before", "after", "reason"),
    whole=("actor_name",),
    nothing={"verb": registry.CODE, "target_type": registry.CODE},
    labels={
        "at": _("am"),
        "verb": _("Vorgang"),
        "actor_name": _("durch"),
        "actor_standing": _("als"),
        "target_label": _("woran"),
        "before": _("vorher"),
        "after": _("nachher"),
        "reason": _("Begründung"),
    },
    kept=_("dauerhaft, nach einer Löschung ohne Namen"),
)
registry.nothing(Epoch, "a random word")
