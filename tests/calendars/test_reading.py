"""A calendar read from a file or an address: what differs is shown, and taken over by a person."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.calendars import queries
from gemeinwerk.calendars.models import Calendar, Event
from gemeinwerk.calendars.reading import operations
from gemeinwerk.calendars.reading.errors import Settled, WrongAddress
from gemeinwerk.calendars.reading.models import Outcome, Reading, Subscription
from gemeinwerk.core import jobs
from gemeinwerk.notices.models import Notice
from tests.calendar_files.broken import evening, event, ics
from tests.core.webserver import WebServer
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db
TODAY = datetime(2027, 2, 1, 12, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
OTHER = event(evening("20270310"), uid="2", title="Ausschuss")
TWO = ics(event(evening(), uid="1"), OTHER)
MOVED = ics(event(evening("20270304"), uid="1"), OTHER)


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with audit.at(TODAY):
        yield


class Source:
    def __init__(self) -> None:
        self.content, self.status = TWO, 200


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def server(source: Source, settings: Any) -> Iterator[WebServer]:
    def answer(handler: Any) -> None:
        handler.send_response(source.status)
        handler.send_header("Content-Length", str(len(source.content)))
        handler.end_headers()
        handler.wfile.write(source.content)

    with WebServer(answer) as found:
        settings.CALENDARS_FROM = [found.address]
        yield found


@pytest.fixture
def subscription(calendar: Calendar, office: User, server: WebServer) -> Subscription:
    return operations.subscribe(calendar, address=f"{server.address}/rat.ics", by=office)


def read(calendar: Calendar, content: bytes, office: User) -> Reading:
    return operations.read_file(calendar, content=content, name="rat.ics", by=office)


def work(subscription: Subscription) -> Reading:
    """What the worker does when it is due."""
    Subscription.objects.filter(pk=subscription.pk).update(next_at=LONG_AGO)
    assert jobs.work_one()
    found = subscription.calendar.readings.first()
    assert found
    return found


def there(calendar: Calendar) -> list[str]:
    return [f"{one.first:%d.%m.} {one.title}" for one in queries.events(calendar)]


# --- files ----------------------------------------------------------------------------------------


def test_nothing_stands_in_the_calendar_before_somebody_agrees(
    calendar: Calendar, office: User
) -> None:
    reading = read(calendar, TWO, office)
    assert (reading.outcome, len(reading.new), reading.gone) == (Outcome.WAITING, 2, [])
    assert there(calendar) == []
    before = queries.revision(calendar.municipality)
    operations.take(reading, by=office)
    assert there(calendar) == ["03.03. Rat", "10.03. Ausschuss"]
    assert queries.revision(calendar.municipality) != before


def test_the_same_file_again_is_nothing_new(calendar: Calendar, office: User) -> None:
    operations.take(read(calendar, TWO, office), by=office)
    before = queries.revision(calendar.municipality)
    again = read(calendar, TWO, office)
    assert (again.outcome, again.same) == (Outcome.NOTHING_NEW, 2)
    assert queries.revision(calendar.municipality) == before


def test_what_moved_goes_and_comes_and_is_shown_as_one(
    calendar: Calendar, office: User, client: Client
) -> None:
    operations.take(read(calendar, TWO, office), by=office)
    reading = read(calendar, MOVED, office)
    client.force_login(office)
    page = client.get(reverse("calendars:reading", args=[reading.pk]))
    assert page.context["counts"] == {"moved": 1, "new": 0, "gone": 0}
    client.post(reverse("calendars:reading", args=[reading.pk]))
    assert there(calendar) == ["04.03. Rat", "10.03. Ausschuss"]


def test_what_was_typed_and_what_is_over_stays(calendar: Calendar, office: User) -> None:
    EventFactory(calendar=calendar, title="Von Hand")
    EventFactory(calendar=calendar, title="Vorbei", source="read", first=date(2027, 1, 6))
    operations.take(read(calendar, MOVED, office), by=office)
    assert there(calendar) == ["06.01. Vorbei", "03.03. Von Hand", "04.03. Rat", "10.03. Ausschuss"]


def test_a_file_of_the_second_half_year_takes_nothing_from_the_first(
    calendar: Calendar, office: User
) -> None:
    operations.take(read(calendar, TWO, office), by=office)
    reading = read(calendar, ics(event(evening("20270901"), uid="9")), office)
    assert (len(reading.new), reading.gone) == (1, [])


def test_a_date_that_moved_to_another_month_leaves_no_second_one(
    calendar: Calendar, office: User
) -> None:
    operations.take(read(calendar, ics(event(evening(), uid="1")), office), by=office)
    operations.take(read(calendar, ics(event(evening("20270407"), uid="1")), office), by=office)
    assert there(calendar) == ["07.04. Rat"]


def test_an_empty_calendar_takes_away_all_that_it_said_before(
    calendar: Calendar, office: User
) -> None:
    operations.take(read(calendar, TWO, office), by=office)
    assert len(read(calendar, ics(), office).gone) == 2


def test_a_newer_file_overtakes_the_one_that_waits(calendar: Calendar, office: User) -> None:
    first = read(calendar, TWO, office)
    read(calendar, MOVED, office)
    with pytest.raises(Settled, match="überholt"):
        operations.take(first, by=office)
    assert there(calendar) == []


def test_two_people_decide_once(calendar: Calendar, office: User) -> None:
    reading = read(calendar, TWO, office)
    operations.leave(reading, by=office)
    with pytest.raises(Settled, match="nicht übernommen"):
        operations.take(reading, by=office)


def test_what_cannot_be_read_is_told_on_the_page(
    calendar: Calendar, office: User, client: Client
) -> None:
    client.force_login(office)
    broken = ics(event("DTSTART:20270303T190000\nDTEND:20270303T170000"), event(evening(), uid="2"))
    sent = client.post(
        reverse("calendars:read_file", args=[calendar.pk]),
        {"file": SimpleUploadedFile("rat.ics", broken)},
        follow=True,
    )
    page = sent.content.decode()
    assert "Zeile 7: Dieser Termin endet, bevor er anfängt." in page
    assert Reading.objects.get().new[0][4] == "Rat"


def test_a_file_that_is_none_is_refused_with_a_sentence(
    calendar: Calendar, office: User, client: Client
) -> None:
    client.force_login(office)
    sent = client.post(
        reverse("calendars:read_file", args=[calendar.pk]),
        {"file": SimpleUploadedFile("rat.ics", ics(event(evening()))[:60])},
    )
    assert "nicht geschlossen" in sent.content.decode()
    assert not Reading.objects.exists()


# --- addresses ------------------------------------------------------------------------------------


def test_an_address_is_read_and_waits_for_a_person(
    subscription: Subscription, office: User
) -> None:
    reading = work(subscription)
    assert (reading.outcome, len(reading.new)) == (Outcome.WAITING, 2)
    assert not Event.objects.exists()
    told = Notice.objects.get(kind="calendars.reading_waits")
    assert "Neu: 2, entfallen: 0." in told.body
    subscription.refresh_from_db()
    assert subscription.next_at > TODAY


def test_the_same_is_told_once(subscription: Subscription, office: User) -> None:
    first = work(subscription)
    assert work(subscription).outcome == Outcome.NOTHING_NEW
    operations.leave(first, by=office)
    assert work(subscription).outcome == Outcome.NOTHING_NEW
    assert Notice.objects.filter(kind="calendars.reading_waits").count() == 1
    operations.read_now(subscription, by=office)
    assert work(subscription).outcome == Outcome.WAITING


def test_something_else_overtakes_what_waits(subscription: Subscription, source: Source) -> None:
    first = work(subscription)
    source.content = MOVED
    assert work(subscription).outcome == Outcome.WAITING
    first.refresh_from_db()
    assert first.outcome == Outcome.OVERTAKEN


def test_what_waits_is_overtaken_when_the_address_says_what_stands_here(
    subscription: Subscription, source: Source, office: User
) -> None:
    operations.take(work(subscription), by=office)
    source.content = MOVED
    waiting = work(subscription)
    source.content = TWO
    assert work(subscription).outcome == Outcome.NOTHING_NEW
    waiting.refresh_from_db()
    assert waiting.outcome == Outcome.OVERTAKEN


def test_an_address_that_does_not_answer_changes_nothing_and_is_told_once(
    subscription: Subscription, source: Source, office: User
) -> None:
    operations.take(work(subscription), by=office)
    source.status = 500
    assert work(subscription).outcome == Outcome.FAILED
    assert work(subscription).outcome == Outcome.FAILED
    assert len(there(subscription.calendar)) == 2
    assert Notice.objects.filter(kind="calendars.reading_failed").count() == 1


def test_an_address_that_answers_a_web_page_is_told(
    subscription: Subscription, source: Source
) -> None:
    source.content = b"<!DOCTYPE html><html><body>Bitte anmelden</body></html>"
    assert "Webseite" in work(subscription).failure


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://rat.example/rat.ics", "muss mit https:// beginnen"),
        ("ftp://rat.example/rat.ics", "keine Adresse im Netz"),
        ("https://name:wort@rat.example/rat.ics", "keine Adresse im Netz"),
        ("rat.ics", "keine Adresse im Netz"),
    ],
)
def test_an_address_must_be_one(
    calendar: Calendar, office: User, address: str, sentence: str
) -> None:
    with pytest.raises(WrongAddress, match=sentence):
        operations.subscribe(calendar, address=address, by=office)


def test_nobody_makes_the_server_look_around_in_its_own_network(
    calendar: Calendar, office: User, server: WebServer, settings: Any
) -> None:
    settings.CALENDARS_FROM = []
    row = operations.subscribe(calendar, address=f"https://127.0.0.1:{server.port}/", by=office)
    assert work(row).outcome == Outcome.FAILED
    assert server.asked == []


def test_an_address_to_subscribe_to_is_read_by_https(
    calendar: Calendar, office: User, client: Client
) -> None:
    client.force_login(office)
    address = reverse("calendars:subscribe", args=[calendar.pk])
    client.post(address, {"address": "webcal://rat.example/rat.ics"})
    assert Subscription.objects.get().address == "https://rat.example/rat.ics"
    client.post(reverse("calendars:unsubscribe", args=[calendar.pk]))
    assert not Subscription.objects.exists()


def test_the_log_names_the_host_alone(subscription: Subscription, office: User) -> None:
    """Whoever knows the whole address can read the calendar."""
    entry = AuditEntry.objects.get(verb="calendar.subscribe")
    assert entry.after == {"host": "127.0.0.1"}
