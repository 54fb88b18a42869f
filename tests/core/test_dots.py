"""Places beside what they should be, as a picture."""

from typing import Any

import pytest

from gemeinwerk.core.charts import dots


@pytest.mark.parametrize(
    ("taken", "low", "high", "kinds", "bracket"),
    [
        (0, 2, 3, ["missing", "missing", "room"], (24, 72)),
        (3, 2, 4, ["taken", "taken", "taken", "room"], (24, 96)),
        (1, 1, 1, ["taken"], (0, 24)),
        (3, 1, 2, ["taken", "taken", "taken"], (0, 48)),
        (2, None, None, ["taken", "taken"], None),
        (0, 0, 2, ["room", "room"], (0, 48)),
        (0, None, None, [], None),
    ],
)
def test_the_picture_shows_places_beside_the_aim(
    taken: int, low: int | None, high: int | None, kinds: list[str], bracket: Any
) -> None:
    drawn = dots(taken, low, high)
    assert ([kind for _x, kind in drawn.marks], drawn.bracket) == (kinds, bracket)


def test_a_crowd_is_not_drawn_whole() -> None:
    drawn = dots(100, 2, 3)
    assert (len(drawn.marks), drawn.more) == (24, 76)
