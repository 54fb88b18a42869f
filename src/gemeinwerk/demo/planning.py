"""The desk on which the dates of the climate groups are planned, just before they are published."""

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date, datetime, timedelta

from gemeinwerk.calendars.models import Room
from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.meetings.convening.operations import set_convening
from gemeinwerk.scheduling import operations as scheduling
from gemeinwerk.scheduling.models import Plan, Schedule
from gemeinwerk.scheduling.operations import thinking

BEGUN = datetime(2026, 11, 26, 9, 10)
ASKED_AROUND = datetime(2026, 11, 26, 15, 40)
PLANNED = datetime(2026, 11, 27, 10, 5)
FIRST, LAST = date(2027, 3, 1), date(2027, 10, 31)
MONDAY, WEDNESDAY = 0, 2
HALL = "Bürgerhaus am Fährweg, Saal"
# Who told the office on the telephone when it never suits, or when they are away.
NEVER = {"krause": [MONDAY], "rahimi": [WEDNESDAY], "okafor": [MONDAY], "jansen": [WEDNESDAY]}
AWAY = {
    "brandt": [(date(2027, 4, 12), date(2027, 4, 23))],
    "zander": [(date(2027, 5, 24), date(2027, 6, 11)), (date(2027, 9, 6), date(2027, 9, 17))],
    "haddad": [(date(2027, 3, 1), date(2027, 3, 31))],
}


def planning(cast: Cast) -> Iterator[Deed]:
    yield Deed(at(BEGUN), "Termine", lambda: _begin(cast))
    yield Deed(at(ASKED_AROUND), "Termine", lambda: _enter(cast))
    yield Deed(at(PLANNED), "Termine", lambda: _think(cast))


def _begin(cast: Cast) -> None:
    concept = Concept.objects.get(
        municipality=cast.town, slug=content.read("klima")["concept"]["slug"]
    )
    new = scheduling.begin(concept, by=cast.office)
    scheduling.edit_schedule(
        new, by=cast.office, title="Sitzungsjahr 2027", first=FIRST, last=LAST, floor=90, seconds=10
    )
    hall = Room.objects.get(municipality=cast.town, name=HALL)
    for one in new.series.filter(everybody=True):
        scheduling.edit_series(one, by=cast.office, last=date(2027, 4, 16), step_free=True,
                               needs_room=True, room=hall)  # fmt: skip

    set_convening(
        cast.bodies["STG"], days=7, norm="§ 3 der Geschäftsordnung des Lenkungsgremiums",
        remote="count", remote_norm="§ 5 der Geschäftsordnung des Lenkungsgremiums",
        by=cast.office,
    )  # fmt: skip


def _schedule(cast: Cast) -> Schedule:
    return Schedule.objects.get(
        concept__municipality=cast.town, concept__slug=content.read("klima")["concept"]["slug"]
    )


def _enter(cast: Cast) -> None:
    for key in (*NEVER, *AWAY):
        scheduling.enter_times(
            _schedule(cast),
            person=cast.people[key],
            weekdays=NEVER.get(key, []),
            away=[day for span in AWAY.get(key, []) for day in _days(*span)],
            by=cast.office,
        )


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _think(cast: Cast) -> None:
    """The worker has done it already when the tour begins."""
    row = scheduling.ask(_schedule(cast), by=cast.office)
    row.tries = 1
    Plan.objects.filter(pk=row.pk).update(tries=1)
    thinking.compute(row, lengthen=nullcontext())
    scheduling.hold_dates(row, by=cast.office)
