"""A question somebody asked about a measure, without an account, and its answer."""

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.measures.models import Measure


class QuestionState(models.TextChoices):
    OPEN = "open", _("offen")
    ANSWERED = "answered", _("beantwortet")
    DECLINED = "declined", _("nicht beantwortet")


class Question(models.Model):
    """What the asker typed stays inside; public is what the office made of it, if anything."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField(_("Frage"))
    name = models.CharField(_("Name"), max_length=100, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    language = models.CharField(max_length=10, default="de", editable=False)
    state = models.CharField(
        _("Stand"), max_length=10, choices=QuestionState.choices, default=QuestionState.OPEN
    )
    asked_at = models.DateTimeField(_("gefragt am"), editable=False)
    answer = models.TextField(_("Antwort"), blank=True)
    """Of one that is declined: why."""
    answered_at = models.DateTimeField(_("beantwortet am"), null=True, editable=False)
    answered_as = models.CharField(max_length=200, blank=True, editable=False)
    """The unit or office whose answer it is, by its name then."""
    published = models.BooleanField(_("veröffentlicht"), default=False, editable=False)
    public_text = models.TextField(_("Frage, wie sie veröffentlicht wird"), blank=True)
    public_answer = models.TextField(_("Antwort, wie sie veröffentlicht wird"), blank=True)

    class Meta:
        verbose_name = _("Frage")
        verbose_name_plural = _("Fragen")
        ordering = ["-asked_at", "-id"]
        indexes = [models.Index(fields=["measure", "published"], name="questions_of_a_page")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(published=False)
                | models.Q(state=QuestionState.ANSWERED)
                & ~models.Q(public_text="")
                & ~models.Q(public_answer=""),
                name="published_with_an_answer",
            )
        ]

    def __str__(self) -> str:
        # As the log keeps it: nothing of what was typed.
        return gettext("Frage vom {day} zu {code}").format(
            day=date_format(localtime(self.asked_at), "SHORT_DATE_FORMAT"), code=self.measure.code
        )

    @property
    def municipality_id(self) -> int:
        return self.measure.concept.municipality_id
