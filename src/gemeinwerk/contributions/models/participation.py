"""From when to when anybody may say something, and to which question."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shapes import ShapedField


class Moderation(models.TextChoices):
    BEFORE = "before", _("erst geprüft, dann öffentlich")
    AFTER = "after", _("sofort öffentlich, dann geprüft")


class Participation(models.Model):
    """Beteiligung: while one is open and `form` is set, there is a form for everybody.

    Both days count. Without a last day it is open until somebody closes it.
    """

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="participations")
    title = models.CharField(_("Titel"), max_length=150)
    question = models.TextField(
        _("Frage"),
        help_text=_("Worüber möchten Sie etwas wissen? In Worten, die alle verstehen."),
    )
    opens = models.DateField(_("offen ab"))
    closes = models.DateField(_("offen bis"), null=True, blank=True)
    closed_at = models.DateTimeField(_("geschlossen am"), null=True, blank=True)
    """Somebody closed it before its last day."""
    form = models.BooleanField(_("mit Formular für alle"), default=True)
    kinds = ShapedField(_("Arten von Beiträgen"), shape=list[str], default=list, blank=True)
    """Keys of `ContributionKind`; none: all."""
    support = models.BooleanField(_("andere dürfen sagen: „Das sehe ich auch so“"), default=False)
    places = models.BooleanField(_("nach dem Ort fragen"), default=False)
    attachments = models.BooleanField(_("Fotos und PDF mitschicken lassen"), default=False)
    interim = models.BooleanField(
        _("Ergebnisse der eigenen Fragen zeigen, solange sie offen ist"), default=False
    )
    moderation = models.CharField(
        _("Prüfung"), max_length=8, choices=Moderation.choices, default=Moderation.BEFORE
    )

    class Meta:
        verbose_name = _("Beteiligung")
        verbose_name_plural = _("Beteiligungen")
        ordering = ["opens", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__isnull=True) | models.Q(closes__gte=models.F("opens")),
                name="participation_closes_after_it_opens",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def is_open(self, day: date) -> bool:
        return (
            self.closed_at is None
            and self.opens <= day
            and (self.closes is None or day <= self.closes)
        )

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id
