"""A wave: to whom the office writes at once, why, until when, and in which words."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.invitations.tongues import choices


class WaveState(models.TextChoices):
    PREPARED = "prepared", _("in Vorbereitung")
    REVIEW = "review", _("wartet auf Durchsicht")
    RUNNING = "running", _("läuft")
    CLOSED = "closed", _("abgeschlossen")


class Purpose(models.TextChoices):
    INVITATION = "invitation", _("Einladung")
    REMINDER = "reminder", _("Erinnerung")


class Wave(models.Model):
    """Invitations that belong together: one reason, one text, one day until which to answer."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="waves")
    name = models.CharField(
        _("Name"), max_length=150, help_text=_("So heißt die Welle am Arbeitsplatz.")
    )
    why = models.TextField(
        _("Worum geht es?"),
        blank=True,
        help_text=_("Ein oder zwei Sätze; sie stehen auch auf der Seite, auf der man antwortet."),
    )
    answer_until = models.DateField(_("antworten bis"))
    dispatch_on = models.DateField(
        _("Versand am"),
        null=True,
        blank=True,
        help_text=_("Leer: sobald Sie den Versand freigeben. Nie vor der Freigabe."),
    )
    reminder_days = ShapedField(
        _("Erinnern, Tage vor der Frist"), shape=list[int], default=list, blank=True
    )
    escalates = models.BooleanField(
        _("nach der Frist die Organisation fragen"),
        default=False,
        help_text=_(
            "Am Tag nach der Frist geht eine Mail an die Organisation derer, die nicht geantwortet "
            "haben, wenn sie eine Adresse hat."
        ),
    )
    state = models.CharField(
        _("Stand"), max_length=10, choices=WaveState.choices, default=WaveState.PREPARED
    )
    created_at = models.DateTimeField(default=timezone.now)
    released_at = models.DateTimeField(null=True)
    """When somebody had looked through it and let it go."""
    reminded = ShapedField(shape=list[int], default=list, blank=True)
    """Of the days before the deadline, those on which reminders have been written."""
    escalated_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Einladungswelle")
        verbose_name_plural = _("Einladungswellen")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "name"], name="one_wave_per_name"),
            models.CheckConstraint(
                condition=models.Q(dispatch_on__isnull=True)
                | models.Q(dispatch_on__lte=models.F("answer_until")),
                name="wave_leaves_before_its_deadline",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class WaveText(models.Model):
    """What a wave writes in one language. Where one is missing, German is read."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="texts")
    purpose = models.CharField(
        _("Zweck"), max_length=12, choices=Purpose.choices, default=Purpose.INVITATION
    )
    language = models.CharField(_("Sprache"), max_length=10, choices=choices)
    subject = models.CharField(_("Betreff"), max_length=180)
    body = models.TextField(_("Text"))

    class Meta:
        verbose_name = _("Text einer Welle")
        verbose_name_plural = _("Texte von Wellen")
        ordering = ["purpose", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["wave", "purpose", "language"], name="one_text_per_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}, {self.get_language_display()}"

    @property
    def municipality_id(self) -> int:
        return self.wave.municipality_id
