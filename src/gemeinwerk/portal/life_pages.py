"""The page of letters by stage of a concept's life."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem("later_letters", _("Briefe zu Neuem"), "letters:letters", "outcome.edit", 9),
    Stage.WRITE,
    Stage.IMPLEMENT,
)
