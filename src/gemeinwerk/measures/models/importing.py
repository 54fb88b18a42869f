"""Imports, and what an office decided about a file's columns."""

from typing import TypedDict

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.moments import MomentField
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.incoming import Incoming
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.municipalities.models import Municipality


class Decided(TypedDict, total=False):
    """What somebody said columns and status words mean, an empty meaning: kept as text; and which
    organisation is meant by a name that the register does not know (its key)."""

    columns: dict[str, str]
    words: dict[str, str]
    units: dict[str, int]


class ImportRun(Incoming):
    """One file on its way into a catalogue: read, looked through, then taken over whole or not."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="imports")
    mapping = ShapedField(shape=Decided, default=dict)
    choices = ShapedField(shape=dict[str, str], default=dict)
    """What is done with rows whose number another measure has; see `importing.clashes`."""
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="imports"
    )
    created_at = MomentField(auto_now_add=True)

    class Meta:
        verbose_name = _("Import")
        verbose_name_plural = _("Importe")
        ordering = ["-id"]

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class ImportMapping(models.Model):
    """What an office decided a column means, remembered for the next file with such headings."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="import_mappings"
    )
    signature = models.CharField(max_length=64)
    """SHA-256 of the file's normalised headings."""
    mapping = ShapedField(shape=Decided)
    updated_at = MomentField(auto_now=True)

    class Meta:
        verbose_name = _("Zuordnung")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "signature"], name="one_mapping_per_signature"
            )
        ]

    def __str__(self) -> str:
        return self.signature[:12]
