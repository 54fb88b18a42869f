"""Who plans and publishes in the bench and is killed: `-m bench.meetings.workers`, in a process of
its own that says at the end what became of it. How it dies: `bench.dying`.
"""

import json
from collections import Counter
from datetime import date

from bench.dying import work

PLANNING, PUBLISHING = 8, 12
PEOPLE = 12


class Planning:
    """Five dates of three series for twelve people, each with an address of their own."""

    def __init__(self, number: int) -> None:
        from tests.factories import (
            BodyFactory,
            PersonFactory,
            ScheduleFactory,
            SeatFactory,
            SeriesFactory,
            user_with_role,
        )

        from bench.towns import concept

        found = concept(f"plan-{number}", status="participation")
        town = found.municipality
        self.office = user_with_role("office", town)
        self.schedule = ScheduleFactory(
            concept=found, first=date(2029, 3, 1), last=date(2029, 5, 31), seconds=5
        )
        self.emails = [f"p{number}-{n}@planung.example" for n in range(PEOPLE)]
        people = [PersonFactory(municipality=town, email=one) for one in self.emails]
        for half in range(2):
            body = BodyFactory(municipality=town, name=f"AG {number}-{half}")
            for person in people[half::2]:
                SeatFactory(body=body, sitting=person)
            SeriesFactory(schedule=self.schedule, body=body)
        SeriesFactory(schedule=self.schedule, body=body, name="Auftakt", everybody=True, meetings=1)

    def ask(self) -> None:
        from gemeinwerk.scheduling import operations

        operations.ask(self.schedule, by=self.office)

    def publish(self) -> None:
        from gemeinwerk.scheduling import operations

        operations.publish(self.schedule.plans.get(), by=self.office)

    def lease_ends(self) -> None:
        """Nobody waits here until the lease of the dead is over."""
        from django.utils import timezone

        self.schedule.plans.filter(leased_until__isnull=False).update(leased_until=timezone.now())

    def wrong_meetings(self) -> int:
        """Wanted and not there, there twice, or there although nobody wanted them."""
        from gemeinwerk.scheduling.models import PlannedMeeting, PlanState

        [plan] = self.schedule.plans.all()
        if plan.state != PlanState.PUBLISHED or len(plan.dates) != 5:
            return 5
        wanted = Counter((one["series"], one["day"]) for one in plan.dates)
        links = PlannedMeeting.objects.filter(series__schedule=self.schedule)
        there = Counter(
            (one.series_id, f"{one.meeting.starts_at.date()}")
            for one in links.select_related("meeting")
        )
        more = self.schedule.concept.meetings.count() - links.count()
        return sum((wanted - there).values()) + sum((there - wanted).values()) + more


def _killed(number: int, stage: str, at: int) -> tuple["Planning", bool]:
    planning = Planning(number)
    planning.ask()
    died = False
    if stage == "planning":
        died, _steps = work(at)
        planning.lease_ends()
    work()
    planning.publish()
    if stage == "publishing":
        died, _steps = work(at)
        planning.lease_ends()
    work()
    return planning, died


def _moments() -> list[tuple[str, int]]:
    """Evenly over the steps that a worker takes whom nobody kills."""
    whole = Planning(0)
    whole.ask()
    _died, planning = work()
    whole.publish()
    _died, publishing = work()
    found = []
    for stage, steps, number in (
        ("planning", planning, PLANNING), ("publishing", publishing, PUBLISHING),
    ):  # fmt: skip
        # The last queries of a worker only ask whether there is more to do.
        found += [(stage, 1 + n * (steps - 4) // (number - 1)) for n in range(number)]
    return found


def _sent() -> None:
    from django.utils import timezone

    from gemeinwerk.notices.models import Notice
    from gemeinwerk.notices.sending import send_due

    for _turn in range(40):
        Notice.objects.filter(state="queued").update(next_attempt_at=timezone.now())
        while send_due():
            pass
        if not Notice.objects.filter(state="queued").exists():
            return


def main() -> None:
    import django

    django.setup()
    plannings, died = [], []
    for number, (stage, at) in enumerate(_moments(), start=1):
        planning, dead = _killed(number, stage, at)
        plannings.append(planning)
        died.append((stage, at, dead))
    _sent()
    print(json.dumps({
        "died": died,
        "wrong": sum(one.wrong_meetings() for one in plannings),
        "emails": [one for planning in plannings for one in planning.emails],
    }), flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
