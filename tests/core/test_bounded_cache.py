"""A memory that strangers cannot fill."""

import threading
from collections.abc import Iterator

import pytest

from gemeinwerk.core.bounded_cache import LEAST_OVERHEAD, BoundedCache

MOST = 100_000


def cache_of(location: str) -> BoundedCache:
    return BoundedCache(location, {"OPTIONS": {"MAX_BYTES": MOST}})


@pytest.fixture
def kept() -> Iterator[BoundedCache]:
    cache = cache_of("test")
    cache.clear()
    yield cache
    cache.clear()


def test_it_never_holds_more_than_it_may(kept: BoundedCache) -> None:
    for number in range(1_000):
        kept.set(f"key-{number}", "x" * 1_000)
        assert kept.size <= MOST
    assert 50 < len(kept) < 100


def test_even_empty_entries_are_counted(kept: BoundedCache) -> None:
    for number in range(10_000):
        kept.set(str(number), "")
    assert len(kept) <= MOST // LEAST_OVERHEAD


def test_what_was_asked_for_longest_ago_gives_way(kept: BoundedCache) -> None:
    kept.set("read", "x" * 20_000)
    for number in range(20):
        kept.set(f"other-{number}", "x" * 20_000)
        assert kept.get("read") is not None
    assert kept.get("other-0") is None


def test_what_is_too_large_is_not_kept_and_displaces_nothing(kept: BoundedCache) -> None:
    kept.set("small", "x")
    kept.set("large", "old")
    kept.set("large", "x" * MOST)
    assert (kept.get("small"), kept.get("large")) == ("x", None)


def test_entries_end_in_time_and_are_replaced_and_dropped(kept: BoundedCache) -> None:
    kept.set("gone", 1, timeout=0)
    kept.set("once", 1)
    assert kept.add("once", 2) is False
    assert kept.add("new", 2) is True
    assert (kept.get("gone"), kept.get("once"), kept.get("new")) == (None, 1, 2)
    assert (kept.touch("once"), kept.touch("gone")) == (True, False)
    assert (kept.delete("once"), kept.delete("once")) == (True, False)
    kept.clear()
    assert (len(kept), kept.size) == (0, 0)


def test_threads_share_one_memory_and_its_count_stays_right(kept: BoundedCache) -> None:
    def fill(of: int) -> None:
        own = cache_of("test")
        for number in range(300):
            own.set(f"{number % 40}", "x" * (of + number))
            own.get(f"{(number * 7) % 40}")
            own.delete(f"{(number * 3) % 40}")

    threads = [threading.Thread(target=fill, args=(of,)) for of in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number in range(40):
        kept.delete(str(number))
    assert (len(kept), kept.size) == (0, 0)
