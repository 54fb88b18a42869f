"""The index of a concept's contributions, and the groups found in it."""

from typing import TypedDict

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.jobs import Job
from gemeinwerk.core.shapes import ShapedField


class AlikeGroup(TypedDict):
    """Contributions that say nearly the same, the middle one first."""

    title: str
    keys: list[int]


class LikenessIndex(Job):
    """Made anew by the worker whenever something was said since `read_up_to`. It holds what was
    said: whoever erases or withdraws a text drops it (`dropping`)."""

    concept = models.OneToOneField(Concept, on_delete=models.CASCADE, related_name="likeness")
    desk = models.BinaryField(null=True)
    """As the office reads it: `engines.likeness.Index` as bytes, its ids are keys."""
    public = models.BinaryField(null=True)
    """As citizens read it, of public contributions alone."""
    groups = ShapedField(shape=list[AlikeGroup], default=list)
    texts = models.PositiveIntegerField(default=0)
    """How many contributions are in it."""
    read_up_to = models.DateTimeField(null=True)
    """When the last of them was changed; None: it is to be made."""
    made_at = models.DateTimeField(_("erstellt am"), null=True)
    dropped = models.PositiveIntegerField(default=0)
    """How often it was dropped: what is being made meanwhile is not kept."""

    class Meta:
        verbose_name = _("Verzeichnis ähnlicher Beiträge")
        verbose_name_plural = _("Verzeichnisse ähnlicher Beiträge")
        ordering = ["pk"]

    def __str__(self) -> str:
        return gettext("Ähnliche Beiträge: {concept}").format(concept=self.concept)

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id
