"""Minutes of meetings."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.minutes"
    label = "minutes"
    verbose_name = "Protokolle"
