"""A shared value in the measures it serves: entered where none stands, never over another."""

from decimal import Decimal

from gemeinwerk.accounts.models import User
from gemeinwerk.core.writing import must_hold
from gemeinwerk.figures.models import SharedUse, SharedValue
from gemeinwerk.figures.operations.contradictions import note_clash
from gemeinwerk.measures import operations as measures


def spread(value: SharedValue, use: SharedUse, *, by: User | None) -> None:
    """Let the value stand in the held measure too; another one that stands there stays, and both
    are told as a contradiction. A measure that no longer has the indicator is left alone."""
    if use.measure is None or not use.measure.indicators.filter(name=use.indicator).exists():
        return
    must_hold(use.measure)
    there = use.measure.measured.filter(indicator=use.indicator, day=value.day).first()
    if there is not None:
        if there.value != value.value:
            note_clash(there, number=value.value, source=value.source or str(value.shared), by=by)
        return
    measures.record_value(
        use.measure,
        indicator=use.indicator,
        day=value.day,
        number=value.value,
        source=value.source,
        remark=value.remark,
        by=by,
    )


def put_right(
    before: tuple[str, Decimal], value: SharedValue, use: SharedUse, *, reason: str, by: User | None
) -> None:
    """Correct in the held measure what stood there of the value: its day and number `before`."""
    if use.measure is None:
        return
    must_hold(use.measure)
    day, number = before
    there = use.measure.measured.filter(indicator=use.indicator, day=day, value=number).first()
    taken = use.measure.measured.filter(indicator=use.indicator, day=value.day)
    if there is None or taken.exclude(pk=there.pk).exists():
        spread(value, use, by=by)
        return
    measures.correct_value(
        there,
        day=value.day,
        number=value.value,
        source=value.source,
        remark=value.remark,
        reason=reason,
        by=by,
    )


def take_away(value: SharedValue, use: SharedUse, *, reason: str, by: User | None) -> None:
    """Remove from the held measure what stands there of the value, if it is still the same."""
    if use.measure is None:
        return
    must_hold(use.measure)
    there = use.measure.measured.filter(
        indicator=use.indicator, day=value.day, value=value.value
    ).first()
    if there is not None:
        measures.remove_value(there, reason=reason, by=by)
