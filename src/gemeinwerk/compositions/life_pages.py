"""Who sits in which group is worked out while a concept is prepared and people take part."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.life import Stage, hang_in
from gemeinwerk.core.navigation import NavItem

hang_in(
    NavItem(
        "composing", _("Wer in welche Gruppe"), "compositions:overview", "composition.edit", 26
    ),
    Stage.PREPARE,
    Stage.PARTICIPATE,
)
