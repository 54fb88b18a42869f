"""Whom an action is for: those that are ticked, all on the page, or all that fit the filter.

What a page of an action carries on chooses the same again; where others fit meanwhile, that is said
and nothing is done.
"""

from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.http import QueryDict

from gemeinwerk.actors.told import Chosen
from gemeinwerk.core.shown import require_same, stamp
from gemeinwerk.core.typed import whole_number

TICKED, PAGE, EVERY = "angekreuzt", "seite", "alle"
ROW, ON_PAGE, SCOPE, QUERY, SEEN, ACTION = (
    "zeile", "auf-der-seite", "wahl", "filter", "gesehen", "aktion",
)  # fmt: skip
MOST = 1000
"""No page has more."""


def choose(
    data: QueryDict, *, every: "QuerySet[Any]", matching: "QuerySet[Any]", back: str
) -> Chosen:
    """`every` there is in the town; `matching` the filter. Raises `SeenOtherwise`."""
    query = data.get(QUERY, "")
    if data.get(SCOPE) == EVERY:
        rows, carried = matching, [(SCOPE, EVERY)]
    else:
        keys = _keys(data)
        rows = every.filter(pk__in=keys)
        carried = [(ROW, str(key)) for key in keys]
    told = _told(rows)
    if SEEN in data:
        require_same(told, str(data[SEEN]))
    carried += [(QUERY, query), (SEEN, stamp(told)), (ACTION, data.get(ACTION, ""))]
    return Chosen(rows, told["count"], carried, f"{back}?{query}" if query else back)


def _keys(data: QueryDict) -> list[int]:
    sent = data.getlist(ROW)
    if data.get(SCOPE) == PAGE:
        sent = data.get(ON_PAGE, "").split(",")
    keys = {key for key in map(whole_number, sent[:MOST]) if key is not None}
    return sorted(keys)


def _told(rows: "QuerySet[Any]") -> dict[str, int]:
    """Another one as soon as others are chosen: one row."""
    plain = rows.model._default_manager.filter(pk__in=rows.order_by().values("pk"))
    found = plain.order_by().aggregate(count=Count("pk"), keys=Sum("pk"))
    return {name: int(value or 0) for name, value in found.items()}
