"""A photograph of what people wrote on paper, and which contributions were typed off it."""

from datetime import date

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.meetings.models import Meeting


class Photograph(models.Model):
    """Foto zum Abschreiben. Lies in the database, so that it is in every backup; drawn anew when it
    comes in. Faces and handwriting may be on it: it is read by whoever records contributions, is
    never public, and can be deleted while what was typed off it stays."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="photographs")
    participation = models.ForeignKey(
        Participation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="photographs",
        verbose_name=_("Beteiligung"),
    )
    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="photographs",
        verbose_name=_("Sitzung"),
    )
    title = models.CharField(_("Was ist zu sehen?"), max_length=200)
    said_on = models.DateField(_("geschrieben am"), null=True, blank=True)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    added_at = models.DateTimeField(_("hochgeladen am"))
    done_at = models.DateTimeField(_("fertig abgeschrieben am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Foto zum Abschreiben")
        verbose_name_plural = _("Fotos zum Abschreiben")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def day(self) -> date | None:
        """When it was written, as far as anybody knows."""
        if self.said_on is None and self.meeting is not None:
            return localdate(self.meeting.starts_at)
        return self.said_on


class Transcript(models.Model):
    """That a contribution was typed off a photograph; it goes with either of them."""

    photograph = models.ForeignKey(Photograph, on_delete=models.CASCADE, related_name="transcripts")
    contribution = models.OneToOneField(
        Contribution, on_delete=models.CASCADE, related_name="transcript"
    )

    behind_the_scenes = True

    class Meta:
        verbose_name = _("von einem Foto abgeschriebener Beitrag")
        verbose_name_plural = _("von Fotos abgeschriebene Beiträge")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.contribution)

    @property
    def municipality_id(self) -> int:
        return self.photograph.municipality_id
