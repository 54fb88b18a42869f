"""That two measures are one."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.measures.models import Measure


class SameMeasure(models.Model):
    """A measure that is reported with another one, of another concept. There are no chains: which
    one is reported is reported itself."""

    measure = models.OneToOneField(
        Measure,
        on_delete=models.CASCADE,
        related_name="reported_with",
        verbose_name=_("Diese Maßnahme"),
    )
    leading = models.ForeignKey(
        Measure,
        on_delete=models.CASCADE,
        related_name="reported_for",
        verbose_name=_("wird gemeldet mit"),
    )

    class Meta:
        verbose_name = _("Maßnahme in zwei Konzepten")
        verbose_name_plural = _("Maßnahmen in zwei Konzepten")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(measure=models.F("leading")), name="not_reported_with_itself"
            )
        ]

    def __str__(self) -> str:
        return gettext("{measure} wird mit {leading} gemeldet").format(
            measure=self.measure.code, leading=self.leading.code
        )

    @property
    def municipality_id(self) -> int:
        found: int = self.measure.concept.municipality_id
        return found
