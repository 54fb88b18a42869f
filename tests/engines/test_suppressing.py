"""Whoever knows the rule and does the sum still learns of nobody."""

from collections import defaultdict
from itertools import product

import pytest

from gemeinwerk.engines.disclosure.attacking import possible
from gemeinwerk.engines.disclosure.tables import Place, Table
from gemeinwerk.engines.suppressing import AT_LEAST, any_of_several, one_of_several


@pytest.mark.parametrize(("cells", "most"), [(2, 24), (3, 24), (4, 14)])
def test_no_hidden_count_follows_from_what_is_shown(cells: int, most: int) -> None:
    """Of every table there can be: each that shows the same leaves a hidden cell more than one
    value, and the hidden ones together are never fewer than five people."""
    told: dict[tuple[object, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(most + 1), repeat=cells):
        if AT_LEAST <= sum(counts) <= most:
            told[(sum(counts), *one_of_several(counts))].append(counts)
    for (people, *shown), tables in told.items():
        hidden = [place for place, count in enumerate(shown) if count is None]
        assert all(count is None or count >= AT_LEAST for count in shown)
        if hidden:
            assert people - sum(filter(None, shown)) >= AT_LEAST
            for place in hidden:
                assert len({table[place] for table in tables}) > 1, (people, shown)


@pytest.mark.parametrize(
    "counts", [(3, 9), (4, 4, 5), (2, 2, 8, 12), (0, 0, 0, 7), (6, 8, 1, 24, 11)]
)
def test_who_only_does_the_sum_has_five_counts_to_choose_from(counts: tuple[int, ...]) -> None:
    """As the engine's own attacker works it out, which knows nothing of the rule."""
    names = tuple(map(str, range(len(counts))))
    shown = dict(zip(((name,) for name in names), one_of_several(counts), strict=True))
    published: dict[Place, int | None] = {**shown, (None,): sum(counts)}
    for place, count in shown.items():
        if count is None:
            least, most = possible(Table((names,)), published, place)
            assert most - least >= AT_LEAST - 1


def test_what_everybody_said_is_known_of_each_and_not_shown() -> None:
    assert one_of_several([20, 0, 0]) == [None, None, None]
    assert any_of_several([20, 3, 15, 16], 20) == [None, None, 15, None]
    assert one_of_several([8, 7, 5]) == [8, 7, 5]
