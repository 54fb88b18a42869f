"""Shows of dots: what participants of a meeting find most important, weighed with points."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.dots"
    label = "dots"
    verbose_name = "Punkte kleben"
