"""What is measured of a shared indicator; the measures it serves hold the same."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.figures.errors import ThereAlready, WrongDay
from gemeinwerk.figures.models import SharedIndicator, SharedUse, SharedValue
from gemeinwerk.figures.spreading import put_right, spread, take_away
from gemeinwerk.figures.verbs import FiguresVerb
from gemeinwerk.measures.document.encoding import in_words
from gemeinwerk.measures.document.encoding import number as as_number
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.refusals import require_reason


@verb
def record_shared(
    shared: SharedIndicator,
    *,
    day: date,
    number: Decimal,
    by: User | None,
    source: str = "",
    remark: str = "",
) -> SharedValue:
    """A value of a day, in every measure it serves too. Raises `ThereAlready`, `WrongDay`."""
    present, uses = _held(shared)
    value = SharedValue(
        shared=present,
        day=day,
        value=number,
        source=source.strip(),
        remark=remark.strip(),
        entered_by=by,
        entered_at=audit.now(),
    )
    _require_possible(value)
    value.save()
    for use in uses:
        spread(value, use, by=by)
    audit.record(
        FiguresVerb.SHARED_RECORD,
        present,
        by=by,
        after=_recorded(value),
        public=present.concept.public,
    )
    return value


@verb
def correct_shared(
    value: SharedValue,
    *,
    day: date,
    number: Decimal,
    source: str,
    remark: str,
    reason: str,
    by: User | None,
    seen: str | None = None,
) -> SharedValue:
    """Put another value in its place, here and in the measures; the history keeps the old one with
    the reason. `seen`: the stamp of `value_told`."""
    reason = require_reason(reason, _("Bitte sagen Sie, warum der Wert berichtigt wird."))
    shared, uses = _held(value.shared)
    present = hold(value)
    require_same(value_told(present), seen)
    before, was = _recorded(present), (present.day.isoformat(), present.value)
    present.day, present.value = day, number
    present.source, present.remark = source.strip(), remark.strip()
    if _recorded(present) == before:
        return present
    _require_possible(present)
    present.save(update_fields=["day", "value", "source", "remark"])
    for use in uses:
        put_right(was, present, use, reason=reason, by=by)
    audit.record(
        FiguresVerb.SHARED_CORRECT,
        shared,
        by=by,
        before=before,
        after=_recorded(present),
        reason=reason,
        public=shared.concept.public,
    )
    return present


@verb
def remove_shared_value(
    value: SharedValue, *, reason: str, by: User | None, seen: str | None = None
) -> None:
    """Take it away, here and where it stands unchanged in a measure."""
    reason = require_reason(reason, _("Bitte sagen Sie, warum der Wert gelöscht wird."))
    shared, uses = _held(value.shared)
    present = hold(value)
    require_same(value_told(present), seen)
    for use in uses:
        take_away(present, use, reason=reason, by=by)
    audit.record(
        FiguresVerb.SHARED_REMOVE_VALUE,
        shared,
        by=by,
        before=_recorded(present),
        reason=reason,
        public=shared.concept.public,
    )
    present.delete()


def value_told(value: SharedValue) -> list[str]:
    """What its form says; see `core.shown`."""
    return [str(one) for one in _recorded(value).values()]


def _held(shared: SharedIndicator) -> tuple[SharedIndicator, list[SharedUse]]:
    """The indicator and its links, with all measures and concepts behind them held."""
    of = Measure.objects.filter(shared_uses__shared=shared)
    keys = {shared.concept_id, *of.values_list("concept", flat=True)}
    hold_all(Concept.objects.filter(pk__in=keys))
    held = {one.pk: one for one in hold_all(Measure.objects.filter(pk__in=of.values("pk")))}
    present = hold(shared, "concept")
    uses = [one for one in present.uses.all() if one.measure_id in held]
    for use in uses:
        use.measure = held[use.measure_id or 0]
    return present, uses


def _recorded(value: SharedValue) -> dict[str, object]:
    return {
        "day": value.day,
        "value": as_number(value.value),
        "source": value.source,
        "remark": value.remark,
    }


def _require_possible(value: SharedValue) -> None:
    if value.day > localtime(audit.now()).date():
        raise WrongDay(_("Ein Messwert ist von einem Tag, der schon war."))
    for name in ("value", "source", "remark"):
        writing.check_column(SharedValue, name, getattr(value, name))
    others = SharedValue.objects.filter(shared=value.shared_id, day=value.day)
    if there := others.exclude(pk=value.pk).first():
        raise ThereAlready(
            _(
                "Vom {day} steht schon ein Wert da: {value}. Berichtigen Sie ihn, wenn er nicht "
                "stimmt."
            ).format(
                day=date_format(there.day, "DATE_FORMAT"), value=in_words(as_number(there.value))
            )
        )
