"""The area in which the dates of a concept's groups are planned."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.scheduling"
    label = "scheduling"
    verbose_name = "Terminplanung"
