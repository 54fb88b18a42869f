"""What every file on its way in has, and what states it goes through."""

from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.jobs import Job
from gemeinwerk.core.shapes import ShapedField


class ImportRefused(DomainError):
    """The import cannot go on, for a reason the sentence gives."""


class ImportState(models.TextChoices):
    UPLOADED = "uploaded", _("hochgeladen")
    READING = "reading", _("wird gelesen")
    READY = "ready", _("zur Durchsicht")
    APPLYING = "applying", _("wird übernommen")
    APPLIED = "applied", _("übernommen")
    FAILED = "failed", _("gescheitert")
    DISCARDED = "discarded", _("verworfen")
    UNDONE = "undone", _("zurückgenommen")


AT_WORK = (ImportState.UPLOADED, ImportState.READING, ImportState.APPLYING)
OVER = (ImportState.APPLIED, ImportState.FAILED, ImportState.DISCARDED, ImportState.UNDONE)


class Incoming(Job):
    """One file: read, looked through, then taken over whole or not."""

    file = models.FileField(upload_to="imports/%Y/%m/")
    file_name = models.CharField(_("Datei"), max_length=255)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(
        _("Stand"), max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED
    )
    progress = models.PositiveSmallIntegerField(default=0)
    """Percent of the present step."""
    preview = ShapedField(shape=dict[str, Any], default=dict)
    result = ShapedField(shape=dict[str, Any], default=dict)
    error = models.TextField(blank=True)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_at_work(self) -> bool:
        """Whether the background has it in hand, or will have."""
        return self.state in AT_WORK

    def require(self, state: ImportState) -> None:
        """Raises `ImportRefused` in another state."""
        if self.state != state:
            told = gettext("Dafür ist es zu spät oder zu früh: Die Datei ist im Stand „{state}“.")
            raise ImportRefused(told.format(state=self.get_state_display()))
