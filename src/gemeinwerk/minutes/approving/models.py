"""A draft on its way to being approved; and minutes as they were approved: nothing changes them."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Person
from gemeinwerk.actors.models.seats import former
from gemeinwerk.core.errors import DomainError
from gemeinwerk.minutes.models import Minutes, Paragraph

LEDGER_KEY = "minutes.version"
"""What approved minutes are called in the log of what was published."""


class Circulation(models.Model):
    """A draft that was sent out. Without a day the next meeting approves it."""

    minutes = models.OneToOneField(Minutes, on_delete=models.CASCADE, related_name="circulation")
    sent_at = models.DateTimeField(_("versandt am"))
    silent_until = models.DateField(_("Einwände bis"), null=True, blank=True)
    """Nobody objects until then: the day after it is approved."""
    correcting = models.TextField(_("Warum berichtigt wird"), blank=True)
    """Of minutes that were approved before; empty: these were not."""

    class Meta:
        verbose_name = _("Versand eines Protokollentwurfs")
        verbose_name_plural = _("Versand von Protokollentwürfen")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.minutes)

    @property
    def municipality_id(self) -> int:
        return self.minutes.municipality_id


class DraftReader(models.Model):
    """Somebody who reads the draft by a link of their own. Without a person: somebody erased."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="minutes_read"
    )
    sealed = models.CharField(max_length=300)
    proof = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("Link zu einem Protokoll")
        verbose_name_plural = _("Links zu Protokollen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "person"], name="reads_a_draft_once")
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person else former()

    @property
    def weight(self) -> float:
        """Of two that become one the earlier stays, to which mails lead."""
        return -float(self.pk or 0)

    @property
    def municipality_id(self) -> int:
        return self.minutes.municipality_id


class SuggestionState(models.TextChoices):
    OPEN = "open", _("offen")
    ACCEPTED = "accepted", _("übernommen")
    DECLINED = "declined", _("abgelehnt")


class Suggestion(models.Model):
    """What somebody would say otherwise: another text for a paragraph, or a remark on all of it."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="suggestions")
    paragraph = models.ForeignKey(
        Paragraph, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    reader = models.ForeignKey(
        DraftReader, on_delete=models.SET_NULL, null=True, related_name="suggestions"
    )
    before = models.TextField(_("Bisher"), blank=True)
    text = models.TextField(_("Vorschlag"), blank=True)
    note = models.TextField(_("Anmerkung"), blank=True)
    state = models.CharField(
        _("Stand"),
        max_length=10,
        choices=SuggestionState.choices,
        default=SuggestionState.OPEN,
    )
    sentence = models.TextField(_("Was wir dazu sagen"), blank=True)
    made_at = models.DateTimeField(_("vorgeschlagen am"))
    decided_at = models.DateTimeField(_("entschieden am"), null=True)

    class Meta:
        verbose_name = _("Änderungsvorschlag zu einem Protokoll")
        verbose_name_plural = _("Änderungsvorschläge zu Protokollen")
        ordering = ["id"]

    def __str__(self) -> str:
        return gettext("Vorschlag zu: {minutes}").format(minutes=self.minutes)

    @property
    def municipality_id(self) -> int:
        return self.minutes.municipality_id


class FrozenStays(DomainError):
    """Somebody tried to change what was approved."""

    def __init__(self) -> None:
        super().__init__(
            gettext(
                "Ein genehmigtes Protokoll wird nie geändert. Eine Berichtigung ist eine neue "
                "Fassung."
            )
        )


class FrozenRows(models.QuerySet[Any]):
    def update(self, **values: Any) -> int:
        raise FrozenStays


class How(models.TextChoices):
    MEETING = "meeting", _("in einer Sitzung")
    SILENCE = "silence", _("ohne Einwand bis zur Frist")


class MinutesVersion(models.Model):
    """Minutes as they were approved. Its content is canonical JSON, which enters the log."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Fassung"))
    how = models.CharField(_("Genehmigt"), max_length=8, choices=How.choices)
    approved_in = models.CharField(_("In welcher Sitzung"), max_length=300, blank=True)
    """As it was called then."""
    approved_at = models.DateTimeField(_("genehmigt am"))
    reason = models.TextField(_("Warum berichtigt"), blank=True)
    content = models.TextField()
    checksum = models.CharField(max_length=64)
    """SHA-256 of it."""

    objects = FrozenRows.as_manager()

    class Meta:
        verbose_name = _("genehmigtes Protokoll")
        verbose_name_plural = _("genehmigte Protokolle")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="one_minutes_per_number")
        ]

    def __str__(self) -> str:
        return gettext("{minutes}, Fassung {number}").format(
            minutes=self.minutes, number=self.number
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise FrozenStays
        super().save(*args, **kwargs)

    def plain(self) -> dict[str, Any]:
        """The content as a document."""
        found: dict[str, Any] = json.loads(self.content)
        return found

    @property
    def municipality_id(self) -> int:
        return self.minutes.municipality_id
