"""One contribution: what was said, where it came from, what it is about, how it stands."""

from datetime import date
from textwrap import wrap

from django.conf import settings
from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.contributions.models.participation import Participation
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.meetings.models import AgendaItem, Meeting

SHOWN = 90


class ContributionKind(models.TextChoices):
    NEED = "need", _("Bedarf")
    IDEA = "idea", _("Idee")
    PROPOSAL = "proposal", _("Vorschlag")
    OBJECTION = "objection", _("Einwand")
    QUESTION = "question", _("Frage")
    COMMENT = "comment", _("Anmerkung zum Entwurf")


class Channel(models.TextChoices):
    """Where from."""

    MEETING = "meeting", _("Sitzung")
    MINUTES = "minutes", _("Protokoll")
    WISH = "theme_wish", _("Themenwunsch")
    FORM = "form", _("Formular")
    LETTER = "letter", _("Brief oder E-Mail")
    TELEPHONE = "telephone", _("Telefon")
    STREET = "street", _("Gespräch vor Ort")
    FILE = "file", _("Datei")
    OTHER = "other", _("anderer Weg")


class ContributionState(models.TextChoices):
    HELD = "held", _("wartet auf Prüfung")
    INTERNAL = "internal", _("nur intern")
    PUBLIC = "public", _("öffentlich")
    HIDDEN = "hidden", _("ausgeblendet")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


def first_words(text: str) -> str:
    """As much of a text as fits a line: whole words, one that is longer is cut."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{wrap(line[: 2 * SHOWN], SHOWN - 2)[0]} …"


class Contribution(models.Model):
    """Beitrag. What was said stays as it was said (`text`, in its own language); beside it stands
    what the office made of it: a translation, and what the public reads where something had to be
    left out. Its number is never given twice within the concept, and no contribution is deleted:
    of one withdrawn the text is gone and the number stays.
    """

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="contributions")
    number = models.PositiveIntegerField(_("Nummer"))
    kind = models.CharField(_("Art"), max_length=10, choices=ContributionKind.choices)
    title = models.CharField(_("Überschrift"), max_length=200, blank=True)
    text = models.TextField(_("Was gesagt wurde"), blank=True)
    language = models.CharField(_("Sprache"), max_length=35, default="de")
    """A tag of any language (BCP 47): nobody has to write in one of ours."""
    translation = models.TextField(_("Übersetzung"), blank=True)
    public_text = models.TextField(_("Öffentlicher Text"), blank=True)
    """Where something had to be left out; empty: the public reads `text`."""
    field = models.ForeignKey(
        FieldOfAction,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("Handlungsfeld"),
    )
    themes: "models.ManyToManyField[CrossCuttingTheme, models.Model]" = models.ManyToManyField(
        CrossCuttingTheme,
        blank=True,
        related_name="contributions",
        verbose_name=_("Querschnittsthemen"),
    )
    target_group = models.CharField(_("Wen betrifft es?"), max_length=200, blank=True)
    channel = models.CharField(_("Woher"), max_length=10, choices=Channel.choices)
    said_on = models.DateField(_("gesagt am"), null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("Sitzung"),
    )
    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("Tagesordnungspunkt"),
    )
    """Of its meeting."""
    wish = models.ForeignKey(
        Reply, on_delete=models.SET_NULL, null=True, blank=True, related_name="contributions"
    )
    """The answer to an invitation in which somebody wished for it."""
    participation = models.ForeignKey(
        Participation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("Beteiligung"),
    )
    place_name = models.CharField(_("Ort"), max_length=200, blank=True)
    latitude = models.FloatField(_("Breite"), null=True, blank=True)
    longitude = models.FloatField(_("Länge"), null=True, blank=True)
    state = models.CharField(
        _("Stand"),
        max_length=10,
        choices=ContributionState.choices,
        default=ContributionState.INTERNAL,
    )
    because = models.TextField(_("Warum"), blank=True)
    """Why it is hidden."""
    source = models.CharField(max_length=200, blank=True)
    """What names it where it came from, as „Decidim: 17“, so that it does not come twice."""
    extra = ShapedField(_("Weitere Angaben"), shape=dict[str, str], default=dict, blank=True)
    """Columns of a file that nobody knows: heading -> value."""
    search_text = models.TextField(blank=True, editable=False)
    received_at = models.DateTimeField(_("eingegangen am"))
    changed_at = models.DateTimeField(_("geändert am"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("erfasst von"),
    )
    """None: it came in by the form."""

    class Meta:
        verbose_name = _("Beitrag")
        verbose_name_plural = _("Beiträge")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "number"], name="one_contribution_per_number"
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180
                ),
                name="contribution_at_a_place_or_none",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ContributionState.HIDDEN) | ~models.Q(because=""),
                name="contribution_hidden_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ContributionState.WITHDRAWN)
                | models.Q(text="", translation="", public_text="", title="", search_text=""),
                name="contribution_withdrawn_says_nothing",
            ),
        ]
        indexes = [
            models.Index(fields=["concept", "state"], name="contributions_by_state"),
            models.Index(fields=["concept", "changed_at"], name="contributions_by_change"),
        ]

    def __str__(self) -> str:
        # As the log keeps it: nothing of what was said, which may be taken back.
        return gettext("Beitrag {number}").format(number=self.number)

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id

    @property
    def is_withdrawn(self) -> bool:
        return self.state == ContributionState.WITHDRAWN

    @property
    def is_public(self) -> bool:
        return self.state == ContributionState.PUBLIC

    @property
    def as_public(self) -> str:
        """The text citizens read."""
        return self.public_text or self.text

    @property
    def headline(self) -> str:
        """Its title, or its first words."""
        return self.title or first_words(self.translation or self.text) or str(self)

    @property
    def when(self) -> date:
        """The day it was said, or came in."""
        return self.said_on or localdate(self.received_at)
