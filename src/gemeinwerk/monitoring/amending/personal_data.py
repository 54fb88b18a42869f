"""Where proposed changes may name people: in what was written."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.monitoring.amending.models import Amendment
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT

registry.table(
    Amendment,
    _("Änderungen dessen, was beschlossen war"),
    town="measure__concept__municipality",
    mentions=("decided", "indicator", "words", "reason", "reference", "verdict_words"),
    kept=AS_LONG_AS_THE_CONCEPT,
)
