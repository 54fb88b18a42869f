"""Rounds in which the office asks, and the reports with which units answer."""

from typing import TypedDict

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.measures.lifecycle import Course, ImplementationStatus
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.amending import models as _amending  # noqa: F401  # its tables
from gemeinwerk.monitoring.pictures import models as _pictures  # noqa: F401  # its table
from gemeinwerk.monitoring.risks import models as _risks  # noqa: F401  # its tables
from gemeinwerk.monitoring.same import models as _same  # noqa: F401  # its table
from gemeinwerk.monitoring.steering import models as _steering  # noqa: F401  # its tables
from gemeinwerk.monitoring.years import models as _years  # noqa: F401  # its table


class RoundState(models.TextChoices):
    OPEN = "open", _("läuft")
    CLOSED = "closed", _("abgeschlossen")


class ReportState(models.TextChoices):
    OPEN = "open", _("offen")
    DRAFT = "draft", _("Entwurf")
    SUBMITTED = "submitted", _("beim Büro")
    RETURNED = "returned", _("zurückgegeben")
    APPROVED = "approved", _("freigegeben")


class TrafficLight(models.TextChoices):
    UNSAID = "", _("keine Angabe")
    GREEN = "green", _("grün: auf Kurs")
    YELLOW = "yellow", _("gelb: gefährdet")
    RED = "red", _("rot: vom Kurs ab")


class ReportedValue(TypedDict):
    """An indicator as it was promised when the round opened, and what is reported of it.

    Numbers are plain text ("8.5", "" for none), days ISO 8601.
    """

    indicator: str
    unit: str
    direction: str
    baseline: str
    baseline_date: str
    target: str
    target_date: str
    number: str
    day: str


class ReportedMilestone(TypedDict):
    """A milestone (its key) as it was promised when the round opened, and what is reported."""

    milestone: int
    title: str
    due: str
    reached_on: str
    moved_to: str
    moved_reason: str


class ReportedYear(TypedDict):
    """A year the measure runs in ("2027"), and what is reported of it."""

    year: str
    promised: str
    done: str


