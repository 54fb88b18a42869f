"""One year of a measure."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.measures.models import Measure


class MeasureYear(models.Model):
    """What was to be done for a measure in a year, and what was done. It is told in rounds, beside
    the catalogue: no version holds it."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField(
        _("Jahr"), validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    promised = models.TextField(_("Was getan werden soll"), blank=True)
    done = models.TextField(_("Was getan wurde"), blank=True)

    class Meta:
        verbose_name = _("Jahr einer Maßnahme")
        verbose_name_plural = _("Jahre von Maßnahmen")
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "year"], name="a_year_is_told_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure.code}, {self.year}"

    @property
    def municipality_id(self) -> int:
        return self.measure.concept.municipality_id
