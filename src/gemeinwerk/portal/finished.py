"""Since when a measure is finished, read along with it: two subqueries, no query of its own.

It is the day on which it was reported, of a report the one on which the unit handed it in: that the
office approves later makes nothing late. Where it was finished from the start, nobody knows.
"""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.timezone import localtime

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.measures.lifecycle import ImplementationStatus as Status
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.models import Report, ReportState

WRITTEN, HANDED_IN = FOUND = "finish_written", "finish_handed_in"
FINISHED = (Status.DONE, Status.PERMANENT, Status.EVERYDAY)
_BEFORE = tuple(one.value for one in Status if one not in FINISHED)


def along(measure: str) -> dict[str, Any]:
    """Of the measure an outer row points to: when it was last written to be finished, and when the
    approved reports that said so were handed in."""
    written = AuditEntry.objects.filter(
        target_type=Measure._meta.label_lower,
        target_id=OuterRef(measure),
        before__implementation__in=_BEFORE,
        after__implementation__in=FINISHED,
    )
    said = Report.objects.filter(
        measure=OuterRef(measure),
        state=ReportState.APPROVED,
        implementation__in=FINISHED,
        approved_at__gte=OuterRef(WRITTEN),
    )
    return {
        WRITTEN: Subquery(written.order_by("-id").values("at")[:1]),
        HANDED_IN: Subquery(said.order_by("approved_at", "pk").values("submitted_at")[:1]),
    }


def finished_on(row: Any) -> date | None:
    """The day, None where nobody knows it; only of a row that is finished."""
    written, handed_in = getattr(row, WRITTEN), getattr(row, HANDED_IN)
    if written is None:
        return None
    return localtime(min(written, handed_in or written)).date()
