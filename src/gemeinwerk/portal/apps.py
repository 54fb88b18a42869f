from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.portal"
    label = "portal"
    verbose_name = "Öffentlichkeit"
