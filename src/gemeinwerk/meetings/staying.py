"""What keeps an item on its agenda: areas above say so.

    register(why)

stands in an area's `meeting_parts.py`. `why(item)` is a sentence that says how to mend it, or ""
where the item may go.
"""

from collections.abc import Callable

from gemeinwerk.meetings.models import AgendaItem

Why = Callable[[AgendaItem], str]
_kept_by: list[Why] = []


def register(why: Why) -> None:
    _kept_by.append(why)


def why(item: AgendaItem) -> str:
    """The first reason there is."""
    return next(filter(None, (one(item) for one in _kept_by)), "")
