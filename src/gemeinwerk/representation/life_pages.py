"""„Wer ist dabei?“ by stage of a concept's life."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem(
        "representation", _("Wer ist dabei?"), "representation:overview", "representation.edit", 12
    ),
    Stage.PREPARE,
    Stage.PARTICIPATE,
)
