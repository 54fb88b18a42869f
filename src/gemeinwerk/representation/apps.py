"""„Wer ist dabei?“: who takes part in a concept, asked without names and told as counts."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.representation"
    label = "representation"
    verbose_name = "Wer ist dabei?"
