"""How long a town keeps what it knows of people, and what is proposed to go."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.municipalities.models import Municipality


class RetentionPeriod(models.Model):
    """A town's own period for a kind of data; without one, the kind's."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="retention_periods"
    )
    kind = models.CharField(max_length=40)
    months = models.PositiveSmallIntegerField(_("Monate"))

    class Meta:
        verbose_name = _("Aufbewahrungsfrist")
        verbose_name_plural = _("Aufbewahrungsfristen")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind"], name="one_retention_period_per_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.months}"


class RetentionRun(models.Model):
    """When a town was last looked through."""

    municipality = models.OneToOneField(
        Municipality, on_delete=models.CASCADE, related_name="retention_run"
    )
    on = models.DateField()

    def __str__(self) -> str:
        return f"{self.municipality}: {self.on}"


class ProposalState(models.TextChoices):
    OPEN = "open", _("vorgeschlagen")
    KEPT = "kept", _("behalten")


class RetentionProposal(models.Model):
    """Something that was kept long enough. What is erased takes its proposal along."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="retention_proposals"
    )
    kind = models.CharField(max_length=40)
    key = models.BigIntegerField()
    state = models.CharField(
        max_length=8, choices=ProposalState.choices, default=ProposalState.OPEN
    )
    proposed_on = models.DateField(_("vorgeschlagen am"))
    kept_until = models.DateField(_("behalten bis"), null=True, blank=True)
    reason = models.TextField(_("Begründung"), blank=True)

    class Meta:
        verbose_name = _("Vorschlag zur Löschung")
        verbose_name_plural = _("Vorschläge zur Löschung")
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "key"], name="one_retention_proposal_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
