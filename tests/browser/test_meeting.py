"""The year of meetings in a browser: wished for, planned, moved by mouse and keyboard, published,
answered on a phone, held, approved and public; and axe finds nothing on its pages."""

import re
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.urls import reverse
from django.utils.timezone import localtime
from playwright.sync_api import Page, expect

from gemeinwerk.accounts.models import User
from gemeinwerk.core.jobs import work_one
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.scheduling.models import Plan
from tests.browser.afterwards import (
    approve_and_publish,
    hold,
    link_of,
    plain_phone,
    press,
    propose,
    read,
)
from tests.factories import (
    BodyFactory,
    ConceptFactory,
    PersonFactory,
    ScheduleFactory,
    SeatFactory,
    SeriesFactory,
    user_with_role,
)
from tests.walk.pages import PAGES
from tests.walk.scene import Scene

SignIn = Callable[[Page, User], None]
AllAccessible = Callable[[Page, Iterable[str]], None]
LOOKED_AT = (
    "calendars:calendar",
    "calendars:rooms",
    "meetings:meeting",
    "meetings:invite",
    "attend:page",
    "scheduling:schedule",
    "scheduling:times",
    "scheduling:plan",
    "scheduling:date",
    "scheduling:compare",
    "scheduling:council",
    "scheduling:publish",
    "approving:draft",
    "approving:send",
    "approving:decide",
    "approving:approve",
    "approving:publish",
    "approving:correct",
    "draft:page",
    "draft:suggest",
    "draft:remark",
    "portal:minutes",
)


def test_axe_finds_nothing(
    page: Page, live_town: Municipality, sign_in: SignIn, all_accessible: AllAccessible
) -> None:
    scene = Scene(live_town)
    sign_in(page, user_with_role("office", live_town))
    all_accessible(page, [reverse(one, kwargs=PAGES[one].kwargs(scene)) for one in LOOKED_AT])


def test_a_year_is_planned_moved_published_and_answered(
    page: Page, live_town: Municipality, sign_in: SignIn
) -> None:
    body = BodyFactory(municipality=live_town, name="AG Wohnen")
    for name in ("Ada", "Ben", "Cem"):
        person = PersonFactory(
            municipality=live_town, name=name, email=f"{name.lower()}@verein.example"
        )
        SeatFactory(body=body, sitting=person)
    schedule = ScheduleFactory(
        concept=ConceptFactory(municipality=live_town, slug="ik", public=True), seconds=10
    )
    SeriesFactory(schedule=schedule, body=body, meetings=2)
    sign_in(page, user_with_role("office", live_town))

    page.goto(reverse("scheduling:schedule", args=[schedule.pk]))
    page.get_by_role("button", name="Plan rechnen lassen").press("Enter")
    page.get_by_role("heading", name="Der Plan entsteht").wait_for()
    assert work_one()
    plan = Plan.objects.get()
    # The page that shows how it is thought of becomes the plan by itself.
    page.locator("[data-address]").first.wait_for()

    # With the mouse: a free day takes the first date; what that costs is said, nothing has moved.
    taken = [one["day"] for one in plan.dates]
    days = [schedule.first + timedelta(days=n) for n in range(0, 22, 7)]
    free = [day.isoformat() for day in days if day.isoformat() not in taken]
    page.locator("[data-address]").first.drag_to(page.locator(f'[data-day="{free[0]}"]'))
    page.wait_for_url(re.compile(rf"auf={free[0]}"))
    page.get_by_role("button", name="Dorthin verlegen").wait_for()
    plan.refresh_from_db()
    assert [one["day"] for one in plan.dates] == taken

    # By keyboard from the list: its page, the day, what it costs, moved.
    page.goto(reverse("scheduling:plan", args=[plan.pk]))
    page.locator(".gw-dates__title a").first.press("Enter")
    page.get_by_label("Auf welchen Tag?").fill(free[0])
    page.get_by_role("button", name="Was kostet das?").press("Enter")
    page.get_by_role("button", name="Dorthin verlegen").press("Enter")
    page.get_by_text("Verlegt auf").wait_for()
    plan.refresh_from_db()
    assert free[0] in [one["day"] for one in plan.dates]

    page.goto(reverse("scheduling:publish", args=[plan.pk]))
    page.get_by_label("gleich einladen").check()
    page.get_by_role("button", name="Plan veröffentlichen").press("Enter")
    page.get_by_text("Der Plan wird veröffentlicht").wait_for()
    assert work_one()
    # The page loads itself anew once the plan is out; nothing else is opened before.
    expect(page.locator(".gw-title .gw-status")).to_have_text("veröffentlicht")
    days_of_meetings = {
        localtime(one.starts_at).date().isoformat() for one in Meeting.objects.all()
    }
    assert days_of_meetings == {one["day"] for one in plan.dates}

    # On a phone, by the link of the mail, without an account and without JavaScript.
    with plain_phone(page) as phone:
        phone.goto(link_of("meeting.several", "ben@verein.example"))
        phone.get_by_role("radio", name="Ja, ich komme").press("Space")
        press(phone, "Antwort absenden")
        phone.get_by_text("wir freuen uns auf Sie").wait_for()
    assert sum(one.invitees.filter(answer="yes").count() for one in Meeting.objects.all()) == 1

    hold(page, Meeting.objects.earliest("starts_at"))
    propose(page, "ben@verein.example")
    approve_and_publish(page)
    read(page, "ik")
