import gc

import pytest

from gemeinwerk.core.gc_pause import collector_paused


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
