"""What areas above keep of a contribution that was split off: handed back to the whole when the
part is taken back.

    bonds.register(_hand_back)              # in an area's `contribution_parts.py`
    bonds.hand_back(part, whole, by=user)   # both held
"""

from collections.abc import Callable

from gemeinwerk.accounts.models import User
from gemeinwerk.contributions.models import Contribution

HandBack = Callable[[Contribution, Contribution, User | None], None]
_known: list[HandBack] = []


def register(hand_back: HandBack) -> None:
    """`hand_back(part, whole, by)` moves to the whole what it would lose with its part."""
    _known.append(hand_back)


def hand_back(part: Contribution, whole: Contribution, *, by: User | None) -> None:
    for one in _known:
        one(part, whole, by)
