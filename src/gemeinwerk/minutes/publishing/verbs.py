"""What can happen to published minutes, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class PublishingVerb(Verb):
    PUBLISH = "minutes.publish", _("Am {date} veröffentlichte {who} {it}.")
    WITHDRAW = "minutes.withdraw", _("Am {date} zog {who} zurück, was von {it} öffentlich war.")
