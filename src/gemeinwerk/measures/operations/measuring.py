"""What is measured of a measure: possible in every state of the concept, as reports are.

record_value(measure, indicator="Wartezeit", day=date(2026, 11, 4), number=Decimal("8.5"), by=user)
correct_value(value, day=…, number=…, source="", remark="", reason="Zahlendreher", by=user)
remove_value(value, reason="gehört zu einer anderen Maßnahme", by=user)
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import F
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.writing import hold, must_hold, verb
from gemeinwerk.measures.document.encoding import in_words
from gemeinwerk.measures.document.encoding import number as as_number
from gemeinwerk.measures.models import Measure, MeasuredValue
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.refusals import NotPossible, require_reason
from gemeinwerk.measures.verbs import MeasuresVerb


class MeasuredTwice(NotPossible):
    """A value of that day stands there already."""


@verb
def record_value(
    measure: Measure,
    *,
    indicator: str,
    day: date,
    number: Decimal,
    by: User | None,
    source: str = "",
    remark: str = "",
) -> MeasuredValue:
    """A value of one of the measure's indicators, by its name; raises `MeasuredTwice`."""
    present = writing.lock(measure)
    if not present.indicators.filter(name=indicator).exists():
        raise NotPossible(
            _(
                "Den Indikator „{indicator}“ hat die Maßnahme nicht mehr: Jemand hat ihn "
                "inzwischen geändert. Bitte laden Sie die Seite neu."
            ).format(indicator=indicator)
        )
    value = MeasuredValue(
        measure=present,
        indicator=indicator,
        day=day,
        value=number,
        source=source.strip(),
        remark=remark.strip(),
        entered_by_id=getattr(by, "pk", None),  # a unit without an account has none
        entered_at=audit.now(),
    )
    _require_possible(present, value)
    value.save()
    writing.touch(present, {})
    audit.record(
        MeasuresVerb.MEASURE_RECORD_VALUE,
        present,
        by=by,
        after=_recorded(value),
        public=present.concept.public,
    )
    return value


@verb
def record_found(concept: Concept, *, values: Sequence[MeasuredValue], by: User | None) -> None:
    """Many at once, of measures of the concept that are held: checked one by one before, with no
    other value of their day. One line in the history of each measure."""
    hold(concept)
    now, of = audit.now(), dict[int, list[MeasuredValue]]()
    for value in values:
        must_hold(value.measure)
        value.entered_by, value.entered_at = by, now
        of.setdefault(value.measure_id, []).append(value)
    MeasuredValue.objects.bulk_create(values, batch_size=1_000)
    rows = Measure.objects.filter(pk__in=of)
    rows.update(updated_at=now, revision=F("revision") + 1)
    audit.record_all([_entry(found, by) for found in of.values()])


def _entry(found: Sequence[MeasuredValue], by: User | None) -> AuditEntry:
    measure = found[0].measure
    days = sorted(one.day for one in found)
    several = {"n": len(found), "first": days[0], "last": days[-1]}
    return audit.entry(
        MeasuresVerb.MEASURE_RECORD_VALUES if len(found) > 1 else MeasuresVerb.MEASURE_RECORD_VALUE,
        measure,
        by=by,
        after=several if len(found) > 1 else _recorded(found[0]),
        public=measure.concept.public,
    )


@verb
def correct_value(
    value: MeasuredValue,
    *,
    day: date,
    number: Decimal,
    source: str,
    remark: str,
    reason: str,
    by: User | None,
    seen: str | None = None,
) -> MeasuredValue:
    """Put another value in its place; the history keeps the old one with the reason, for
    everybody to read. `seen` is the stamp of `value_told` when the page was opened."""
    reason = require_reason(reason, _("Bitte sagen Sie, warum der Wert berichtigt wird."))
    present = writing.lock_part(value, value_told, seen)
    measure, before = present.measure, _recorded(present)
    present.day, present.value = day, number
    present.source, present.remark = source.strip(), remark.strip()
    if _recorded(present) == before:
        return present
    _require_possible(measure, present)
    present.save(update_fields=["day", "value", "source", "remark"])
    writing.touch(measure, {})
    audit.record(
        MeasuresVerb.MEASURE_CORRECT_VALUE,
        measure,
        by=by,
        before=before,
        after=_recorded(present),
        reason=reason,
        public=measure.concept.public,
    )
    return present


@verb
def remove_value(
    value: MeasuredValue, *, reason: str, by: User | None, seen: str | None = None
) -> None:
    """Take a value away; the history keeps it with the reason."""
    reason = require_reason(reason, _("Bitte sagen Sie, warum der Wert gelöscht wird."))
    present = writing.lock_part(value, value_told, seen)
    said, deed = _recorded(present), MeasuresVerb.MEASURE_REMOVE_VALUE
    writing.strike(present, said=said, deed=deed, reason=reason, by=by)


def value_told(value: MeasuredValue) -> list[str]:
    """What a page says of a value; see `core.shown`."""
    return [str(one) for one in _recorded(value).values()]


def _recorded(value: MeasuredValue) -> dict[str, object]:
    return {
        "indicator": value.indicator,
        "day": value.day,
        "value": as_number(value.value),
        "source": value.source,
        "remark": value.remark,
    }


def _require_possible(measure: Measure, value: MeasuredValue) -> None:
    """Raise `NotPossible` for a value the held measure cannot have."""
    must_hold(measure)
    if value.day > localtime(audit.now()).date():
        raise NotPossible(_("Ein Messwert ist von einem Tag, der schon war."))
    for name in ("value", "source", "remark"):
        writing.check_column(MeasuredValue, name, getattr(value, name))
    others = measure.measured.filter(indicator=value.indicator, day=value.day)
    if there := others.exclude(pk=value.pk).first():
        raise MeasuredTwice(
            _(
                "Vom {day} steht schon ein Wert da: {value}. Berichtigen Sie ihn, wenn er nicht "
                "stimmt."
            ).format(
                day=date_format(there.day, "DATE_FORMAT"),
                value=in_words(as_number(there.value)),
            )
        )
