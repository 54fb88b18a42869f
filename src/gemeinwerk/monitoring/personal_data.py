"""Where reports may name people: in what was written, and in who wrote it."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.monitoring.models import (
    Report,
    ReportingRound,
    ReportLink,
    RoundPlan,
    RoundReminder,
)
from gemeinwerk.monitoring.same.models import SameMeasure
from gemeinwerk.monitoring.years.models import MeasureYear
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT

registry.table(
    ReportingRound,
    _("Abfragerunden"),
    town="concept__municipality",
    mentions=("title", "introduction", "questions"),
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    Report,
    _("Meldungen zu Maßnahmen"),
    town="round__concept__municipality",
    mentions=(
        "light_reason",
        "done",
        "obstacles",
        "next_steps",
        "expected_end_reason",
        "link",
        "values",
        "milestones",
        "years",
        "answers",
        "basis",
        "remarks",
    ),
    nothing={"submitted_as": "a unit's name"},
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    MeasureYear,
    _("Maßnahmen Jahr für Jahr"),
    town="measure__concept__municipality",
    mentions=("promised", "done"),
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.nothing(RoundReminder, "days and a unit")
registry.nothing(ReportLink, registry.HASH)
registry.nothing(SameMeasure, "two measures")
registry.table(
    RoundPlan,
    _("Pläne der Abfragerunden"),
    town="concept__municipality",
    mentions=("introduction",),
    kept=AS_LONG_AS_THE_CONCEPT,
)
