"""A proposal to change what was decided of a measure, and who agrees to which kind of it."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Body, BodyKind, Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.steering.models import Decision


class AmendmentKind(models.TextChoices):
    END = "end", _("anderes Ende")
    TARGET = "target", _("anderer Zielwert")
    SCOPE = "scope", _("anderer Umfang")
    LEAD = "lead", _("andere Federführung")
    DROP = "drop", _("nicht weiter verfolgen")


class AmendmentState(models.TextChoices):
    PROPOSED = "proposed", _("wartet auf Zustimmung")
    AGREED = "agreed", _("zugestimmt")
    REFUSED = "refused", _("abgelehnt")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


class Agreeing(models.TextChoices):
    OFFICE = "office", _("das Büro")
    STEERING = "steering", _("die Steuerungsgruppe")
    COUNCIL = "council", _("Rat oder Ausschuss, mit Vorlage")


BODIES: dict[str, tuple[str, ...]] = {
    Agreeing.OFFICE: (BodyKind.STEERING, BodyKind.COUNCIL, BodyKind.COMMITTEE),
    Agreeing.STEERING: (BodyKind.STEERING, BodyKind.COUNCIL, BodyKind.COMMITTEE),
    Agreeing.COUNCIL: (BodyKind.COUNCIL, BodyKind.COMMITTEE),
}
"""Whose agreement is enough: who stands above may agree as well."""


class AmendmentRule(models.Model):
    """Who agrees to which kind of change in a concept."""

    concept = models.OneToOneField(Concept, on_delete=models.CASCADE, related_name="amendment_rule")
    end = models.CharField(
        AmendmentKind.END.label,
        max_length=10,
        choices=Agreeing.choices,
        default=Agreeing.STEERING,
    )
    target = models.CharField(
        AmendmentKind.TARGET.label,
        max_length=10,
        choices=Agreeing.choices,
        default=Agreeing.COUNCIL,
    )
    scope = models.CharField(
        AmendmentKind.SCOPE.label,
        max_length=10,
        choices=Agreeing.choices,
        default=Agreeing.COUNCIL,
    )
    lead = models.CharField(
        AmendmentKind.LEAD.label,
        max_length=10,
        choices=Agreeing.choices,
        default=Agreeing.OFFICE,
    )
    drop = models.CharField(
        AmendmentKind.DROP.label,
        max_length=10,
        choices=Agreeing.choices,
        default=Agreeing.COUNCIL,
    )

    class Meta:
        verbose_name = _("Wer Änderungen zustimmt")
        verbose_name_plural = _("Wer Änderungen zustimmt")

    def __str__(self) -> str:
        return gettext("Wer Änderungen zustimmt")

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id

    def of(self, kind: str) -> Agreeing:
        return Agreeing(getattr(self, kind))


class Amendment(models.Model):
    """Something else than was decided is to hold from now on; why, and what became of it."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="amendments")
    kind = models.CharField(_("Was ändert sich?"), max_length=10, choices=AmendmentKind.choices)
    state = models.CharField(
        _("Stand"), max_length=10, choices=AmendmentState.choices, default=AmendmentState.PROPOSED
    )
    decided = models.TextField(_("beschlossen war"), blank=True, editable=False)
    """In words, as the adopted version has it; in the town's language, as citizens read it."""
    new_end = models.DateField(_("Neues Ende"), null=True, blank=True)
    indicator = models.TextField(_("Indikator"), blank=True)
    new_target = models.DecimalField(
        _("Neuer Zielwert"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    new_lead = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Neue Federführung"),
    )
    words = models.TextField(_("Was soll stattdessen gelten?"), blank=True)
    reason = models.TextField(_("Warum?"))
    answers = models.ForeignKey(
        Decision, on_delete=models.SET_NULL, null=True, blank=True, related_name="amendments"
    )
    """The decision on a deviation it follows from."""
    proposed_for = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("vorgeschlagen von"),
        editable=False,
    )
    """The lead unit whose proposal it is; None: the office's, or it follows from a decision."""
    proposed_at = models.DateTimeField(_("vorgeschlagen am"), editable=False)
    body = models.ForeignKey(
        Body,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Wer hat entschieden?"),
    )
    """None: the office."""
    decided_on = models.DateField(_("entschieden am"), null=True, blank=True)
    reference = models.CharField(_("Vorlage oder Niederschrift"), max_length=120, blank=True)
    verdict_words = models.TextField(_("Dazu wurde gesagt"), blank=True)

    class Meta:
        verbose_name = _("Änderung der Zusage")
        verbose_name_plural = _("Änderungen der Zusage")
        ordering = ["-id"]
        indexes = [models.Index(fields=["measure", "state"], name="amendments_of_a_measure")]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "kind"],
                condition=models.Q(state=AmendmentState.PROPOSED),
                name="one_open_amendment_of_a_kind",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=(AmendmentState.AGREED, AmendmentState.REFUSED))
                | models.Q(decided_on__isnull=False),
                name="an_amendment_is_settled_on_a_day",
            ),
            models.CheckConstraint(
                condition=(~models.Q(kind=AmendmentKind.END) | models.Q(new_end__isnull=False))
                & (~models.Q(kind=AmendmentKind.TARGET) | models.Q(new_target__isnull=False))
                & (~models.Q(kind=AmendmentKind.LEAD) | models.Q(new_lead__isnull=False))
                & (~models.Q(kind=AmendmentKind.SCOPE) | ~models.Q(words="")),
                name="an_amendment_says_what_holds",
            ),
        ]

    def __str__(self) -> str:
        return gettext("{measure}: {kind}").format(
            measure=self.measure, kind=self.get_kind_display()
        )

    @property
    def municipality_id(self) -> int:
        return self.measure.concept.municipality_id
