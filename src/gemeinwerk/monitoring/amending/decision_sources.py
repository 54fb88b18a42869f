"""What was decided before, on deviations or proposed changes: the next one of the same meeting is
not typed again."""

from collections.abc import Iterator
from typing import Any

from gemeinwerk.concepts.decided import MOST, DecisionSource, register
from gemeinwerk.concepts.models import Concept
from gemeinwerk.monitoring.amending.models import Amendment
from gemeinwerk.monitoring.steering.models import Decision


def meetings(concept: Concept) -> Iterator[DecisionSource]:
    """In one query; a meeting is one row, however much it decided."""
    on_deviations: Any = Decision.objects.filter(deviation__measure__concept=concept)
    on_changes: Any = Amendment.objects.filter(measure__concept=concept, decided_on__isnull=False)
    columns = ("body", "body__name", "decided_on", "reference")
    one, other = (
        rows.filter(body__isnull=False).order_by().values_list(*columns)
        for rows in (on_deviations, on_changes)
    )
    for body, name, day, reference in one.union(other).order_by("-decided_on")[:MOST]:
        yield DecisionSource(name, day, body, reference)


register(meetings)
