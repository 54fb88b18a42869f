"""A risk of a concept or of one of its measures."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure


class Level(models.IntegerChoices):
    LOW = 1, _("gering")
    MEDIUM = 2, _("mittel")
    HIGH = 3, _("hoch")


class RiskState(models.TextChoices):
    OPEN = "open", _("offen")
    HAPPENED = "happened", _("eingetreten")
    OVER = "over", _("erledigt")


class Risk(models.Model):
    """What may go wrong with a measure, or with the concept as a whole where none is named."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="risks")
    measure = models.ForeignKey(
        Measure,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="risks",
        verbose_name=_("Maßnahme"),
    )
    title = models.CharField(_("Was kann geschehen?"), max_length=200)
    effect = models.TextField(_("Was wäre die Folge?"), blank=True)
    likelihood = models.PositiveSmallIntegerField(
        _("Wie wahrscheinlich ist es?"), choices=Level.choices
    )
    harm = models.PositiveSmallIntegerField(_("Wie groß wäre der Schaden?"), choices=Level.choices)
    owner = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Wer behält es im Blick?"),
    )
    doing = models.TextField(_("Was wird dagegen getan?"), blank=True)
    state = models.CharField(
        _("Stand"), max_length=10, choices=RiskState.choices, default=RiskState.OPEN
    )
    closing = models.TextField(_("Warum nicht mehr offen?"), blank=True, editable=False)
    reviewed_on = models.DateField(_("zuletzt angesehen"), editable=False)

    class Meta:
        verbose_name = _("Risiko")
        verbose_name_plural = _("Risiken")
        ordering = ["id"]
        indexes = [models.Index(fields=["concept", "state"], name="risks_of_a_concept")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(likelihood__range=(1, 3), harm__range=(1, 3)),
                name="a_risk_has_levels",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id

    @property
    def weight(self) -> int:
        """From 1 to 9: what is likely and bad weighs most."""
        return self.likelihood * self.harm

    @property
    def is_grave(self) -> bool:
        return self.weight >= GRAVE


GRAVE = 6
"""From here on a risk is called grave: likely and bad, or nearly so."""
