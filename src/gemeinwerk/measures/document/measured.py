"""What was measured of a measure's indicators, beside what was promised of them.

Values stand in the public document under "values" and name their indicator:

    {"indicator": "Wartezeit auf einen Termin", "day": "2026-11-04", "value": 8.5,
     "source": "Terminverwaltung", "remark": ""}
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from gemeinwerk.core.json_rows import JSONRow, JSONRows
from gemeinwerk.measures.document.encoding import Document, number
from gemeinwerk.measures.document.parts import row
from gemeinwerk.measures.fields import ROWS
from gemeinwerk.measures.models import Indicator, MeasuredValue
from gemeinwerk.measures.models.parts import Direction

TOLD = "values_told"
"""What `along` is annotated as."""


def along(measure: str = "pk") -> Subquery:
    """The values of the measure an outer row is, or points to, in the same query."""
    told = JSONRow(**{name: name for name in (*ROWS["values"].names, "id")})
    rows = MeasuredValue.objects.filter(measure=OuterRef(measure)).order_by().values("measure")
    return Subquery(rows.annotate(told=JSONRows(told)).values("told"))


def documents(of: Any) -> list[Document]:
    """The values of a measure as its document has them, in the order of their days: from `along`
    where that was asked for."""
    if not hasattr(of, TOLD):
        return [row("values", one) for one in of.measured.all()]
    return told(getattr(of, TOLD))


def told(rows: Sequence[Document] | None) -> list[Document]:
    """The same of what `along` found."""
    found = sorted(rows or (), key=lambda one: (one["day"], one["id"]))
    return [
        {name: one[name] for name in ROWS["values"].names}
        | {"value": number(Decimal(str(one["value"])))}
        for one in found
    ]


def series(measure: Document, indicator: Document) -> list[Document]:
    """What was measured of one of its indicators, the newest last."""
    return [one for one in measure["values"] if one["indicator"] == indicator["name"]]


def latest(measure: Document, indicator: Document) -> Document | None:
    found = series(measure, indicator)
    return found[-1] if found else None


def gap(indicator: Document, value: Document) -> Decimal:
    """By how much a value falls short of the target, nought where it reaches it. Of an indicator
    with a target in numbers."""
    target, reached = (Decimal(str(one)) for one in (indicator["target"], value["value"]))
    short = reached - target if indicator["direction"] == Direction.DECREASE else target - reached
    return max(short, Decimal(0))


def missed(measure: Document, today: date) -> Document | None:
    """The first indicator whose day has passed and whose last measured value falls short of what
    was promised; None where there is none. What nobody has measured nobody has missed."""
    for one in measure["indicators"]:
        last = latest(measure, one) if one["target"] is not None else None
        until = one["target_date"]
        over = not until or date.fromisoformat(until) < today
        if last and over and gap(one, last):
            return one  # type: ignore[no-any-return]
    return None


def with_missed_target(today: date, measure: str) -> Exists:
    """The same question to the database, of the measure an outer row is or points to."""
    values = MeasuredValue.objects.filter(
        measure=OuterRef("measure"), indicator=OuterRef("name")
    ).order_by("-day", "-id")
    over = Q(target_date__isnull=True) | Q(target_date__lt=today)
    falls = Q(direction=Direction.DECREASE)
    short = (falls & Q(last__gt=F("target"))) | (~falls & Q(last__lt=F("target")))
    found: QuerySet[Indicator] = (
        Indicator.objects.filter(over, measure=OuterRef(measure), target__isnull=False)
        .order_by()
        .annotate(last=Subquery(values.values("value")[:1]))
        .filter(short)
    )
    return Exists(found)
