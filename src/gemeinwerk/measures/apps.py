from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.measures"
    label = "measures"
    verbose_name = "Maßnahmen"
