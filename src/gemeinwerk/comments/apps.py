"""What people say to passages of a draft."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.comments"
    label = "comments"
    verbose_name = "Anmerkungen zum Entwurf"
