"""The page of a concept's rounds, by stage of its life."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem("rounds", _("Abfragerunden"), "monitoring:rounds", "report.read_approved", 12),
    Stage.IMPLEMENT,
)
