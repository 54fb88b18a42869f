from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.navigation import NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.desk"
    label = "desk"
    verbose_name = "Arbeitsplatz"

    def ready(self) -> None:
        register(NavItem("desk", _("Übersicht"), "desk:home", "desk.enter", 10, exact=True))
