"""The evaluation's page by stage of a concept's life: its questions are agreed at the start."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem("evaluation", _("Auswertung"), "evaluation:evaluations", "evaluation.read", 8),
    Stage.PREPARE,
    Stage.IMPLEMENT,
    Stage.EVALUATE,
)
