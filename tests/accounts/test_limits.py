"""Limits are exact across processes, and know places by their network."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import timezone

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.models import Attempts
from tests.elsewhere import Parted, go_on_with


@pytest.mark.slow
def test_three_processes_at_once_get_five_tries_together(
    tmp_path: Path, installed_in: Callable[[Path], None], django_db_blocker: Any
) -> None:
    """Each tries to sign in ten times, once all of them are there."""
    installed_in(tmp_path)
    waiting, opening = os.pipe()

    def try_ten_times() -> None:
        go_on_with(tmp_path / "gemeinwerk.sqlite3")
        os.close(opening)
        os.read(waiting, 1)  # until nobody could write any more
        request = RequestFactory().post("/")
        with django_db_blocker.unblock():
            tries = [limits.consume(request, "sign_in", "jana@stadt.example") for _ in range(10)]
        print(tries.count(None))

    running = [Parted(try_ten_times) for _ in range(3)]
    os.close(opening)
    allowed = [int(process.communicate()[0]) for process in running]
    os.close(waiting)
    assert sum(allowed) == 5


def from_place(address: str, **headers: str) -> Any:
    return RequestFactory().post("/", REMOTE_ADDR=address, headers=headers)


pytestmark = pytest.mark.django_db


def test_the_wait_is_what_is_left_of_the_window() -> None:
    request = from_place("192.0.2.1")
    for _ in range(5):
        assert limits.consume(request, "sign_in", "a@b.example") is None
    since = Attempts.objects.order_by("-count").first().since  # type: ignore[union-attr]
    assert limits.consume(request, "sign_in", "a@b.example") == since + timedelta(minutes=5)


def test_a_clock_set_back_makes_nobody_wait_longer_than_the_window() -> None:
    request = from_place("192.0.2.1")
    for _ in range(6):
        limits.consume(request, "sign_in", "a@b.example")
    Attempts.objects.update(since=timezone.now() + timedelta(days=3))
    until = limits.consume(request, "sign_in", "a@b.example")
    assert until is not None
    assert until - timezone.now() <= timedelta(minutes=5)
    assert {one.since <= timezone.now() for one in Attempts.objects.all()} == {True}


def test_something_happens_once_in_its_time() -> None:
    minute = timedelta(minutes=1)
    assert limits.once(minute, "code", "1", "123456")
    assert not limits.once(minute, "code", "1", "123456")
    assert limits.once(minute, "code", "2", "123456")
    Attempts.objects.update(since=timezone.now() - minute)
    assert limits.once(minute, "code", "1", "123456")


def test_accounts_are_counted_apart_and_whatever_their_capitals() -> None:
    request = from_place("192.0.2.1")
    for name in ("a@b.example", "A@B.example ", "a@b.example", "a@b.example", "a@b.example"):
        limits.consume(request, "sign_in", name)
    assert limits.consume(request, "sign_in", "a@b.example") is not None
    assert limits.consume(request, "sign_in", "c@b.example") is None


def test_a_refund_takes_back_one_try() -> None:
    request = from_place("192.0.2.1")
    for _ in range(5):
        limits.consume(request, "sign_in", "a@b.example")
    limits.refund(request, "sign_in", "a@b.example")
    assert limits.consume(request, "sign_in", "a@b.example") is None
    assert limits.consume(request, "sign_in", "a@b.example") is not None


def places(*addresses: str, **headers: str) -> int:
    """How many different places these addresses are."""
    for address in addresses:
        limits.consume(from_place(address, **headers), "open_link")
    return Attempts.objects.count()


def test_an_ipv4_address_is_a_place() -> None:
    assert places("192.0.2.1", "192.0.2.2") == 2


def test_of_ipv6_the_network_is() -> None:
    assert places("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", "2001:db8:0:2::1") == 2


def test_behind_a_proxy_the_address_it_names_counts(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for client in ("192.0.2.1", "192.0.2.2"):
        request = from_place("127.0.0.1", **{"x-forwarded-for": f"203.0.113.9, {client}"})
        limits.consume(request, "open_link")
    assert Attempts.objects.count() == 2


def test_without_a_proxy_nobody_chooses_an_address(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    for claimed in ("192.0.2.1", "192.0.2.2"):
        limits.consume(from_place("203.0.113.9", **{"x-forwarded-for": claimed}), "open_link")
    assert Attempts.objects.count() == 1


def test_old_counters_are_forgotten() -> None:
    """Once the longest of all windows, a day, is over; not before."""
    limits.consume(from_place("192.0.2.1"), "open_link")
    Attempts.objects.update(since=timezone.now() - timedelta(hours=23))
    assert limits.forget_old() == 0
    Attempts.objects.update(since=timezone.now() - timedelta(days=1, seconds=1))
    assert limits.forget_old() == 1
