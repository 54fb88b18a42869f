"""The registry of people's data as a part of the program."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.privacy"
    label = "privacy"
    verbose_name = "Datenschutz"
