"""What is needed at a meeting: orders that name nobody."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.meetings.models.meetings import Meeting


class MeetingNeeds(models.Model):
    """What one who comes needs (docs/adr/0044). No key leads to a person: `key` is worked out of
    the word in the link. The day after the meeting it is deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="needs")
    key = models.CharField(max_length=64, unique=True)
    needs = ShapedField(_("Bedarfe"), shape=list[str], default=list)
    interpreting = models.CharField(_("Dolmetschen in"), max_length=60, blank=True)
    note = models.CharField(_("Noch etwas?"), max_length=300, blank=True)
    consent = models.CharField(max_length=64)
    """To which wording of the question somebody said yes: its checksum."""

    class Meta:
        verbose_name = _("Bedarf für eine Sitzung")
        verbose_name_plural = _("Bedarfe für Sitzungen")
        ordering = ["id"]

    def __str__(self) -> str:
        # As a log keeps it: nothing of what is needed.
        return str(self._meta.verbose_name)

    @property
    def municipality_id(self) -> int:
        return self.meeting.municipality_id
