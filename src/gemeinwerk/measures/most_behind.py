"""Which measures are furthest behind their promise: one order for pages, lists and files.

Off course first, then by how much, then as in the catalogue. The database counts the days as
`behind` says them, so that a list of thousands is sorted and cut there.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    DateField,
    DurationField,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)

from gemeinwerk.measures.behind import Behind, behind
from gemeinwerk.measures.models import FrozenMeasure
from gemeinwerk.measures.states import BEHIND, LATE, OFF_COURSE, overdue

WORST_FIRST = (
    Case(When(state=OFF_COURSE.key, then=0), When(state=LATE.key, then=1), default=2),
    F("late_by").desc(),
    "position",
    "id",
)
"""Of rows asked for with `with_lateness`; those that are not behind come last."""
COLUMNS = (
    "late_by", "awaited", "awaited_reason", "hindrance", "told", "open_title", "open_due",
)  # fmt: skip
_NOT_LATE = Value(timedelta(0), DurationField())


def with_lateness(measures: QuerySet[Any], today: date) -> QuerySet[Any]:
    """Annotates rows of `states.stated` with what `behind_of` and `WORST_FIRST` need: `COLUMNS`.

    ``late_by`` is nought for what is not behind; ``told`` is what was reported of how it stands.
    """
    frozen = issubclass(measures.model, FrozenMeasure)
    now = "measure__" if frozen else ""
    open_ones = overdue(today, frozen=frozen).order_by("due", "position", "id")
    known = measures.annotate(
        awaited=F(f"{now}expected_end"),
        awaited_reason=F(f"{now}expected_end_reason"),
        hindrance=F(f"{now}obstacles"),
        told=F(f"{now}status_text"),
        open_title=Subquery(open_ones.values("title")[:1], output_field=TextField()),
        open_due=Subquery(open_ones.values("due")[:1], output_field=DateField()),
    )
    found: QuerySet[Any] = known.annotate(late_by=_late_by(today))
    return found


def behind_of(row: Any, today: date) -> Behind:
    """By how much, counted from what and why, of such a row that is behind."""
    overdue = row.open_due and {"title": row.open_title, "due": row.open_due.isoformat()}
    return behind(
        {
            "permanent": row.permanent,
            "end": row.end and row.end.isoformat(),
            "expected_end": row.awaited and row.awaited.isoformat(),
            "milestones": [overdue | {"reached_on": None}] if overdue else [],
            "expected_end_reason": row.awaited_reason or "",
            "obstacles": row.hindrance or "",
        },
        today,
    )


def _late_by(today: date) -> Case:
    day: Any = today if isinstance(today, Value) else Value(today, DateField())
    ends = Q(permanent=False, end__isnull=False)
    return Case(
        When(~Q(state__in=[state.key for state in BEHIND]), then=_NOT_LATE),
        When(ends & Q(awaited__gt=F("end")), then=_days(F("awaited") - F("end"))),
        When(ends & Q(end__lt=today), then=_days(day - F("end"))),
        When(open_due__isnull=False, then=_days(day - F("open_due"))),
        default=_NOT_LATE,
        output_field=DurationField(),
    )


def _days(between: Any) -> Any:
    return ExpressionWrapper(between, output_field=DurationField())
