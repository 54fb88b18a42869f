"""A shared indicator made of one that a measure has of its own, with all that was measured."""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.figures.errors import ServedTwice, WrongChoice
from gemeinwerk.figures.models import SharedIndicator, SharedUse, SharedValue
from gemeinwerk.figures.operations.shared import Said, add_shared, link_measure
from gemeinwerk.figures.verbs import FiguresVerb
from gemeinwerk.measures.models import Indicator
from gemeinwerk.measures.models.parts import Direction

_SAME = (
    "unit", "direction", "places", "baseline", "baseline_date", "target", "target_date", "steps",
    "source",
)  # fmt: skip


@verb
def share_indicator(indicator: Indicator, *, name: str, by: User | None) -> SharedIndicator:
    """Let a shared indicator of that ``name`` take over the series: each value with its day,
    source, remark and whoever entered it. At the measure nothing changes; what was corrected there
    stands in its history. Raises `NamedTwice`, `ServedTwice`, `WrongChoice`."""
    hold(indicator.measure.concept)
    measure = hold(indicator.measure, "concept")
    present = hold(indicator)
    if present.direction == Direction.YES_NO:
        raise WrongChoice(_("Was mit ja oder nein beantwortet wird, hat keine Werte zum Einlesen."))
    if SharedUse.objects.filter(measure=measure, indicator=present.name).exists():
        raise ServedTwice(_("Dieser Indikator der Maßnahme ist schon verknüpft."))
    said = Said(name=name, **{one: getattr(present, one) for one in _SAME})
    shared = add_shared(measure.concept, said=said, by=by)
    link_measure(shared, measure=measure, indicator=present.name, by=by)
    by_day = {one.day: one for one in measure.measured.filter(indicator=present.name)}
    SharedValue.objects.bulk_create(
        SharedValue(
            shared=shared,
            day=one.day,
            value=one.value,
            source=one.source,
            remark=one.remark,
            entered_by_id=one.entered_by_id,
            entered_at=one.entered_at,
        )
        for one in by_day.values()
    )
    if by_day:
        audit.record(
            FiguresVerb.SHARED_TAKE_SERIES,
            shared,
            by=by,
            after={"n": len(by_day), "from": f"{measure.code}: {present.name}"},
            public=shared.concept.public,
        )
    return shared
