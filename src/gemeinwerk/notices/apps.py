from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.notices"
    label = "notices"
    verbose_name = "Mitteilungen"
