"""What was sent along with a contribution: a photograph, a letter that was scanned."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models.contributions import Contribution


class Attachment(models.Model):
    """Lies in the database, so that it is in every backup. Pictures are drawn anew when they come
    in, without what a camera wrote into them; all else is given out to be saved, never shown."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="attachments"
    )
    title = models.CharField(_("Was ist es?"), max_length=200)
    file_name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    public = models.BooleanField(_("öffentlich"), default=False)
    by_author = models.BooleanField(default=False, editable=False)
    """It came with the contribution, by the form for everybody."""
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Anlage zu einem Beitrag")
        verbose_name_plural = _("Anlagen zu Beiträgen")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_picture(self) -> bool:
        return self.content_type.startswith("image/")

    @property
    def municipality_id(self) -> int:
        return self.contribution.municipality_id
