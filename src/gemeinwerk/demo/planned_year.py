"""The year of the integration concept's groups as it was planned: people were asked, a plan was
thought of, changed by hand and published, and one date was moved since."""

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date, datetime, timedelta
from functools import partial

from gemeinwerk.concepts.models import Concept
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.scheduling import operations as scheduling
from gemeinwerk.scheduling.models import Asked, Fit, Plan, PlannedMeeting, Poll, Schedule, Silent
from gemeinwerk.scheduling.operations import publishing, thinking
from gemeinwerk.scheduling.polls import operations as polls

BEGUN = datetime(2026, 10, 12, 9, 20)
ANSWERED = datetime(2026, 10, 13, 18, 5)
"""The first of them; the others follow hour by hour."""
CLOSED = datetime(2026, 10, 30, 9, 0)
THOUGHT = datetime(2026, 11, 17, 10, 15)
CHANGED = datetime(2026, 11, 18, 11, 40)
PUBLISHED = datetime(2026, 11, 23, 9, 30)
MOVED = datetime(2026, 11, 26, 14, 10)
FIRST, LAST = date(2027, 4, 5), date(2027, 7, 9)
ASKED_FOR = [date(2027, 4, 12), date(2027, 4, 14), date(2027, 4, 19), date(2027, 4, 21)]
SILENT = 3
"""So many have not answered when the poll ends."""
GROUPS = ("AG 1", "AG 2", "AG 4")
BECAUSE = "An dem Tag ist der Saal für die Haushaltsberatung belegt."


def planned_year(cast: Cast, concept: Concept) -> Iterator[Deed]:
    year = _Year(cast, concept)
    yield Deed(at(BEGUN), "Jahresplan", year.begin)
    for place in range(40):
        yield Deed(at(ANSWERED) + timedelta(hours=place), "Umfrage", partial(year.answer, place))
    yield Deed(at(CLOSED), "Umfrage", year.close)
    yield Deed(at(THOUGHT), "Jahresplan", year.think)
    yield Deed(at(CHANGED), "Jahresplan", year.change)
    yield Deed(at(PUBLISHED), "Jahresplan", year.publish)
    yield Deed(at(MOVED), "Jahresplan", year.move)


class _Year:
    def __init__(self, cast: Cast, concept: Concept) -> None:
        self.cast, self.concept = cast, concept
        self.schedule: Schedule
        self.poll: Poll
        self.plan: Plan

    def begin(self) -> None:
        by = self.cast.office
        self.schedule = scheduling.begin(self.concept, by=by)
        scheduling.edit_schedule(
            self.schedule, by=by, title="Sitzungsjahr 2027", first=FIRST, last=LAST, seconds=3
        )
        wanted = [self.cast.bodies[key] for key in GROUPS]
        for one in self.schedule.series.select_related("body"):
            if one.everybody or one.body not in (*wanted, self.concept.steering):
                scheduling.remove_series(one, by=by)
            else:
                scheduling.edit_series(one, by=by, meetings=2, gap=42)
        self.poll = polls.begin(
            self.schedule, days=ASKED_FOR, until=CLOSED.date(), silent=Silent.FREE, by=by
        )

    def answer(self, place: int) -> None:
        """Most can on most days; each hour somebody answers."""
        rows = list(Asked.objects.filter(poll=self.poll).order_by("pk"))
        if place >= len(rows) - SILENT:
            return
        said = {day.isoformat(): Fit.YES.value for day in ASKED_FOR}
        for n, day in enumerate(said):
            if (place + n) % 5 == 0:
                said[day] = Fit.NO.value
            elif (place + 2 * n) % 7 == 0:
                said[day] = Fit.MAYBE.value
        polls.answer(rows[place], answers=said)

    def close(self) -> None:
        polls.close(self.poll, by=self.cast.office)

    def think(self) -> None:
        row = scheduling.ask(self.schedule, by=self.cast.office)
        self._taken(row)
        thinking.compute(row, lengthen=nullcontext())
        self.plan = Plan.objects.get(pk=row.pk)

    def change(self) -> None:
        """The last date a week earlier."""
        last = max(self.plan.dates, key=lambda one: one["day"])
        day = date.fromisoformat(last["day"])
        to = day - timedelta(days=7)
        scheduling.move_date(self.plan, series=last["series"], day=day, to=to, by=self.cast.office)

    def publish(self) -> None:
        scheduling.publish(self.plan, by=self.cast.office)
        row = Plan.objects.get(pk=self.plan.pk)
        self._taken(row)
        publishing.carry_out(row)

    def move(self) -> None:
        """The first of them two weeks later, on its own page."""
        planned = PlannedMeeting.objects.filter(series__schedule=self.schedule)
        first = planned.order_by("meeting__starts_at").select_related("meeting")[0].meeting
        later = timedelta(days=14)
        meetings.move_meeting(
            first, starts_at=first.starts_at + later, ends_at=first.ends_at + later, reason=BECAUSE,
            by=self.cast.office,
        )  # fmt: skip

    def _taken(self, row: Plan) -> None:
        """The worker has done it already when the tour begins."""
        row.tries += 1
        Plan.objects.filter(pk=row.pk).update(tries=row.tries)
