"""What areas above know of a kind of contributions. They register in their `contribution_parts.py`:

    TEMPLATES[ContributionKind.COMMENT] = "comments/page/of_receipt.html"

is shown with the `contribution` on the page of whoever wrote it; `set_way(function)` says where the
draft is that a phase asks about, in a language: an address, "" where there is none.
"""

from collections.abc import Callable

from gemeinwerk.contributions.models import Participation

Way = Callable[[Participation, str], str]
TEMPLATES: dict[str, str] = {}
_ways: list[Way] = []


def set_way(way: Way) -> None:
    """There is one: a second takes its place."""
    _ways[:] = [way]


def way_to_draft(phase: Participation, language: str) -> str:
    return _ways[0](phase, language) if _ways else ""
