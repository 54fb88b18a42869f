"""What is read before a meeting or was shown in it: a file or a link."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.meetings.models.meetings import Meeting


class Material(models.Model):
    """Unterlage. A file lies in the database, so that it is in every backup and goes with its
    meeting; it is given out to be saved, never shown within our pages."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("Titel"), max_length=200)
    url = models.URLField(
        _("Link"), max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    file_name = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(default=0)
    content = models.BinaryField(default=b"")
    public = models.BooleanField(_("öffentlich"), default=False)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Unterlage einer Sitzung")
        verbose_name_plural = _("Unterlagen von Sitzungen")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(url="", size__gt=0) | (~models.Q(url="") & models.Q(size=0)),
                name="material_is_a_file_or_a_link",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def municipality_id(self) -> int:
        return self.meeting.municipality_id
