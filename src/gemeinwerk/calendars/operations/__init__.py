"""What happens to calendars, their dates, rooms and closed days.

add_calendar(town, name="Sitzungskalender", body=council, by=user)
add_event(calendar, title="Rat", first=day, begins=time(17), ends=time(20), by=user)
"""

from gemeinwerk.calendars.operations.calendars import add_calendar, edit_calendar, remove_calendar
from gemeinwerk.calendars.operations.closed import (
    add_closed_day,
    edit_closed_day,
    remove_closed_day,
)
from gemeinwerk.calendars.operations.events import add_event, edit_event, remove_event
from gemeinwerk.calendars.operations.rooms import add_room, edit_room, remove_room

__all__ = [
    "add_calendar",
    "add_closed_day",
    "add_event",
    "add_room",
    "edit_calendar",
    "edit_closed_day",
    "edit_event",
    "edit_room",
    "remove_calendar",
    "remove_closed_day",
    "remove_event",
    "remove_room",
]
