from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.navigation import NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.portal"
    label = "portal"
    verbose_name = "Öffentlichkeit"

    def ready(self) -> None:
        page = NavItem("page", _("Öffentliche Seite"), "portal:version", "", 10)
        register(page, group="public version")
