"""Where a calendar is read from, and what each reading found."""

from typing import Any

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from gemeinwerk.calendars.models import Calendar
from gemeinwerk.core.jobs import Job
from gemeinwerk.core.shapes import ShapedField

Told = list[list[str]]


class Subscription(Job):
    """An address that a calendar is read from each day, as ICS."""

    calendar = models.OneToOneField(Calendar, on_delete=models.CASCADE, related_name="subscription")
    address = models.URLField(_("Adresse"), max_length=500)
    """Whoever knows it can read the calendar: it stands on no page but the calendar's own."""
    next_at = models.DateTimeField(_("nächste Lesung"), editable=False)
    ask_again = models.BooleanField(default=False, editable=False)
    """Somebody had it read: what was left before is asked once more."""

    class Meta:
        verbose_name = _("Quelle eines Kalenders")
        verbose_name_plural = _("Quellen von Kalendern")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.calendar)

    @property
    def municipality_id(self) -> int:
        return self.calendar.municipality_id


class Outcome(models.TextChoices):
    NOTHING_NEW = "nothing_new", _("nichts Neues")
    WAITING = "waiting", _("wartet auf Übernahme")
    TAKEN = "taken", _("übernommen")
    LEFT = "left", _("nicht übernommen")
    OVERTAKEN = "overtaken", _("überholt")
    FAILED = "failed", _("nicht gelungen")


class Reading(models.Model):
    """One reading: what is said otherwise than what stands here, and what became of it."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="readings")
    at = models.DateTimeField(_("gelesen am"))
    file_name = models.CharField(_("Datei"), max_length=255, blank=True)
    """Empty where it was read from an address."""
    address = models.CharField(max_length=500, blank=True, editable=False)
    """The address it was read from: of another one it says something else."""
    outcome = models.CharField(_("Ergebnis"), max_length=11, choices=Outcome.choices)
    failure = models.TextField(_("Warum nicht gelungen?"), blank=True)
    first = models.DateField(_("von"), null=True)
    last = models.DateField(_("bis"), null=True)
    """What lies outside of these days was not compared."""
    same = models.PositiveIntegerField(_("unverändert"), default=0)
    new = ShapedField(_("neu"), shape=Told, default=list)
    """[["2027-03-03", "2027-03-03", "17:00", "20:00", "Sitzung", "uid"], …]; no hours: "", ""."""
    gone = ShapedField(_("entfällt"), shape=Told, default=list)
    left_out = ShapedField(_("nicht gelesen"), shape=Told, default=list)
    """[[place, sentence, and both in English], …]."""
    more_left_out = models.PositiveIntegerField(default=0)
    settled_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("Lesung eines Kalenders")
        verbose_name_plural = _("Lesungen von Kalendern")
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["calendar"],
                condition=models.Q(outcome="waiting"),
                name="one_reading_of_a_calendar_waits",
            )
        ]

    def __str__(self) -> str:
        return self.file_name or f"{localtime(self.at):%d.%m.%Y}"

    @property
    def municipality_id(self) -> int:
        return self.calendar.municipality_id

    @property
    def difference(self) -> Any:
        """What counts where two readings are compared."""
        return [self.new, self.gone]
