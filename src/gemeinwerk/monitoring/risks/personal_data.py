"""Where risks may name people: in what was written."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.monitoring.risks.models import Risk
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT

registry.table(
    Risk,
    _("Risiken"),
    town="concept__municipality",
    mentions=("title", "effect", "doing", "closing"),
    kept=AS_LONG_AS_THE_CONCEPT,
)
