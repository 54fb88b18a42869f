"""That somebody sees something likewise, and how many were counted last."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models import Contribution


class Support(models.Model):
    """Zustimmung. Nothing says when or from where it came, and what one device supports cannot be
    put together: its checksum is another for each contribution."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="supports"
    )
    device = models.CharField(max_length=64)
    """A checksum of the word in its cookie and of the contribution, with a secret of ours."""

    class Meta:
        verbose_name = _("Zustimmung zu einem Beitrag")
        verbose_name_plural = _("Zustimmungen zu Beiträgen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "device"], name="one_support_of_a_device"
            )
        ]

    def __str__(self) -> str:
        return gettext("Zustimmung zu einem Beitrag")

    @property
    def municipality_id(self) -> int:
        return self.contribution.municipality_id


class SupportCount(models.Model):
    """What the public reads, which is counted anew every few minutes."""

    contribution = models.OneToOneField(
        Contribution, on_delete=models.CASCADE, related_name="support_count"
    )
    number = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Zahl der Zustimmungen")
        verbose_name_plural = _("Zahlen der Zustimmungen")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def municipality_id(self) -> int:
        return self.contribution.municipality_id

    @property
    def told(self) -> int:
        """Nought where there are so few that nobody is told how many."""
        return self.number if self.number >= FEWEST else 0


FEWEST = 5
"""Fewer are „weniger als fünf“."""
