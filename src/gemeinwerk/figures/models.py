"""Indicators several measures share, and figures on which two sources disagree."""

from collections.abc import Sequence
from typing import Any, TypedDict

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.measures.models import Goal, Measure
from gemeinwerk.measures.models.parts import Direction, places_field


def _nobody_or_user() -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
    )


class SharedIndicator(models.Model):
    """One series that several measures and goals are read by, in whatever concept of the town.

    Its values are written into the measures it serves: their pages, files and states need to know
    nothing of it. It has an identifier where others count the same, so that towns can be compared.
    """

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="shared_indicators")
    name = models.CharField(_("Indikator"), max_length=200)
    meaning = models.TextField(_("Was gezählt wird und wie"), blank=True)
    unit = models.CharField(_("Einheit"), max_length=60, blank=True)
    direction = models.CharField(
        _("Richtung"),
        max_length=8,
        choices=[one for one in Direction.choices if one[0] != Direction.YES_NO],
        default=Direction.INCREASE,
    )
    baseline = models.DecimalField(
        _("Ausgangswert"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    baseline_date = models.DateField(_("Stand vom"), null=True, blank=True)
    target = models.DecimalField(
        _("Zielwert"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    target_date = models.DateField(_("zu erreichen bis"), null=True, blank=True)
    steps = models.TextField(_("Zwischenziele"), blank=True)
    source = models.TextField(_("Quelle"), blank=True)
    places = places_field()
    identifier = models.CharField(_("Kennung"), max_length=120, blank=True)
    """As others write it: "SDG-Indikator für Kommunen 4.1"."""
    identifier_url = models.URLField(_("Beschreibung im Netz"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("gemeinsamer Indikator")
        verbose_name_plural = _("gemeinsame Indikatoren")
        ordering = [Alphabetical("name"), "id"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "name"], name="shared_once_by_name")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class SharedUse(models.Model):
    """A measure, by one of its indicators, or a goal that a shared indicator serves."""

    shared = models.ForeignKey(SharedIndicator, on_delete=models.CASCADE, related_name="uses")
    measure = models.ForeignKey(
        Measure, on_delete=models.CASCADE, null=True, blank=True, related_name="shared_uses"
    )
    goal = models.ForeignKey(
        Goal, on_delete=models.CASCADE, null=True, blank=True, related_name="shared_uses"
    )
    indicator = models.TextField(_("Indikator"), blank=True)
    """What the measure calls it, as its values name it."""

    class Meta:
        verbose_name = _("Verknüpfung eines Indikators")
        verbose_name_plural = _("Verknüpfungen von Indikatoren")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(measure__isnull=True) ^ models.Q(goal__isnull=True),
                name="shared_with_a_measure_or_a_goal",
            ),
            models.UniqueConstraint(
                fields=["measure", "indicator"],
                condition=models.Q(measure__isnull=False),
                name="one_series_for_an_indicator",
            ),
            models.UniqueConstraint(
                fields=["shared", "goal"],
                condition=models.Q(goal__isnull=False),
                name="shared_with_a_goal_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.measure or self.goal)

    @property
    def municipality_id(self) -> int:
        return self.shared.municipality_id


class SharedValue(models.Model):
    """What was measured on a day; the same stands in each measure it serves."""

    shared = models.ForeignKey(SharedIndicator, on_delete=models.CASCADE, related_name="values")
    day = models.DateField(_("gemessen am"))
    value = models.DecimalField(_("Wert"), max_digits=18, decimal_places=4)
    source = models.TextField(_("Quelle"), blank=True)
    remark = models.TextField(_("Bemerkung"), blank=True)
    entered_by = _nobody_or_user()
    entered_at = models.DateTimeField(_("eingetragen am"), editable=False)

    class Meta:
        verbose_name = _("Wert eines gemeinsamen Indikators")
        verbose_name_plural = _("Werte gemeinsamer Indikatoren")
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["shared", "day"], name="shared_value_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.value}"

    @property
    def municipality_id(self) -> int:
        return self.shared.municipality_id


class Holds(models.TextChoices):
    """Which of two figures somebody decided to be the right one."""

    OPEN = "", _("noch nicht entschieden")
    FIRST = "first", _("der erste gilt")
    SECOND = "second", _("der zweite gilt")
    BOTH = "both", _("beide gelten, sie zählen Verschiedenes")
    NEITHER = "neither", _("keiner von beiden gilt")


class Contradiction(models.Model):
    """Two sources say different things of one figure. Both stand until somebody decides."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="contradictions")
    measure = models.ForeignKey(
        Measure, on_delete=models.CASCADE, null=True, blank=True, related_name="contradictions"
    )
    """None: a figure of the whole concept."""
    subject = models.TextField(_("Worum geht es?"))
    """An indicator of the measure, or what else is counted."""
    day = models.DateField(_("Stand vom"), null=True, blank=True)
    first = models.CharField(_("Der eine Wert"), max_length=120)
    first_source = models.CharField(_("steht wo?"), max_length=300)
    second = models.CharField(_("Der andere Wert"), max_length=120)
    second_source = models.CharField(_("steht wo?"), max_length=300)
    second_number = models.DecimalField(max_digits=18, decimal_places=4, null=True, editable=False)
    """Of a measured value that stands here as the first: what would take its place."""
    noted_at = models.DateTimeField(_("bemerkt am"), editable=False)
    holds = models.CharField(
        _("Was gilt?"), max_length=8, choices=Holds.choices, default=Holds.OPEN, blank=True
    )
    reason = models.TextField(_("Begründung"), blank=True)
    decided_by = _nobody_or_user()
    decided_at = models.DateTimeField(_("entschieden am"), null=True, editable=False)

    class Meta:
        verbose_name = _("Widerspruch")
        verbose_name_plural = _("Widersprüche")
        ordering = ["id"]
        indexes = [models.Index(fields=["concept", "holds"], name="contradictions_of_concept")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(holds="") | ~models.Q(reason=""),
                name="decided_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["measure", "subject", "day", "second_number"],
                condition=models.Q(second_number__isnull=False),
                name="one_contradiction_of_a_value",
            ),
        ]

    def __str__(self) -> str:
        about = f"{self.measure.code}, {self.subject}" if self.measure else self.subject
        return f"{about}: {self.first} / {self.second}"

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class Dimension(TypedDict):
    name: str
    categories: list[str]


def withdrawn(collector: Any, field: Any, found: Sequence[Any], _using: str) -> None:
    """What a breakdown was of is deleted: nobody reads it any more; it is kept."""
    removed_at = Breakdown._meta.get_field("removed_at")
    collector.add_field_update(field, None, found)
    collector.add_field_update(removed_at, audit.now(), found)


class Breakdown(models.Model):
    """How many of whom: counts by district, by gender or both, as of a day.

    What was counted stays at the desk. In public stands what `engines.disclosure` left of it,
    worked out once when it was entered: the same table never gives two answers.
    """

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="breakdowns")
    measure = models.ForeignKey(
        Measure,
        on_delete=withdrawn,
        null=True,
        blank=True,
        related_name="breakdowns",
        verbose_name=_("Maßnahme"),
    )
    shared = models.ForeignKey(
        SharedIndicator,
        on_delete=withdrawn,
        null=True,
        blank=True,
        related_name="breakdowns",
        verbose_name=_("gemeinsamer Indikator"),
    )
    title = models.CharField(_("Was gezählt wurde"), max_length=200)
    day = models.DateField(_("Stand vom"))
    source = models.CharField(_("Quelle"), max_length=300)
    dimensions = ShapedField(_("Gliederung"), shape=list[Dimension], default=list)
    """[{"name": "Stadtteil", "categories": ["Nord", "Süd"]}, …], one or two."""
    counts = ShapedField(_("Zahlen"), shape=list[list[str | int]], default=list)
    """[["Nord", "Frauen", 12], …], every cell within."""
    published = ShapedField(
        _("veröffentlichte Zahlen"), shape=list[list[str | int | None]], default=list
    )
    """[["Nord", null, 31], ["Süd", null, null], …] with margins; [] where nothing may be told."""
    removed_at = models.DateTimeField(null=True, editable=False)
    """Nobody reads it any more. What was published may be known all the same: later tables are
    still protected beside it."""

    class Meta:
        verbose_name = _("Aufgliederung")
        verbose_name_plural = _("Aufgliederungen")
        ordering = [Alphabetical("title"), "-day", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "title", "day"],
                condition=models.Q(removed_at__isnull=True),
                name="one_breakdown_of_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def total(self) -> int:
        """How many people are counted."""
        return sum(int(one[-1]) for one in self.counts)

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


from gemeinwerk.figures.reading import models as _reading  # noqa: E402, F401  # its tables
