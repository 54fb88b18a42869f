"""What somebody's calendar answered by mail, and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.meetings.models.invitees import Invitee, MeetingAnswer
from gemeinwerk.meetings.models.meetings import Meeting
from gemeinwerk.municipalities.models import Municipality


class Outcome(models.TextChoices):
    TAKEN = "taken", _("als Antwort eingetragen")
    UNREAD = "unread", _("keine Antwort, die das Programm versteht")
    STRANGER = "stranger", _("in anderem Namen als dem der eingeladenen Person")
    FORWARDED = "forwarded", _("nicht von der Person selbst gesandt, sondern weitergeleitet")
    UNPROVEN = "unproven", _("nicht über die Adresse aus der Einladung")
    OTHER = "other", _("zu einer anderen Sitzung als der, zu der die Adresse gehört")
    EARLIER = "earlier", _("zu einem früheren Termin dieser Sitzung")
    OLDER = "older", _("älter als die Antwort, die schon da ist")
    OVER = "over", _("zu einer Sitzung, die abgesagt oder vorbei ist")
    GONE = "gone", _("von jemandem, der nicht mehr eingeladen ist")


class MailReply(models.Model):
    """A message that answers an invitation, or tries to; kept once, whatever becomes of it."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="mail_replies"
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, null=True, related_name="mail_replies"
    )
    """None: none of ours is named."""
    invitee = models.ForeignKey(
        Invitee, on_delete=models.SET_NULL, null=True, related_name="mail_replies"
    )
    sender = models.CharField(_("Von"), max_length=254, blank=True)
    sender_name = models.CharField(_("Name"), max_length=200, blank=True)
    in_name_of = models.CharField(_("im Namen von"), max_length=254, blank=True)
    """As its calendar says, where that is somebody else than who sent it."""
    said = models.CharField(
        _("Antwort"), max_length=8, choices=MeetingAnswer.choices, default=MeetingAnswer.OPEN
    )
    """Open: nothing that could be entered."""
    words = models.TextField(_("Nachricht"), blank=True)
    outcome = models.CharField(_("Was daraus wurde"), max_length=10, choices=Outcome.choices)
    sent_at = models.DateTimeField(_("gesandt am"))
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the message: one that is read twice counts once."""
    open = models.BooleanField(default=True)
    """Whether the office still has to look at it."""

    class Meta:
        verbose_name = _("Antwort per Mail")
        verbose_name_plural = _("Antworten per Mail")
        ordering = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return self.sender_name or self.sender or "–"
