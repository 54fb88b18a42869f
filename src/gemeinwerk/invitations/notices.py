"""The mails of invitations: each in the office's own words, with a link of one's own."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.invitations.following import follow
from gemeinwerk.notices.kinds import Kind, register

SENT = Kind(
    key="invitation.sent",
    label=_("Einladung in eine Beteiligung"),
    subject=_("Einladung"),
    action=_("Bitte antworten Sie über den Link."),
    template="invitations/notices/nothing_more.txt",
    secret=True,
    told=follow,
)
REMINDED = Kind(
    key="invitation.reminded",
    label=_("Erinnerung an eine Einladung"),
    subject=_("Erinnerung"),
    action=_("Bitte antworten Sie über den Link."),
    template="invitations/notices/nothing_more.txt",
    secret=True,
    told=follow,
)
TRIED = Kind(
    key="invitation.tried",
    label=_("Probe einer Einladung an sich selbst"),
    subject=_("Probe"),
    action=_("So liest es, wer eingeladen ist."),
    template="invitations/notices/nothing_more.txt",
)
ESCALATED = Kind(
    key="invitation.escalated",
    label=_("Frage an eine Organisation, deren Leute nicht antworten"),
    subject=_("Noch ohne Antwort: {wave}"),
    action=_(
        "Wir haben Menschen aus Ihrer Organisation eingeladen und bis zum {day} nichts gehört. "
        "Bitte sprechen Sie sie an, oder nennen Sie uns jemand anderen."
    ),
    template="invitations/notices/escalated.txt",
)
register(SENT, REMINDED, TRIED, ESCALATED)
