"""A show of dots: what is weighed, how many points each has, and the sums of what was given.

Whoever gives points leaves no row that says which. Kept are sums, and that a device or a slip was
counted; both go when it is closed. Every answer writes all sums, those that stay as they were too.
"""

from typing import TypedDict

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.meetings.models import Meeting

MOST_POINTS, MOST_THINGS, LONGEST_THING = 20, 30, 200
MOST_ON_WALL = 9_999


class WeighingState(models.TextChoices):
    DRAFT = "draft", _("in Vorbereitung")
    OPEN = "open", _("offen")
    CLOSED = "closed", _("beendet")


class Thing(TypedDict):
    """Something that is weighed. `source` names what it came from, "" where it was typed."""

    key: str
    title: str
    source: str


class Weighing(models.Model):
    """Punkte kleben, in one meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="weighings")
    question = models.CharField(_("Frage"), max_length=200)
    things = ShapedField(shape=list[Thing], default=list)
    points = models.PositiveSmallIntegerField(
        _("Punkte für jede Person"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_POINTS)],
    )
    most_on_one = models.PositiveSmallIntegerField(
        _("höchstens auf eine Sache"), default=3, validators=[MinValueValidator(1)]
    )
    with_slips = models.BooleanField(_("nur mit Zettel"), default=False)
    shows_standing = models.BooleanField(_("Zwischenstand zeigen"), default=False)
    code = models.CharField(max_length=12, unique=True, editable=False)
    state = models.CharField(
        _("Stand"),
        max_length=8,
        choices=WeighingState.choices,
        default=WeighingState.DRAFT,
        editable=False,
    )
    opened_at = models.DateTimeField(_("geöffnet am"), null=True, editable=False)
    closed_at = models.DateTimeField(_("beendet am"), null=True, editable=False)
    by_phone = ShapedField(shape=dict[str, int], default=dict, blank=True, editable=False)
    """Sums of points by the key of a thing: of those who gave them with their phone."""
    on_wall = ShapedField(shape=dict[str, int], default=dict, blank=True, editable=False)
    """The same of dots on paper, as whoever counted them entered it."""
    phones = models.PositiveIntegerField(default=0, editable=False)
    at_wall = models.PositiveIntegerField(_("Menschen an der Wand"), null=True, editable=False)
    """How many glued dots on paper, where somebody said so."""
    slips = models.PositiveIntegerField(default=0, editable=False)
    """How many were printed, those that are used too."""

    class Meta:
        verbose_name = _("Punktekleben")
        verbose_name_plural = _("Punktekleben")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(most_on_one__gte=1, most_on_one__lte=models.F("points")),
                name="no_more_on_one_thing_than_there_are",
            )
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def municipality_id(self) -> int:
        return self.meeting.municipality_id

    @property
    def is_draft(self) -> bool:
        return self.state == WeighingState.DRAFT

    @property
    def is_open(self) -> bool:
        return self.state == WeighingState.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state == WeighingState.CLOSED

    @property
    def has_points(self) -> bool:
        return bool(self.phones or self.on_wall)


class Device(models.Model):
    """That a browser's points are counted, so that they are not counted twice. Which points they
    were nobody notes; gone when the weighing is closed."""

    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="devices")
    digest = models.CharField(max_length=64, unique=True)

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Gezähltes Gerät")
        verbose_name_plural = _("Gezählte Geräte")

    def __str__(self) -> str:
        return str(self.weighing)


class Slip(models.Model):
    """A slip of paper that is not used yet; gone when it is, or when the weighing is closed."""

    weighing = models.ForeignKey(Weighing, on_delete=models.CASCADE, related_name="unused")
    digest = models.CharField(max_length=64, unique=True)

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Zettel zum Punktekleben")
        verbose_name_plural = _("Zettel zum Punktekleben")

    def __str__(self) -> str:
        return str(self.weighing)
