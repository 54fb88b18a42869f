"""Who asked to take part, as long as that is open and a while after."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.invitations.joining.models import Joining, JoinRequest
from gemeinwerk.invitations.joining.operations import forget_old
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT
from gemeinwerk.privacy.traces import Traces


def theirs(traces: Traces) -> Q:
    found = Q(pk=None)
    for email in traces.own_emails:
        found |= Q(email__iexact=email)
    return found


registry.table(
    Joining,
    _("Seiten „Mitmachen“"),
    town="concept__municipality",
    mentions=("text",),
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    JoinRequest,
    _("Anfragen, mitzumachen"),
    town="concept__municipality",
    own=theirs,
    goes=("email",),
    mentions=("name", "organisation", "message"),
    labels={"asked_at": _("gefragt am"), "confirmed_at": _("bestätigt am")},
    kept=_("ohne Bestätigung sieben Tage; nach der Aufnahme 180 Tage"),
    forget=forget_old,
)
