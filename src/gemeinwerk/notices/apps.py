"""Registers how accounts hand their mails to the outbox."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.notices"
    label = "notices"
    verbose_name = "Mitteilungen"

    def ready(self) -> None:
        from gemeinwerk.notices import account_mails

        account_mails.deliver()
