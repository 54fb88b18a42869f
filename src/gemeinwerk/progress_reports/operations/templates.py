"""A town's own Word template: taken only after it was looked through."""

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.progress_reports.models import ReportTemplate
from gemeinwerk.progress_reports.verbs import ProgressReportVerb


@verb
def replace_template(
    town: Municipality, *, file_name: str, content: bytes, by: User
) -> ReportTemplate:
    """Fill this one from now on. What was issued keeps the one it was made with."""
    hold(town)
    made, _new = ReportTemplate.objects.update_or_create(
        municipality=town,
        defaults={
            "file_name": file_name[:200],
            "content": content,
            "uploaded_at": audit.now(),
        },
    )
    audit.record(ProgressReportVerb.TEMPLATE, made, by=by, town=town)
    return made


@verb
def remove_template(town: Municipality, *, by: User) -> None:
    """Fill ours again."""
    hold(town)
    for row in ReportTemplate.objects.filter(municipality=town):
        audit.record(ProgressReportVerb.TEMPLATE, row, by=by, town=town)
        row.delete()
