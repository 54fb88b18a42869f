from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.desk"
    label = "desk"
    verbose_name = "Arbeitsplatz"
