"""Reads what the areas declare, and registers what core brings to Django."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.core"
    label = "core"
    verbose_name = "Grundlagen"

    def ready(self) -> None:
        from gemeinwerk.core import alphabet, converters, discovery, lookups

        alphabet.register()
        converters.register()
        lookups.register()
        discovery.discover()
