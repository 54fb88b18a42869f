"""Catalogues as files, made by the worker."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.jobs import Job
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.measures.models.versions import CatalogueVersion


class FileKind(models.TextChoices):
    VERSION = "version", _("Fassung")
    TODAY = "today", _("öffentlicher Katalog von heute")
    DRAFT = "draft", _("Entwurf")
    FINDINGS = "findings", _("Mängelliste")


class FileState(models.TextChoices):
    WANTED = "wanted", _("wird erstellt")
    READY = "ready", _("liegt bereit")
    FAILED = "failed", _("gescheitert")


class CatalogueFile(Job):
    """A catalogue, or what its check says, as a file made in the background: what is wanted, and
    what lies there.

    Nothing of it is a source: each can be made anew from the rows it was made from.
    """

    key = models.CharField(max_length=80, unique=True)
    """Of what, in which format and language, and for whom: `Wanted.key`."""
    kind = models.CharField(max_length=8, choices=FileKind.choices)
    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="files")
    version = models.ForeignKey(
        CatalogueVersion, on_delete=models.CASCADE, null=True, related_name="files"
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="files"
    )
    """For whom, where not everybody may see the same columns."""
    unit = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="files"
    )
    """Whose measures are in it, where it holds those of one unit."""
    codes = ShapedField(shape=list[str], default=list)
    """Numbers of the measures that are in it, where it does not hold all of a catalogue."""
    selected = models.CharField(max_length=300, blank=True)
    """The filter that chose them, in words."""
    of_how_many = models.PositiveIntegerField(default=0)
    suffix = models.CharField(max_length=8)
    language = models.CharField(max_length=8)
    turn = models.PositiveSmallIntegerField(default=0)
    """What is soon made is made first: 0, and 1 for what takes minutes."""
    state = models.CharField(
        _("Stand"), max_length=6, choices=FileState.choices, default=FileState.WANTED
    )
    made = models.CharField(max_length=100, blank=True)
    """The fingerprint of what lies there."""
    name = models.CharField(max_length=60, blank=True)
    """In DERIVED_ROOT; a name is never used twice."""
    size = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField(null=True)
    """When the making of what lies there began: it holds all that happened before."""
    wanted_at = models.DateTimeField()
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("Datei des Katalogs")
        verbose_name_plural = _("Dateien des Katalogs")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.key

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id
