"""A concept, its fields of action, themes and phases."""

import re

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Body, Organisation
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.municipalities.models import Municipality


class Concept(models.Model):
    """A municipal strategy for a period; an edition follows its predecessor."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="concepts"
    )
    slug = models.SlugField(_("Adresse"), max_length=80)
    title = models.CharField(_("Titel"), max_length=200)
    motto = models.CharField(_("Leitsatz"), max_length=200, blank=True)
    edition = models.PositiveSmallIntegerField(_("Auflage"), default=1)
    predecessor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("Vorgänger"),
    )
    period_start = models.DateField(_("gilt von"))
    period_end = models.DateField(_("gilt bis"))
    aim = models.TextField(_("Oberstes Ziel"), blank=True)
    aim_plain = models.TextField(_("Oberstes Ziel in Leichter Sprache"), blank=True)
    summary_en = models.TextField(_("Zusammenfassung auf Englisch"), blank=True)
    commission = models.TextField(
        _("Auftrag"), blank=True, help_text=_("Wer hat die Erarbeitung wann beauftragt?")
    )
    status = models.CharField(
        _("Stand"), max_length=16, choices=ConceptStatus.choices, default=ConceptStatus.PREPARATION
    )
    public = models.BooleanField(_("öffentlich sichtbar"), default=False)
    lead_office = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_concepts",
        verbose_name=_("Federführung"),
    )
    steering = models.ForeignKey(
        Body,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="steered_concepts",
        verbose_name=_("Steuerungsgruppe"),
    )
    decided_on = models.DateField(_("beschlossen am"), null=True, blank=True)
    paper = models.CharField(_("Drucksache"), max_length=60, blank=True)
    paper_url = models.URLField(
        _("Adresse der Drucksache"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    revision = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("Konzept")
        verbose_name_plural = _("Konzepte")
        ordering = ["-period_start", Alphabetical("title")]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="one_concept_per_slug"),
            models.CheckConstraint(
                condition=models.Q(period_end__gte=models.F("period_start")),
                name="concept_period_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The title and its period, as the concept is called wherever it is spoken of: two
        editions often have one title. A title that says its years already stands as it is."""
        years = (self.period_start.year, self.period_end.year)
        last = rf"(?:{years[1] // 100})?{years[1] % 100:02}"
        there = re.search(rf"\b{years[0]}\b.*\b{last}\b", self.title)
        if there or (years[0] == years[1] and str(years[0]) in self.title):
            return self.title
        ends_in_a_year = self.title[-1:].isdigit()  # "Agenda 2030", whose period is another
        return f"{self.title} ({self.period})" if ends_in_a_year else f"{self.title} {self.period}"

    @property
    def period(self) -> str:
        """Years, as people say them: 2024–2028."""
        first, last = self.period_start.year, self.period_end.year
        return str(first) if first == last else f"{first}–{last}"


class FieldOfAction(models.Model):
    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="fields")
    code = models.CharField(_("Nummer"), max_length=20)
    title = models.CharField(_("Titel"), max_length=300)
    description = models.TextField(_("Worum es geht"), blank=True)
    working_group = models.ForeignKey(
        Body,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="fields",
        verbose_name=_("Arbeitsgruppe"),
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Handlungsfeld")
        verbose_name_plural = _("Handlungsfelder")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "code"], name="one_field_per_code")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class CrossCuttingTheme(models.Model):
    """Looked at in every field."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="themes")
    title = models.CharField(_("Titel"), max_length=200)
    description = models.TextField(_("Worum es geht"), blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Querschnittsthema")
        verbose_name_plural = _("Querschnittsthemen")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "title"], name="one_theme_per_title")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class Phase(models.Model):
    """A dated stage of the process; what was planned is kept beside what came."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="phases")
    title = models.CharField(_("Titel"), max_length=200)
    description = models.TextField(_("Was geschieht"), blank=True)
    planned_start = models.DateField(_("geplanter Beginn"), null=True, blank=True)
    planned_end = models.DateField(_("geplantes Ende"), null=True, blank=True)
    actual_start = models.DateField(_("tatsächlicher Beginn"), null=True, blank=True)
    actual_end = models.DateField(_("tatsächliches Ende"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Phase")
        verbose_name_plural = _("Phasen")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(planned_start__isnull=True)
                | models.Q(planned_end__isnull=True)
                | models.Q(planned_end__gte=models.F("planned_start")),
                name="phase_planned_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(actual_start__isnull=True)
                | models.Q(actual_end__isnull=True)
                | models.Q(actual_end__gte=models.F("actual_start")),
                name="phase_actual_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id
