"""What is wanted: between when, on which days, how often whom; days that are set or ruled out."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Body, Person
from gemeinwerk.calendars.models import Room
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.meetings.models import Format

MONDAY, WEDNESDAY = 0, 2
HOUR = RegexValidator(r"^([01][0-9]|2[0-3]):[0-5][0-9]$", _("Bitte eine Uhrzeit wie 16:30."))


class Strength(models.TextChoices):
    """How much something that speaks against a day weighs."""

    BLOCK = "block", _("nicht planen")
    WARN = "warn", _("planen und darauf hinweisen")
    IGNORE = "ignore", _("nicht beachten")


def usual_weekdays() -> list[int]:
    return [MONDAY, WEDNESDAY]


class Schedule(models.Model):
    """A planning of a concept's meetings: its days, its usual hour, how strict it is."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="schedules")
    title = models.CharField(_("Name"), max_length=120)
    first = models.DateField(_("Erster Tag"))
    last = models.DateField(_("Letzter Tag"))
    weekdays = ShapedField(_("Wochentage"), shape=list[int], default=usual_weekdays)
    start = models.CharField(_("Beginn"), max_length=5, default="16:30", validators=[HOUR])
    minutes = models.PositiveSmallIntegerField(
        _("Dauer in Minuten"),
        default=120,
        validators=[MinValueValidator(15), MaxValueValidator(600)],
    )
    school_holidays = models.CharField(
        _("Schulferien"), max_length=6, choices=Strength.choices, default=Strength.BLOCK
    )
    public_holidays = models.CharField(
        _("Feiertage"), max_length=6, choices=Strength.choices, default=Strength.BLOCK
    )
    taken = models.CharField(
        _("Termine anderer Gremien"),
        max_length=6,
        choices=Strength.choices,
        default=Strength.BLOCK,
    )
    rather_not = models.CharField(
        _("Tage, an denen jemand „lieber nicht“ sagt"),
        max_length=6,
        choices=Strength.choices,
        default=Strength.WARN,
    )
    elsewhere = models.CharField(
        _("Tage, an denen jemand in einer anderen Sitzung ist, mit dem Weg dahin"),
        max_length=6,
        choices=Strength.choices,
        default=Strength.WARN,
    )
    way = models.PositiveSmallIntegerField(
        _("Weg zwischen zwei Orten in Minuten"),
        default=30,
        validators=[MaxValueValidator(240)],
        help_text=_("So viel Zeit muss zwischen zwei Sitzungen derselben Person liegen."),
    )
    floor = models.PositiveSmallIntegerField(
        _("Untergrenze der Teilnahmen in Prozent"),
        default=97,
        validators=[MaxValueValidator(100)],
        help_text=_(
            "So viel von den höchstens möglichen Teilnahmen behält ein Plan. Tiefer: Es bleibt "
            "seltener jemand außen vor."
        ),
    )
    seconds = models.PositiveSmallIntegerField(_("Rechenzeit"), default=60)
    sealed = models.CharField(max_length=300, blank=True, editable=False)
    """The address of its calendar (docs/adr/0043)."""
    proof = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("Terminplanung")
        verbose_name_plural = _("Terminplanungen")
        ordering = ["-first", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="schedule_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class Series(models.Model):
    """Meetings of a body that are alike. Without weekdays, hour or length those of the planning."""

    schedule = models.ForeignKey(Schedule, on_delete=models.CASCADE, related_name="series")
    body = models.ForeignKey(
        Body, on_delete=models.RESTRICT, related_name="series", verbose_name=_("Gremium")
    )
    name = models.CharField(
        _("Anlass"),
        max_length=120,
        blank=True,
        help_text=_("z. B. „Auftakt“. Leer: Die Reihe heißt wie ihr Gremium."),
    )
    everybody = models.BooleanField(_("alle Gruppen der Planung kommen zusammen"), default=False)
    meetings = models.PositiveSmallIntegerField(
        _("Wie viele Termine?"),
        default=3,
        validators=[MaxValueValidator(50)],
        help_text=_("0: vorerst keine."),
    )
    gap = models.PositiveSmallIntegerField(
        _("Mindestens so viele Tage dazwischen"),
        default=28,
        validators=[MaxValueValidator(366)],
    )
    first = models.DateField(_("frühestens"), null=True, blank=True)
    last = models.DateField(_("spätestens"), null=True, blank=True)
    weekdays = ShapedField(_("Wochentage"), shape=list[int], default=list, blank=True)
    start = models.CharField(_("Beginn"), max_length=5, blank=True, validators=[HOUR])
    minutes = models.PositiveSmallIntegerField(
        _("Dauer in Minuten"),
        null=True,
        blank=True,
        validators=[MinValueValidator(15), MaxValueValidator(600)],
    )
    format = models.CharField(
        _("Form"), max_length=10, choices=Format.choices, default=Format.PRESENCE
    )
    needs_room = models.BooleanField(
        _("braucht einen Raum, in den alle passen, die kommen können"), default=False
    )
    room = models.ForeignKey(
        Room,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gewünschter Raum"),
    )
    step_free = models.BooleanField(_("muss stufenlos erreichbar sein"), default=False)
    after = ShapedField(_("erst nach"), shape=list[int], default=list, blank=True)
    """Keys of series of the same planning."""
    required: "models.ManyToManyField[Person, Any]" = models.ManyToManyField(
        Person, blank=True, related_name="+", verbose_name=_("Ohne sie geht es nicht")
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Reihe von Terminen")
        verbose_name_plural = _("Reihen von Terminen")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__isnull=True)
                | models.Q(last__isnull=True)
                | models.Q(last__gte=models.F("first")),
                name="series_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.body.name

    @property
    def municipality_id(self) -> int:
        return self.schedule.concept.municipality_id


class WishKind(models.TextChoices):
    PINNED = "pinned", _("gesetzt")
    FORBIDDEN = "forbidden", _("ausgeschlossen")


class DayWish(models.Model):
    """A day on which a series must meet, or must not."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="day_wishes")
    day = models.DateField(_("Tag"))
    kind = models.CharField(max_length=9, choices=WishKind.choices)

    class Meta:
        verbose_name = _("gesetzter oder ausgeschlossener Tag")
        verbose_name_plural = _("gesetzte und ausgeschlossene Tage")
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["series", "day"], name="one_wish_per_series_and_day")
        ]

    def __str__(self) -> str:
        return gettext("{series} am {day}").format(series=self.series, day=f"{self.day:%d.%m.%Y}")

    @property
    def municipality_id(self) -> int:
        return self.series.schedule.concept.municipality_id
