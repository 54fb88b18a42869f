"""Takes over what a sheet says into the drafts: all of it, or nothing.

take_over(opened, reports=own, rows=found.rows, chosen={"12-done"}, by=user, seen=stamp(…))
"""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.monitoring import queries
from gemeinwerk.monitoring.authors import Author
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.monitoring.operations import report_nothing_new, save, take_back
from gemeinwerk.monitoring.sheets.layout import NOTHING_NEW
from gemeinwerk.monitoring.sheets.planning import Entry, planned
from gemeinwerk.monitoring.sheets.reading import SheetRow


class SheetRefused(DomainError):
    """A cell cannot be taken, or there is nothing to take."""


@verb
def take_over(
    opened: ReportingRound,
    *,
    own: Collection[int],
    rows: Sequence[SheetRow],
    chosen: Collection[str] = (),
    by: Author,
    seen: str | None = None,
) -> int:
    """Write what is new into the drafts, and of what clashes what was `chosen` (keys of entries);
    how many values. `own`: keys of the reports their sender may write.

    `seen` is the stamp of `Planned.told` when the page was opened: raises `SeenOtherwise`, and
    `SheetRefused` where one cell cannot be taken.
    """
    hold(opened.concept)
    present = hold(opened)
    hold_all(Report.objects.filter(round=present, pk__in=own))
    reports = list(queries.reports_of(present).filter(pk__in=own))  # nobody writes them any more
    plan = planned(reports, rows)
    require_same(plan.told(), seen)
    if plan.refused:
        cells = "; ".join(f"{one.place}: {one.why}" for one in plan.refused)
        raise SheetRefused(_("Übernommen ist nichts. {cells}").format(cells=cells))
    taken = [*plan.new, *(one for one in plan.clashes if one.key in chosen)]
    if not taken:
        raise SheetRefused(_("In der Datei steht nichts, was hier noch fehlt."))
    by_report: dict[int, list[Entry]] = {}
    for one in taken:
        by_report.setdefault(one.row.report, []).append(one)
    for report in reports:
        if own_entries := by_report.get(report.pk):
            _write(report, own_entries, by)
    return len(taken)


def _write(report: Report, entries: Sequence[Entry], by: Author) -> None:
    changes = {one.name: one.wanted for one in entries}
    nothing_new = changes.pop(NOTHING_NEW, None)
    if changes:
        save(report, changes=changes, by=by)
    if nothing_new:
        report_nothing_new(report, by=by)
    elif nothing_new is not None and not changes:
        take_back(report, by=by)
