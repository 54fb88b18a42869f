"""The life of a progress report: written, made, issued. What was issued never changes."""

from gemeinwerk.core.lifecycle import Lifecycle
from gemeinwerk.progress_reports.models import State

ISSUE = "progress_reports.issue"

REPORT = Lifecycle(
    State,
    {
        State.DRAFT: (State.DRAFT, State.MAKING),
        State.MAKING: (State.ISSUED, State.DRAFT),
    },
    field="state",
)
