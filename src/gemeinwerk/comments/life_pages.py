"""The page of comments by stage of a concept's life, and of one measure."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem, register
from gemeinwerk.measures.tabs import OF_A_MEASURE

hang_in(
    NavItem("comments", _("Anmerkungen"), "comments:comments", "contribution.read", 8),
    Stage.PARTICIPATE,
    Stage.WRITE,
)
register(
    NavItem("comments", _("Anmerkungen"), "comments:of_measure", "contribution.read", 25),
    OF_A_MEASURE,
)
