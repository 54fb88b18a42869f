"""What can happen to progress reports."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, DELETED, PUBLIC, Verb


class ProgressReportVerb(Verb):
    CREATE = "progress_report.create", CREATED
    EDIT = "progress_report.edit", CHANGED
    DELETE = "progress_report.delete", DELETED
    ORDER = "progress_report.order", _("Am {date} ließ {who} {it} ausgeben.")
    ISSUE = "progress_report.issue", _("Am {date} gab {who} {it} aus.")
    FAIL = "progress_report.fail", _("Am {date} gelang es nicht, {it} auszugeben.")
    PUBLISH = "progress_report.publish", _("Am {date} veröffentlichte {who} {it}."), PUBLIC
    WITHDRAW = (
        "progress_report.withdraw",
        _("Am {date} nahm {who} {it} von der öffentlichen Seite."),
        PUBLIC,
    )
    TEMPLATE = "progress_report.template", _("Am {date} änderte {who} {it}.")
