"""Mails to the office: a calendar has something new, or its address did not answer."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.calendars.reading.models import Reading
from gemeinwerk.notices.kinds import Kind
from gemeinwerk.notices.kinds import register as register_kinds
from gemeinwerk.notices.operations import queue

WAITS = Kind(
    key="calendars.reading_waits",
    label=_("Ein Kalender im Netz hat sich geändert"),
    subject=_("Geänderte Termine: {calendar}"),
    action=_("Bitte sehen Sie durch, was sich geändert hat, und übernehmen Sie es, oder nicht."),
    template="calendars/notices/waits.txt",
)
FAILED = Kind(
    key="calendars.reading_failed",
    label=_("Ein Kalender im Netz lässt sich nicht lesen"),
    subject=_("Nicht gelesen: {calendar}"),
    action=_("Bitte prüfen Sie die Adresse. Gelesen wird weiter, jeden Tag einmal."),
    template="calendars/notices/failed.txt",
)
register_kinds(WAITS, FAILED)


def waits(reading: Reading) -> None:
    _tell(WAITS, reading)


def failed(reading: Reading) -> None:
    _tell(FAILED, reading)


def _tell(kind: Kind, reading: Reading) -> None:
    calendar = reading.calendar
    people = User.objects.filter(
        is_active=True,
        memberships__municipality=calendar.municipality_id,
        memberships__role=Role.OFFICE,
    )
    for somebody in people.order_by("pk"):
        queue(
            kind.key,
            town=calendar.municipality,
            to=somebody,
            path=reverse("calendars:calendar", args=[calendar.pk]),
            context={
                "calendar": calendar.name,
                "new": len(reading.new),
                "gone": len(reading.gone),
                "failure": reading.failure,
            },
        )
