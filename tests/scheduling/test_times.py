"""When people can: read from a calendar of theirs, seen week by week."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.scheduling import operations
from gemeinwerk.scheduling.errors import Unfitting
from gemeinwerk.scheduling.gathering import gather
from gemeinwerk.scheduling.models import PersonTimes, Schedule, Series
from tests.factories import PersonFactory, SeatFactory, SeriesFactory

pytestmark = pytest.mark.django_db
MONDAY, FOURTEENTH, SIXTEENTH = date(2027, 6, 7), date(2027, 6, 14), date(2027, 6, 16)
EVENT = """BEGIN:VEVENT
UID:{n}
DTSTART;TZID=Europe/Berlin:{day}T{hour}0000
DURATION:PT2H
SUMMARY:Zahnarzt
END:VEVENT
"""


def calendar(*events: tuple[str, str]) -> bytes:
    told = "".join(EVENT.format(n=n, day=day, hour=hour) for n, (day, hour) in enumerate(events))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{told}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def upload(client: Client, schedule: Schedule, person: Person, content: bytes) -> str:
    address = f"/arbeitsplatz/terminplanung/{schedule.pk}/zeiten/{person.pk}/kalender/"
    file = SimpleUploadedFile("ben.ics", content, "text/calendar")
    return client.post(address, {"file": file}, follow=True).content.decode()


def test_of_a_calendar_only_days_are_kept_and_only_those_of_the_planning(
    client: Client, schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    """In the morning there is room; what is on the 2nd of July is nobody's matter."""
    client.force_login(office)
    content = calendar(("20270607", "17"), ("20270609", "08"), ("20270702", "17"))
    assert "Ein Tag ist in diesem Kalender belegt." in upload(
        client, schedule, people["Ben"], content
    )
    row = PersonTimes.objects.get()
    assert (row.source, row.away) == ("calendar", ["2027-06-07"])
    assert "Zahnarzt" not in str(PersonTimes.objects.values().get())
    ben = {one.key: one for one in gather(schedule).people}[people["Ben"].pk]
    assert ben.away == {date(2027, 6, 7)}
    upload(client, schedule, people["Ben"], calendar(("20270614", "16")))
    assert PersonTimes.objects.get().away == ["2027-06-14"]


def test_what_is_no_calendar_is_said(
    client: Client, schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    client.force_login(office)
    shown = upload(client, schedule, people["Ben"], b"Name;Tag\n")
    assert "Kalenderdatei einlesen" in shown
    assert not PersonTimes.objects.exists()
    with pytest.raises(Unfitting):
        operations.keep_calendar(schedule, person=PersonFactory(), days=[MONDAY], by=office)


def test_week_by_week_it_is_seen_how_many_can(
    client: Client, schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    operations.enter_times(schedule, person=people["Ben"], by=office, away=[date(2027, 6, 7)])
    client.force_login(office)
    page = client.get(f"/arbeitsplatz/terminplanung/{schedule.pk}/zeiten/").content.decode()
    assert '<th scope="row">07.06.2027</th><td class="gw-heat__3">2</td>' in page
    assert '<td class="gw-heat__4">3</td>' in page


def test_answers_to_invitations_and_the_office_count_together(
    concept: Concept, schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    """Ben said he is away in the second week, then called: the 16th will do."""
    wave = concept.waves.create(name="Auftakt", answer_until=date(2027, 5, 1))
    invitation = wave.invitations.create(person=people["Ben"], answer="accepted")
    Reply.objects.create(
        invitation=invitation, given_at=wave.created_at,
        times=[{"weekday": 0, "date": "", "start": "16:30", "fit": "rather_not"}],
        away=[{"first": "2027-06-14", "last": "2027-06-18"}],
    )  # fmt: skip
    operations.enter_times(schedule, person=people["Ben"], by=office, can=[SIXTEENTH])
    ben = {one.key: one for one in gather(schedule).people}[people["Ben"].pk]
    assert {FOURTEENTH, SIXTEENTH} & ben.away == {FOURTEENTH}
    assert {date(2027, 6, 7), date(2027, 6, 21)} <= ben.rather_not
    assert ben.answered


def test_an_answer_counts_at_the_hour_it_was_given_for(
    client: Client, concept: Concept, schedule: Schedule, series: Series,
    people: dict[str, Person], office: User,
) -> None:  # fmt: skip
    """On Mondays Ben can in the morning; Ada sits in both groups."""
    early = SeriesFactory(schedule=schedule, start="11:00", weekdays=[0])
    SeatFactory(body=early.body, sitting=people["Ada"])
    wave = concept.waves.create(name="Auftakt", answer_until=date(2027, 5, 1))
    for name in ("Ben", "Ada"):
        Reply.objects.create(
            invitation=wave.invitations.create(person=people[name], answer="accepted"),
            given_at=wave.created_at,
            times=[
                {"weekday": 0, "date": "", "start": "16:00", "fit": "not"},
                {"weekday": 0, "date": "", "start": "10:00", "fit": "good"},
                {"weekday": 2, "date": "", "start": "18:00", "fit": "not"},
            ],
        )
    known = {one.key: one for one in gather(schedule).people}
    ben, ada = known[people["Ben"].pk], known[people["Ada"].pk]
    wednesday = date(2027, 6, 9)
    for one in (ben, ada):
        assert {MONDAY, wednesday} <= one.away
        assert one.at_hour["11:00"] & {MONDAY, wednesday} == {wednesday}
    client.force_login(office)
    page = client.get(f"/arbeitsplatz/terminplanung/{schedule.pk}/zeiten/").content.decode()
    assert re.findall(r'<th scope="col">(.. \d\d:\d\d)</th>', page) == [
        "Mo 11:00", "Mo 16:30", "Mi 16:30",
    ]  # fmt: skip
    [first] = re.findall(r">07\.06\.2027</th>(.*?)</tr>", page)
    assert re.findall(r">(\d)</td>", first) == ["3", "1", "1"]


def test_who_meets_only_in_the_morning_is_not_away_for_the_evening(
    concept: Concept, schedule: Schedule, series: Series
) -> None:
    early = SeriesFactory(schedule=schedule, start="11:00", weekdays=[0])
    eva = PersonFactory(municipality=concept.municipality)
    SeatFactory(body=early.body, sitting=eva)
    wave = concept.waves.create(name="Auftakt", answer_until=date(2027, 5, 1))
    Reply.objects.create(
        invitation=wave.invitations.create(person=eva, answer="accepted"),
        given_at=wave.created_at,
        times=[{"weekday": 0, "date": "", "start": hour, "fit": fit}
               for hour, fit in (("10:00", "good"), ("16:30", "not"))],
    )  # fmt: skip
    known = {one.key: one for one in gather(schedule).people}
    assert MONDAY not in known[eva.pk].away


def test_rather_not_blocks_where_the_office_says_so(
    schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    operations.enter_times(schedule, person=people["Ben"], by=office, rather_not=[MONDAY])
    keys = {one.key: one for one in gather(schedule).people}
    assert keys[people["Ben"].pk].away == frozenset()
    operations.edit_schedule(schedule, by=office, rather_not="block")
    schedule.refresh_from_db()
    keys = {one.key: one for one in gather(schedule).people}
    assert keys[people["Ben"].pk].away == {MONDAY}
