"""An address is all that is kept of somebody who follows."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models import Voice
from gemeinwerk.contributions.personal_data import whose
from gemeinwerk.portal.following.models import Digest, Follower
from gemeinwerk.portal.following.operations import forget_old
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.traces import Traces


def theirs(traces: Traces) -> Q:
    found = Q(voice__in=Voice.objects.filter(whose(traces)))
    for email in traces.own_emails:
        found |= Q(email__iexact=email)
    return found


registry.table(
    Follower,
    _("Abonnements per E-Mail"),
    town="concept__municipality",
    own=theirs,
    goes=("email",),
    nothing={"language": registry.CODE},
    labels={"asked_at": _("eingetragen am"), "confirmed_at": _("bestätigt am")},
    kept=_("bis sie beendet werden; ohne Bestätigung sieben Tage"),
    forget=forget_old,
)
registry.table(
    Digest,
    _("Was Mails und Briefe zu Neuem sagten"),
    town="follower__concept__municipality",
    own=lambda traces: Q(follower__in=Follower.objects.filter(theirs(traces))),
    mentions=("told",),
    labels={"told": _("Text")},
    kept=_("Mails 30 Tage, Briefe so lange wie das Abonnement"),
)
