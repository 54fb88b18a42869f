"""What makes a contribution doubtful, what readers report, and every time one was hidden."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models import Contribution
from gemeinwerk.contributions.moderating.reasons import Reason


class DoubtKind(models.TextChoices):
    """Signs that a program wrote, none of which proves it."""

    TRAP = "trap", _("ein Feld war ausgefüllt, das Menschen nicht sehen")
    FAST = "fast", _("schneller abgeschickt, als man schreiben kann")
    STAMP = "stamp", _("nicht von unserer Seite abgeschickt")
    MANY = "many", _("sehr viele Beiträge von einem Anschluss")
    SAME = "same", _("wortgleich mit einem anderen Beitrag")
    LINKS = "links", _("mehrere Links im Text")
    WAVE = "wave", _("in einer Welle von Beiträgen, ohne dass der Browser gerechnet hat")
    FILES = "files", _("mit Fotos oder PDF, die noch niemand angesehen hat")


class Doubt(models.Model):
    """Why what came by the form waits to be read, whatever the phase says."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="doubts")
    kind = models.CharField(max_length=6, choices=DoubtKind.choices)

    class Meta:
        verbose_name = _("Zweifel an einem Beitrag")
        verbose_name_plural = _("Zweifel an Beiträgen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["contribution", "kind"], name="one_doubt_of_a_kind")
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def municipality_id(self) -> int:
        return self.contribution.municipality_id


class Hiding(models.Model):
    """One time a contribution was hidden, until it was shown again. The author may object once."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="hidings")
    reason = models.CharField(_("Grund"), max_length=11, choices=Reason.choices)
    note = models.TextField(_("Was wir der Person dazu sagen"), blank=True)
    hidden_at = models.DateTimeField(_("ausgeblendet am"))
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    objection = models.TextField(_("Widerspruch"), blank=True)
    objected_at = models.DateTimeField(_("widersprochen am"), null=True)
    answer = models.TextField(_("Antwort auf den Widerspruch"), blank=True)
    answered_at = models.DateTimeField(_("geantwortet am"), null=True)
    shown_at = models.DateTimeField(_("wieder gezeigt am"), null=True)

    class Meta:
        verbose_name = _("Ausblendung eines Beitrags")
        verbose_name_plural = _("Ausblendungen von Beiträgen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution"],
                condition=models.Q(shown_at__isnull=True),
                name="hidden_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return gettext("Ausblendung von {contribution}").format(contribution=self.contribution)

    @property
    def municipality_id(self) -> int:
        return self.contribution.municipality_id

    @property
    def is_objected_to(self) -> bool:
        """Somebody waits for an answer."""
        return bool(self.objection) and self.answered_at is None


class Report(models.Model):
    """A reader finds that a public contribution breaks the rules. Nothing says who it was."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(_("Grund"), max_length=11, choices=Reason.choices)
    text = models.TextField(_("Hinweis"), blank=True)
    reported_at = models.DateTimeField(_("gemeldet am"))
    settled_at = models.DateTimeField(_("erledigt am"), null=True)

    class Meta:
        verbose_name = _("Meldung eines Beitrags")
        verbose_name_plural = _("Meldungen von Beiträgen")
        ordering = ["id"]

    def __str__(self) -> str:
        return gettext("Meldung zu {contribution}").format(contribution=self.contribution)

    @property
    def municipality_id(self) -> int:
        return self.contribution.municipality_id
