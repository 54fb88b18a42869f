"""Dates are planned while a concept is prepared, while people take part, and later year by year."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem("scheduling", _("Termine planen"), "scheduling:overview", "schedule.edit", 28),
    Stage.PREPARE,
    Stage.PARTICIPATE,
    Stage.IMPLEMENT,
)
