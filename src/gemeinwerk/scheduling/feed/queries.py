"""Which planning an address is of, and what its calendar says."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from gemeinwerk.core.personal_links import hashed
from gemeinwerk.meetings import feeds, words
from gemeinwerk.meetings.entries import Held
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import address
from gemeinwerk.scheduling.feed.operations import CALENDAR
from gemeinwerk.scheduling.models import HeldDate, Schedule


def address_of(town: Municipality, schedule: Schedule) -> str:
    """ "" where there is none, or it can be said no more."""
    word = words.said(schedule, CALENDAR) if schedule.proof else ""
    return address(town, reverse("planned:calendar", args=[word])) if word else ""


def schedule_of(town: Municipality, word: str) -> Schedule | None:
    return Schedule.objects.filter(concept__municipality=town, proof=hashed(word)).first()


def content(schedule: Schedule) -> bytes:
    """Its concept's meetings, invited to or not, and what its plans hold for now: three queries."""
    meetings = Meeting.objects.filter(concept=schedule.concept_id)
    name = _("Sitzungen und Vorgemerktes: {name}").format(name=schedule.title)
    return feeds.of_office(meetings, name, held=_held(schedule))


def _held(schedule: Schedule) -> list[Held]:
    rows = HeldDate.objects.filter(plan__schedule=schedule)
    return [
        Held(
            uid=f"vorgemerkt-{one.plan_id}-{one.series_id}-{one.first:%Y%m%d}",
            starts_at=make_aware(datetime.combine(one.first, one.begins)),
            ends_at=make_aware(datetime.combine(one.last, one.ends)),
            title=_("Vorgemerkt: {series}").format(series=one.series),
            place=", ".join(filter(None, [one.room.name, one.room.address])) if one.room else "",
            at=one.at,
        )
        for one in rows.select_related("series__body", "room")
    ]
