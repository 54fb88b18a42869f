"""What can happen to plannings and plans."""

from gemeinwerk.scheduling.operations.changing import discard, move_date, repair
from gemeinwerk.scheduling.operations.holding_dates import hold_dates, release_dates
from gemeinwerk.scheduling.operations.publishing import publish
from gemeinwerk.scheduling.operations.thinking import ask, stop
from gemeinwerk.scheduling.operations.times import busy_days, enter_times, keep_calendar
from gemeinwerk.scheduling.operations.wanted import (
    add_series,
    begin,
    edit_schedule,
    edit_series,
    free_day,
    move_series,
    remove_schedule,
    remove_series,
    wish_day,
)

__all__ = [
    "add_series",
    "ask",
    "begin",
    "busy_days",
    "discard",
    "edit_schedule",
    "edit_series",
    "enter_times",
    "free_day",
    "hold_dates",
    "keep_calendar",
    "move_date",
    "move_series",
    "publish",
    "release_dates",
    "remove_schedule",
    "remove_series",
    "repair",
    "stop",
    "wish_day",
]
