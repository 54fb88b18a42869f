"""Minutes as they were published, which nothing changes; they can only be withdrawn."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.minutes.approving.models import FrozenRows, FrozenStays, MinutesVersion

LEDGER_KEY = "minutes.published"
"""What published minutes are called in the log of what was published."""


class PublishedMinutes(models.Model):
    """Made of a version: its public items, with or without names; and the same on paper."""

    version = models.ForeignKey(MinutesVersion, on_delete=models.PROTECT, related_name="published")
    named = models.BooleanField(_("mit Namen"))
    content = models.TextField()
    """Canonical JSON, exactly what its JSON file holds."""
    checksum = models.CharField(max_length=64)
    pdf = models.BinaryField()
    published_at = models.DateTimeField(_("veröffentlicht am"))
    withdrawn = models.BooleanField(_("zurückgezogen"), default=False)

    objects = FrozenRows.as_manager()

    class Meta:
        verbose_name = _("veröffentlichtes Protokoll")
        verbose_name_plural = _("veröffentlichte Protokolle")
        ordering = ["id"]

    def __str__(self) -> str:
        return gettext("Veröffentlicht: {version}").format(version=self.version)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding and set(kwargs.get("update_fields") or ()) != {"withdrawn"}:
            raise FrozenStays
        super().save(*args, **kwargs)

    def plain(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.content)
        return found

    @property
    def municipality_id(self) -> int:
        return self.version.municipality_id
