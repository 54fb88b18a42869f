"""Pages of the dates that somebody types."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.access import needs
from gemeinwerk.calendars import operations, queries
from gemeinwerk.calendars.forms import EventForm
from gemeinwerk.calendars.models import Event
from gemeinwerk.calendars.views.crumbs import to_calendar
from gemeinwerk.core.children import ChildPages, Words

EVENTS = ChildPages(
    name="event",
    on_parent=needs("calendar.edit", queries.calendar),
    on_child=needs("calendar.edit", queries.event),
    parent_of=lambda event: event.calendar,
    form=lambda request, calendar, event: EventForm(
        request.POST or None, instance=event or Event(calendar=calendar)
    ),
    add=operations.add_event,
    edit=operations.edit_event,
    remove=operations.remove_event,
    page=lambda calendar: reverse("calendars:calendar", args=[calendar.pk]),
    crumbs=to_calendar,
    words=Words(
        new=_("Neuer Termin"),
        added=_("„{it}“ ist eingetragen."),
        removed=_("„{it}“ ist entfernt."),
        add=_("Eintragen"),
    ),
    template="calendars/form.html",
)
