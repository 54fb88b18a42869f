"""Lists of contacts on their way in, what columns mean, and what a list said of whom."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models.people import Organisation, Person
from gemeinwerk.audit.moments import MomentField
from gemeinwerk.core.incoming import ImportState, Incoming
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.municipalities.models import Municipality


class ContactImport(Incoming):
    """One list of contacts: read, looked through, then taken over whole or not."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="contact_imports"
    )
    signature = models.CharField(max_length=64, blank=True)
    """SHA-256 of the list's normalised headings, once it was read."""
    columns = ShapedField(shape=dict[str, str], default=dict)
    """What somebody decided columns mean for this file: column -> field or ""."""
    choices = ShapedField(shape=dict[str, str], default=dict)
    """Whom somebody knows already: key of somebody in the list -> key of the person there."""
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = MomentField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    undo_asked_at = models.DateTimeField(null=True)
    """Since when it is being taken back, in the name of `undone_by`; null: it is not."""
    undo_seen = models.CharField(max_length=64, blank=True)
    """Stamp of what somebody looked through before."""

    class Meta:
        verbose_name = _("Kontaktliste")
        verbose_name_plural = _("Kontaktlisten")
        ordering = ["-id"]

    @property
    def is_being_undone(self) -> bool:
        return self.state == ImportState.APPLIED and self.undo_asked_at is not None

    @property
    def is_at_work(self) -> bool:
        return super().is_at_work or self.is_being_undone


class ContactMapping(models.Model):
    """What an office decided columns mean, remembered for the next list with such headings."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    signature = models.CharField(max_length=64)
    columns = ShapedField(shape=dict[str, str])
    updated_at = MomentField(auto_now=True)

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Zuordnung von Spalten")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "signature"], name="one_contact_mapping_per_signature"
            )
        ]

    def __str__(self) -> str:
        return self.signature[:12]


class ContactRow(models.Model):
    """What a list that was taken over said of somebody, and what was written of it.

    `said` is what the next list is compared with; `before` and `after` what can be taken back.
    All in plain values by the names of columns.
    """

    run = models.ForeignKey(ContactImport, on_delete=models.CASCADE, related_name="rows")
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, related_name="contact_rows"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="contact_rows"
    )
    key = models.CharField(max_length=64)
    """Of whom the list speaks: a checksum of name, address and organisation as it has them."""
    said = ShapedField(shape=dict[str, Any], default=dict)
    created = models.BooleanField(default=False)
    before = ShapedField(shape=dict[str, Any], default=dict)
    after = ShapedField(shape=dict[str, Any], default=dict)

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Zeile einer Kontaktliste")
        verbose_name_plural = _("Zeilen von Kontaktlisten")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, organisation__isnull=True)
                | models.Q(person__isnull=True, organisation__isnull=False),
                name="contact_row_of_one",
            )
        ]

    def __str__(self) -> str:
        return self.key[:12]
