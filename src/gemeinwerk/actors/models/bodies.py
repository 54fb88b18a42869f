"""Bodies: groups of people who meet."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.municipalities.models import Municipality


class BodyKind(models.TextChoices):
    WORKING_GROUP = "working_group", _("Arbeitsgruppe")
    STEERING = "steering", _("Steuerungsgruppe")
    COMMITTEE = "committee", _("Ausschuss")
    COUNCIL = "council", _("Stadtverordnetenversammlung, Rat")
    ADVISORY_BOARD = "advisory_board", _("Beirat")


class Body(models.Model):
    """A group of people who meet."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="bodies")
    kind = models.CharField(_("Art"), max_length=16, choices=BodyKind.choices)
    name = models.CharField(_("Name"), max_length=200)
    abbreviation = models.CharField(_("Kurzzeichen"), max_length=30, blank=True)
    purpose = models.TextField(_("Aufgabe"), blank=True)
    seats_low = models.PositiveSmallIntegerField(_("Sitze mindestens"), null=True, blank=True)
    seats_high = models.PositiveSmallIntegerField(_("Sitze höchstens"), null=True, blank=True)
    aims: "list[Any] | None" = None
    """Its targets, where a query has brought them along (`queries.body_with_targets`)."""
    parts: "dict[str, Any] | None" = None
    """What other areas tell of it, from the same query (`body_parts`)."""
    wants_deputies = models.BooleanField(_("Jeder Sitz soll eine Vertretung haben"), default=False)

    class Meta:
        verbose_name = _("Gremium")
        verbose_name_plural = _("Gremien")
        ordering = ["kind", Alphabetical("name")]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="one_body_per_name"),
            models.CheckConstraint(
                condition=models.Q(seats_low__isnull=True)
                | models.Q(seats_high__isnull=True)
                | models.Q(seats_high__gte=models.F("seats_low")),
                name="body_size_from_low_to_high",
            ),
        ]

    def __str__(self) -> str:
        return self.name
