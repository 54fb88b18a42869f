"""A meeting of a body: when, where, in which form, and how it stands."""

import uuid

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Body
from gemeinwerk.calendars.models import Known, Room
from gemeinwerk.concepts.models import Concept


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("geplant")
    INVITED = "invited", _("eingeladen")
    HELD = "held", _("hat stattgefunden")
    CANCELLED = "cancelled", _("abgesagt")


COMING = (MeetingState.PLANNED, MeetingState.INVITED)
"""It can still be moved or cancelled."""


class Format(models.TextChoices):
    PRESENCE = "presence", _("in Präsenz")
    HYBRID = "hybrid", _("hybrid")
    ONLINE = "online", _("online")


def called(title: str, number: int) -> str:
    """Without its body: „Auftakt“, or „3. Sitzung“."""
    return title or gettext("{n}. Sitzung").format(n=number)


def new_uid() -> str:
    return str(uuid.uuid4())


class Meeting(models.Model):
    """People of a body meet, for a concept or for themselves.

    `uid` and `sequence` are those of its entry in calendars (RFC 5545): the one stays, the other
    grows with each change that an entry already taken over has to follow.
    """

    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("Gremium")
    )
    concept = models.ForeignKey(
        Concept,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("Konzept"),
    )
    number = models.PositiveSmallIntegerField(_("Nummer"))
    """Counted through in its body, for each concept anew."""
    title = models.CharField(
        _("Titel"),
        max_length=150,
        blank=True,
        help_text=_("z. B. „Auftakt“. Leer: Die Sitzung heißt nach ihrer Nummer."),
    )
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"))
    format = models.CharField(
        _("Form"), max_length=10, choices=Format.choices, default=Format.PRESENCE
    )
    room = models.ForeignKey(
        Room,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("Raum"),
    )
    place = models.CharField(
        _("Ort"),
        max_length=250,
        blank=True,
        help_text=_("z. B. Rathaus, Raum 2.041, Eingang Hofseite"),
    )
    link = models.URLField(
        _("Link zur Videokonferenz"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Steht nur in Einladungen, nie auf öffentlichen Seiten."),
    )
    note = models.TextField(
        _("Hinweise für Eingeladene"), blank=True, help_text=_("z. B. was vorher zu lesen ist")
    )
    public = models.BooleanField(
        _("öffentlich ankündigen"),
        default=False,
        help_text=_("Tag, Ort und Themen stehen dann auf der Seite des Konzepts."),
    )
    joining = models.TextField(
        _("Wie man mitmacht"),
        blank=True,
        help_text=_(
            "Steht öffentlich dabei, z. B. „Die Sitzung ist offen; bitte melden Sie sich an.“"
        ),
    )
    state = models.CharField(
        _("Stand"), max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    cancelled_because = models.TextField(_("Warum abgesagt"), blank=True)
    uid = models.CharField(max_length=64, unique=True, default=new_uid, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField()
    """When what an entry in a calendar says changed last."""

    class Meta:
        verbose_name = _("Sitzung")
        verbose_name_plural = _("Sitzungen")
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="meeting_ends_after_it_begins_at_all",
            ),
            models.UniqueConstraint(
                fields=["body", "concept", "number"], name="one_meeting_per_number"
            ),
        ]
        indexes = [models.Index(fields=["body", "starts_at"], name="meeting_of_body")]

    def __str__(self) -> str:
        return f"{self.body}: {self.called}"

    @property
    def called(self) -> str:
        return called(self.title, self.number)

    @property
    def where(self) -> str:
        """The room with its address, and what else is said of the place."""
        room = [self.room.name, self.room.address] if self.room else []
        return ", ".join(filter(None, [*room, self.place]))

    @property
    def step_free(self) -> bool:
        return self.room is not None and self.room.step_free == Known.YES

    @property
    def hearing_loop(self) -> bool:
        return self.room is not None and self.room.hearing_loop == Known.YES

    @property
    def municipality_id(self) -> int:
        return self.body.municipality_id

    @property
    def is_coming(self) -> bool:
        return self.state in COMING
