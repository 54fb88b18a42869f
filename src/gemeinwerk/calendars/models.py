"""When nothing can be planned: rooms, calendars with their dates, and days the town closes."""

from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Body
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.spans import from_to
from gemeinwerk.municipalities.models import Municipality


class Known(models.TextChoices):
    """Nothing said is not the same as no."""

    YES = "yes", _("ja")
    NO = "no", _("nein")


class Room(models.Model):
    """Where people can meet."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(_("Name"), max_length=120)
    address = models.CharField(_("Adresse"), max_length=200, blank=True)
    capacity = models.PositiveSmallIntegerField(_("Plätze"), null=True, blank=True)
    step_free = models.CharField(
        _("stufenlos erreichbar"), max_length=3, choices=Known.choices, blank=True
    )
    hearing_loop = models.CharField(_("Höranlage"), max_length=3, choices=Known.choices, blank=True)
    equipment = models.TextField(_("Ausstattung"), blank=True)

    class Meta:
        verbose_name = _("Raum")
        verbose_name_plural = _("Räume")
        ordering = [Alphabetical("name"), "id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="one_room_per_name")
        ]

    def __str__(self) -> str:
        return self.name


class Calendar(models.Model):
    """Dates that take time: of a body, of a room, or of nobody alone and so of everybody."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="calendars"
    )
    name = models.CharField(_("Name"), max_length=120)
    body = models.ForeignKey(
        Body,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="calendars",
        verbose_name=_("Gremium"),
    )
    room = models.ForeignKey(
        Room,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="calendars",
        verbose_name=_("Raum"),
    )

    class Meta:
        verbose_name = _("Kalender")
        verbose_name_plural = _("Kalender")
        ordering = [Alphabetical("name"), "id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="one_calendar_per_name"),
            models.CheckConstraint(
                condition=models.Q(body__isnull=True) | models.Q(room__isnull=True),
                name="calendar_of_a_body_or_a_room",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Source(models.TextChoices):
    TYPED = "typed", _("von Hand")
    READ = "read", _("gelesen")


class Event(models.Model):
    """One date of a calendar, by the clock of the town; without hours whole days.

    One that goes on over midnight has its `last` day after its `first`, and `ends` there.
    """

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="events")
    title = models.CharField(_("Was?"), max_length=200, blank=True)
    first = models.DateField(_("Tag"))
    last = models.DateField(_("letzter Tag"))
    begins = models.TimeField(_("von"), null=True, blank=True)
    ends = models.TimeField(_("bis"), null=True, blank=True)
    source = models.CharField(
        max_length=5, choices=Source.choices, default=Source.TYPED, editable=False
    )
    uid = models.CharField(max_length=255, blank=True, editable=False)
    """What its source calls it."""

    class Meta:
        verbose_name = _("Termin")
        verbose_name_plural = _("Termine")
        ordering = ["first", "id"]
        indexes = [models.Index(fields=["calendar", "last", "first"], name="events_of_calendar")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="event_from_first_to_last"
            ),
            models.CheckConstraint(
                condition=models.Q(begins__isnull=True, ends__isnull=True)
                | models.Q(begins__isnull=False, ends__isnull=False),
                name="event_with_both_hours_or_none",
            ),
            models.CheckConstraint(
                condition=models.Q(begins__isnull=True)
                | models.Q(last__gt=models.F("first"))
                | models.Q(ends__gte=models.F("begins")),
                name="event_from_begin_to_end",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.when)

    @property
    def when(self) -> Any:
        """Its day and hours in words."""
        return in_words(self.first, self.last, self.begins, self.ends)

    @property
    def municipality_id(self) -> int:
        return self.calendar.municipality_id


class ClosedDay(models.Model):
    """Days on which the town plans nothing, with the reason."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="closed_days"
    )
    first = models.DateField(_("Tag"))
    last = models.DateField(_("letzter Tag"))
    reason = models.CharField(_("Warum?"), max_length=120)

    class Meta:
        verbose_name = _("freier Tag")
        verbose_name_plural = _("freie Tage")
        ordering = ["first", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="closed_from_first_to_last"
            )
        ]

    def __str__(self) -> str:
        return self.reason


def in_words(first: Any, last: Any, begins: Any = None, ends: Any = None) -> Any:
    """Mi, 03.03.2027, 17:00–19:00 Uhr; several days as a span, over midnight as two times."""
    if begins is None:
        return _day(first) if first == last else from_to(first, last)
    start, end = f"{_day(first)}, {begins:%H:%M}", f"{ends:%H:%M}"
    if first == last:
        return gettext("{start}–{end} Uhr").format(start=start, end=end)
    return gettext("{start} bis {end} Uhr").format(start=start, end=f"{_day(last)}, {end}")


def _day(day: Any) -> str:
    return f"{date_format(day, 'D')}, {date_format(day, 'SHORT_DATE_FORMAT')}"


from gemeinwerk.calendars.reading import models as _reading  # noqa: E402, F401  # its tables
