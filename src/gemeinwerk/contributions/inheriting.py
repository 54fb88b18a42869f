"""What a part that is split off has from its whole in areas above.

inheriting.register(_passage)       # in an area's `contribution_parts.py`
inheriting.hand_on(whole, part)     # both are held, the part is new
"""

from collections.abc import Callable

from gemeinwerk.contributions.models import Contribution

HandOn = Callable[[Contribution, Contribution], None]
_known: list[HandOn] = []


def register(hand_on: HandOn) -> None:
    """`hand_on(whole, part)` writes what the part is to have."""
    _known.append(hand_on)


def hand_on(whole: Contribution, part: Contribution) -> None:
    for one in _known:
        one(whole, part)
