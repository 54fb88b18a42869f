"""A deviation from what was promised, what was decided on it, what is to be done; and what waits
for what."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Body, Organisation
from gemeinwerk.measures.models import Measure, Milestone


class Cause(models.TextChoices):
    MONEY = "money", _("Geld")
    STAFF = "staff", _("Personal")
    PROCUREMENT = "procurement", _("Vergabe")
    LAW = "law", _("Genehmigung, Recht")
    OTHERS = "others", _("andere Behörde oder Träger")
    MEASURE = "measure", _("hängt an einer anderen Maßnahme")
    SCOPE = "scope", _("Umfang hat sich geändert")
    OTHER = "other", _("anderes")


class DeviationState(models.TextChoices):
    NAMED = "named", _("benannt, ohne Vorschlag")
    PROPOSED = "proposed", _("wartet auf Entscheidung")
    DECIDED = "decided", _("entschieden")
    CLOSED = "closed", _("geschlossen")


class Verdict(models.TextChoices):
    AGREED = "agreed", _("zugestimmt")
    OTHERWISE = "otherwise", _("anders entschieden")
    REFUSED = "refused", _("abgelehnt")


class Deviation(models.Model):
    """What is off with a measure, why, and the correction its unit proposes."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="deviations")
    state = models.CharField(
        _("Stand"), max_length=10, choices=DeviationState.choices, default=DeviationState.NAMED
    )
    off = models.TextField(_("Was weicht ab?"))
    cause = models.CharField(_("Ursache"), max_length=12, choices=Cause.choices)
    cause_text = models.CharField(_("Ursache im Einzelnen"), max_length=300, blank=True)
    at_stake = models.CharField(_("Was hängt daran?"), max_length=200, blank=True)
    people = models.PositiveIntegerField(
        _("Wie viele Menschen betrifft es?"), null=True, blank=True
    )
    correction = models.TextField(_("Vorschlag"), blank=True)
    cost = models.DecimalField(
        _("Kosten des Vorschlags in Euro"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
    )
    new_end = models.DateField(_("Neues Ende"), null=True, blank=True)
    wanted = models.TextField(_("Gewünschte Entscheidung"), blank=True)
    decider = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Wer entscheidet?"),
    )
    """None: the unit settles it itself."""
    decide_by = models.DateField(_("Entscheidung nötig bis"), null=True, blank=True)
    named_at = models.DateTimeField(_("benannt am"), editable=False)
    proposed_at = models.DateTimeField(_("vorgeschlagen am"), null=True, editable=False)
    closed_at = models.DateTimeField(_("geschlossen am"), null=True, editable=False)
    closing = models.TextField(_("Warum geschlossen?"), blank=True, editable=False)

    class Meta:
        verbose_name = _("Abweichung")
        verbose_name_plural = _("Abweichungen")
        ordering = ["id"]
        indexes = [models.Index(fields=["measure", "state"], name="deviations_of_a_measure")]
        constraints = [
            models.UniqueConstraint(
                fields=["measure"],
                condition=~models.Q(state=DeviationState.CLOSED),
                name="one_open_deviation_of_a_measure",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=DeviationState.PROPOSED) | ~models.Q(correction=""),
                name="a_proposal_has_words",
            ),
        ]

    def __str__(self) -> str:
        return gettext("Abweichung bei {measure}").format(measure=self.measure)

    @property
    def municipality_id(self) -> int:
        return self.measure.concept.municipality_id


class Decision(models.Model):
    """What was decided on a deviation, by whom, when, and where it is written down."""

    deviation = models.ForeignKey(Deviation, on_delete=models.CASCADE, related_name="decisions")
    verdict = models.CharField(_("Ergebnis"), max_length=10, choices=Verdict.choices)
    words = models.TextField(_("Wortlaut der Entscheidung"))
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Wer hat entschieden?"),
    )
    """None: the unit itself."""
    decided_on = models.DateField(_("entschieden am"))
    reference = models.CharField(_("Vorlage oder Niederschrift"), max_length=120, blank=True)
    public = models.BooleanField(_("öffentlich zu lesen"), default=False, editable=False)
    """With its tasks, beside its measure: the office says so."""

    class Meta:
        verbose_name = _("Entscheidung")
        verbose_name_plural = _("Entscheidungen")
        ordering = ["-decided_on", "-id"]

    def __str__(self) -> str:
        return gettext("Entscheidung zur {deviation}").format(deviation=self.deviation)

    @property
    def municipality_id(self) -> int:
        return self.deviation.municipality_id


class Assignment(models.Model):
    """What a unit is to do because of a decision, until a day."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="assignments")
    text = models.CharField(_("Aufgabe"), max_length=300)
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("Wer tut es?")
    )
    due = models.DateField(_("bis"))
    done_on = models.DateField(_("erledigt am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Aufgabe")
        verbose_name_plural = _("Aufgaben")
        ordering = ["due", "id"]
        indexes = [models.Index(fields=["unit", "done_on"], name="assignments_of_a_unit")]

    def __str__(self) -> str:
        return self.text

    @property
    def municipality_id(self) -> int:
        return self.decision.municipality_id


class Dependency(models.Model):
    """A measure that waits for another one, or for one of its milestones."""

    measure = models.ForeignKey(
        Measure, on_delete=models.CASCADE, related_name="+", verbose_name=_("Diese Maßnahme wartet")
    )
    on = models.ForeignKey(
        Measure, on_delete=models.CASCADE, related_name="+", verbose_name=_("auf diese Maßnahme")
    )
    milestone = models.ForeignKey(
        Milestone,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("genauer: auf diesen Meilenstein"),
    )
    why = models.CharField(_("Was hängt daran?"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Abhängigkeit")
        verbose_name_plural = _("Abhängigkeiten")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "on"], name="waits_once_for_a_measure"),
            models.CheckConstraint(
                condition=~models.Q(measure=models.F("on")), name="waits_not_for_itself"
            ),
        ]

    def __str__(self) -> str:
        return gettext("{measure} wartet auf {on}").format(
            measure=self.measure.code, on=self.on.code
        )

    @property
    def municipality_id(self) -> int:
        return self.measure.concept.municipality_id
