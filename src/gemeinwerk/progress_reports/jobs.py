"""Issuing as background work."""

from django.db.models import Q

from gemeinwerk.core import jobs
from gemeinwerk.progress_reports import operations
from gemeinwerk.progress_reports.models import ProgressReport, State


def asked_for(row: ProgressReport) -> jobs.Asked:
    return jobs.Asked(row.ordered_by_id, "progress_report.write", row.concept)


def issue(row: ProgressReport) -> None:
    """Printing hundreds of pages takes minutes."""
    with jobs.lengthened(ISSUING, row):
        made = operations.made_files(row)
    operations.finish(row, made)


ISSUING = jobs.Kind(
    key="progress_report",
    model=ProgressReport,
    waiting=lambda now: Q(state=State.MAKING),
    town="concept__municipality",
    asked=asked_for,
    do=issue,
    failed=operations.fail,
    related=("concept__municipality",),
)
jobs.register(ISSUING)
