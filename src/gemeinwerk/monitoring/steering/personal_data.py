"""Where steering may name people: in what was written."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.monitoring.steering.models import Assignment, Decision, Dependency, Deviation
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT

registry.table(
    Deviation,
    _("Abweichungen von Maßnahmen"),
    town="measure__concept__municipality",
    mentions=("off", "cause_text", "at_stake", "correction", "wanted", "closing"),
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    Decision,
    _("Entscheidungen zu Abweichungen"),
    town="deviation__measure__concept__municipality",
    mentions=("words", "reference"),
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    Assignment,
    _("Aufgaben aus Entscheidungen"),
    town="decision__deviation__measure__concept__municipality",
    mentions=("text",),
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    Dependency,
    _("Abhängigkeiten zwischen Maßnahmen"),
    town="measure__concept__municipality",
    mentions=("why",),
    kept=AS_LONG_AS_THE_CONCEPT,
)
