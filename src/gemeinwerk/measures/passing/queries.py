"""Which promised days have passed of which nothing is told yet: a few queries, however many.

What citizens read counts: the ends and milestones of the newest published version, and what was
reported of them since. A day that a report put off has passed when the new one has.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.measures.lifecycle import CLOSED
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure, Milestone
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.verbs import BY_THE_CLOCK
from gemeinwerk.municipalities.models import Municipality

LATE = timedelta(days=92)
"""So long nobody may have worked. Of what passed before nobody hears: it is a past brought in."""


@dataclass(frozen=True)
class Passed:
    """The end of a measure, or a milestone: its title, and its promised day, `due`."""

    measure: Measure
    day: date
    milestone: str = ""
    due: date | None = None

    @property
    def occasion(self) -> tuple[int, str, str]:
        return self.measure.pk, self.day.isoformat(), self.milestone

    @property
    def promise(self) -> tuple[str, str]:
        return self.milestone, str(self.due)

    @property
    def is_milestone(self) -> bool:
        return self.due is not None


def passed(town: Municipality, today: date) -> list[Passed]:
    """What passed longer ago than `LATE` is no news."""
    found = [
        one for one in (*_ends(town, today), *_milestones(town, today)) if one.day >= today - LATE
    ]
    told = _told(town, found) if found else set()
    new = [one for one in found if one.occasion not in told]
    promised = _promised(town, {one.measure.pk for one in new if one.is_milestone})
    return [
        one for one in new if not one.is_milestone or (one.measure.pk, *one.promise) in promised
    ]


def _ends(town: Municipality, today: date) -> Iterator[Passed]:
    over = Q(measure__expected_end=None) | Q(measure__expected_end__lt=today)
    late = Q(end__gte=today - LATE) | Q(measure__expected_end__gte=today - LATE)
    rows = _owed(town).filter(over, late, permanent=False, end__lt=today)
    open_still = rows.exclude(measure__implementation__in=CLOSED)
    for row in open_still.select_related("measure__concept").defer("content").order_by("measure"):
        yield Passed(row.measure, max(row.end, row.measure.expected_end or row.end))


def _milestones(town: Municipality, today: date) -> Iterator[Passed]:
    over = Q(moved_to=None) | Q(moved_to__lt=today)
    late = Q(due__gte=today - LATE) | Q(moved_to__gte=today - LATE)
    frozen = _owed(town).filter(measure=OuterRef("measure"))
    rows = Milestone.objects.filter(over, late, Exists(frozen), due__lt=today, reached_on=None)
    open_still = rows.exclude(measure__implementation__in=CLOSED)
    for row in open_still.select_related("measure__concept").order_by("due", "pk"):
        assert row.due
        day = max(row.due, row.moved_to or row.due)
        yield Passed(row.measure, day, row.title, row.due)


def _promised(town: Municipality, measures: Collection[int]) -> set[tuple[int, str, str]]:
    """Title and day of the milestones that stand in the version: of others nobody was promised
    anything."""
    if not measures:
        return set()
    rows = _owed(town).filter(measure__in=measures).values_list("measure", "content")
    return {
        (measure or 0, one["title"], one["due"])
        for measure, content in rows
        for one in content["milestones"]
    }


def _owed(town: Municipality) -> QuerySet[Any]:
    """The measures of what is promised and holds (`versions.is_owed`), as it is published last."""
    later = CatalogueVersion.objects.filter(
        concept=OuterRef("version__concept"), published=True, number__gt=OuterRef("version__number")
    )
    return FrozenMeasure.objects.filter(
        ~Exists(later),
        version__concept__municipality=town,
        version__concept__public=True,
        version__published=True,
        version__kind=VersionKind.ADOPTED,
        measure__isnull=False,
    ).exclude(version__concept__status=ConceptStatus.SUPERSEDED)


def _told(town: Municipality, found: Iterable[Passed]) -> set[tuple[int, str, str]]:
    rows = AuditEntry.objects.filter(
        municipality_id=town.pk,
        verb__in=BY_THE_CLOCK,
        target_type=Measure._meta.label_lower,
        target_id__in={one.measure.pk for one in found},
    )
    return {
        (key or 0, after["day"], after.get("milestone", ""))
        for key, after in rows.values_list("target_id", "after")
    }
