"""What can happen to a proposed change. What holds then is told by the measure's own verbs."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, Verb


class AmendingVerb(Verb):
    AMENDMENT_PROPOSE = "amendment.propose", _("Am {date} schlug {who} {it} vor.")
    AMENDMENT_AGREE = "amendment.agree", _("Am {date} trug {who} ein, dass {it} gilt.")
    AMENDMENT_REFUSE = "amendment.refuse", _("Am {date} trug {who} ein, dass {it} abgelehnt ist.")
    AMENDMENT_WITHDRAW = "amendment.withdraw", _("Am {date} zog {who} {it} zurück.")
    AMENDMENT_RULE = "amendment.rule", CHANGED
