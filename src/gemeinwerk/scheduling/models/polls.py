"""Who is asked on which days they can come, until when, and what holds for the silent."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Person
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.scheduling.models.wanted import Schedule


class Silent(models.TextChoices):
    FREE = "free", _("gilt als frei")
    AWAY = "away", _("gilt an den gefragten Tagen als verhindert")


class Fit(models.TextChoices):
    YES = "yes", _("ja")
    MAYBE = "maybe", _("lieber nicht")
    NO = "no", _("nein")


class Poll(models.Model):
    """Terminumfrage. What comes as an answer stands with the times of people (`PersonTimes`)."""

    schedule = models.ForeignKey(Schedule, on_delete=models.CASCADE, related_name="polls")
    days = ShapedField(_("Tage"), shape=list[str], default=list)
    """As 2027-03-08, in order."""
    until = models.DateField(_("Antworten bis"))
    silent = models.CharField(
        _("Wer nicht antwortet"), max_length=4, choices=Silent.choices, default=Silent.FREE
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("gefragt am"))
    closed_at = models.DateTimeField(_("beendet am"), null=True)

    class Meta:
        verbose_name = _("Terminumfrage")
        verbose_name_plural = _("Terminumfragen")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["schedule"],
                condition=models.Q(closed_at__isnull=True),
                name="one_open_poll_of_a_schedule",
            )
        ]

    def __str__(self) -> str:
        return gettext("Terminumfrage bis {day}").format(day=f"{self.until:%d.%m.%Y}")

    @property
    def municipality_id(self) -> int:
        return self.schedule.concept.municipality_id


class Asked(models.Model):
    """Somebody who is asked, with the link of their own (docs/adr/0043)."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="asked")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="polls")
    answers = ShapedField(_("Antwort"), shape=dict[str, str], default=dict, blank=True)
    """By day: yes, maybe, no."""
    answered_at = models.DateTimeField(_("geantwortet am"), null=True)
    reminded_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)
    """How often it was answered; two windows are told by it."""
    sealed = models.CharField(max_length=300)
    proof = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("zu Terminen gefragte Person")
        verbose_name_plural = _("zu Terminen gefragte Personen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "person"], name="asked_once_in_a_poll")
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def weight(self) -> float:
        """Of two that become one the last that was answered stays."""
        return self.answered_at.timestamp() if self.answered_at else 0.0

    @property
    def municipality_id(self) -> int:
        return self.poll.municipality_id
