"""The life of a progress report: written, made, issued. What was issued never changes."""

from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.core.lifecycle import Lifecycle
from gemeinwerk.progress_reports.models import Kind, State

ISSUE, ISSUE_PARTICIPATION = "progress_reports.issue", "progress_reports.issue_participation"
ACTIVITIES = {Kind.PROGRESS.value: ISSUE, Kind.PARTICIPATION.value: ISSUE_PARTICIPATION}
TOOK_PART = tuple(
    one for one in ConceptStatus if one not in (ConceptStatus.PREPARATION, ConceptStatus.SUPERSEDED)
)
"""In which states there is something to report of who takes part."""

REPORT = Lifecycle(
    State,
    {
        State.DRAFT: (State.DRAFT, State.MAKING),
        State.MAKING: (State.ISSUED, State.DRAFT),
    },
    field="state",
)
