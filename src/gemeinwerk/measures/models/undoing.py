"""What was written for many measures at once, kept so that it can be taken back as a whole."""

from typing import Any, TypedDict

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.jobs import Job
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.measures.models.importing import ImportRun
from gemeinwerk.measures.models.measure import Measure


class Decision(TypedDict, total=False):
    """What somebody decided before they let it be taken back; see `undoing.operations.undo`."""

    put_back: list[int] | str
    seen: str


class ChangeSet(Job):
    """An import or a bulk change. Its `changes` go once it is taken back, or a version froze it.

    A large one is taken back in the background: it waits as long as `asked_at` says since when.
    """

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="change_sets")
    run = models.OneToOneField(
        ImportRun, on_delete=models.CASCADE, null=True, related_name="change_set"
    )
    """The import it was; None for a bulk change."""
    names = ShapedField(shape=list[str], default=list)
    """The values a bulk change wrote; see `measures.plain_values`."""
    size = models.PositiveIntegerField()
    """How many measures it wrote."""
    made = ShapedField(shape=dict[str, dict[str, dict[str, Any]]], default=dict)
    """What an import made beside measures, as it made it:
    {"fields" | "themes" | "goals": {key: {name: value}}}."""
    last_entry = models.BigIntegerField(default=0)
    """Key of the newest audit entry of that moment: what is newer, came later."""
    last_version = models.PositiveSmallIntegerField(default=0)
    """Number of the newest version of that moment: a newer one froze what was written."""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(null=True)
    decision = ShapedField(shape=Decision, default=dict)
    error = models.TextField(blank=True)
    """Why it was not taken back when it was asked for last."""
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Änderung auf einmal")
        verbose_name_plural = _("Änderungen auf einmal")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.run.file_name if self.run else gettext("Sammeländerung")

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class ChangeOfMeasure(models.Model):
    """What a change set wrote in one measure, in plain values (see `undoing.keeping`)."""

    change_set = models.ForeignKey(ChangeSet, on_delete=models.CASCADE, related_name="changes")
    measure = models.ForeignKey(
        Measure, on_delete=models.SET_NULL, null=True, related_name="kept_changes"
    )
    code = models.CharField(max_length=30)
    created = models.BooleanField(default=False)
    before = ShapedField(shape=dict[str, Any], default=dict)
    after = ShapedField(shape=dict[str, Any], default=dict)
    revision = models.PositiveIntegerField()
    """The measure's, once it was written."""
    digest = models.CharField(max_length=64, blank=True)
    """Of a measure that was created: tells whether anybody touched it since."""

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Änderung einer Maßnahme")
        verbose_name_plural = _("Änderungen von Maßnahmen")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.code
