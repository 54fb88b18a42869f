"""Whoever has all releases recovers nothing, and narrows nothing below what was promised.

Here the first of the 1,000 histories that `make bench ONLY=disclosure` goes through.
"""

import pytest

from gemeinwerk.engines.disclosure.releases import Rules
from tests.engines.disclosing.attacker import Attacker
from tests.engines.disclosing.histories import drawn

HERE, AT_ONCE = 20, 10


@pytest.mark.parametrize("first", range(0, HERE, AT_ONCE))
def test_no_count_and_no_change_is_narrowed(first: int) -> None:
    minimum = Rules().minimum
    for seed in range(first, first + AT_ONCE):
        history = drawn(seed)
        for found in Attacker(history.seen).findings() if history.published else ():
            assert found.values >= minimum, (seed, found)
            if found.since is None:
                assert found.low <= history.true(found.release, found.place) <= found.high


def test_what_is_told_is_true_and_neither_small_nor_a_small_change() -> None:
    for seed in range(HERE):
        history = drawn(seed)
        for at, one in enumerate(history.published):
            for group, count in one.counts.items():
                if count is None:
                    continue
                assert count == history.truth[at].counts[group]
                assert not 0 < count < Rules().minimum
                before = [two.counts[group] for two in history.published[:at]]
                changes = [count - two for two in before if two is not None]
                assert not any(0 < change < Rules().minimum for change in changes), (seed, group)
