"""„Wer ist dabei?“: who takes part in a concept, asked without names and told as counts. Registers
the way there for whoever has answered an invitation."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.representation"
    label = "representation"
    verbose_name = "Wer ist dabei?"

    def ready(self) -> None:
        from gemeinwerk.invitations.answering import afterwards
        from gemeinwerk.representation.leading import way

        afterwards.register(way)
