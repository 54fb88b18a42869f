"""How the scene's dates are planned and asked for: for the walks over addresses."""

from datetime import date
from typing import Any

from django.utils.timezone import now

from gemeinwerk.meetings import words
from gemeinwerk.scheduling.building import problem_data
from gemeinwerk.scheduling.feed.operations import CALENDAR, renew_address
from gemeinwerk.scheduling.gathering import gather
from gemeinwerk.scheduling.polls.notices import LINK
from tests.factories import (
    AskedFactory,
    PlanFactory,
    PollFactory,
    ScheduleFactory,
    SeriesFactory,
)


def planned(scene: Any) -> None:
    """A plan of one date, for which nothing could be found at first."""
    scene.schedule = ScheduleFactory(
        concept=scene.concept, first=date(2027, 6, 1), last=date(2027, 6, 23), strict=True
    )
    scene.series = SeriesFactory(schedule=scene.schedule, body=scene.body, meetings=1)
    scene.series.day_wishes.create(day=date(2027, 6, 9), kind="pinned")
    scene.schedule.times.create(person=scene.person, source="office", away=["2027-06-07"], at=now())
    scene.poll = PollFactory(schedule=scene.schedule, days=["2027-06-14"])
    scene.polled = AskedFactory(poll=scene.poll, person=scene.person)
    scene.polled_word = words.said(scene.polled, LINK)
    scene.schedule.refresh_from_db()
    scene.planned_word = words.said(renew_address(scene.schedule, by=None), CALENDAR)
    scene.planned_day = "2027-06-14"
    dates = [{"series": scene.series.pk, "day": scene.planned_day, "room": None, "by_hand": False}]
    asked = {"name": "meetings", "series": f"s{scene.series.pk}"}
    scene.plan = PlanFactory(
        schedule=scene.schedule, problem=problem_data(gather(scene.schedule)), dates=dates,
        found=dates, conflict=[asked], repairs=[[asked]], floor={"value": 1, "attendance": 1},
    )  # fmt: skip
