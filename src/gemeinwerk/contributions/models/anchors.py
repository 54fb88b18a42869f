"""The sentence of minutes a contribution was found in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models.contributions import Contribution
from gemeinwerk.contributions.passages import still_says
from gemeinwerk.minutes.models import Minutes, Paragraph


class Anchor(models.Model):
    """The words that were marked, and what stood around them: both stay as they were, whatever
    becomes of the paragraph."""

    contribution = models.OneToOneField(
        Contribution, on_delete=models.CASCADE, related_name="anchor"
    )
    minutes = models.ForeignKey(
        Minutes, on_delete=models.SET_NULL, null=True, related_name="anchors"
    )
    paragraph = models.ForeignKey(
        Paragraph, on_delete=models.SET_NULL, null=True, blank=True, related_name="anchors"
    )
    quote = models.TextField(_("Wortlaut"))
    context = models.TextField(_("Zusammenhang"), blank=True)
    """The whole paragraph, as it read then."""
    anchored_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Satz in einem Protokoll")
        verbose_name_plural = _("Sätze in Protokollen")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.contribution)

    @property
    def still_stands(self) -> bool:
        """Whether the paragraph still has these words."""
        return self.paragraph is not None and still_says(self.paragraph.text, self.quote)

    @property
    def municipality_id(self) -> int:
        return self.contribution.municipality_id
