"""What can happen to progress reports."""

from gemeinwerk.progress_reports.operations.drafting import (
    create,
    create_of_participation,
    delete,
    edit,
)
from gemeinwerk.progress_reports.operations.issuing import fail, finish, made_files, order
from gemeinwerk.progress_reports.operations.publishing import publish, withdraw
from gemeinwerk.progress_reports.operations.templates import remove_template, replace_template

__all__ = [
    "create",
    "create_of_participation",
    "delete",
    "edit",
    "fail",
    "finish",
    "made_files",
    "order",
    "publish",
    "remove_template",
    "replace_template",
    "withdraw",
]
