"""What is wanted of a year of meetings, when people can, and the plans that came of it."""

from gemeinwerk.scheduling.models.held import HeldDate
from gemeinwerk.scheduling.models.plans import AT_WORK, Plan, PlannedMeeting, PlanState
from gemeinwerk.scheduling.models.polls import Asked, Fit, Poll, Silent
from gemeinwerk.scheduling.models.times import PersonTimes, Source
from gemeinwerk.scheduling.models.wanted import (
    DayWish,
    Schedule,
    Series,
    Strength,
    WishKind,
)

__all__ = [
    "AT_WORK",
    "Asked",
    "DayWish",
    "Fit",
    "HeldDate",
    "PersonTimes",
    "Plan",
    "PlanState",
    "PlannedMeeting",
    "Poll",
    "Schedule",
    "Series",
    "Silent",
    "Source",
    "Strength",
    "WishKind",
]
