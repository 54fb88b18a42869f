"""What a meeting is about, item by item, in order."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.meetings.models.meetings import Meeting

LONGEST_TITLE = 200


class ItemKind(models.TextChoices):
    THEME = "theme", _("Thema")
    WISH = "wish", _("Themenwunsch")
    CARRIED = "carried", _("offen vom letzten Mal")
    REPORTED = "reported", _("aus einem anderen Bereich")
    FORMAL = "formal", _("Regularie")


class AgendaItem(models.Model):
    """Tagesordnungspunkt. `source` names what it came from, so that nothing comes twice: an area
    above writes its own keys there (`agenda_sources`)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(
        _("Art"), max_length=10, choices=ItemKind.choices, default=ItemKind.THEME
    )
    title = models.CharField(_("Thema"), max_length=LONGEST_TITLE)
    text = models.TextField(_("Worum es geht"), blank=True)
    speaker = models.CharField(
        _("Wer führt ein?"),
        max_length=150,
        blank=True,
        help_text=_("Eine Person oder ein Fachbereich; steht nicht öffentlich."),
    )
    minutes = models.PositiveSmallIntegerField(_("Minuten"), null=True, blank=True)
    internal = models.BooleanField(
        _("nicht öffentlich"),
        default=False,
        help_text=_("Auch wenn die Sitzung angekündigt ist, steht dieser Punkt nicht dabei."),
    )
    position = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = _("Tagesordnungspunkt")
        verbose_name_plural = _("Tagesordnungspunkte")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "source"],
                condition=~models.Q(source=""),
                name="one_item_per_source",
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__isnull=True) | models.Q(minutes__gte=1),
                name="item_takes_some_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def municipality_id(self) -> int:
        return self.meeting.municipality_id
