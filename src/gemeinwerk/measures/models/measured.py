"""What was measured of an indicator, day by day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.measures.models.measure import Measure


class MeasuredValue(models.Model):
    """A value of an indicator on a day.

    It names its indicator as frozen documents do: rows of indicators are made anew by imports, and
    what was measured outlives them.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="measured")
    indicator = models.TextField(_("Indikator"))
    day = models.DateField(_("gemessen am"))
    value = models.DecimalField(_("Wert"), max_digits=18, decimal_places=4)
    source = models.TextField(_("Quelle"), blank=True)
    remark = models.TextField(_("Bemerkung"), blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
    )
    entered_at = models.DateTimeField(_("eingetragen am"), editable=False)

    class Meta:
        verbose_name = _("Messwert")
        verbose_name_plural = _("Messwerte")
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["measure", "day"], name="measured_by_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.value}"
