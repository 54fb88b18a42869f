from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.actors"
    label = "actors"
    verbose_name = "Akteur*innen"
