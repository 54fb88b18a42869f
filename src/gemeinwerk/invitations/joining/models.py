"""Whether one can still join a concept's process, and who asked to."""

from collections.abc import Sequence

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.tongues import choices
from gemeinwerk.invitations.answering.models import PrivacyVersion
from gemeinwerk.invitations.models.waves import Wave


class Joining(models.Model):
    """The switch of the office: a page on which anybody may ask to take part."""

    concept = models.OneToOneField(Concept, on_delete=models.CASCADE, related_name="joining")
    is_open = models.BooleanField(_("Die Seite „Mitmachen“ ist offen"), default=False)
    text = models.TextField(
        _("Was dort steht"),
        blank=True,
        help_text=_("Worum es geht und wer gebraucht wird, in zwei oder drei Sätzen."),
    )
    wave = models.ForeignKey(
        Wave,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Wer dazukommt, kommt in diese Welle"),
        help_text=_("Damit bekommt jede*r auch den Text, den die anderen schon haben."),
    )

    class Meta:
        verbose_name = _("Seite „Mitmachen“")
        verbose_name_plural = _("Seiten „Mitmachen“")

    def __str__(self) -> str:
        return str(self.concept)

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class JoinState(models.TextChoices):
    ASKED = "asked", _("Adresse noch nicht bestätigt")
    CONFIRMED = "confirmed", _("wartet auf Sie")
    TAKEN = "taken", _("aufgenommen")


class JoinRequest(models.Model):
    """Somebody wants to take part. Unconfirmed it is forgotten after some days."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="join_requests")
    name = models.CharField(_("Name"), max_length=200)
    email = models.EmailField(_("E-Mail"))
    """In small letters."""
    organisation = models.CharField(_("Organisation"), max_length=200, blank=True)
    message = models.TextField(_("Nachricht"), blank=True)
    language = models.CharField(_("Sprache"), max_length=10, choices=choices, default="de")
    state = models.CharField(
        _("Stand"), max_length=10, choices=JoinState.choices, default=JoinState.ASKED
    )
    privacy = models.ForeignKey(
        PrivacyVersion, on_delete=models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("gefragt am"))
    confirmed_at = models.DateTimeField(_("bestätigt am"), null=True)
    decided_at = models.DateTimeField(_("entschieden am"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    person: Person | None = None
    """Who they are, once they are taken in, and waves that run without them: where asked for."""
    further: Sequence[Wave] = ()

    class Meta:
        verbose_name = _("Anfrage, mitzumachen")
        verbose_name_plural = _("Anfragen, mitzumachen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "email"], name="asks_to_join_once")
        ]

    def __str__(self) -> str:
        # As the log keeps it: nothing of whose it is.
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id
