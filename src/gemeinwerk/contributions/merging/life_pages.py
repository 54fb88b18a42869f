"""What says nearly the same, among a concept's pages at the desk."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem("alike", _("Ähnliche Beiträge"), "merging:alike", "contribution.edit", 17),
    Stage.PARTICIPATE,
    Stage.WRITE,
)
