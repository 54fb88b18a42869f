"""Goals and measures, their notes and exceptions."""

from typing import Any, TypedDict

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit.moments import MomentField
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction, Finding
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.measures import fields
from gemeinwerk.measures.lamps import Lamp, lamp
from gemeinwerk.measures.lifecycle import Confirmation, Course, ImplementationStatus


class Cell(TypedDict):
    """What stood in an imported file, under which heading."""

    column: str
    value: str


class Duty(models.TextChoices):
    UNKNOWN = "", _("keine Angabe")
    MANDATORY = "mandatory", _("pflichtig")
    VOLUNTARY = "voluntary", _("freiwillig")


class CostState(models.TextChoices):
    """What is known of the money. Unknown is a value of its own, never nought."""

    MISSING = "", _("keine Angabe")
    STATED = "stated", _("beziffert")
    NONE = "none", _("keine zusätzlichen Kosten")
    UNKNOWN = "unknown", _("noch nicht ermittelt")
    RUNNING = "running", _("aus laufendem Budget")


class Goal(models.Model):
    """Clearly defined, measurable, with a date."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="goals")
    field = models.ForeignKey(
        FieldOfAction,
        on_delete=models.PROTECT,
        related_name="goals",
        verbose_name=_("Handlungsfeld"),
    )
    code = models.CharField(_("Nummer"), max_length=30)
    title = models.TextField(_("Ziel"))
    due = models.DateField(_("bis"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("Ziel")
        verbose_name_plural = _("Ziele")
        ordering = ["field__position", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "code"], name="one_goal_per_code")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class Measure(models.Model):
    """One deed of the catalogue, somebody's responsibility.

    Its texts are made from their entries in `measures.fields`; what stands of them here is their
    type, for those that are named in code.
    """

    goal: str
    description: str
    target_group: str
    plain: str
    summary_en: str
    lead_text: str
    contributing_text: str
    timeframe_text: str
    cost_text: str
    status_text: str
    expected_end_reason: str
    obstacles: str
    internal_notes: str

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="measures")
    field = models.ForeignKey(
        FieldOfAction,
        on_delete=models.PROTECT,
        related_name="measures",
        verbose_name=_("Handlungsfeld"),
    )
    goal_ref = models.ForeignKey(
        Goal,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name=_("trägt bei zum Ziel"),
    )
    code = models.CharField(_("Nummer"), max_length=30)
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(_("Titel"), max_length=500)
    plain_reviewed = models.BooleanField(_("Leichte Sprache geprüft"), default=False)
    title_en = models.CharField(_("Titel auf Englisch"), max_length=500, blank=True)

    lead_unit = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_measures",
        verbose_name=_("Federführung"),
    )
    contributing: "models.ManyToManyField[Organisation, Any]" = models.ManyToManyField(
        Organisation,
        blank=True,
        related_name="contributed_measures",
        verbose_name=_("Mitwirkung"),
    )
    themes: "models.ManyToManyField[CrossCuttingTheme, Any]" = models.ManyToManyField(
        CrossCuttingTheme,
        blank=True,
        related_name="measures",
        verbose_name=_("Querschnittsthemen"),
    )
    answers: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        Finding,
        blank=True,
        related_name="measures",
        verbose_name=_("greift Befunde der Bestandsaufnahme auf"),
    )
    predecessor = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("führt fort"),
    )

    start = models.DateField(_("Beginn"), null=True, blank=True)
    end = models.DateField(_("Ende"), null=True, blank=True)
    permanent = models.BooleanField(_("Daueraufgabe"), default=False)

    cost_state = models.CharField(
        _("Stand der Kosten"),
        max_length=10,
        choices=CostState.choices,
        default=CostState.MISSING,
        blank=True,
    )
    duty = models.CharField(
        _("Pflicht"), max_length=10, choices=Duty.choices, default=Duty.UNKNOWN, blank=True
    )
    funding_proviso = models.BooleanField(_("unter Finanzierungsvorbehalt"), default=False)
    priority = models.CharField(_("Priorität"), max_length=60, blank=True)

    confirmation = models.CharField(
        _("Bestätigung"),
        max_length=10,
        choices=Confirmation.choices,
        default=Confirmation.DRAFT,
        editable=False,
    )
    confirmation_note = models.TextField(_("Begründung der Rückgabe"), blank=True, editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)
    confirmation_asked_on = models.DateField(null=True, editable=False)
    confirmation_due = models.DateField(_("Antwort erbeten bis"), null=True, editable=False)
    """Until when the unit was last asked to answer; stays when it has, None for no date."""
    implementation = models.CharField(
        _("Umsetzungsstand"),
        max_length=12,
        choices=ImplementationStatus.choices,
        default=ImplementationStatus.UNKNOWN,
        blank=True,
    )
    course = models.CharField(
        _("Einschätzung"), max_length=10, choices=Course.choices, default=Course.UNSAID, blank=True
    )
    expected_end = models.DateField(_("voraussichtliches Ende"), null=True, blank=True)
    unread = ShapedField(_("Nicht zugeordnet"), shape=list[Cell], default=list, blank=True)
    """Cells of the imported row that no field took."""

    revision = models.PositiveIntegerField(default=1, editable=False)
    """Grows with every edit; an edit names the revision it began from."""
    search_text = models.TextField(blank=True, editable=False)
    """The words of what is public, see `measures.searching`."""
    created_at = MomentField(auto_now_add=True)
    updated_at = MomentField(auto_now=True)

    class Meta:
        verbose_name = _("Maßnahme")
        verbose_name_plural = _("Maßnahmen")
        ordering = ["field__position", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "code"], name="one_measure_per_code"),
            models.CheckConstraint(
                condition=models.Q(start__isnull=True)
                | models.Q(end__isnull=True)
                | models.Q(end__gte=models.F("start")),
                name="measure_period_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


for text in fields.FIELDS:
    if text.kind is fields.Kind.TEXT:
        Measure.add_to_class(text.name, text.made_column())


class ProgressNote(models.Model):
    """A dated note that came with the catalogue, kept with its label and colour."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="notes")
    key = models.CharField(max_length=60, blank=True)
    label = models.CharField(_("Überschrift"), max_length=200)
    text = models.TextField(_("Text"), blank=True)
    colour = models.CharField(_("Farbe"), max_length=30, blank=True)
    """As the file had it: a name or #RRGGBB. Shown with a word, never alone."""
    period_start = models.DateField(_("von"), null=True, blank=True)
    period_end = models.DateField(_("bis"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    unread = ShapedField(shape=list[Cell], default=list, blank=True)

    class Meta:
        verbose_name = _("Sachstand")
        verbose_name_plural = _("Sachstände")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.label

    @property
    def lamp(self) -> Lamp | None:
        return lamp(self.colour)


class RemovedNote(models.Model):
    """What is left of a note that was deleted: enough to know it again, not to read it."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="removed_notes")
    name = models.CharField(max_length=64)
    """SHA-256 of its key, or of its heading where it had none."""
    text = models.CharField(max_length=64)
    """SHA-256 of its text."""
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    at = models.DateTimeField()

    behind_the_scenes = True

    class Meta:
        verbose_name = _("gelöschter Sachstand")
        verbose_name_plural = _("gelöschte Sachstände")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name[:12]


class Override(models.Model):
    """The office lets one finding of the SMART check stand, with a reason that is shown."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="overrides")
    rule = models.CharField(_("Regel"), max_length=10)
    reason = models.TextField(_("Begründung"))
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("Ausnahme")
        verbose_name_plural = _("Ausnahmen")
        ordering = ["rule"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "rule"], name="one_override_per_rule"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="override_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}"
