"""What can happen to minutes, to who is there, to decisions and tasks."""

from gemeinwerk.minutes.operations.attending import (
    Who,
    come,
    edit_attendance,
    enter,
    enter_oneself,
    excuse,
    join,
    leave,
    remove_attendance,
)
from gemeinwerk.minutes.operations.holding import (
    begin,
    end_code,
    finish,
    give_code,
    go_on,
    set_quorum,
)
from gemeinwerk.minutes.operations.outcomes import (
    decide,
    edit_decision,
    edit_task,
    give_task,
    remove_decision,
    remove_task,
)
from gemeinwerk.minutes.operations.writing import Typed, Written, move, write

__all__ = [
    "Typed",
    "Who",
    "Written",
    "begin",
    "come",
    "decide",
    "edit_attendance",
    "edit_decision",
    "edit_task",
    "end_code",
    "enter",
    "enter_oneself",
    "excuse",
    "finish",
    "give_code",
    "give_task",
    "go_on",
    "join",
    "leave",
    "move",
    "remove_attendance",
    "remove_decision",
    "remove_task",
    "set_quorum",
    "write",
]
