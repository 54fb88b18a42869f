"""What can happen to a risk."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, Verb


class RiskVerb(Verb):
    RISK_ADD = "risk.add", CREATED
    RISK_EDIT = "risk.edit", CHANGED
    RISK_REVIEW = "risk.review", _("Am {date} sah {who} {it} an: unverändert.")
    RISK_CLOSE = "risk.close", _("Am {date} schloss {who} {it}: {after[state]}.")
    RISK_REOPEN = "risk.reopen", _("Am {date} öffnete {who} {it} wieder.")
