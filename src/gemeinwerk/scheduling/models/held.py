"""Dates of a plan that are held for now: others see the room as taken."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.calendars.models import Room
from gemeinwerk.scheduling.models.plans import Plan
from gemeinwerk.scheduling.models.wanted import Series


class HeldDate(models.Model):
    """As an event of a calendar says it: by the clock of the town, over midnight on two days."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="held_dates")
    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="held_dates")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, null=True, related_name="held_dates")
    first = models.DateField()
    last = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    at = models.DateTimeField()
    """When it was held so."""

    behind_the_scenes = True

    class Meta:
        verbose_name = _("vorgemerkter Termin")
        verbose_name_plural = _("vorgemerkte Termine")
        ordering = ["first", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "series", "first"], name="held_once_by_a_plan")
        ]

    def __str__(self) -> str:
        return f"{self.series}, {self.first:%d.%m.%Y}"

    @property
    def municipality_id(self) -> int:
        return self.plan.municipality_id
