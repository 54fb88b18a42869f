"""The page of a concept's progress reports, by stage of its life."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem(
        "progress_reports", _("Berichte"), "progress_reports:reports",
        "progress_report.read", 16,
    ),
    Stage.PARTICIPATE,
    Stage.IMPLEMENT,
    Stage.EVALUATE,
)  # fmt: skip
