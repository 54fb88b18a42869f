"""What a unit says about a contribution: for whoever writes the answer, and for nobody else."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Organisation
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.contributions.models.contributions import first_words


class Verdict(models.TextChoices):
    FEASIBLE = "feasible", _("machbar")
    IN_PART = "in_part", _("zum Teil machbar")
    NOT_FEASIBLE = "not_feasible", _("nicht machbar")
    NOT_OURS = "not_ours", _("nicht unsere Sache")


class Statement(models.Model):
    """Asked of a unit once for a contribution; without a verdict it waits for the unit."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="statements"
    )
    unit = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="statements",
        verbose_name=_("Fachbereich"),
    )
    words = models.TextField(_("Worum es geht"), blank=True)
    """What the office asks, beside the contribution itself."""
    due = models.DateField(_("bis wann"))
    asked_at = models.DateTimeField(_("gefragt am"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    verdict = models.CharField(
        _("Einschätzung"), max_length=12, choices=Verdict.choices, blank=True
    )
    text = models.TextField(_("Stellungnahme"), blank=True)
    given_at = models.DateTimeField(_("abgegeben am"), null=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("Stellungnahme")
        verbose_name_plural = _("Stellungnahmen")
        ordering = ["due", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "unit"], name="one_statement_of_a_unit"
            ),
            models.CheckConstraint(
                condition=models.Q(given_at__isnull=True, verdict="", text="")
                | models.Q(given_at__isnull=False) & ~models.Q(verdict="") & ~models.Q(text=""),
                name="statement_given_whole_or_not",
            ),
        ]
        indexes = [models.Index(fields=["unit", "given_at"], name="statements_of_a_unit")]

    def __str__(self) -> str:
        # As the log keeps it: nothing of what was said.
        return gettext("Stellungnahme zu {contribution}").format(contribution=self.contribution)

    @property
    def municipality_id(self) -> int:
        return self.contribution.municipality_id

    @property
    def said(self) -> str:
        """What the unit reads: where something had to be left out, without it."""
        one = self.contribution
        return one.public_text or one.translation or one.text

    @property
    def in_short(self) -> str:
        return first_words(self.said)

    @property
    def is_given(self) -> bool:
        return self.given_at is not None

    def is_late(self, today: date) -> bool:
        return not self.is_given and self.due < today
