"""The review of an edition, and what it found."""

from textwrap import wrap

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models.concept import Concept

_SHOWN = 80


def _shortened(text: str) -> str:
    """Whole words as far as they go; one that is longer than all that is shown is cut."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{wrap(line[: 2 * _SHOWN], _SHOWN - 2)[0]} …"


class Review(models.Model):
    """The look back at the predecessor, kept with the concept that must take it up."""

    concept = models.OneToOneField(Concept, on_delete=models.CASCADE, related_name="review")
    title = models.CharField(_("Titel"), max_length=200)
    carried_out_by = models.CharField(_("Durchgeführt von"), max_length=200, blank=True)
    reviewed_on = models.DateField(_("vom"), null=True, blank=True)
    summary = models.TextField(_("Zusammenfassung"), blank=True)

    class Meta:
        verbose_name = _("Bestandsaufnahme")
        verbose_name_plural = _("Bestandsaufnahmen")

    def __str__(self) -> str:
        return self.title

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class Finding(models.Model):
    """What the review says must be taken up: open until a measure answers it, or somebody says
    where else it is taken up, or why it is not."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="findings")
    code = models.CharField(_("Nummer"), max_length=20)
    text = models.TextField(_("Befund"))
    must_take_up = models.BooleanField(_("muss aufgegriffen werden"), default=True)
    refusal = models.TextField(_("Begründung, warum nicht"), blank=True)
    refused_on = models.DateField(null=True, blank=True)
    elsewhere = models.TextField(_("Wo er aufgegriffen wird"), blank=True)
    """Taken up, and by no measure of this concept: in another plan, in how the concept is made.
    Never beside a refusal: the verbs see to that."""
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Befund")
        verbose_name_plural = _("Befunde")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["review", "code"], name="one_finding_per_code"),
            models.CheckConstraint(
                condition=models.Q(refused_on__isnull=True) | ~models.Q(refusal=""),
                name="refusal_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {_shortened(self.text)}"

    @property
    def municipality_id(self) -> int:
        return self.review.concept.municipality_id
