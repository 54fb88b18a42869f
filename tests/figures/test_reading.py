"""A series that is read from an address: what differs is shown, taken as chosen, told when it
fails; nobody makes the server look around in its own network."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core import jobs
from gemeinwerk.figures.models import SharedIndicator
from gemeinwerk.figures.operations import record_shared
from gemeinwerk.figures.reading import operations, parsing
from gemeinwerk.figures.reading.forms import FeedForm
from gemeinwerk.figures.reading.models import Feed, Outcome, Reading
from gemeinwerk.figures.reading.operations import Said, Settled, SourceChanged
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.core.webserver import WebServer
from tests.factories import ConceptFactory, SharedIndicatorFactory, user_with_role

pytestmark = pytest.mark.django_db
CSV = "Jahr;Stadt;Wert\n2023;Havelfurt;38,5\n2024;Havelfurt;41\n2024;Anderswo;9\n"


class Source:
    def __init__(self) -> None:
        self.content, self.status = CSV.encode(), 200


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
        settings.FIGURES_FROM = [found.address]
        yield found


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


@pytest.fixture
def shared(town: Municipality) -> SharedIndicator:
    return SharedIndicatorFactory(concept=ConceptFactory(municipality=town))


@pytest.fixture
def set_up(shared: SharedIndicator, office: User, server: WebServer) -> Callable[..., Feed]:
    def make(**more: Any) -> Feed:
        said = Said(f"{server.address}/werte.csv", "Jahr", "Wert", "Stadt", "Havelfurt", **more)
        return operations.set_feed(shared, said=said, by=office)

    return make


def work(feed: Feed) -> Reading:
    """As the worker does when it is due."""
    Feed.objects.filter(pk=feed.pk).update(next_at=timezone.now())
    assert jobs.work_one()
    found = feed.readings.first()
    assert found
    return found


def values(shared: SharedIndicator) -> list[tuple[date, Decimal]]:
    return list(shared.values.values_list("day", "value"))


def test_what_differs_waits_until_somebody_takes_it(
    set_up: Callable[..., Feed], shared: SharedIndicator, office: User, source: Source
) -> None:
    record_shared(shared, day=date(2023, 12, 31), number=Decimal(38), by=office)
    feed = set_up()
    reading = work(feed)
    assert (reading.outcome, reading.same) == (Outcome.WAITING, 0)
    assert reading.difference == [["2023-12-31", "38", "38.5"], ["2024-12-31", None, "41"]]
    assert values(shared) == [(date(2023, 12, 31), 38)]
    assert Notice.objects.filter(kind="figures.reading_waits").count() == 1
    operations.take(reading, by=office)
    assert values(shared) == [(date(2023, 12, 31), Decimal("38.5")), (date(2024, 12, 31), 41)]
    entry = AuditEntry.objects.get(verb="shared.correct_value")
    assert entry.before["value"] == 38
    assert "Die Quelle nennt jetzt 38,5" in entry.reason
    with pytest.raises(Settled):
        operations.take(reading, by=office)
    again = work(feed)
    assert (again.outcome, again.same) == (Outcome.NOTHING_NEW, 2)


def test_the_page_of_the_indicator_says_that_a_reading_waits(
    set_up: Callable[..., Feed], shared: SharedIndicator, office: User, client: Client
) -> None:
    client.force_login(office)
    address = reverse("figures:shared", args=[shared.pk])
    assert "Aus einer Quelle im Netz lesen" in client.get(address).content.decode()
    reading = work(set_up())
    assert "Eine Lesung wartet" in client.get(address).content.decode()
    operations.take(reading, by=office)
    page = client.get(address).content.decode()
    assert "Quelle im Netz</a>" in page
    assert "Eine Lesung wartet" not in page


def test_what_somebody_changed_since_is_not_overwritten(
    set_up: Callable[..., Feed], shared: SharedIndicator, office: User
) -> None:
    reading = work(set_up())
    record_shared(shared, day=date(2024, 12, 31), number=Decimal(40), by=office)
    found = operations.take(reading, by=office)
    assert dict(values(shared))[date(2024, 12, 31)] == 40
    assert (found.outcome, found.kept) == (Outcome.TAKEN, [["2024-12-31", "40"]])
    entry = AuditEntry.objects.get(verb="reading.take_part")
    assert entry.after == {"n": 1, "kept": 1}


def test_whoever_takes_it_over_is_told_which_days_stayed(
    set_up: Callable[..., Feed], shared: SharedIndicator, office: User, client: Client
) -> None:
    """Of one day somebody entered another value meanwhile, of the other the very same."""
    reading = work(set_up())
    record_shared(shared, day=date(2023, 12, 31), number=Decimal("38.5"), by=office)
    record_shared(shared, day=date(2024, 12, 31), number=Decimal("40.5"), by=office)
    client.force_login(office)
    said = "Seit der Lesung hier geändert und deshalb so geblieben: 31.12.2024 (40,5)."
    page = client.post(f"/arbeitsplatz/kennzahlen/lesungen/{reading.pk}/", follow=True)
    told = page.content.decode()
    assert told.count(said) == 2  # As a message, and on record beside the reading.
    assert "Übernommen. Alte Werte" not in told
    reading.refresh_from_db()
    assert reading.outcome == Outcome.OVERTAKEN
    assert AuditEntry.objects.get(verb="reading.take_part").after == {"n": 0, "kept": 1}


def test_without_asking_where_the_office_chose_so(
    set_up: Callable[..., Feed], shared: SharedIndicator
) -> None:
    reading = work(set_up(by_itself=True))
    assert reading.outcome == Outcome.TAKEN
    assert len(values(shared)) == 2
    assert not Notice.objects.filter(kind="figures.reading_waits").exists()


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (b"<html>Wartung</html>", 503, "503"),
        (b"Jahr;Stadt;Wert\n2024;Havelfurt;etwa 40\n", 200, "kein Tag mit einem Wert"),
        (b"Jahr;Stadt;Anderes\n2024;Havelfurt;40\n", 200, "keine Zeile"),
        (b"Jahr;Stadt;Wert\n2024;Havelfurt;1\n2024;Havelfurt;2\n", 200, "zwei Werte"),
        (b"[[[[", 200, "JSON"),
        (b"x" * 1_100_000, 200, "Megabyte"),
    ],
)
def test_a_failure_is_shown_and_told_once(
    content: bytes, status: int, said: str, set_up: Callable[..., Feed], source: Source,
    shared: SharedIndicator,
) -> None:  # fmt: skip
    source.content, source.status = content, status
    feed = set_up()
    for _day in range(2):
        reading = work(feed)
    assert reading.outcome == Outcome.FAILED
    assert said in reading.failure
    assert values(shared) == []
    assert Notice.objects.filter(kind="figures.reading_failed").count() == 1
    feed.refresh_from_db()
    assert feed.next_at > timezone.now()
    assert not jobs.work_one()


def asked(kind: str = "waits") -> int:
    return Notice.objects.filter(kind=f"figures.reading_{kind}").count()


def test_the_same_difference_is_told_once_and_another_one_anew(
    set_up: Callable[..., Feed], shared: SharedIndicator, office: User, source: Source
) -> None:
    feed = set_up()
    waiting = work(feed)
    again = work(feed)
    assert (again.outcome, len(again.difference), asked()) == (Outcome.NOTHING_NEW, 2, 1)
    source.content = CSV.replace("38,5", "39").encode()
    other = work(feed)
    waiting.refresh_from_db()
    assert (waiting.outcome, other.outcome, asked()) == (Outcome.OVERTAKEN, Outcome.WAITING, 2)
    operations.leave(other, by=office)
    assert (work(feed).outcome, asked()) == (Outcome.NOTHING_NEW, 2)
    operations.read_now(feed, by=office)
    assert work(feed).outcome == Outcome.WAITING  # Whoever has it read is asked once more.
    assert values(shared) == []


def test_what_agrees_by_now_no_longer_waits_and_is_told_when_it_differs_again(
    set_up: Callable[..., Feed], shared: SharedIndicator, office: User, source: Source
) -> None:
    for day, number in ((date(2023, 12, 31), "38.5"), (date(2024, 12, 31), "40")):
        record_shared(shared, day=day, number=Decimal(number), by=office)
    feed = set_up()
    work(feed)
    before, source.content = source.content, CSV.replace(";41", ";40").encode()
    assert work(feed).difference == []
    assert not feed.readings.filter(outcome=Outcome.WAITING).exists()
    source.content = before
    assert (work(feed).outcome, asked()) == (Outcome.WAITING, 2)


def test_what_was_read_by_other_settings_is_said_kept_and_not_entered(
    set_up: Callable[..., Feed], shared: SharedIndicator, office: User, client: Client
) -> None:
    reading = work(set_up())
    set_up(decimals="dot")
    with pytest.raises(SourceChanged, match="seit dieser Lesung geändert"):
        operations.take(reading, by=office)
    client.force_login(office)
    page = client.get(f"/arbeitsplatz/kennzahlen/{shared.pk}/quelle/").content.decode()
    assert "Die Quelle ist seither geändert" in page
    assert "Übernehmen</button>" not in page
    assert client.post(f"/arbeitsplatz/kennzahlen/lesungen/{reading.pk}/").status_code == 409
    assert values(shared) == []


def test_nor_what_was_being_read_while_somebody_changed_them(
    set_up: Callable[..., Feed], shared: SharedIndicator, office: User
) -> None:
    feed = set_up(by_itself=True)
    begun = Feed.objects.select_related("shared__concept").get(pk=feed.pk)
    found = parsing.read(CSV.encode(), ["Jahr", "Wert", "Stadt", "Havelfurt"], dot=False)
    said = {**{name: getattr(feed, name) for name in operations.NAMES}, "where_value": "Anderswo"}
    operations.set_feed(shared, said=Said(**said), by=office)
    reading = operations.enter_found(begun, found=found, read_by=begun.read_by, by=None)
    assert (reading.outcome, len(reading.difference)) == (Outcome.OVERTAKEN, 2)
    assert "seit dieser Lesung geändert" in reading.failure
    operations.note_failure(begun, sentence="x", read_by=begun.read_by, by=None)
    assert (values(shared), asked(), asked("failed")) == ([], 0, 0)
    assert work(feed).outcome == Outcome.TAKEN
    assert [value for _day, value in values(shared)] == [9]


def test_nor_values_counted_in_another_unit(
    set_up: Callable[..., Feed], shared: SharedIndicator, office: User
) -> None:
    reading = work(set_up())
    SharedIndicator.objects.filter(pk=shared.pk).update(unit="Personen")
    with pytest.raises(SourceChanged):
        operations.take(Reading.objects.get(pk=reading.pk), by=office)


def test_old_readings_are_forgotten_and_what_waits_is_not(set_up: Callable[..., Feed]) -> None:
    feed = set_up()
    waiting = work(feed)
    Reading.objects.filter(pk=waiting.pk).update(at=timezone.now() - timedelta(days=900))
    for outcome in (Outcome.FAILED, Outcome.LEFT):
        feed.readings.bulk_create(
            Reading(feed=feed, at=timezone.now() - timedelta(days=n), outcome=outcome)
            for n in range(1, 80)
        )
    operations.note_failure(feed, sentence="x", read_by=feed.read_by, by=None)
    kept = feed.readings.values_list("outcome").annotate(n=Count("pk")).order_by("outcome")
    assert dict(kept) == {Outcome.FAILED: 60, Outcome.LEFT: 60, Outcome.WAITING: 1}


def test_an_address_within_our_own_network_is_not_read(
    set_up: Callable[..., Feed], settings: Any, server: WebServer
) -> None:
    feed = set_up()
    settings.FIGURES_FROM = []
    assert work(feed).outcome == Outcome.FAILED
    assert server.asked == []


def test_only_https_is_typed() -> None:
    typed = {
        "day_column": "Jahr", "value_column": "Wert", "decimals": "comma", "rhythm": "daily",
    }  # fmt: skip
    for address in ("http://daten.example/a.csv", "ftp://daten.example/a", "https://a:b@c.example"):
        form = FeedForm(typed | {"address": address})
        assert "address" in form.errors, address
    assert FeedForm(typed | {"address": "https://daten.example/a.csv"}).is_valid()


def test_a_reading_late_in_the_evening_is_of_the_day_it_was_there(
    set_up: Callable[..., Feed], shared: SharedIndicator, office: User, client: Client
) -> None:
    feed = set_up()
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    feed.readings.create(at=late, outcome=Outcome.NOTHING_NEW)
    client.force_login(office)
    page = client.get(f"/arbeitsplatz/kennzahlen/{shared.pk}/quelle/").content.decode()
    assert "01.07.2026" in page
    assert "30.06.2026" not in page
