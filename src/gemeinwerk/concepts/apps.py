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
        for item in (
            NavItem("structure", _("Aufbau"), "concepts:structure", "concept.read", 50),
            NavItem("phases", _("Phasen"), "concepts:phases", "concept.read", 60),
            NavItem("review", _("Bestandsaufnahme"), "concepts:review", "concept.read", 70),
        ):
            register(item, group="concept")
