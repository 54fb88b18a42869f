"""Where calendars may name people: in titles, rooms and reasons."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.calendars.models import Calendar, ClosedDay, Event, Room
from gemeinwerk.calendars.reading.models import Reading, Subscription
from gemeinwerk.privacy import registry

_UNTIL_REMOVED = _("bis das Büro es entfernt")

registry.table(
    Room,
    _("Räume"),
    town="municipality",
    mentions=("name", "address", "equipment"),
    kept=_UNTIL_REMOVED,
)
registry.table(
    Calendar, _("Kalender"), town="municipality", mentions=("name",), kept=_UNTIL_REMOVED
)
registry.table(
    Event,
    _("Termine in Kalendern"),
    town="calendar__municipality",
    mentions=("title",),
    nothing={"uid": "a key of the program that wrote the calendar"},
    kept=_UNTIL_REMOVED,
)
registry.table(
    ClosedDay, _("freie Tage"), town="municipality", mentions=("reason",), kept=_UNTIL_REMOVED
)
registry.table(
    Subscription,
    _("Quellen von Kalendern"),
    town="calendar__municipality",
    mentions=("address",),
    kept=_UNTIL_REMOVED,
)
registry.table(
    Reading,
    _("Lesungen von Kalendern"),
    town="calendar__municipality",
    mentions=("file_name", "address", "failure", "new", "gone", "left_out"),
    kept=_("die letzten sechzig eines Kalenders"),
)
