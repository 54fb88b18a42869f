"""What a measure is made of: milestones, indicators, costs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.measures.models.measure import Measure


class Milestone(models.Model):
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="milestones")
    title = models.TextField(_("Meilenstein"))
    due = models.DateField(_("fällig am"), null=True, blank=True)
    reached_on = models.DateField(_("erreicht am"), null=True, blank=True)
    moved_to = models.DateField(_("verschoben auf"), null=True, blank=True)
    """When its unit expects it instead of the promised day, which stays."""
    moved_reason = models.TextField(_("Grund der Verschiebung"), blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Meilenstein")
        verbose_name_plural = _("Meilensteine")
        ordering = [models.F("due").asc(nulls_last=True), "position", "id"]

    def __str__(self) -> str:
        return self.title


class IndicatorKind(models.TextChoices):
    OUTPUT = "output", _("Leistung (Output)")
    OUTCOME = "outcome", _("Wirkung bei der Zielgruppe (Outcome)")
    IMPACT = "impact", _("Wirkung in der Stadt (Impact)")


class Direction(models.TextChoices):
    INCREASE = "increase", _("soll steigen")
    DECREASE = "decrease", _("soll sinken")
    HOLD = "hold", _("soll gehalten werden")
    YES_NO = "yes_no", _("ja oder nein")


class Rhythm(models.TextChoices):
    UNKNOWN = "", _("keine Angabe")
    MONTHLY = "monthly", _("monatlich")
    QUARTERLY = "quarterly", _("vierteljährlich")
    HALF_YEARLY = "half_yearly", _("halbjährlich")
    YEARLY = "yearly", _("jährlich")
    TWO_YEARLY = "two_yearly", _("alle zwei Jahre")
    ONCE = "once", _("einmalig")


class Places(models.TextChoices):
    """How many digits after the comma of what is measured are shown."""

    AS_ENTERED = "", _("wie eingetragen")
    NONE = "0", "0"
    ONE = "1", "1"
    TWO = "2", "2"
    THREE = "3", "3"


def places_field() -> models.CharField[str, str]:
    """Exact values stay as they are; see `core.rounding`."""
    return models.CharField(
        _("Nachkommastellen"),
        max_length=1,
        choices=Places.choices,
        default=Places.AS_ENTERED,
        blank=True,
    )


class Indicator(models.Model):
    """What is counted. Values the file gave as words stay in the `_text` fields."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="indicators")
    name = models.TextField(_("Indikator"))
    kind = models.CharField(
        _("Art"), max_length=8, choices=IndicatorKind.choices, default=IndicatorKind.OUTPUT
    )
    unit = models.CharField(_("Einheit"), max_length=60, blank=True)
    direction = models.CharField(
        _("Richtung"), max_length=8, choices=Direction.choices, default=Direction.INCREASE
    )
    baseline = models.DecimalField(
        _("Ausgangswert"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    baseline_date = models.DateField(_("Stand vom"), null=True, blank=True)
    baseline_text = models.TextField(_("Ausgangswert, wie eingetragen"), blank=True)
    target = models.DecimalField(
        _("Zielwert"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    target_date = models.DateField(_("zu erreichen bis"), null=True, blank=True)
    target_text = models.TextField(_("Zielwert, wie eingetragen"), blank=True)
    steps = models.TextField(_("Zwischenziele"), blank=True)
    """Days with a value on the way to the target; see `interim_steps`."""
    source = models.TextField(_("Quelle"), blank=True)
    rhythm = models.CharField(
        _("Erhebung"), max_length=12, choices=Rhythm.choices, default=Rhythm.UNKNOWN, blank=True
    )
    places = places_field()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Indikator")
        verbose_name_plural = _("Indikatoren")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def municipality_id(self) -> int:
        return self.measure.concept.municipality_id


class CostKind(models.TextChoices):
    ONE_OFF = "one_off", _("einmalig")
    RECURRING = "recurring", _("jährlich")
    FTE = "fte", _("Stellen (VZÄ)")


class Funding(models.TextChoices):
    UNKNOWN = "", _("keine Angabe")
    BUDGET = "budget", _("städtischer Haushalt")
    PRESENT = "present", _("vorhandene Mittel oder Stellen")
    GRANT = "grant", _("Fördermittel")
    THIRD_PARTY = "third_party", _("Dritte")
    OPEN = "open", _("noch offen")


class CostLine(models.Model):
    """Money or posts of a year. No amount means: not yet known, which is never nought."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="costs")
    kind = models.CharField(_("Art"), max_length=10, choices=CostKind.choices)
    year = models.PositiveSmallIntegerField(_("Jahr"), null=True, blank=True)
    """First year of a recurring cost; of every other line, its year. Empty where not said."""
    until_year = models.PositiveSmallIntegerField(_("bis Jahr"), null=True, blank=True)
    amount = models.DecimalField(
        _("Betrag in Euro oder VZÄ"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    approximate = models.BooleanField(_("geschätzt"), default=False)
    funding = models.CharField(
        _("Finanzierung"),
        max_length=12,
        choices=Funding.choices,
        default=Funding.UNKNOWN,
        blank=True,
    )
    funding_text = models.CharField(_("Finanzierung im Einzelnen"), max_length=300, blank=True)
    note = models.CharField(_("Bemerkung"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Kosten")
        verbose_name_plural = _("Kosten")
        ordering = [models.F("year").asc(nulls_last=True), "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0),
                name="cost_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(until_year__isnull=True)
                | models.Q(year__isnull=True)
                | models.Q(until_year__gte=models.F("year")),
                name="cost_years_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year or ''}: {self.amount}"
