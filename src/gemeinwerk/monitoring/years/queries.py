"""The years of a measure, at the desk and along with its public page."""

from collections.abc import Sequence
from typing import Any

from django.db.models import OuterRef, Subquery

from gemeinwerk.core.json_rows import JSONRow, JSONRows
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.years.models import MeasureYear

TOLD = "years_told"
NAMES = ("promised", "done")
MOST = 15
"""Years of a measure that are told one by one."""


def running_years(measure: Measure) -> list[int]:
    """The years a measure runs in, by what was promised and what is expected; of a permanent one
    those of its concept."""
    concept = measure.concept
    first = (measure.start or concept.period_start).year
    ends = [one for one in (measure.end, measure.expected_end) if one and not measure.permanent]
    last = max((one.year for one in ends), default=concept.period_end.year)
    return list(range(first, min(last, first + MOST - 1) + 1))


def reported_years(measure: Measure, year: int) -> list[int]:
    """Of which years a round that is about a year asks: that one and the next, where the measure
    runs in more than one."""
    running = running_years(measure)
    return [one for one in (year, year + 1) if one in running] if len(running) > 1 else []


def along(measure: str) -> Subquery:
    """The years of the measure an outer row points to, in the same query."""
    told = JSONRow(**{name: name for name in ("year", *NAMES)})
    rows = MeasureYear.objects.filter(measure=OuterRef(measure)).order_by().values("measure")
    return Subquery(rows.annotate(told=JSONRows(told)).values("told"))


def told(rows: Sequence[dict[str, Any]] | None, year: int) -> list[dict[str, Any]]:
    """What `along` found, in their order; ``is_over``: whether nothing more comes of it, as of a
    year."""
    found = sorted(rows or (), key=lambda one: int(one["year"]))
    return [one | {"is_over": one["year"] < year} for one in found]
