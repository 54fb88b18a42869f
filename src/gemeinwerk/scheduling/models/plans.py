"""A plan of dates: what was asked, how far the search is, what it found, what people made of it."""

from typing import Any, TypedDict

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.jobs import Job
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.scheduling.models.wanted import Schedule, Series


class PlanState(models.TextChoices):
    WAITING = "waiting", _("wartet")
    COMPUTING = "computing", _("wird gerechnet")
    READY = "ready", _("fertig")
    FAILED = "failed", _("gescheitert")
    PUBLISHING = "publishing", _("wird veröffentlicht")
    PUBLISHED = "published", _("veröffentlicht")
    SUPERSEDED = "superseded", _("abgelöst")
    DISCARDED = "discarded", _("verworfen")


AT_WORK = (PlanState.WAITING, PlanState.COMPUTING)


class Date(TypedDict):
    """A meeting of a plan: the key of its series, its day, of its room. `by_hand`: moved there."""

    series: int
    day: str
    room: int | None
    by_hand: bool


class Plan(Job):
    """All of it is keys, days and numbers: who they are is asked where it is shown.

    `problem`: a PROBLEM.json (docs/planning/format.md), `kept`: the dates of an earlier plan of
    which as few as possible move. `found`: as the search left them; `dates`: as people changed
    them. `others`: what the next best days of each date cost. `usual`: what today's practice would
    have chosen. `told`: how good the dates are now.
    """

    schedule = models.ForeignKey(Schedule, on_delete=models.CASCADE, related_name="plans")
    number = models.PositiveSmallIntegerField(_("Nummer"))
    state = models.CharField(
        _("Stand"), max_length=10, choices=PlanState.choices, default=PlanState.WAITING
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    seconds = models.PositiveSmallIntegerField(_("Rechenzeit"), default=60)
    took = models.FloatField(null=True)
    problem: "Any" = ShapedField(shape=dict[str, Any], default=dict)
    kept: "Any" = ShapedField(shape=list[list[Any]], default=list)
    progress: "Any" = ShapedField(shape=dict[str, Any], default=dict)
    stop_wanted = models.BooleanField(default=False)
    status = models.CharField(max_length=12, blank=True)
    found: "Any" = ShapedField(shape=list[Date], default=list)
    dates: "Any" = ShapedField(shape=list[Date], default=list)
    goals: "Any" = ShapedField(shape=list[dict[str, Any]], default=list)
    floor: "Any" = ShapedField(shape=dict[str, Any], default=dict)
    others: "Any" = ShapedField(shape=dict[str, Any], default=dict)
    usual: "Any" = ShapedField(shape=list[list[Any]], default=list)
    told: "Any" = ShapedField(shape=dict[str, Any], default=dict)
    moved: "Any" = ShapedField(shape=list[list[Any]], default=list)
    conflict: "Any" = ShapedField(shape=list[dict[str, Any]], default=list)
    repairs: "Any" = ShapedField(shape=list[list[dict[str, Any]]], default=list)
    error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    tells = models.BooleanField(_("gleich einladen"), default=True)

    class Meta:
        verbose_name = _("Terminplan")
        verbose_name_plural = _("Terminpläne")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["schedule", "number"], name="one_plan_per_number")
        ]

    def __str__(self) -> str:
        return gettext("Plan {n}").format(n=self.number)

    @property
    def municipality_id(self) -> int:
        return self.schedule.concept.municipality_id

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def is_changed(self) -> bool:
        return any(one["by_hand"] for one in self.dates)


class PlannedMeeting(models.Model):
    """A meeting that came of a plan, so that the next one moves it instead of making another."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="planned_meetings")
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="planned")

    class Meta:
        verbose_name = _("geplante Sitzung")
        verbose_name_plural = _("geplante Sitzungen")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.meeting)

    @property
    def municipality_id(self) -> int:
        return self.series.schedule.concept.municipality_id
