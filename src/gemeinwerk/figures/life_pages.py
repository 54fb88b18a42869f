"""The page of a concept's figures, by stage of its life."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem("figures", _("Kennzahlen"), "figures:figures", "figures.read", 33),
    Stage.IMPLEMENT,
    Stage.EVALUATE,
)
