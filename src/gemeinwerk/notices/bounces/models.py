"""A mail that came back, and what the other server said of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.municipalities.models import Municipality


class Bounce(models.Model):
    """What a server said of a mail of ours that it could not deliver; of a delay it is none."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="bounces")
    notice = models.ForeignKey(
        "notices.Notice", on_delete=models.SET_NULL, null=True, related_name="bounces"
    )
    recipient = models.EmailField(_("An"))
    permanent = models.BooleanField(_("endgültig"))
    """Whether the address will never do; else it was full or its server away for too long."""
    code = models.CharField(_("Code"), max_length=12, blank=True)
    """As RFC 3463 has it: 5.1.1."""
    said = models.CharField(_("Auskunft des Servers"), max_length=500, blank=True)
    at = models.DateTimeField(_("zurückgekommen am"))
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the message and the recipient: one that is read twice counts once."""

    class Meta:
        verbose_name = _("zurückgekommene Mail")
        verbose_name_plural = _("zurückgekommene Mails")
        ordering = ["-id"]
        indexes = [models.Index(fields=["recipient"], name="bounce_recipient")]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.code or self.said[:40]}"
