"""Pages of progress reports at the desk."""

from gemeinwerk.progress_reports.views.comparing import compare
from gemeinwerk.progress_reports.views.issued import file, issued, publish
from gemeinwerk.progress_reports.views.templates import remove_template, template, template_file
from gemeinwerk.progress_reports.views.writing import (
    create,
    create_of_participation,
    delete,
    edit,
    issue,
    report,
    reports,
)

__all__ = [
    "compare",
    "create",
    "create_of_participation",
    "delete",
    "edit",
    "file",
    "issue",
    "issued",
    "publish",
    "remove_template",
    "report",
    "reports",
    "template",
    "template_file",
]
