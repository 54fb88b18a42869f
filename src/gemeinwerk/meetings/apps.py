"""Registers the list of all meetings among the pages of those who take part."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.navigation import ACCOUNT, NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.meetings"
    label = "meetings"
    verbose_name = "Sitzungen"

    def ready(self) -> None:
        page = NavItem("meetings", _("Sitzungen"), "meetings:meetings", "meeting.read", 41)
        register(page, group="actors")
        own = NavItem("own_meetings", _("Meine Sitzungen"), "meetings:own", "desk.enter", 31)
        register(own, ACCOUNT)
