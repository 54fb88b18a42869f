"""Registers which pages citizens see, for the words of publishing."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.navigation import NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.portal"
    label = "portal"
    verbose_name = "Öffentlichkeit"

    def ready(self) -> None:
        for group, name, label in (
            ("public concept", "concept", _("die Seite des Konzepts")),
            ("public review", "review", _("die Bestandsaufnahme mit Befunden und Antworten")),
            ("public plain concept", "plain_concept", _("das Ziel in Leichter Sprache")),
            ("public catalogue", "catalogue", _("die Liste der Maßnahmen, jede mit eigener Seite")),
            ("public catalogue", "versions", _("die veröffentlichten Fassungen, auch als Dateien")),
        ):
            register(NavItem(name, label, f"portal:{name}", "", 10), group=group)
        page = NavItem("page", _("Öffentliche Seite"), "portal:version", "", 10)
        register(page, group="public version")
        entry = NavItem("entry", _("So prüfen Sie"), "portal:ledger_entry", "", 10)
        register(entry, group="public entry")
