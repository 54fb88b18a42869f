"""Who is invited in a wave, and the links of their own with which they answer."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import ActorGroup, Body, Organisation, Person
from gemeinwerk.actors.models.seats import former
from gemeinwerk.audit import operations as audit
from gemeinwerk.invitations.models.waves import Wave
from gemeinwerk.invitations.tongues import choices, known


class Channel(models.TextChoices):
    MAIL = "mail", _("Mail")
    PAPER = "paper", _("Brief")


class Answer(models.TextChoices):
    OPEN = "open", _("noch keine Antwort")
    ACCEPTED = "accepted", _("kommt")
    DEPUTISED = "deputised", _("schickt jemand anderen")
    DECLINED = "declined", _("kommt nicht")
    UNDECIDED = "undecided", _("noch unentschieden")


class Invitation(models.Model):
    """A person is invited in a wave, once. Without a person: somebody who is erased was."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        related_name="invitations",
        verbose_name=_("Person"),
    )
    # Through what somebody came into the wave; figures are told by it, whatever changes later.
    body = models.ForeignKey(
        Body,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name=_("Gremium"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name=_("Organisation"),
    )
    group = models.ForeignKey(
        ActorGroup,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name=_("Akteursgruppe"),
    )
    channel = models.CharField(
        _("Weg"), max_length=8, choices=Channel.choices, default=Channel.MAIL
    )
    language = models.CharField(_("Sprache"), max_length=10, choices=choices, default="de")
    """When they were invited; what they chose since holds (`spoken`)."""
    answer = models.CharField(
        _("Antwort"), max_length=10, choices=Answer.choices, default=Answer.OPEN
    )
    answered_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    reminders_stopped = models.BooleanField(_("nicht erinnern"), default=False)

    class Meta:
        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "person"], name="invited_once_in_a_wave")
        ]
        indexes = [models.Index(fields=["wave", "answer"], name="invitation_answer")]

    def __str__(self) -> str:
        return str(self.person) if self.person else former()

    @property
    def municipality_id(self) -> int:
        return self.wave.municipality_id

    @property
    def weight(self) -> float:
        """Of two that become one the last that was answered stays."""
        return self.answered_at.timestamp() if self.answered_at else 0.0

    @property
    def spoken(self) -> str:
        """The language the person has chosen by now: it holds for every letter to them."""
        return known(self.person.language if self.person else self.language)


class PersonalLink(models.Model):
    """With it a person answers without an account. The link itself is nowhere, only what proves it.

    A reminder brings a new one along; the earlier ones go on to hold.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the word in the link."""
    code_hash = models.CharField(max_length=64, blank=True)
    """What proves the short code of a letter on paper; empty for a mail."""
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    """The last day on which it holds."""
    withdrawn_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    """When it was opened last; no more than the day is shown."""

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Link einer Einladung")
        verbose_name_plural = _("Links von Einladungen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["code_hash"],
                condition=~models.Q(code_hash=""),
                name="one_link_per_code",
            )
        ]

    def __str__(self) -> str:
        return str(self.invitation)

    @property
    def municipality_id(self) -> int:
        return self.invitation.municipality_id

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    def is_expired(self, day: date | None = None) -> bool:
        return self.expires_on < (day or localdate(audit.now()))

    @property
    def holds(self) -> bool:
        """Whether it opens anything now."""
        there = self.invitation.person_id is not None
        return there and not self.is_withdrawn and not self.is_expired()
