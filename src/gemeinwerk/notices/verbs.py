"""What can happen to a mail, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, Verb


class NoticesVerb(Verb):
    NOTICE_EDIT = "notice.edit", CHANGED
    NOTICE_RELEASE = "notice.release", _("Am {date} gab {who} {it} zum Versand frei.")
    NOTICE_RETRY = "notice.retry", _("Am {date} ließ {who} {it} noch einmal versenden.")
    NOTICE_WITHDRAW = "notice.withdraw", _("Am {date} zog {who} {it} zurück.")
