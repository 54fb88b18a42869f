"""The desk of the steering group, by stage of a concept's life, and beside a measure."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem, register
from gemeinwerk.measures.tabs import OF_A_MEASURE

hang_in(
    NavItem("steering", _("Steuerung"), "monitoring:steering", "steering.read", 11),
    Stage.IMPLEMENT,
)
register(
    NavItem("steering", _("Steuerung"), "monitoring:measure_steering", "steering.read", 40),
    OF_A_MEASURE,
)
