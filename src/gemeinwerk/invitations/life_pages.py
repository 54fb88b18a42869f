"""The page of invitations by stage of a concept's life."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem("invitations", _("Einladungen"), "invitations:waves", "invitation.read", 6),
    Stage.PREPARE,
    Stage.PARTICIPATE,
    Stage.IMPLEMENT,
)
