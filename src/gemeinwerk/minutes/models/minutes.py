"""The minutes of a meeting, and when which item of its agenda was talked about."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.meetings.models import AgendaItem, Meeting


class MinutesState(models.TextChoices):
    OPEN = "open", _("Sitzung läuft")
    DRAFT = "draft", _("Entwurf")
    APPROVED = "approved", _("genehmigt")


class Minutes(models.Model):
    """One for each meeting, from its beginning on.

    `revision` grows with all that changes in them: whoever writes asks for what is newer. A meeting
    with minutes is not deleted.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    state = models.CharField(
        _("Stand"), max_length=10, choices=MinutesState.choices, default=MinutesState.OPEN
    )
    started_at = models.DateTimeField(_("begonnen um"))
    ended_at = models.DateTimeField(_("beendet um"), null=True, blank=True)
    quorum = models.PositiveSmallIntegerField(
        _("Beschlussfähig ab"),
        null=True,
        blank=True,
        help_text=_("So viele mit Stimme müssen da sein. Leer: Es kommt nicht darauf an."),
    )
    code = models.CharField(max_length=8, blank=True)
    """With it people enter themselves; empty: nobody does."""
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("Protokoll")
        verbose_name_plural = _("Protokolle")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True)
                | models.Q(ended_at__gte=models.F("started_at")),
                name="minutes_end_after_they_begin",
            )
        ]

    def __str__(self) -> str:
        return gettext("Protokoll: {meeting}").format(meeting=self.meeting)

    @property
    def municipality_id(self) -> int:
        return self.meeting.municipality_id

    @property
    def is_open(self) -> bool:
        return self.state == MinutesState.OPEN

    @property
    def is_written(self) -> bool:
        """Whether they can still be changed."""
        return self.state != MinutesState.APPROVED


class ItemRun(models.Model):
    """From when to when an item was talked about; taken up again it goes on."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="runs")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="runs")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Zeit eines Tagesordnungspunkts")
        verbose_name_plural = _("Zeiten von Tagesordnungspunkten")
        ordering = ["began_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes"],
                condition=models.Q(ended_at__isnull=True),
                name="one_item_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return str(self.item)

    @property
    def municipality_id(self) -> int:
        return self.minutes.municipality_id
