"""What waits to be read, among a concept's pages at the desk."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem("moderating", _("Beiträge prüfen"), "moderating:waiting", "contribution.moderate", 16),
    Stage.PARTICIPATE,
    Stage.WRITE,
)
