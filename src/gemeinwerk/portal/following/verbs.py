"""What can happen to whoever follows; the log never says who it is."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class FollowingVerb(Verb):
    FOLLOWER_ASK = "follower.ask", _("Am {date} wollte jemand Mails: {it}.")
    FOLLOWER_CONFIRM = "follower.confirm", _("Am {date} bestätigte jemand {it}.")
    FOLLOWER_END = "follower.end", _("Am {date} beendete jemand {it}.")
    FOLLOWER_PACE = "follower.pace", _("Am {date} änderte jemand, wie oft Mails kommen: {it}.")
    LETTERS_PRINT = (
        "follower.print",
        _("Am {date} druckte {who} Briefe zu Neuem: {it}, {after[number]}."),
    )
