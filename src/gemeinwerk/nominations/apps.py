"""Registers the page of requests among the pages of those who take part."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.navigation import NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.nominations"
    label = "nominations"
    verbose_name = "Benennungen"

    def ready(self) -> None:
        page = NavItem(
            "nominations", _("Benennungen"), "nominations:requests", "nomination.ask", 43
        )
        register(page, group="of bodies")
