"""The pages of a concept itself, by stage of its life."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem("review", _("Bestandsaufnahme"), "concepts:review", "concept.read", 10), Stage.PREPARE
)
hang_in(NavItem("structure", _("Aufbau"), "concepts:structure", "concept.read", 20), Stage.PREPARE)
hang_in(
    NavItem("groups", _("Gruppen"), "concepts:groups", "concept.read", 25),
    Stage.PREPARE,
    Stage.PARTICIPATE,
)
hang_in(
    NavItem("phases", _("Phasen"), "concepts:phases", "concept.read", 30),
    Stage.PREPARE,
    Stage.PARTICIPATE,
)
