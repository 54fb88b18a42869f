"""The pages of answers by stage of a concept's life."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem("outcomes", _("Antworten"), "outcomes:outcomes", "outcome.edit", 9),
    Stage.PARTICIPATE,
    Stage.WRITE,
    Stage.IMPLEMENT,
)
hang_in(
    NavItem("answer_rounds", _("Antwortrunden"), "outcomes:rounds", "outcome.edit", 9),
    Stage.PARTICIPATE,
    Stage.WRITE,
    Stage.IMPLEMENT,
)
