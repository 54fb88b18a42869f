"""The page of a concept's rounds, by stage of its life; a measure year by year beside it."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem, register
from gemeinwerk.measures.tabs import OF_A_MEASURE

hang_in(
    NavItem("rounds", _("Abfragerunden"), "monitoring:rounds", "report.read_approved", 12),
    Stage.IMPLEMENT,
)
register(NavItem("years", _("Jahr für Jahr"), "monitoring:years", "measure.read", 35), OF_A_MEASURE)
