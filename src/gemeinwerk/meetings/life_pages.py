"""The page of meetings by stage of a concept's life."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem("meetings", _("Sitzungen"), "meetings:of_concept", "meeting.read", 9),
    Stage.PREPARE,
    Stage.PARTICIPATE,
    Stage.WRITE,
    Stage.IMPLEMENT,
    Stage.EVALUATE,
)
