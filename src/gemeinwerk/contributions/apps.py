"""Contributions: what people said, from wherever it came, and whose voice it was."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.contributions"
    label = "contributions"
    verbose_name = "Beiträge"

    def ready(self) -> None:
        from gemeinwerk.contribution_files import warm
        from gemeinwerk.core import aside

        aside.register(warm)
