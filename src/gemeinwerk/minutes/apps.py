"""Registers tasks from meetings among the pages of those who take part, and of whoever has some."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.navigation import ACCOUNT, NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.minutes"
    label = "minutes"
    verbose_name = "Protokolle"

    def ready(self) -> None:
        page = NavItem("tasks", _("Aufgaben aus Sitzungen"), "tasks:tasks", "minutes.read", 42)
        register(page, group="actors")
        register(NavItem("own_tasks", _("Meine Aufgaben"), "tasks:own", "desk.enter", 32), ACCOUNT)
