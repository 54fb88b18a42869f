"""One row for each thing that happened, and the epoch of this installation."""

import secrets
from typing import Any

from django.db import models
from django.utils import timezone

from gemeinwerk.core.shapes import ShapedField


def new_epoch() -> str:
    return secrets.token_hex(16)


class AuditEntry(models.Model):
    """Who did what, on what, when and why.

    No foreign keys: an entry outlives the person, the thing and the town it speaks of, and the
    audit knows none of the areas above it.
    """

    at = models.DateTimeField(default=timezone.now)
    municipality_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200, blank=True)
    actor_standing = models.CharField(max_length=200, blank=True)
    """As what the person acted: a unit or a role, as it was then."""
    verb = models.CharField(max_length=60)
    target_type = models.CharField(max_length=60)
    target_id = models.BigIntegerField(null=True)
    target_label = models.CharField(max_length=300, blank=True)
    before = ShapedField(shape=dict[str, Any], default=dict)
    after = ShapedField(shape=dict[str, Any], default=dict)
    reason = models.TextField(blank=True)
    public = models.BooleanField(default=False)
    """Whether the verb changed what citizens read: the key of every cached public page."""

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["target_type", "target_id", "id"], name="audit_target"),
            models.Index(fields=["municipality_id", "public", "id"], name="audit_public"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.target_label}"


class Epoch(models.Model):
    """Which life of this installation's data this is: one row, a random word.

    Counters go back with a restore and grow again to numbers they had before; no epoch ever comes
    again. Whoever keeps something under a counter keeps it under the epoch as well.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    value = models.CharField(max_length=32, default=new_epoch)

    class Meta:
        verbose_name = "Epoche"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_epoch")]

    def __str__(self) -> str:
        return self.value
