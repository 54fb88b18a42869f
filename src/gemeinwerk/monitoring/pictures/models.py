"""The picture of a report, as it was drawn anew."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

ALT_LENGTH = 300


class PictureKind(models.TextChoices):
    JPEG = "jpeg", "JPEG"
    PNG = "png", "PNG"


class ReportPicture(models.Model):
    """It lies beside its report in the database, so that it is saved with it, goes with it, and is
    in every backup. What was uploaded is not kept: only pixels come in here (`reading`)."""

    report = models.OneToOneField(
        "monitoring.Report", on_delete=models.CASCADE, related_name="picture"
    )
    content = models.BinaryField()
    kind = models.CharField(max_length=4, choices=PictureKind.choices)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    """SHA-256 of the content."""
    alt = models.CharField(_("Was ist auf dem Bild zu sehen?"), max_length=ALT_LENGTH)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Bild einer Meldung")
        verbose_name_plural = _("Bilder von Meldungen")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(alt=""), name="picture_is_told_in_words")
        ]

    def __str__(self) -> str:
        return gettext("Bild zu: {report}").format(report=self.report)

    @property
    def municipality_id(self) -> int:
        return self.report.municipality_id


def picture_of(report: models.Model) -> ReportPicture | None:
    """Of a report; None where it has none."""
    found: ReportPicture | None = getattr(report, "picture", None)
    return found


def picture_told(report: models.Model) -> dict[str, str]:
    """Which picture a page shows of a report, to compare; see `core.shown`."""
    found = picture_of(report)
    return {"digest": found.digest, "alt": found.alt} if found else {"digest": "", "alt": ""}
