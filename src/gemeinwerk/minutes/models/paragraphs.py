"""What stands in minutes, paragraph by paragraph."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.meetings.models import AgendaItem
from gemeinwerk.minutes.models.minutes import Minutes


class ParagraphKind(models.TextChoices):
    TEXT = "text", _("Text")
    DECISION = "decision", _("Beschluss")
    VOTE = "vote", _("Abstimmung")
    TASK = "task", _("Aufgabe")


class Paragraph(models.Model):
    """A paragraph, or the place in the text where something was decided or given to somebody.

    `key` comes from the browser: what arrives twice is one. One without text was taken away again;
    it stays as an empty row, so that whoever still has it open is not told nonsense. `beside`: two
    people changed the same words; this is the text of the second, below that of the first.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="paragraphs")
    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="paragraphs",
        verbose_name=_("Tagesordnungspunkt"),
    )
    """None: to no item, or to one that is off the agenda."""
    key = models.UUIDField()
    kind = models.CharField(
        _("Art"), max_length=10, choices=ParagraphKind.choices, default=ParagraphKind.TEXT
    )
    position = models.PositiveIntegerField(default=0)
    text = models.TextField(_("Text"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("geschrieben von"),
    )
    """Whoever changed it last."""
    beside = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="others"
    )
    revision = models.PositiveIntegerField()
    """Of the minutes, when this changed last."""
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Absatz eines Protokolls")
        verbose_name_plural = _("Absätze von Protokollen")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "key"], name="one_paragraph_per_key")
        ]
        indexes = [models.Index(fields=["minutes", "revision"], name="paragraphs_since")]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def municipality_id(self) -> int:
        return self.minutes.municipality_id
