"""What can be asked about figures; every list in a constant number of queries.

A report asks `open_on(concept, ...)` and prints both figures where one of them stands:

    for one in open_on(concept, end_of_the_day): words.both(one)
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.json_rows import JSONRow, JSONRows
from gemeinwerk.figures.models import (
    Breakdown,
    Contradiction,
    Holds,
    SharedIndicator,
    SharedUse,
    SharedValue,
)
from gemeinwerk.figures.reading.models import Outcome, Reading
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Indicator, Measure
from gemeinwerk.municipalities.models import Municipality

OPEN = Q(holds=Holds.OPEN)
_QUARTER = timedelta(days=92)
_NEARLY_THE_SAME = 20
"""Of fewer people nothing is published, so neither of as many who came or went."""
_TOWN = "concept__municipality"
_IN_ORDER = (
    F("measure__field__position").asc(nulls_first=True),
    F("measure__position").asc(nulls_first=True),
    "pk",
)
"""What is said of the whole concept, then measure by measure."""
_IN_SHORT = ("subject", "day", "first", "first_source", "second", "second_source")


def shared(town: Municipality, pk: int) -> SharedIndicator:
    """With its source, and whether a reading of that `waits` for somebody. Raises
    SharedIndicator.DoesNotExist."""
    waiting = Reading.objects.filter(feed__shared=OuterRef("pk"), outcome=Outcome.WAITING)
    found = SharedIndicator.objects.select_related(_TOWN, "feed").annotate(waits=Exists(waiting))
    return found.get(concept__municipality=town, pk=pk)


def indicator(town: Municipality, pk: int) -> Indicator:
    """Of a measure's own. Raises Indicator.DoesNotExist."""
    found = Indicator.objects.select_related("measure__concept__municipality", "measure__field")
    return found.get(measure__concept__municipality=town, pk=pk)


def shared_value(town: Municipality, pk: int) -> SharedValue:
    found = SharedValue.objects.select_related(f"shared__{_TOWN}")
    return found.get(shared__concept__municipality=town, pk=pk)


def use(town: Municipality, pk: int) -> SharedUse:
    found = SharedUse.objects.select_related(f"shared__{_TOWN}", "measure", "goal")
    return found.get(shared__concept__municipality=town, pk=pk)


def contradiction(town: Municipality, pk: int) -> Contradiction:
    found = Contradiction.objects.select_related(_TOWN, "measure")
    return found.get(concept__municipality=town, pk=pk)


def breakdown(town: Municipality, pk: int) -> Breakdown:
    found = Breakdown.objects.select_related(_TOWN, "measure", "shared")
    return found.get(concept__municipality=town, pk=pk, removed_at__isnull=True)


def contradictions_of(concept: Concept, *, is_open: bool = True) -> QuerySet[Contradiction]:
    """What two sources say differently, of the concept and its measures, in the order of the
    catalogue; with ``is_open`` False what was decided, the newest first."""
    found = Contradiction.objects.filter(concept=concept).select_related("measure")
    found = found.defer("measure__search_text")
    if is_open:
        return found.filter(OPEN).order_by(*_IN_ORDER)
    return found.exclude(OPEN).order_by("-decided_at", "-pk")


def open_on(concept: Concept, before: datetime) -> QuerySet[Contradiction]:
    """What was noted and not decided before a moment, in the order of the catalogue: what a report
    of that day must not print one side of."""
    undecided = Q(decided_at__isnull=True) | Q(decided_at__gte=before)
    found = Contradiction.objects.filter(undecided, concept=concept, noted_at__lt=before)
    return found.select_related("measure").defer("measure__search_text").order_by(*_IN_ORDER)


def along(measure: str = "pk") -> Subquery:
    """The open contradictions of the measure an outer row is, or points to, in the same query."""
    told = JSONRow(**{name: name for name in (*_IN_SHORT, "id")})
    rows = Contradiction.objects.filter(OPEN, measure=OuterRef(measure)).order_by()
    return Subquery(rows.values("measure").annotate(told=JSONRows(told)).values("told"))


def shared_of(concept: Concept) -> QuerySet[SharedIndicator]:
    """Each with its values, and how many measures and goals it serves: `served`."""
    found = SharedIndicator.objects.filter(concept=concept)
    return found.annotate(served=Count("uses", distinct=True)).prefetch_related("values")


def uses_of(shared: SharedIndicator) -> QuerySet[SharedUse]:
    """With their measures and goals."""
    found = shared.uses.select_related("measure__concept", "measure__field", "goal__concept")
    return found.defer("measure__search_text")


def with_uses(concept: Concept, version: CatalogueVersion | None) -> QuerySet[SharedIndicator]:
    """The shared indicators with values and whom they serve, for a page that citizens read: each
    measure as that version names it (`as_published`)."""
    uses = SharedUse.objects.select_related("goal").annotate(**as_published(version))
    return SharedIndicator.objects.filter(concept=concept).prefetch_related(
        "values", Prefetch("uses", uses)
    )


def as_published(version: CatalogueVersion | None) -> dict[str, Subquery]:
    """How a version names the measure a row points to, by its key: `public_code`, `public_title`,
    both None where it does not stand there. At the desk its number may be another's by now."""
    there = FrozenMeasure.objects.filter(version=version, measure=OuterRef("measure"))
    names = ("code", "title")
    return {f"public_{name}": Subquery(there.order_by().values(name)[:1]) for name in names}


def breakdowns_of(concept: Concept) -> QuerySet[Breakdown]:
    """Those that are read, at the desk or in public."""
    return (
        Breakdown.objects.filter(concept=concept, removed_at__isnull=True)
        .select_related("measure", "shared")
        .defer("measure__search_text")
    )


def told_beside(
    concept: Concept,
    *,
    title: str,
    day: date,
    total: int,
    measure: Measure | None,
    shared: SharedIndicator | None,
) -> list[Breakdown]:
    """What was published of the same people, or of all but few of them, within a quarter: what it
    keeps back could be worked out from a further table, and who came or went in between. What was
    removed is among it: it may have been noted while it was there."""
    near = concept.breakdowns.filter(day__range=(day - _QUARTER, day + _QUARTER)).order_by("pk")
    link = (measure and measure.pk, shared and shared.pk)
    return [
        one
        for one in near
        if one.published
        and abs(one.total - total) < _NEARLY_THE_SAME
        and (
            (any(link) and link == (one.measure_id, one.shared_id))
            or one.title == title.strip()
            or (one.day, one.total) == (day, total)
        )
    ]


def linkable(concept: Concept) -> Sequence[tuple[Measure, str]]:
    """The indicators of the measures of all concepts of the town, as a measure and a name, without
    those that are linked; two queries."""
    taken = set(
        SharedUse.objects.filter(
            measure__concept__municipality=concept.municipality_id
        ).values_list("measure", "indicator")
    )
    measures = (
        Measure.objects.filter(concept__municipality=concept.municipality_id)
        .only("code", "title", "concept__title", "concept__municipality")
        .select_related("concept")
        .order_by("concept", "field__position", "position", "pk")
        .prefetch_related("indicators")
    )
    return [
        (one, indicator.name)
        for one in measures
        for indicator in one.indicators.all()
        if (one.pk, indicator.name) not in taken
    ]
