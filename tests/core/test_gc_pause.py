import gc
import weakref

import pytest

from gemeinwerk.core.gc_pause import collect_young, collector_paused


class Ring:
    """Points to itself: freed by the collector alone."""

    def __init__(self) -> None:
        self.self = self


def test_the_collector_rests_inside_and_works_again_outside() -> None:
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), collector_paused():
        raise ValueError("broken")
    assert gc.isenabled()


def test_the_outer_one_decides_when_it_works_again() -> None:
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_batch_that_is_over_is_freed_while_the_collector_rests() -> None:
    with collector_paused():
        batches = []
        for _ in range(3):
            ring = Ring()
            batches.append(weakref.ref(ring))
            del ring
            collect_young()
        assert [batch() for batch in batches] == [None, None, None]
        assert not gc.isenabled()
