"""Registers what concepts bring: navigation and what a phase permits."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.navigation import NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.concepts"
    label = "concepts"
    verbose_name = "Konzepte"

    def ready(self) -> None:
        from gemeinwerk.concepts import phases
        from gemeinwerk.concepts.lifecycle import AT_WORK, WRITABLE

        phases.register("concepts.write", _("Ziel, Handlungsfelder und Themen ändern"), WRITABLE)
        phases.register("concepts.plan", _("Phasen und ihre Termine pflegen"), AT_WORK)
        register(NavItem("concepts", _("Konzepte"), "concepts:concepts", "concept.read", 20))
