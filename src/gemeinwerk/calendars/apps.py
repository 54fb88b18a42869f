"""Registers the pages of calendars in the menu of the desk."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.navigation import NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.calendars"
    label = "calendars"
    verbose_name = "Kalender"

    def ready(self) -> None:
        from gemeinwerk.calendar_files import warm
        from gemeinwerk.core import aside

        aside.register(warm)
        register(NavItem("calendars", _("Kalender"), "calendars:calendars", "calendar.read", 38))
        for item in (
            NavItem(
                "calendars", _("Kalender"), "calendars:calendars", "calendar.read", 10, exact=True
            ),
            NavItem("rooms", _("Räume"), "calendars:rooms", "calendar.read", 20),
            NavItem("closed", _("Freie Tage"), "calendars:closed_days", "calendar.read", 30),
        ):
            register(item, group="calendars")
