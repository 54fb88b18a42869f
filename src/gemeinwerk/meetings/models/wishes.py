"""What became of a theme somebody wished for when they answered an invitation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.meetings.models.agenda import AgendaItem
from gemeinwerk.meetings.models.meetings import Meeting


class ThemeWish(models.Model):
    """A wish as it was read, and the sentence that went to whoever wished. Without an item: not
    taken up, or the item is off the agenda again. The wish itself stands in the reply: where it
    reads otherwise now, it is open again."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="theme_wishes")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="theme_wishes")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, related_name="theme_wishes"
    )
    wished = models.TextField(_("Wunsch"))
    taken = models.BooleanField(_("aufgenommen"))
    sentence = models.TextField(_("Was wir dazu sagen"), blank=True)
    decided_at = models.DateTimeField(_("entschieden am"))

    class Meta:
        verbose_name = _("Themenwunsch")
        verbose_name_plural = _("Themenwünsche")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.wished[:80]

    @property
    def municipality_id(self) -> int:
        return self.meeting.municipality_id
