"""Whoever follows a concept or something of it: an address and what they were told last.

Whoever said something is told what became of it: they left an address to be answered.
"""

from typing import TypedDict

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.contributions.models import Contribution, Voice
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.measures.models import FrozenMeasure, Measure
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.notices.models import Notice

SUBJECTS = ("measure", "field", "meeting", "contribution")
"""What of a concept is followed; a row with none of them follows all of it."""
ABOUT = ("measure", "field", "meeting__body", "contribution__concept", "voice__person")
"""What has to be there to say what a row is about and where its mails go."""


class Follower(models.Model):
    """Unconfirmed until the owner of the address said so; deleted once they follow no more."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.SET_NULL, null=True, related_name="+")
    measure_key = models.BigIntegerField(null=True, editable=False)
    """Of the measure, also once its draft is gone: the version without it is still to be told."""
    field = models.ForeignKey(FieldOfAction, on_delete=models.CASCADE, null=True, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, null=True, related_name="+")
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, null=True, related_name="+"
    )
    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, null=True, related_name="+")
    """Of somebody who said it: the address is the voice's alone, so that it is forgotten there.
    Whoever is written to on paper has such a row as well; no mail goes there."""
    email = models.EmailField(_("E-Mail"), blank=True)
    """In small letters."""
    language = models.CharField(max_length=10, default="de", editable=False)
    asked_at = models.DateTimeField(_("eingetragen am"), editable=False)
    confirmed_at = models.DateTimeField(_("bestätigt am"), null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    """A voice that wants no mails: the row says so, or it would be begun again."""
    told_through = models.BigIntegerField(default=0, editable=False)
    """The newest entry of the audit that they were told of, or that was there before them."""
    told_on = models.DateField(null=True, editable=False)
    weekly = models.BooleanField(_("einmal in der Woche"), default=False)
    """Else on the day it happens."""
    refused = models.PositiveSmallIntegerField(default=0, editable=False)
    """So many mails in a row came to nothing."""

    class Meta:
        verbose_name = _("Abonnement")
        verbose_name_plural = _("Abonnements")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "email"],
                condition=models.Q(measure_key=None, field=None, meeting=None, contribution=None),
                name="follows_a_concept_once",
            ),
            *(
                models.UniqueConstraint(
                    fields=[name, "email"],
                    condition=models.Q(**{f"{name}__isnull": False}, voice=None),
                    name=f"follows_a_{name}_once",
                )
                for name in SUBJECTS
            ),
            models.CheckConstraint(
                condition=models.Q(voice=None, ended_at=None) & ~models.Q(email="")
                | models.Q(voice__isnull=False, contribution__isnull=False, email=""),
                name="follower_has_an_address_or_a_voice",
            ),
        ]

    def __str__(self) -> str:
        # As the log keeps it: nothing of whose it is.
        return gettext("Abonnement zu {what}").format(what=self.what)

    @property
    def address(self) -> str:
        """Where mails go; "" where there is none any more."""
        return self.voice.can_be_written_to.lower() if self.voice else self.email

    @property
    def what(self) -> str:
        """What is followed, in few words."""
        if self.measure:
            return self.measure.code
        if self.measure_key:
            frozen = FrozenMeasure.objects.filter(measure_key=self.measure_key)
            last = frozen.order_by("-version__number").values_list("code", flat=True).first()
            return last or gettext("Maßnahme")
        return str(self.field or self.meeting or self.contribution or self.concept.name)

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class LetterBatch(models.Model):
    """Letters that were printed at once, to whoever said something and is known on paper alone."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="letter_batches")
    number = models.PositiveSmallIntegerField(_("Nummer"))
    letters = models.PositiveSmallIntegerField(_("Briefe"))
    printed_at = models.DateTimeField(_("gedruckt am"))
    printed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("Briefe zu Neuem")
        verbose_name_plural = _("Briefe zu Neuem")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "number"], name="one_letter_batch_per_number"
            )
        ]

    def __str__(self) -> str:
        return gettext("Briefe zu Neuem, {number}. Druck").format(number=self.number)

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class Told(TypedDict):
    """One line of a letter, in the words of the day it was printed."""

    on: str
    title: str
    text: str
    quoted: str
    german: bool


class Digest(models.Model):
    """What a mail or a letter told somebody who follows: the entries of the audit after one and up
    to another. Lost where a mail came to nothing: the next one tells it again. A letter keeps its
    lines, so that it can be printed again as it was."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="digests")
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, null=True, related_name="+")
    batch = models.ForeignKey(
        LetterBatch, on_delete=models.CASCADE, null=True, related_name="digests"
    )
    after = models.BigIntegerField()
    upto = models.BigIntegerField()
    lost = models.BooleanField(default=False)
    told = ShapedField(shape=list[Told], default=list)

    behind_the_scenes = True

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(notice__isnull=True) ^ models.Q(batch__isnull=True),
                name="digest_in_a_mail_or_a_letter",
            )
        ]

    def __str__(self) -> str:
        return f"{self.after}–{self.upto}"

    @property
    def municipality_id(self) -> int:
        return self.follower.municipality_id
