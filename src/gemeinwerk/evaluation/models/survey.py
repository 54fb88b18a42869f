"""A survey of those who took part: what is asked, and how often what was said. No row of anybody.

Who answers leaves no row behind: each answer is added to a count the moment it comes, and a text
stands by itself under a random key. There is no time, no order and no link between two answers of
one person, nor between an answer and the link it came by. When the survey ends, texts are written
anew in another order, so that not even their place in the database tells.
"""

import uuid
from typing import TypedDict

from django.db import models
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Person
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.evaluation.models.evaluation import Evaluation


class SurveyState(models.TextChoices):
    DRAFT = "draft", _("in Vorbereitung")
    OPEN = "open", _("offen")
    CLOSED = "closed", _("beendet")


class SurveyAccess(models.TextChoices):
    OPEN = "open", _("ein Link für alle")
    LINKS = "links", _("ein Link je Person, der einmal gilt")


class Survey(models.Model):
    evaluation = models.OneToOneField(Evaluation, on_delete=models.CASCADE, related_name="survey")
    key = models.CharField(max_length=32, unique=True, editable=False)
    """What the address is called: nobody guesses it."""
    title = models.CharField(_("Titel"), max_length=200)
    title_en = models.CharField(_("Titel auf Englisch"), max_length=200, blank=True)
    introduction = models.TextField(_("Worum es geht"), blank=True)
    introduction_en = models.TextField(_("Worum es geht, auf Englisch"), blank=True)
    access = models.CharField(
        _("Wer kann antworten?"),
        max_length=8,
        choices=SurveyAccess.choices,
        default=SurveyAccess.OPEN,
    )
    closes_on = models.DateField(_("offen bis"))
    state = models.CharField(
        _("Stand"),
        max_length=8,
        choices=SurveyState.choices,
        default=SurveyState.DRAFT,
        editable=False,
    )
    opened_at = models.DateTimeField(_("geöffnet am"), null=True, editable=False)
    closed_at = models.DateTimeField(_("beendet am"), null=True, editable=False)
    answered = models.PositiveIntegerField(default=0, editable=False)
    """How many took part."""

    class Meta:
        verbose_name = _("Befragung")
        verbose_name_plural = _("Befragungen")

    def __str__(self) -> str:
        return self.title

    @property
    def municipality_id(self) -> int:
        return self.evaluation.municipality_id


class QuestionKind(models.TextChoices):
    CHOICE = "choice", _("eine Antwort auswählen")
    SEVERAL = "several", _("mehrere Antworten auswählen")
    SCALE = "scale", _("Zustimmung in fünf Stufen")
    TEXT = "text", _("freier Text")


class Option(TypedDict):
    de: str
    en: str


class SurveyQuestion(models.Model):
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(_("Art der Frage"), max_length=8, choices=QuestionKind.choices)
    text = models.CharField(_("Frage"), max_length=300)
    text_en = models.CharField(_("Frage auf Englisch"), max_length=300, blank=True)
    options = ShapedField(shape=list[Option], default=list, blank=True)
    """What may be chosen, in its order; of a scale and a text none."""
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Frage der Befragung")
        verbose_name_plural = _("Fragen der Befragung")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text

    @property
    def municipality_id(self) -> int:
        return self.survey.municipality_id


NO_ANSWER = -1
"""The place of those who left a question out."""


class Tally(models.Model):
    """How many chose one answer."""

    question = models.ForeignKey(SurveyQuestion, on_delete=models.CASCADE, related_name="tallies")
    place = models.SmallIntegerField()
    """Of the answer among those that may be chosen, from 0; `NO_ANSWER`."""
    count = models.PositiveIntegerField(default=0)

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Zählung einer Antwort")
        verbose_name_plural = _("Zählungen von Antworten")
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["question", "place"], name="one_tally_of_an_answer")
        ]

    def __str__(self) -> str:
        return f"{self.question_id}/{self.place}"


class FreeText(models.Model):
    """What one person wrote; nothing says who, when, or what else they answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(SurveyQuestion, on_delete=models.CASCADE, related_name="texts")
    text = models.TextField(_("Wortlaut"), blank=True)
    public_text = models.TextField(_("Wortlaut, wie er veröffentlicht wird"), blank=True)
    """In the words of the office; empty: it is not published."""

    class Meta:
        verbose_name = _("Freie Antwort")
        verbose_name_plural = _("Freie Antworten")
        ordering = ["id"]

    def __str__(self) -> str:
        # As the log keeps it: nothing of what was typed.
        return str(_("Freie Antwort"))

    @property
    def municipality_id(self) -> int:
        return self.question.municipality_id


class SurveyLink(models.Model):
    """A link that was made and not used yet. Used, it is gone: nothing is left of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Link zu einer Befragung")
        verbose_name_plural = _("Links zu Befragungen")

    def __str__(self) -> str:
        return str(self.survey)


class SurveyMail(models.Model):
    """Whom the one link for all was sent to, so that nobody gets it twice. It says nothing of who
    answered, and goes when the survey ends."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="mails")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(_("angeschrieben am"))

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Mail zu einer Befragung")
        verbose_name_plural = _("Mails zu Befragungen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "person"], name="one_survey_mail_each")
        ]

    def __str__(self) -> str:
        return str(self.survey)
