"""The log of what was published, as a part of the program."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.ledger"
    label = "ledger"
    verbose_name = "Nachweisverzeichnis"
