"""Calendars, dates, rooms and closed days as the office keeps them."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.calendars import operations
from gemeinwerk.calendars.errors import NameTaken, NotOurs, StillUsed, WrongCalendar, WrongTime
from gemeinwerk.calendars.models import Calendar, ClosedDay, Event, Room
from gemeinwerk.core.conflicts import Overtaken
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BodyFactory,
    CalendarFactory,
    ClosedDayFactory,
    EventFactory,
    MunicipalityFactory,
    RoomFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2027, 3, 3)


@pytest.fixture
def desk(client: Client, office: User) -> Client:
    client.force_login(office)
    return client


# --- dates ----------------------------------------------------------------------------------------


def send_event(desk: Client, calendar: Calendar, **typed: str) -> Any:
    return desk.post(reverse("calendars:event_add", args=[calendar.pk]), typed)


def test_a_date_is_typed_as_people_write_it(desk: Client, calendar: Calendar) -> None:
    sent = send_event(
        desk, calendar, title="Sitzung", first="3. März 2027", begins="17 Uhr", ends="20.30 Uhr"
    )
    assert sent.status_code == 302
    one = Event.objects.get()
    assert (one.first, one.last, one.begins, one.ends) == (DAY, DAY, time(17), time(20, 30))
    entry = AuditEntry.objects.get(verb="event.add")
    assert entry.target_label == "Sitzung, Mi, 03.03.2027, 17:00–20:30 Uhr"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"begins": "17"}, "Bitte Beginn und Ende angeben."),
        ({"begins": "20", "ends": "17"}, "Das Ende liegt vor dem Beginn."),
        ({"last": "02.03.2027"}, "Der letzte Tag liegt vor dem ersten."),
        ({"begins": "25 Uhr", "ends": "26"}, "Bitte eine Uhrzeit eingeben"),
        ({"first": "31.02.2027"}, "Den Tag 31.02.2027 gibt es nicht."),
    ],
)
def test_what_is_no_time_is_said_and_what_was_typed_stays(
    desk: Client, calendar: Calendar, typed: dict[str, str], sentence: str
) -> None:
    sent = send_event(desk, calendar, **{"title": "Klausur", "first": "03.03.2027"} | typed)
    page = sent.content.decode()
    assert sentence in page
    assert "Klausur" in page
    assert not Event.objects.exists()


def test_an_evening_goes_on_over_midnight(calendar: Calendar, office: User) -> None:
    late = {"begins": time(20), "ends": time(1)}
    with pytest.raises(WrongTime):
        operations.add_event(calendar, first=DAY, by=office, **late)
    operations.add_event(calendar, first=DAY, last=date(2027, 3, 4), by=office, **late)
    assert str(Event.objects.get()) == "Mi, 03.03.2027, 20:00 bis Do, 04.03.2027, 01:00 Uhr"


def test_a_date_that_moves_takes_its_last_day_along(desk: Client, calendar: Calendar) -> None:
    event = EventFactory(calendar=calendar)
    page = desk.get(reverse("calendars:event", args=[event.pk]))
    form = page.context["form"]
    assert form["last"].value() is None
    sent = desk.post(
        reverse("calendars:event", args=[event.pk]),
        {
            "title": "Sitzung", "first": "10.03.2027", "last": "", "begins": "17:00",
            "ends": "20:00", "base": form.initial["base"],
        },
    )  # fmt: skip
    assert sent.status_code == 302
    event.refresh_from_db()
    assert (event.first, event.last) == (date(2027, 3, 10), date(2027, 3, 10))


def test_two_people_who_change_the_hour_are_told(calendar: Calendar, office: User) -> None:
    event = EventFactory(calendar=calendar)
    seen = {"begins": "17:00:00"}
    operations.edit_event(event, by=office, seen=seen, begins=time(16))
    with pytest.raises(Overtaken):
        operations.edit_event(event, by=office, seen=seen, begins=time(18))
    # On the page both are offered, and what was typed stays.
    event.refresh_from_db()
    assert event.begins == time(16)


def test_what_was_read_is_not_changed_by_hand(
    desk: Client, calendar: Calendar, office: User
) -> None:
    event = EventFactory(calendar=calendar, source="read")
    with pytest.raises(NotOurs):
        operations.edit_event(event, by=office, title="Anders")
    desk.post(reverse("calendars:event_remove", args=[event.pk]))
    assert Event.objects.get().title == "Sitzung"


def test_a_date_goes(desk: Client, calendar: Calendar) -> None:
    event = EventFactory(calendar=calendar)
    desk.post(reverse("calendars:event_remove", args=[event.pk]))
    assert not Event.objects.exists()


# --- calendars ------------------------------------------------------------------------------------


def test_a_calendar_is_of_a_body_or_of_a_room(town: Municipality, office: User) -> None:
    with pytest.raises(WrongCalendar):
        operations.add_calendar(
            town,
            name="Beides",
            body=BodyFactory(municipality=town),
            room=RoomFactory(municipality=town),
            by=office,
        )
    with pytest.raises(WrongCalendar):
        operations.add_calendar(town, name="Fremd", body=BodyFactory(), by=office)


def test_two_calendars_have_two_names(calendar: Calendar, office: User) -> None:
    with pytest.raises(NameTaken, match="Sitzungskalender"):
        operations.add_calendar(calendar.municipality, name="Sitzungskalender", by=office)


def test_a_calendar_goes_with_its_dates(desk: Client, calendar: Calendar) -> None:
    EventFactory(calendar=calendar)
    desk.post(reverse("calendars:calendar_remove", args=[calendar.pk]))
    assert not Calendar.objects.exists()
    assert not Event.objects.exists()


def test_a_body_with_a_calendar_stays(desk: Client, calendar: Calendar) -> None:
    sent = desk.post(reverse("actors:body_remove", args=[calendar.body_id]), follow=True)
    assert "gehört noch zu: 1 Kalender" in sent.content.decode()
    calendar.refresh_from_db()


def test_another_towns_calendar_is_not_there(desk: Client) -> None:
    other = CalendarFactory(municipality=MunicipalityFactory())
    assert desk.get(reverse("calendars:calendar", args=[other.pk])).status_code == 404


def test_a_calendar_of_the_chosen_room(desk: Client, town: Municipality) -> None:
    room = RoomFactory(municipality=town, name="Ratssaal")
    page = desk.get(reverse("calendars:calendar_add"), {"raum": room.pk})
    assert page.context["form"]["room"].value() == str(room.pk)


def test_dates_of_the_past_are_shown_when_asked_for(desk: Client, calendar: Calendar) -> None:
    EventFactory(calendar=calendar, first=date(2020, 3, 3), title="Von einst")
    address = reverse("calendars:calendar", args=[calendar.pk])
    assert "Von einst" not in desk.get(address).content.decode()
    assert "Von einst" in desk.get(address, {"zeit": "alle"}).content.decode()


# --- rooms ----------------------------------------------------------------------------------------


def test_a_room_says_what_is_known_of_it(desk: Client, town: Municipality) -> None:
    typed = {"name": "Ratssaal", "address": "Am Markt 1", "capacity": "80", "step_free": "yes"}
    desk.post(reverse("calendars:room_add"), typed)
    room = Room.objects.get()
    assert (room.capacity, room.step_free, room.hearing_loop) == (80, "yes", "")
    page = desk.get(reverse("calendars:rooms")).content.decode()
    assert "nicht bekannt" in page


def test_a_room_with_a_calendar_stays(town: Municipality, office: User) -> None:
    room = RoomFactory(municipality=town, name="Ratssaal")
    kept = CalendarFactory(municipality=town, room=room)
    with pytest.raises(StillUsed, match="1 Kalender"):
        operations.remove_room(room, by=office)
    operations.remove_calendar(kept, by=office)
    operations.remove_room(room, by=office)
    assert not Room.objects.exists()


# --- closed days ----------------------------------------------------------------------------------


def test_closed_days_stand_beside_the_holidays_of_the_land(
    desk: Client, town: Municipality
) -> None:
    desk.post(
        reverse("calendars:closed_day_add"),
        {"reason": "Hafenfest", "first": "04.06.2027", "last": "06.06.2027"},
    )
    one = ClosedDay.objects.get()
    assert (one.first, one.last) == (date(2027, 6, 4), date(2027, 6, 6))
    page = desk.get(reverse("calendars:closed_days"), {"jahr": "2027"}).content.decode()
    for told in ("Hafenfest", "Reformationstag", "Sommerferien"):
        assert told in page
    other = desk.get(reverse("calendars:closed_days"), {"jahr": "2028"}).content.decode()
    assert "Hafenfest" not in other


@pytest.mark.parametrize("year", ["abc", "-1", "99999999", "0", "1700"])
def test_a_year_that_is_none_shows_one_that_is(desk: Client, year: str) -> None:
    assert desk.get(reverse("calendars:closed_days"), {"jahr": year}).status_code == 200


def test_a_year_whose_school_holidays_are_not_known_says_so(desk: Client) -> None:
    page = desk.get(reverse("calendars:closed_days"), {"jahr": "2045"}).content.decode()
    assert "nicht alle Ferien bekannt" in page


def test_a_closed_day_moves_and_goes(desk: Client, town: Municipality, office: User) -> None:
    closed = ClosedDayFactory(municipality=town)
    operations.edit_closed_day(closed, by=office, first=date(2027, 5, 14))
    closed.refresh_from_db()
    assert closed.last == date(2027, 5, 14)
    with pytest.raises(WrongTime):
        operations.edit_closed_day(closed, by=office, last=date(2027, 5, 1))
    desk.post(reverse("calendars:closed_day_remove", args=[closed.pk]))
    assert not ClosedDay.objects.exists()
