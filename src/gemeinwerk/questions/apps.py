"""Registers where questions are found at the desk."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.navigation import NavItem, register


class Config(AppConfig):
    name = "gemeinwerk.questions"
    label = "questions"
    verbose_name = "Fragen"

    def ready(self) -> None:
        register(NavItem("questions", _("Fragen"), "questions:questions", "question.answer", 35))
