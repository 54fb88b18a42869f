"""Who is invited to a meeting, what they answered, and the address of their own calendar."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import ActorGroup, Organisation, Person
from gemeinwerk.actors.models.seats import former
from gemeinwerk.meetings.models.meetings import Meeting


class MeetingAnswer(models.TextChoices):
    OPEN = "open", _("noch keine Antwort")
    YES = "yes", _("kommt")
    DEPUTY = "deputy", _("schickt jemand anderen")
    MAYBE = "maybe", _("kommt vielleicht")
    NO = "no", _("kommt nicht")


class Invitee(models.Model):
    """A person is invited to a meeting, once. Without a person: somebody who is erased was.

    For whom somebody speaks is kept as it was then: figures are told by it, whatever changes later.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitees")
    person = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        related_name="meeting_invitations",
        verbose_name=_("Person"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Organisation"),
    )
    group = models.ForeignKey(
        ActorGroup,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Akteursgruppe"),
    )
    function = models.CharField(_("Funktion"), max_length=60, blank=True)
    """As what they sit in the body, as it is called; empty for guests."""
    answer = models.CharField(
        _("Antwort"), max_length=8, choices=MeetingAnswer.choices, default=MeetingAnswer.OPEN
    )
    deputy_name = models.CharField(_("Wer kommt stattdessen?"), max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("eingetragen von"),
    )
    revision = models.PositiveIntegerField(default=0)
    """How often it was answered or asked anew; two windows are told by it."""
    told_sequence = models.IntegerField(null=True)
    """Of which state of the meeting the last mail told; None: none was written."""
    sealed = models.CharField(max_length=300)
    proof = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("Eingeladene*r zu einer Sitzung")
        verbose_name_plural = _("Eingeladene zu Sitzungen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="invited_once_to_a_meeting")
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person else former()

    @property
    def weight(self) -> float:
        """Of two that become one the last that was answered stays."""
        return self.answered_at.timestamp() if self.answered_at else 0.0

    @property
    def municipality_id(self) -> int:
        return self.meeting.municipality_id


class CalendarAddress(models.Model):
    """Where a person's own meetings can be subscribed to; renewed, the earlier address ends."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_address")
    sealed = models.CharField(max_length=300)
    proof = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Adresse eines Kalenders")
        verbose_name_plural = _("Adressen von Kalendern")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def weight(self) -> float:
        """Of two that become one the newest stays."""
        return self.made_at.timestamp()

    @property
    def municipality_id(self) -> int:
        return self.person.municipality_id
