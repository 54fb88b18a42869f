"""Minutes of meetings: who was there, what was said, what was decided, who is to do what."""

from gemeinwerk.minutes.models.attendance import Attendance, How, Presence
from gemeinwerk.minutes.models.minutes import ItemRun, Minutes, MinutesState
from gemeinwerk.minutes.models.outcomes import Decision, Result, Task, TaskState
from gemeinwerk.minutes.models.paragraphs import Paragraph, ParagraphKind

__all__ = [
    "Attendance",
    "Decision",
    "How",
    "ItemRun",
    "Minutes",
    "MinutesState",
    "Paragraph",
    "ParagraphKind",
    "Presence",
    "Result",
    "Task",
    "TaskState",
]
