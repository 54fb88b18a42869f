"""The area in which it is worked out who sits in which group."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.compositions"
    label = "compositions"
    verbose_name = "Besetzungen"
