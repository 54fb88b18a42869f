"""What the office does with an answer by mail, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class ReplyVerb(Verb):
    REPLY_LOOK = "mail_reply.look", _("Am {date} sah {who} {it} an.")
