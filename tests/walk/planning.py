"""Planning and meeting: calendars, rooms and closed days; shows of dots.

Who may open what; how a line is written stands in `tests.walk.pages`.
"""

from tests.walk.page import EVERYONE, page, within

CALENDARS = {
    "calendars:calendars": page("calendar.read"),
    "calendars:calendar_add": page("calendar.edit"),
    "calendars:rooms": page("calendar.read"),
    "calendars:room_add": page("calendar.edit"),
    "calendars:room": page("calendar.edit", pk=".room.pk"),
    "calendars:room_remove": page("calendar.edit", form=True, pk=".room.pk"),
    "calendars:closed_days": page("calendar.read"),
    "calendars:closed_day_add": page("calendar.edit"),
    "calendars:closed_day": page("calendar.edit", pk=".closed_day.pk"),
    "calendars:closed_day_remove": page("calendar.edit", form=True, pk=".closed_day.pk"),
    "calendars:reading": page("calendar.edit", pk=".calendar_reading.pk"),
    "calendars:event": page("calendar.edit", pk=".event.pk"),
    "calendars:event_remove": page("calendar.edit", form=True, pk=".event.pk"),
    **within(
        {"pk": ".calendar.pk"},
        {
            "calendars:calendar": page("calendar.read"),
            "calendars:calendar_edit": page("calendar.edit"),
            "calendars:calendar_remove": page("calendar.edit", form=True),
            "calendars:event_add": page("calendar.edit"),
            "calendars:read_file": page("calendar.edit"),
            "calendars:subscribe": page("calendar.edit"),
            "calendars:unsubscribe": page("calendar.edit", form=True),
            "calendars:read_now": page("calendar.edit", form=True),
        },
    ),
}
DOTS = {
    "dots:create": page("meeting.edit", pk=".meeting.pk"),
    "dots:edit": page("meeting.edit", pk=".draft_weighing.pk"),
    **within(
        {"pk": ".weighing.pk"},
        {
            "dots:weighing": page("meeting.read"),
            "dots:wall": page("meeting.edit"),
            "dots:screen": page("meeting.edit"),
            "dots:standing": page("meeting.edit"),
            "dots:spreadsheet": page("meeting.read", answer=302),
            **{
                f"dots:{name}": page("meeting.edit", form=True)
                for name in ("remove", "open", "slips", "close")
            },
        },
    ),
    "giving:code": page(EVERYONE),
    "giving:page": page(EVERYONE, code=".weighing.code"),
}
PLANNING = CALENDARS | DOTS