class ReportingRound(models.Model):
    """The office asks the units of a concept how far their measures have come, until a day."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="rounds")
    title = models.CharField(_("Name der Runde"), max_length=120)
    period_start = models.DateField(_("berichtet wird ab"))
    period_end = models.DateField(_("bis"))
    due = models.DateField(_("Meldung erbeten bis"))
    state = models.CharField(
        _("Stand"), max_length=10, choices=RoundState.choices, default=RoundState.OPEN
    )
    introduction = models.TextField(_("Anschreiben"), blank=True)
    questions = ShapedField(_("Weitere Fragen"), shape=list[str], default=list, blank=True)
    """Of the office, to every measure, in their order; answers stay between unit and office."""
    by_link = models.BooleanField(
        _("auch per Link, ohne Konto"),
        default=False,
        help_text=_(
            "Ein Fachbereich, in dem niemand ein Konto hat, bekommt einen Link an seine eigene "
            "Adresse. Wer ihn hat, kann zu den Maßnahmen dieses Fachbereichs melden, bis die Runde "
            "abgeschlossen ist."
        ),
    )
    opened_at = models.DateTimeField(_("geöffnet am"), editable=False)
    closed_at = models.DateTimeField(_("abgeschlossen am"), null=True, editable=False)

    class Meta:
        verbose_name = _("Abfragerunde")
        verbose_name_plural = _("Abfragerunden")
        ordering = ["-period_end", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "title"], name="one_round_of_a_name"),
            models.CheckConstraint(
                condition=models.Q(period_end__gte=models.F("period_start")),
                name="round_period_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id

    @property
    def year(self) -> int:
        """Whose money is reported."""
        return self.period_end.year


class Report(models.Model):
    """What a unit says of one measure in one round.

    It stands there filled in with what was known before, which `basis` keeps: what differs from it
    is what was reported. Before the office approves it, it is nobody's business but the unit's and
    the office's, and the measure is as it was.
    """

    round = models.ForeignKey(ReportingRound, on_delete=models.CASCADE, related_name="reports")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="reports")
    unit = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        related_name="reports",
        verbose_name=_("Federführung bei Öffnung der Runde"),
    )
    state = models.CharField(
        _("Stand der Meldung"),
        max_length=10,
        choices=ReportState.choices,
        default=ReportState.OPEN,
    )
    nothing_new = models.BooleanField(_("Nichts Neues"), default=False)

    implementation = models.CharField(
        _("Umsetzungsstand"), max_length=12, choices=ImplementationStatus.choices, blank=True
    )
    course = models.CharField(_("Einschätzung"), max_length=10, choices=Course.choices, blank=True)
    light = models.CharField(_("Ampel"), max_length=6, choices=TrafficLight.choices, blank=True)
    light_reason = models.TextField(_("Warum steht es so?"), blank=True)
    done = models.TextField(_("Was ist geschehen?"), blank=True)
    obstacles = models.TextField(_("Was hält auf?"), blank=True)
    next_steps = models.TextField(_("Was kommt als Nächstes?"), blank=True)
    expected_end = models.DateField(_("Voraussichtliches Ende"), null=True, blank=True)
    expected_end_reason = models.TextField(_("Warum ein anderes Ende?"), blank=True)
    spent = models.DecimalField(
        _("Ausgegeben"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    planned = models.DecimalField(
        _("Geplant"), max_digits=14, decimal_places=2, null=True, blank=True, editable=False
    )
    """In the round's year, as the measure had it when the round opened; None: nothing was said."""
    link = models.URLField(
        _("Adresse, unter der mehr steht"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    values = ShapedField(shape=list[ReportedValue], default=list, blank=True)
    milestones = ShapedField(shape=list[ReportedMilestone], default=list, blank=True)
    years = ShapedField(shape=list[ReportedYear], default=list, blank=True)
    answers = ShapedField(shape=list[str], default=list, blank=True)
    """To the round's questions, in their order."""
    basis = ShapedField(shape=dict[str, str], default=dict, blank=True, editable=False)
    """What stood there before anybody wrote: `said.values_of` then."""
    remarks = ShapedField(shape=dict[str, str], default=dict, blank=True, editable=False)
    """The office's, to a passage (a name of `said`); under "" to the whole."""

    first_seen_at = models.DateTimeField(null=True, editable=False)
    """When somebody of the unit opened it first."""
    saved_at = models.DateTimeField(null=True, editable=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    submitted_at = models.DateTimeField(_("gemeldet am"), null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    submitted_as = models.CharField(max_length=200, blank=True, editable=False)
    """The unit that handed it in by its link, without an account."""
    approved_at = models.DateTimeField(_("freigegeben am"), null=True, editable=False)

    class Meta:
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")
        ordering = ["measure__field__position", "measure__position", "id"]
        indexes = [
            models.Index(fields=["measure", "state"], name="reports_of_a_measure"),
            models.Index(fields=["round", "state"], name="reports_of_a_round"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["round", "measure"], name="one_report_in_a_round"),
            models.CheckConstraint(
                condition=~models.Q(state=ReportState.APPROVED)
                | models.Q(approved_at__isnull=False, submitted_at__isnull=False),
                name="approved_after_it_was_handed_in",
            ),
        ]

    def __str__(self) -> str:
        return gettext("Meldung zu {code}, {round}").format(
            code=self.measure.code, round=self.round
        )

    @property
    def municipality_id(self) -> int:
        return self.round.concept.municipality_id


class RoundReminderKind(models.TextChoices):
    ASKED = "asked", _("um Meldung gebeten")
    DUE = "due", _("vor der Frist erinnert")
    MISSING = "missing", _("ohne Meldung weitergesagt")
    BY_HAND = "by_hand", _("vom Büro erinnert")


class RoundReminder(models.Model):
    """A unit was told once that its reports are missing, or somebody above it.

    Kept longer than the mail: whatever runs twice, nobody is told twice.
    """

    round = models.ForeignKey(ReportingRound, on_delete=models.CASCADE, related_name="reminders")
    unit = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=RoundReminderKind.choices)
    level = models.PositiveSmallIntegerField(default=0)
    """How many steps above the unit somebody was told, 0: the unit itself."""
    told_on = models.DateField()
    escalates_on = models.DateField(null=True)
    """The day announced in the mail, on which the next ones are told if nothing has come."""
    head_too = models.BooleanField(default=False)
    """Whether the mail announced that the superior unit is told as well."""

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Erinnerung in einer Runde")
        verbose_name_plural = _("Erinnerungen in Runden")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "unit", "kind", "level"],
                condition=~models.Q(kind=RoundReminderKind.BY_HAND),
                name="reminded_once_in_a_round",
            ),
            models.UniqueConstraint(
                fields=["round", "unit", "told_on"],
                condition=models.Q(kind=RoundReminderKind.BY_HAND),
                name="reminded_by_hand_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}, {self.unit}: {self.kind}"


class ReportLink(models.Model):
    """With it a unit reports in a round without an account. The link itself is nowhere, only what
    proves it; it ends with the round."""

    round = models.ForeignKey(ReportingRound, on_delete=models.CASCADE, related_name="links")
    unit = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the word in the link."""
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    """When it was opened last."""

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Link einer Runde")
        verbose_name_plural = _("Links von Runden")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="one_link_of_a_unit_in_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.round}, {self.unit}"

    @property
    def holds(self) -> bool:
        """Whether it opens anything now."""
        allowed = self.round.by_link and self.round.state == RoundState.OPEN
        return allowed and self.unit.active


class RoundRhythm(models.TextChoices):
    NONE = "", _("keine")
    QUARTERLY = "quarterly", _("vierteljährlich")
    HALF_YEARLY = "half_yearly", _("halbjährlich")
    YEARLY = "yearly", _("jährlich")


class RoundPlan(models.Model):
    """Rounds of a concept that open themselves, one after the other."""

    concept = models.OneToOneField(Concept, on_delete=models.CASCADE, related_name="round_plan")
    rhythm = models.CharField(
        _("Runden öffnen sich"), max_length=12, choices=RoundRhythm.choices, blank=True
    )
    next_on = models.DateField(
        _("die nächste am"),
        null=True,
        blank=True,
        help_text=_("Gefragt wird nach der Zeit davor: einem Vierteljahr, Halbjahr oder Jahr."),
    )
    days = models.PositiveSmallIntegerField(
        _("Tage bis zur Frist"),
        default=28,
        validators=[MinValueValidator(1), MaxValueValidator(180)],
    )
    introduction = models.TextField(_("Anschreiben"), blank=True)
    with_sheet = models.BooleanField(
        _("Excel-Blatt anhängen"),
        default=False,
        help_text=_(
            "Die erste Mail an jeden Fachbereich bringt die Tabelle seiner Maßnahmen mit, wie sie "
            "dann dasteht. Eingesendet wird sie auf der Seite der Runde, ohne Konto beim Büro."
        ),
    )

    class Meta:
        verbose_name = _("Plan der Abfragerunden")
        verbose_name_plural = _("Pläne der Abfragerunden")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rhythm="") | models.Q(next_on__isnull=False),
                name="a_rhythm_has_a_next_day",
                violation_error_message=_("Bitte sagen Sie, wann sich die nächste Runde öffnet."),
            )
        ]

    def __str__(self) -> str:
        return gettext("Plan der Abfragerunden")

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id
