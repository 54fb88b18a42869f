"""The suite may be begun at any time of the day."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from tests.one_day import TOWN, staying


def test_a_run_that_goes_on_after_midnight_stays_on_its_day() -> None:
    began = moment = datetime(2026, 11, 30, 22, 59, tzinfo=UTC)
    now = staying(lambda: moment, began)
    days = []
    for minutes in (0, 1, 90):
        moment = began + timedelta(minutes=minutes)
        days.append(now().astimezone(TOWN).date().day)
    assert days == [30, 30, 30]
    assert now() == moment - timedelta(days=1)


def test_it_is_the_clock_of_the_program() -> None:
    assert timezone.now.__module__ == staying.__module__
    assert timezone.localdate() == timezone.now().astimezone(TOWN).date()
