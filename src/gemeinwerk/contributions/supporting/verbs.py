"""Counting; who supports what is told nowhere."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class SupportVerb(Verb):
    COUNT = "support.count", _("Am {date} wurden Zustimmungen neu gezählt: {it}.")
