"""What a list of the desk's table is: its filter and order, as its address says them."""

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import checking, queries
from gemeinwerk.measures.forms.table import TableFilter
from gemeinwerk.measures.models import Measure

PER_PAGE = 50


def matching(concept: Concept, wanted: dict[str, str], sort: str = "") -> QuerySet[Measure]:
    """Measures that fit the filter of the table, its `pruefung` (a rule or a letter) included."""
    found = queries.whole(queries.table(concept, wanted, sort))
    if code := wanted.get("pruefung"):
        result = checking.check_concept(concept)
        found = found.filter(pk__in=result.keys_with(code=code, letter=code))
    return found


def listed(concept: Concept, query: QueryDict) -> QuerySet[Measure]:
    """The list an address speaks of."""
    wanted = TableFilter(concept, query).wanted()
    return matching(concept, wanted, query.get("sortierung", ""))


def keys_of(concept: Concept, query: QueryDict) -> list[int]:
    """The keys of the list an address speaks of, in its order."""
    return list(listed(concept, query).values_list("pk", flat=True))


def list_of(request: HttpRequest, concept: Concept) -> str:
    """The list a form was sent from, as it was filtered, sorted and turned over."""
    return list_at(concept, QueryDict(request.POST.get("filter", "")))


def list_at(concept: Concept, query: QueryDict) -> str:
    """The list with what a query sets."""
    table = reverse("measures:table", args=[concept.slug])
    wanted = without_blanks(query)
    return f"{table}?{wanted}" if wanted else table


def without_blanks(query: QueryDict, *leave_out: str) -> str:
    """The query without what is not set: a form sends every field."""
    kept = query.copy()
    for name in list(kept):
        if name in leave_out or not any(kept.getlist(name)):
            del kept[name]
    return kept.urlencode()
