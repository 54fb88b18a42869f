"""The page of contributions by stage of a concept's life."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem("contributions", _("Beiträge"), "contributions:contributions", "contribution.read", 8),
    Stage.PARTICIPATE,
    Stage.WRITE,
)
