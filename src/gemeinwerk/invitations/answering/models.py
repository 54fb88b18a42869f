"""What is asked on the page of an answer, what was answered, and what is needed on the day.

What somebody needs is an order for the meeting: its row has no key to a person, an invitation or
an answer (docs/adr/0040).
"""

import uuid
from datetime import date
from typing import Any, TypedDict

from django.conf import settings
from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Body
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.core.tongues import choices
from gemeinwerk.invitations.answering.choices import Told
from gemeinwerk.invitations.models.invitations import Invitation
from gemeinwerk.invitations.models.waves import Wave
from gemeinwerk.municipalities.models import Municipality


class Slot(TypedDict):
    """A time that comes again each week: 0 is Monday, "16:30"."""

    weekday: int
    start: str


USUAL: list[Slot] = [{"weekday": day, "start": "16:30"} for day in range(4)]


def usual_slots() -> list[Slot]:
    return [{**one} for one in USUAL]


class AnswerPage(models.Model):
    """What one is asked in a wave, beside whether one comes."""

    wave = models.OneToOneField(Wave, on_delete=models.CASCADE, related_name="answer_page")
    meeting = models.CharField(
        _("Wozu wird eingeladen?"),
        max_length=150,
        blank=True,
        help_text=_("z. B. „Auftakt“. Leer: Gefragt wird, ob jemand mitmacht."),
    )
    starts_at = models.DateTimeField(_("Beginn"), null=True, blank=True)
    ends_at = models.DateTimeField(_("Ende"), null=True, blank=True)
    place = models.CharField(_("Ort"), max_length=200, blank=True)
    bodies: "models.ManyToManyField[Body, Any]" = models.ManyToManyField(
        Body,
        blank=True,
        related_name="+",
        verbose_name=_("Gruppen zur Auswahl"),
    )
    slots = ShapedField(
        _("Zeiten, nach denen gefragt wird"), shape=list[Slot], default=usual_slots, blank=True
    )
    dates = ShapedField(_("Einzelne Termine"), shape=list[str], default=list, blank=True)
    """Days, as 2027-03-08."""
    asks_themes = models.BooleanField(_("nach Themen fragen"), default=True)
    asks_needs = models.BooleanField(_("nach Bedarfen fragen"), default=True)

    class Meta:
        verbose_name = _("Antwortseite")
        verbose_name_plural = _("Antwortseiten")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True)
                | models.Q(starts_at__isnull=True)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="meeting_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return str(self.wave)

    @property
    def municipality_id(self) -> int:
        return self.wave.municipality_id


class PageText(models.Model):
    """What the office says on the page in one language. German stands in the wave itself."""

    page = models.ForeignKey(AnswerPage, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("Sprache"), max_length=10, choices=choices)
    heading = models.CharField(_("Überschrift"), max_length=150, blank=True)
    introduction = models.TextField(_("Worum es geht"), blank=True)
    meeting = models.CharField(_("Wozu wird eingeladen?"), max_length=150, blank=True)
    place = models.CharField(_("Ort"), max_length=200, blank=True)
    next_steps = models.TextField(_("Wie es weitergeht"), blank=True)
    bodies = ShapedField(shape=dict[str, str], default=dict, blank=True)
    """What groups are called in this language, by their keys."""

    class Meta:
        verbose_name = _("Text der Antwortseite")
        verbose_name_plural = _("Texte der Antwortseite")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["page", "language"], name="one_page_text_each")
        ]

    def __str__(self) -> str:
        return self.get_language_display()

    @property
    def municipality_id(self) -> int:
        return self.page.wave.municipality_id


