"""What was published, in one order per town, and the hashes that hold it together.

No foreign keys to what is entered, and no towns: as the audit, the log outlives the things it
speaks of and knows none of the areas above. What is hashed stands in the columns as it is hashed,
moments included, so that every byte of them counts.
"""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.errors import DomainError

HEX = 64
"""Signs of a SHA-256 in hexadecimal."""


class NeverChanged(DomainError):
    """Somebody tried to change or to delete what was entered."""

    def __init__(self) -> None:
        super().__init__(
            gettext(
                "Was im Nachweisverzeichnis steht, wird nie geändert und nie gelöscht. Tragen Sie "
                "eine Berichtigung ein."
            )
        )


class AppendOnly(models.QuerySet[Any]):
    def update(self, **values: Any) -> int:
        raise NeverChanged

    def delete(self) -> Any:
        raise NeverChanged


class Appended(models.Model):
    """A row that is written once."""

    objects = AppendOnly.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NeverChanged
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise NeverChanged


class Ledger(models.Model):
    """The log of one town: the row that is held by whoever appends, and how many entries it has."""

    municipality_id = models.BigIntegerField(unique=True)
    size = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("Nachweisverzeichnis")
        verbose_name_plural = _("Nachweisverzeichnisse")

    def __str__(self) -> str:
        return str(_("Nachweisverzeichnis"))


class Entry(Appended):
    """One thing that was published: the hash of exactly the bytes that are given out of it."""

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="entries")
    position = models.PositiveIntegerField()
    """From 0; people read `number`."""
    kind = models.CharField(max_length=40)
    source_id = models.BigIntegerField()
    """The key of what was entered, in the table of its kind."""
    digest = models.CharField(max_length=HEX)
    """SHA-256 of the bytes."""
    recorded_at = models.CharField(max_length=20)
    """In UTC: 2026-05-03T10:15:00Z."""
    corrects = models.PositiveIntegerField(null=True)
    """The position of the entry in whose place this one stands."""
    label_hash = models.CharField(max_length=HEX)
    """What is hashed of the three columns below, so that they can be blacked out (ADR 26)."""
    salt = models.CharField(max_length=32, blank=True)
    title = models.CharField(max_length=300, blank=True)
    about = models.TextField(blank=True)
    """In plain words; of a correction the reason as well."""
    address = models.CharField(max_length=500, blank=True)
    """Path of the public page, in German."""

    class Meta:
        verbose_name = _("Eintrag")
        verbose_name_plural = _("Einträge")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["ledger", "position"], name="one_entry_per_position")
        ]
        indexes = [
            models.Index(fields=["ledger", "digest"], name="entry_by_digest"),
            models.Index(fields=["kind", "source_id"], name="entry_by_source"),
        ]

    def __str__(self) -> str:
        return str(_("Eintrag {number}").format(number=self.number))

    @property
    def number(self) -> int:
        """As people count: from 1."""
        return self.position + 1

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.recorded_at)

    @property
    def blacked_out(self) -> bool:
        return not self.salt


class Node(Appended):
    """The hash of a complete subtree of 2**level entries, see `engines/merkle`."""

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="nodes")
    level = models.PositiveSmallIntegerField()
    at = models.PositiveIntegerField()
    hash = models.CharField(max_length=HEX)

    class Meta:
        ordering = ["level", "at"]
        constraints = [
            models.UniqueConstraint(fields=["ledger", "level", "at"], name="one_node_per_place")
        ]

    def __str__(self) -> str:
        return f"{self.level}/{self.at}"


class Head(Appended):
    """The root over the first `size` entries, one for each time that something was entered."""

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="heads")
    size = models.PositiveIntegerField()
    root = models.CharField(max_length=HEX)
    recorded_at = models.CharField(max_length=20)

    class Meta:
        verbose_name = _("Stand")
        verbose_name_plural = _("Stände")
        ordering = ["size"]
        constraints = [models.UniqueConstraint(fields=["ledger", "size"], name="one_head_per_size")]

    def __str__(self) -> str:
        return f"{self.size}:{self.root}"

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.recorded_at)
