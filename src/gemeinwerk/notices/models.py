"""A mail as a row, from its writing to its sending, and what it brings along."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.jobs import Job
from gemeinwerk.municipalities.models import Municipality

MOST_BYTES = 5_000_000
"""Of an attachment: on its way it grows by a third, and many servers take no more than 10 MB."""


class NoticeState(models.TextChoices):
    REVIEW = "review", _("wartet auf Durchsicht")
    QUEUED = "queued", _("wird versandt")
    SENT = "sent", _("versandt")
    FAILED = "failed", _("nicht zugestellt")
    BOUNCED = "bounced", _("zurückgekommen")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


class Notice(Job):
    """A mail is a row first; it leaves once, and only then counts as sent."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    recipient = models.EmailField(_("An"))
    recipient_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="notices"
    )
    subject = models.CharField(_("Betreff"), max_length=200)
    body = models.TextField(_("Text"))
    action_url = models.CharField(max_length=500, blank=True)
    unsubscribe_url = models.CharField(max_length=500, blank=True)
    """Where a mail program ends such mails with one click (RFC 8058)."""
    state = models.CharField(
        _("Stand"), max_length=10, choices=NoticeState.choices, default=NoticeState.QUEUED
    )
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    handed_at = models.DateTimeField(null=True)
    """When its last line was about to be handed to the server: from then on it may have arrived."""
    late = models.PositiveSmallIntegerField(default=0)
    """What goes to many leaves after what somebody waits for: 1, else 0."""
    error = models.TextField(blank=True)
    dedup_key = models.CharField(max_length=200, blank=True)
    """The same notice is not written twice: unique where it is filled."""

    class Meta:
        verbose_name = _("Mitteilung")
        verbose_name_plural = _("Mitteilungen")
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="notice_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "dedup_key"],
                condition=~models.Q(dedup_key=""),
                name="one_notice_per_key",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.recipient}"


class Attachment(models.Model):
    """A file that leaves with a mail. Its content is emptied as soon as the mail has left or was
    withdrawn; name and size stay."""

    notice = models.OneToOneField(Notice, on_delete=models.CASCADE, related_name="attachment")
    name = models.CharField(max_length=100)
    content_type = models.CharField(max_length=100)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    """What can be read in it, so that an erasure finds whom it names."""

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Anhang")
        verbose_name_plural = _("Anhänge")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size__lte=MOST_BYTES), name="attachment_not_too_large"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def municipality_id(self) -> int:
        return self.notice.municipality_id

    @property
    def is_there(self) -> bool:
        return bool(self.content)


from gemeinwerk.notices.bounces import models as _bounces  # noqa: E402, F401  # its table
