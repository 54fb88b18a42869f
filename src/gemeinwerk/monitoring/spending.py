"""What was spent of what was planned, as units reported it and the office approved it."""

from collections.abc import Mapping
from decimal import Decimal

from gemeinwerk.concepts.models import Concept
from gemeinwerk.monitoring.models import Report, ReportState


def spent_by_field(concept: Concept) -> Mapping[str, tuple[Decimal, Decimal]]:
    """Planned and spent in the year of each measure's newest approved report that says both,
    summed over its field: one query. A field of which nobody said both is not among them."""
    reports = Report.objects.filter(
        round__concept=concept,
        state=ReportState.APPROVED,
        spent__isnull=False,
        planned__isnull=False,
    ).order_by("round__period_end", "pk")
    newest = {
        measure: (field, planned, spent)
        for measure, field, planned, spent in reports.values_list(
            "measure", "measure__field__code", "planned", "spent"
        )
    }
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for field, planned, spent in newest.values():
        if planned is None or spent is None:
            continue
        before = found.get(field, (Decimal(0), Decimal(0)))
        found[field] = (before[0] + planned, before[1] + spent)
    return found
