from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.core"
    label = "core"
    verbose_name = "Grundlagen"
