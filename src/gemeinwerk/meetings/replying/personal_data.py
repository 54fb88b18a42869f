"""Whoever answered by mail, and what they wrote."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.personal_data import PERSON
from gemeinwerk.meetings.models import MailReply
from gemeinwerk.meetings.replying.operations import forget_old
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.traces import Traces


def theirs(traces: Traces) -> Q:
    found = Q(invitee__person__in=traces.of(PERSON))
    for email in traces.own_emails:
        found |= Q(sender__iexact=email) | Q(in_name_of__iexact=email)
    return found


registry.table(
    MailReply,
    _("Antworten per Mail auf Einladungen zu Sitzungen"),
    town="municipality",
    own=theirs,
    goes=("sender", "sender_name", "in_name_of"),
    mentions=("words",),
    nothing={"digest": registry.HASH},
    labels={"said": _("Antwort"), "outcome": _("Was daraus wurde"), "sent_at": _("gesandt am")},
    kept=_("ein Jahr"),
    forget=forget_old,
)
