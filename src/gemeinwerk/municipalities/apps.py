"""Towns as a part of the program."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.municipalities"
    label = "municipalities"
    verbose_name = "Kommunen"
