"""Registers what accounts bring: how the audit names people, and who watches sign-ins."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.accounts"
    label = "accounts"
    verbose_name = "Konten"

    def ready(self) -> None:
        from gemeinwerk.accounts import watch
        from gemeinwerk.accounts.acting_as import by_role
        from gemeinwerk.audit import acting_as

        acting_as.register(by_role)
        watch.begin()
