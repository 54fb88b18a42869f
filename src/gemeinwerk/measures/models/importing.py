"""Imports, and what an office decided about a file's columns."""

from typing import Any, TypedDict

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.moments import MomentField
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.jobs import Job
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.municipalities.models import Municipality


class ImportState(models.TextChoices):
    UPLOADED = "uploaded", _("hochgeladen")
    READING = "reading", _("wird gelesen")
    READY = "ready", _("zur Durchsicht")
    APPLYING = "applying", _("wird übernommen")
    APPLIED = "applied", _("übernommen")
    FAILED = "failed", _("gescheitert")
    DISCARDED = "discarded", _("verworfen")
    UNDONE = "undone", _("zurückgenommen")


class Decided(TypedDict, total=False):
    """What somebody said columns and status words mean, an empty meaning: kept as text; and which
    organisation is meant by a name that the register does not know (its key)."""

    columns: dict[str, str]
    words: dict[str, str]
    units: dict[str, int]


class ImportRun(Job):
    """One file on its way into a catalogue: read, looked through, then taken over whole or not."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="imports")
    file = models.FileField(upload_to="imports/%Y/%m/")
    file_name = models.CharField(_("Datei"), max_length=255)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(
        _("Stand"), max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED
    )
    progress = models.PositiveSmallIntegerField(default=0)
    """Percent of the present step."""
    mapping = ShapedField(shape=Decided, default=dict)
    choices = ShapedField(shape=dict[str, str], default=dict)
    """What is done with rows whose number another measure has; see `importing.clashes`."""
    preview = ShapedField(shape=dict[str, Any], default=dict)
    result = ShapedField(shape=dict[str, Any], default=dict)
    error = models.TextField(blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="imports"
    )
    created_at = MomentField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Import")
        verbose_name_plural = _("Importe")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id

    @property
    def is_at_work(self) -> bool:
        """Whether the background has it in hand, or will have."""
        return self.state in {ImportState.UPLOADED, ImportState.READING, ImportState.APPLYING}


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
