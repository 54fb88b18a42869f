"""The audit as a part of the program."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.audit"
    label = "audit"
    verbose_name = "Protokoll"
