"""What came back names whom it was sent to, as often as not in the words of a server."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.notices.bounces.models import Bounce
from gemeinwerk.notices.bounces.operations import forget_old
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.traces import Traces


def to_them(traces: Traces) -> Q:
    found = Q(pk__in=[])
    for email in traces.own_emails:
        found |= Q(recipient__iexact=email, municipality__in=traces.towns)
    return found


registry.table(
    Bounce,
    _("Zurückgekommene Mails"),
    town="municipality",
    own=to_them,
    goes=("recipient",),
    mentions=("said",),
    nothing={"code": registry.CODE, "digest": registry.HASH},
    labels={"at": _("zurückgekommen am"), "permanent": _("endgültig")},
    kept=_("ein Jahr"),
    forget=forget_old,
)
