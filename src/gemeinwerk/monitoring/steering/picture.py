"""A delay and what hangs on it as a picture on one line of time; the list stands beside it."""

from collections.abc import Iterable

from gemeinwerk.core import languages
from gemeinwerk.core.ui import Span
from gemeinwerk.measures.models import Measure, Milestone
from gemeinwerk.monitoring.steering.hanging import Hanging


def spans(measure: Measure, hanging: Iterable[Hanging]) -> list[Span]:
    """The measure as it was promised and as it is expected, the milestones something waits for,
    then all that waits, near before far: no query. Nothing where nothing hangs on it."""
    rows = list(hanging)
    if not rows:
        return []
    awaited = {one.milestone.pk: one.milestone for one in rows if one.depth == 1 and one.milestone}
    milestones = [_milestone(one) for one in awaited.values() if one.due]
    return [_measure(measure, awaits=True), *milestones, *(_measure(one.measure) for one in rows)]


def _measure(measure: Measure, *, awaits: bool = False) -> Span:
    """Of what waits only the plan is drawn: whether it comes later is not known."""
    later = measure.expected_end if awaits else None
    return Span(
        label=str(measure),
        planned_start=measure.start,
        planned_end=measure.end,
        actual_start=measure.start if later else None,
        actual_end=later,
        language=languages.of_the_town(),
    )


def _milestone(milestone: Milestone) -> Span:
    return Span(
        label=milestone.title,
        planned_start=milestone.due,
        planned_end=milestone.due,
        actual_end=milestone.reached_on or milestone.moved_to,
        language=languages.of_the_town(),
    )
