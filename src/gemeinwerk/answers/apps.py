"""Registers where units find what they are asked about."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.navigation import NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.answers"
    label = "answers"
    verbose_name = "Antworten auf Beiträge"

    def ready(self) -> None:
        page = "statements:statements"
        register(NavItem("statements", _("Stellungnahmen"), page, "statement.give", 36))
