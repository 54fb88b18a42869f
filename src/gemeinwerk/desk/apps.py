"""Registers the desk's navigation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinwerk.core.navigation import NavItem, register

LOG = pgettext_lazy("wer was getan hat", "Protokoll")


class Config(AppConfig):
    name = "gemeinwerk.desk"
    label = "desk"
    verbose_name = "Arbeitsplatz"

    def ready(self) -> None:
        register(NavItem("desk", _("Übersicht"), "desk:home", "desk.enter", 10, exact=True))
        register(NavItem("handbook", _("Handbuch"), "desk:handbook", "desk.enter", 95))
        name = "administration"
        administration = NavItem(
            name, _("Verwaltung"), "accounts:accounts", "account.manage", 90, group=name
        )
        register(administration)
        for item in (
            NavItem("accounts", _("Konten"), "accounts:accounts", "account.manage", 10),
            NavItem("rights", _("Rechte"), "desk:rights", "rights.read", 20),
            NavItem("notices", _("Postausgang"), "notices:outbox", "notice.read", 30),
            NavItem(
                "log", pgettext_lazy("wer was getan hat", "Protokoll"), "desk:log", "audit.read", 40
            ),
            NavItem("town", _("Angaben der Kommune"), "desk:town", "town.edit", 50, exact=True),
            NavItem("accessibility", _("Barrierefreiheit"), "desk:accessibility", "town.edit", 60),
            NavItem("synonyms", _("Wörter der Suche"), "desk:synonyms", "town.edit", 70),
        ):
            register(item, group=name)
