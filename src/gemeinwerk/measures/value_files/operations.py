"""Takes over what a file of measured values says.

added = record_values(concept, rows=found.rows, by=user, seen=stamp(planned(…).told()))
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.measures.models import Measure, MeasuredValue
from gemeinwerk.measures.operations import measuring as measures
from gemeinwerk.measures.operations.refusals import NotPossible
from gemeinwerk.measures.value_files import clashes
from gemeinwerk.measures.value_files.planning import Cells, Entry, planned
from gemeinwerk.measures.value_files.reading import MOST, Said


@verb
def record_values(
    concept: Concept,
    *,
    rows: Sequence[Said],
    by: User | None,
    seen: str | None = None,
    most: int = MOST,
) -> int:
    """Enter all values that are new, or none; how many. What stands here already stays; what the
    file says otherwise is noted.

    `seen` is the stamp of `Planned.told` when the page was opened: raises `SeenOtherwise`, and
    `NotPossible` where there is nothing to enter.
    """
    present = hold(concept)
    if len(rows) > most:
        raise NotPossible(_("Das sind zu viele Messwerte auf einmal."))
    cells = Cells()
    found = planned(present, rows, cells)
    keys = {one.measure.pk for one in (*found.new, *found.other) if one.measure}
    rows_of = Measure.objects.filter(pk__in=keys).select_related("concept")
    held = {one.pk: one for one in hold_all(rows_of)}
    plan = planned(present, rows, cells)  # nobody writes them any more
    require_same(plan.told(), seen)
    if not plan.new and not plan.other:
        raise NotPossible(_("In der Datei steht kein Wert, der hier noch fehlt."))
    for entry in plan.other:
        _note(entry, by)
    entered = [_found(entry, held) for entry in plan.new]
    measures.record_found(present, values=entered, by=by)
    return len(plan.new)


def _found(entry: Entry, held: Mapping[int, Measure]) -> MeasuredValue:
    assert entry.measure
    day = parse_date(entry.values["day"])
    assert day
    return MeasuredValue(
        measure=held[entry.measure.pk],
        indicator=entry.values["indicator"],
        day=day,
        value=Decimal(entry.values["value"]),
        source=entry.values["source"].strip(),
        remark=entry.values["remark"].strip(),
    )


def _note(entry: Entry, by: User | None) -> None:
    """What the file says otherwise than what stands here is not lost: both stand."""
    assert entry.measure
    standing = entry.measure.measured.filter(
        indicator=entry.values["indicator"], day=entry.values["day"]
    ).first()
    if standing is not None:
        source = entry.values["source"] or _("eingelesene Datei")
        number = Decimal(entry.values["value"])
        clashes.note(standing, number=number, source=source, by=by)
