"""What became of what people said."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.answers"
    label = "answers"
    verbose_name = "Antworten auf Beiträge"
