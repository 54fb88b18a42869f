"""An answer may name people in its reason; whose contribution it is stands with that one."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.answers.models import Outcome
from gemeinwerk.privacy import registry

registry.table(
    Outcome,
    _("Antworten auf Beiträge"),
    town="contribution__concept__municipality",
    mentions=("reason", "to", "measure_text"),
    kept=_("so lange wie der Beitrag"),
)
