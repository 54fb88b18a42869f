"""When somebody can, beside what they answered to an invitation."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Person
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.scheduling.models.polls import Poll
from gemeinwerk.scheduling.models.wanted import Schedule


class Source(models.TextChoices):
    """Where it comes from; a later one goes before an earlier one."""

    CALENDAR = "calendar", _("Kalenderdatei")
    POLL = "poll", _("Umfrage")
    OFFICE = "office", _("vom Büro eingetragen")


class PersonTimes(models.Model):
    """Days of a planning on which somebody cannot come, would rather not, or can after all.

    Of a calendar only days are kept, never what is on. Several rows of one source count together:
    two people who were one may bring two.
    """

    schedule = models.ForeignKey(Schedule, on_delete=models.CASCADE, related_name="times")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="times")
    source = models.CharField(_("Quelle"), max_length=8, choices=Source.choices)
    weekdays = ShapedField(_("Nie am"), shape=list[int], default=list, blank=True)
    away = ShapedField(_("Kann nicht"), shape=list[str], default=list, blank=True)
    """Days, as 2027-03-08."""
    rather_not = ShapedField(_("Lieber nicht"), shape=list[str], default=list, blank=True)
    can = ShapedField(_("Kann doch"), shape=list[str], default=list, blank=True)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, null=True, related_name="times")
    """Of our own polls; a table brings the answers of another."""
    assumed = models.BooleanField(default=False)
    """Nobody said so: whoever is silent in that poll counts as away. Counts as long as nothing is
    known of them otherwise."""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("eingetragen am"))

    class Meta:
        verbose_name = _("Zeiten einer Person")
        verbose_name_plural = _("Zeiten von Personen")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_source_display()}"

    @property
    def municipality_id(self) -> int:
        return self.schedule.concept.municipality_id
