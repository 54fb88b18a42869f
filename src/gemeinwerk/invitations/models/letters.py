"""What is written to one person: drawn from the wave's text, looked at, sent."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinwerk.invitations.models.invitations import Channel, Invitation
from gemeinwerk.invitations.models.waves import Purpose
from gemeinwerk.notices.models import Notice

__all__ = ["Letter", "LetterState", "Purpose"]


class LetterState(models.TextChoices):
    DRAFTED = "drafted", _("entworfen")
    REVIEW = "review", _("wartet auf Durchsicht")
    QUEUED = "queued", _("wird versandt")
    SENT = "sent", _("versandt")
    FAILED = "failed", _("nicht zugestellt")
    BOUNCED = "bounced", _("zurückgekommen")
    WITHHELD = "withheld", _("zurückgehalten")


class Letter(models.Model):
    """A mail or a letter on paper to one who is invited; `number` counts those of a kind.

    In its text stands {link}: the link itself is made when it leaves, and forgotten with the mail.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="letters")
    purpose = models.CharField(
        _("Zweck"), max_length=12, choices=Purpose.choices, default=Purpose.INVITATION
    )
    number = models.PositiveSmallIntegerField(default=0)
    channel = models.CharField(
        _("Weg"), max_length=8, choices=Channel.choices, default=Channel.MAIL
    )
    language = models.CharField(_("Sprache"), max_length=10, default="de")
    """In which it is written: German where the wave has no text in the person's own."""
    subject = models.CharField(_("Betreff"), max_length=200)
    body = models.TextField(_("Text"))
    edited = models.BooleanField(_("von Hand geändert"), default=False)
    overtaken = models.BooleanField(default=False)
    """Edited by hand, and the wave's text was changed after that."""
    state = models.CharField(
        _("Stand"), max_length=10, choices=LetterState.choices, default=LetterState.DRAFTED
    )
    notice = models.OneToOneField(
        Notice, on_delete=models.SET_NULL, null=True, related_name="letter"
    )
    """The mail it left with, as long as the outbox keeps it."""
    drawn_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    """When the server took it, or when the letter on paper was made."""
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = pgettext_lazy("Brief oder Mail", "Schreiben")
        verbose_name_plural = pgettext_lazy("Briefe oder Mails", "Schreiben")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "purpose", "number"], name="one_letter_of_a_kind"
            )
        ]
        indexes = [models.Index(fields=["state"], name="letter_state")]

    def __str__(self) -> str:
        return self.subject

    @property
    def weight(self) -> float:
        """Of two that become one the last that was sent stays."""
        return self.sent_at.timestamp() if self.sent_at else 0.0

    @property
    def municipality_id(self) -> int:
        return self.invitation.municipality_id
