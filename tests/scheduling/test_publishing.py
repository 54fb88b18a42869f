"""A plan becomes meetings: once each, moved rather than made anew, told to whom it concerns."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localtime

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.jobs import work_one
from gemeinwerk.core.shown import SeenOtherwise
from gemeinwerk.meetings.convening.operations import set_convening
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.meetings.telling import When
from gemeinwerk.notices.models import Notice
from gemeinwerk.scheduling import operations
from gemeinwerk.scheduling.errors import NotReady
from gemeinwerk.scheduling.models import Plan, Schedule, Series
from gemeinwerk.scheduling.operations import publishing
from tests.factories import BodyFactory, PersonFactory, SeatFactory, SeriesFactory
from tests.scheduling.conftest import planned, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reachable(people: dict[str, Person]) -> None:
    for name, person in people.items():
        Person.objects.filter(pk=person.pk).update(email=f"{name.lower()}@verein.example")


def meeting_days() -> list[tuple[str, str]]:
    rows = Meeting.objects.order_by("starts_at", "pk")
    return [(f"{localtime(one.starts_at):%Y-%m-%d %H:%M}", one.state) for one in rows]


def on(schedule: Schedule, series: Series, office: User, *days: int) -> Plan:
    """A plan of these days of June."""
    series.day_wishes.all().delete()
    for day in days:
        operations.wish_day(series, day=date(2027, 6, day), kind="pinned", by=office)
    return planned(schedule, office)


def test_a_plan_becomes_meetings_and_everybody_hears_once(
    schedule: Schedule, series: Series, office: User
) -> None:
    row = published(on(schedule, series, office, 7, 14), office)
    assert row.state == "published"
    assert meeting_days() == [("2027-06-07 16:30", "invited"), ("2027-06-14 16:30", "invited")]
    assert {one.concept for one in Meeting.objects.all()} == {schedule.concept}
    assert Notice.objects.count() == 3
    told = Notice.objects.get(recipient="ben@verein.example").body
    assert all(str(When.of(one)) in told for one in Meeting.objects.all())
    with pytest.raises(NotReady):
        operations.publish(row, by=office)


def test_only_what_changed_moves_and_only_those_concerned_hear(
    schedule: Schedule, series: Series, housing: Body, people: dict[str, Person], office: User
) -> None:
    """A second group whose date stays: its members hear nothing the second time."""
    other = BodyFactory(municipality=housing.municipality, name="AG Arbeit")
    SeatFactory(body=other, sitting=PersonFactory(municipality=other.municipality, email="d@e.de"))
    work = SeriesFactory(schedule=schedule, body=other, meetings=1)
    operations.wish_day(work, day=date(2027, 6, 21), kind="pinned", by=office)
    published(on(schedule, series, office, 7, 14), office)
    before = set(Meeting.objects.values_list("pk", "uid"))
    Notice.objects.all().delete()
    new = published(on(schedule, series, office, 7, 16), office)
    assert set(Meeting.objects.values_list("pk", "uid")) == before
    assert [day for day, _state in meeting_days()] == [
        "2027-06-07 16:30", "2027-06-16 16:30", "2027-06-21 16:30",
    ]  # fmt: skip
    heard = set(Notice.objects.values_list("recipient", flat=True))
    assert heard == {f"{name.lower()}@verein.example" for name in people}
    body = Notice.objects.first().body  # type: ignore[union-attr]
    stayed, moved, _work = Meeting.objects.order_by("starts_at")
    assert str(When.of(moved)) in body
    assert str(When.of(stayed)) not in body
    states = list(Plan.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["superseded", "published"]
    assert new.number == 2


def test_fewer_dates_and_one_falls_away_more_and_one_comes(
    schedule: Schedule, series: Series, office: User
) -> None:
    published(on(schedule, series, office, 7, 14), office)
    operations.edit_series(series, by=office, meetings=1)
    published(on(schedule, series, office, 7), office)
    assert [state for _day, state in meeting_days()] == ["invited", "cancelled"]
    operations.edit_series(series, by=office, meetings=3)
    published(on(schedule, series, office, 7, 14, 21), office)
    assert [state for _day, state in meeting_days()].count("invited") == 3


def test_what_is_past_stays_as_it_was(schedule: Schedule, series: Series, office: User) -> None:
    published(on(schedule, series, office, 7, 14), office)
    row = on(schedule, series, office, 16, 21)
    with audit.at(datetime.fromisoformat("2027-06-10T12:00:00+02:00")):
        published(row, office)
    assert [day[:10] for day, state in meeting_days() if state == "invited"] == [
        "2027-06-07", "2027-06-16", "2027-06-21",
    ]  # fmt: skip


def test_without_mail_nobody_hears(schedule: Schedule, series: Series, office: User) -> None:
    published(on(schedule, series, office, 7, 14), office, tell=False)
    assert Meeting.objects.count() == 2
    assert not Notice.objects.exists()
    assert {state for _day, state in meeting_days()} == {"planned"}


def test_taken_up_again_nothing_happens_twice(
    schedule: Schedule, series: Series, office: User, monkeypatch: Any
) -> None:
    """The worker dies after the meetings were written, before their transaction ended."""
    row = on(schedule, series, office, 7, 14)
    operations.publish(row, by=office)

    class Died(BaseException):
        pass

    def dies(*_what: Any) -> None:
        raise Died

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "_invite", dies)
        with pytest.raises(Died):
            work_one()
    assert not Meeting.objects.exists()
    Plan.objects.filter(pk=row.pk).update(leased_until=None)
    assert work_one()
    assert not work_one()
    assert (Meeting.objects.count(), Notice.objects.count()) == (2, 3)


def test_while_one_plan_is_published_another_waits(
    schedule: Schedule, series: Series, office: User
) -> None:
    """What its page said of the meetings is not known before the first is done."""
    one, other = on(schedule, series, office, 7, 14), on(schedule, series, office, 7, 16)
    operations.publish(one, by=office)
    with pytest.raises(NotReady, match="Ein anderer Plan"):
        operations.publish(other, by=office)
    assert work_one()
    assert published(other, office).state == "published"
    assert Meeting.objects.count() == 2


def test_what_cannot_be_published_is_ready_as_before(
    client: Client, schedule: Schedule, series: Series, office: User, monkeypatch: Any
) -> None:
    row = on(schedule, series, office, 7, 14)

    def breaks(*_what: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(publishing, "_invite", breaks)
    published(row, office)
    row.refresh_from_db()
    assert (row.state, Meeting.objects.count()) == ("ready", 0)
    client.force_login(office)
    assert row.error in client.get(f"/arbeitsplatz/terminplaene/{row.pk}/").content.decode()


def test_the_page_says_what_would_happen_and_holds_to_it(
    client: Client, schedule: Schedule, series: Series, office: User
) -> None:
    row = on(schedule, series, office, 7, 14)
    client.force_login(office)
    page = client.get(f"/arbeitsplatz/terminplaene/{row.pk}/veroeffentlichen/").content.decode()
    assert "2 Sitzungen entstehen." in page
    assert "3 Personen betrifft das; wird eingeladen, bekommt jede genau eine Mail." in page
    with pytest.raises(SeenOtherwise):
        operations.publish(row, by=office, shown="something else")
    answer = client.post(f"/arbeitsplatz/terminplaene/{row.pk}/veroeffentlichen/", {"tell": "on"})
    assert "Inzwischen hat jemand etwas geändert" in answer.content.decode()
    assert not Meeting.objects.exists()


def test_whom_nobody_can_invite_in_time_is_not_planned_or_published(
    schedule: Schedule, series: Series, housing: Body, office: User, client: Client
) -> None:
    row = on(schedule, series, office, 7, 14)
    set_convening(housing, days=7, strictness="block", norm="§ 34 Abs. 4 GO", by=office)
    client.force_login(office)
    page = client.get(f"/arbeitsplatz/terminplaene/{row.pk}/").content.decode()
    assert "Eingeladen werden muss bis zum 30. Mai 2027 (§ 34 Abs. 4 GO)." in page
    with audit.at(datetime.fromisoformat("2027-05-31T09:00:00+02:00")):
        page = client.get(f"/arbeitsplatz/terminplaene/{row.pk}/veroeffentlichen/").content.decode()
        assert page.count("Für eine fristgerechte Einladung ist es zu spät") == 1
        with pytest.raises(NotReady, match="Der letzte Tag dafür war"):
            operations.publish(row, by=office)
        series.day_wishes.all().delete()
        found = planned(schedule, office)
        assert found.dates[0]["day"] >= "2027-06-08"
        operations.publish(row, tell=False, by=office)
