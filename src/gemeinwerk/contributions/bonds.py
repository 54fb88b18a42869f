"""What areas above hold a contribution by. Asked before one that was split off is taken back.

bonds.register(_answered)       # in an area's `contribution_parts.py`
bonds.of(part)                  # "Beitrag 7 ist schon beantwortet.", or ""
"""

from collections.abc import Callable

from gemeinwerk.contributions.models import Contribution

Ask = Callable[[Contribution], str]
_known: list[Ask] = []


def register(ask: Ask) -> None:
    """`ask` answers with a sentence where the contribution has to stay, else with ""."""
    _known.append(ask)


def of(contribution: Contribution) -> str:
    return next(filter(None, (ask(contribution) for ask in _known)), "")
