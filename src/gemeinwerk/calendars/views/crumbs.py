"""The ways back from a page of calendars."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.calendars.models import Calendar
from gemeinwerk.core.ui import Link


def to_calendars(*further: Link) -> list[Link]:
    return [Link(_("Kalender"), reverse("calendars:calendars")), *further]


def to_calendar(calendar: Calendar, *further: Link) -> list[Link]:
    return to_calendars(
        Link(calendar.name, reverse("calendars:calendar", args=[calendar.pk])), *further
    )


def to_rooms(*further: Link) -> list[Link]:
    return [Link(_("Räume"), reverse("calendars:rooms")), *further]


def to_closed_days(*further: Link) -> list[Link]:
    return [Link(_("Freie Tage"), reverse("calendars:closed_days")), *further]
