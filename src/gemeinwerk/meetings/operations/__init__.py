"""What can happen to meetings and their agenda."""

from gemeinwerk.meetings.operations.agenda import (
    add_item,
    edit_item,
    move_item,
    remove_item,
    take_up,
)
from gemeinwerk.meetings.operations.inviting import (
    Said,
    answer,
    invite,
    leave_out,
    renew_calendar,
)
from gemeinwerk.meetings.operations.materials import add_material, remove_material, show_material
from gemeinwerk.meetings.operations.planning import (
    cancel_meeting,
    create_meeting,
    delete_meeting,
    edit_meeting,
    move_meeting,
    note_held,
    show_meeting,
)
from gemeinwerk.meetings.operations.wishing import decline_wish, take_wish

__all__ = [
    "Said",
    "add_item",
    "add_material",
    "answer",
    "cancel_meeting",
    "create_meeting",
    "decline_wish",
    "delete_meeting",
    "edit_item",
    "edit_meeting",
    "invite",
    "leave_out",
    "move_item",
    "move_meeting",
    "note_held",
    "remove_item",
    "remove_material",
    "renew_calendar",
    "show_material",
    "show_meeting",
    "take_up",
    "take_wish",
]
