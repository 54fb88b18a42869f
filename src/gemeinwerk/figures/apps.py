"""Registers what becomes of values in files that say otherwise than what stands here, and what is
offered beside a measure's indicator."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "gemeinwerk.figures"
    label = "figures"
    verbose_name = "Kennzahlen"

    def ready(self) -> None:
        from gemeinwerk.figures.operations.contradictions import note_clash
        from gemeinwerk.measures import indicator_offers
        from gemeinwerk.measures.value_files import clashes

        clashes.register(note_clash)
        indicator_offers.register(
            indicator_offers.Offer(_("Regelmäßig einlesen"), "figures:share", "figures.edit")
        )
