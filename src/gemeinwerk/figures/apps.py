"""Registers what becomes of values in files that say otherwise than what stands here."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.figures"
    label = "figures"
    verbose_name = "Kennzahlen"

    def ready(self) -> None:
        from gemeinwerk.figures.operations.contradictions import note_clash
        from gemeinwerk.measures.value_files import clashes

        clashes.register(note_clash)
