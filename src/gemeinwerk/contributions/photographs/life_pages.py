"""Photographs to be typed off, among a concept's pages at the desk."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem(
        "photographs", _("Fotos abschreiben"), "photographs:photographs", "contribution.edit", 18
    ),
    Stage.PARTICIPATE,
)