class PrivacyVersion(models.Model):
    """A privacy notice to which somebody agreed, word by word, and since when it reads so."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="privacy_versions"
    )
    digest = models.CharField(max_length=64)
    text = models.TextField(_("Datenschutzerklärung"), blank=True)
    since = models.DateField(_("Fassung vom"))

    class Meta:
        verbose_name = _("Fassung der Datenschutzerklärung")
        verbose_name_plural = _("Fassungen der Datenschutzerklärung")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "digest"], name="one_version_of_a_notice"
            )
        ]

    def __str__(self) -> str:
        return f"{self.since:%d.%m.%Y}"


class Time(TypedDict):
    """How a time suits: one of each week, or a single day (then `weekday` is -1)."""

    weekday: int
    date: str
    start: str
    fit: str


class Away(TypedDict):
    """Days on which somebody cannot come, both included."""

    first: str
    last: str


class Reply(models.Model):
    """What somebody answered, beside whether they come: that stands in the invitation."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="reply")
    deputy_name = models.CharField(_("Wer kommt stattdessen?"), max_length=200, blank=True)
    deputy_email = models.EmailField(_("E-Mail der Vertretung"), blank=True)
    bodies: "models.ManyToManyField[Body, Any]" = models.ManyToManyField(
        Body, blank=True, related_name="replies", verbose_name=_("Gruppen")
    )
    times = ShapedField(_("Zeiten"), shape=list[Time], default=list, blank=True)
    away = ShapedField(
        _("Tage, an denen es nicht geht"), shape=list[Away], default=list, blank=True
    )
    times_note = models.TextField(_("Zu den Zeiten"), blank=True)
    themes = models.TextField(_("Was soll besprochen werden?"), blank=True)
    language = models.CharField(_("Sprache"), max_length=10, choices=choices, default="de")
    privacy = models.ForeignKey(
        PrivacyVersion,
        on_delete=models.PROTECT,
        null=True,
        related_name="replies",
        verbose_name=_("Zustimmung zur Datenschutzerklärung"),
    )
    agreed_at = models.DateTimeField(_("zugestimmt am"), null=True)
    revision = models.PositiveIntegerField(default=1)
    """How often it was given; two windows are told by it."""
    given_at = models.DateTimeField(_("geantwortet am"))
    late = models.BooleanField(_("nach der Frist"), default=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("eingetragen von"),
    )
    told = models.CharField(
        _("Wie kam die Antwort?"), max_length=8, choices=Told.choices, blank=True
    )
    """Filled where the office entered it."""
    told_on = models.DateField(_("Wann?"), null=True)

    class Meta:
        verbose_name = _("Rückmeldung zu einer Einladung")
        verbose_name_plural = _("Rückmeldungen zu Einladungen")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.invitation)

    @property
    def weight(self) -> float:
        """Of two that become one the last that was given stays."""
        return self.given_at.timestamp()

    @property
    def municipality_id(self) -> int:
        return self.invitation.municipality_id

    @property
    def given_on(self) -> date:
        return localtime(self.given_at).date()


class NeedsOrder(models.Model):
    """What one who comes needs on the day. Nothing here says who it is.

    `key` is worked out from the word in the link, which is kept nowhere: only whoever has the link
    finds the order again. What the office orders for somebody has a key of chance.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="needs_orders")
    key = models.CharField(max_length=64, unique=True)
    needs = ShapedField(_("Bedarfe"), shape=list[str], default=list)
    interpreting = models.CharField(_("Dolmetschen in"), max_length=60, blank=True)
    note = models.TextField(_("Noch etwas?"), blank=True)
    last_day = models.DateField(_("gebraucht bis"))
    """The day after, it is deleted."""
    booked = models.BooleanField(_("bestellt"), default=False)
    consent = models.CharField(max_length=64)
    """To which wording of the question somebody said yes: its checksum."""

    class Meta:
        verbose_name = _("Bedarfsbestellung")
        verbose_name_plural = _("Bedarfsbestellungen")
        ordering = ["id"]

    def __str__(self) -> str:
        # As the log keeps it: a number, and nothing of what is needed.
        return f"{self._meta.verbose_name} {self.number}"

    @property
    def number(self) -> str:
        """For people who book: the beginning of a key of chance."""
        return self.id.hex[:6].upper()

    @property
    def municipality_id(self) -> int:
        return self.wave.municipality_id
