"""A round of answers, and what each contribution was answered in it, as it was told."""

from typing import NotRequired, TypedDict

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.core.jobs import Job
from gemeinwerk.core.shapes import ShapedField


class RoundState(models.TextChoices):
    OPEN = "open", _("in Arbeit")
    RELEASING = "releasing", _("wird freigegeben")
    RELEASED = "released", _("freigegeben")


class AnswerState(models.TextChoices):
    DRAFT = "draft", _("in Arbeit")
    RELEASED = "released", _("freigegeben")
    OUT = "out", _("herausgenommen")


class AnswerRound(Job):
    """Of a concept, or of one of its phases. Released it stays as it is: what changes afterwards is
    told in a later one.

    `reached`: on which way how many voices were told, counted in the moment it was released.
    """

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="answer_rounds")
    participation = models.ForeignKey(
        Participation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="answer_rounds",
        verbose_name=_("Beteiligung"),
    )
    """Only what was said in it; None: all of the concept."""
    number = models.PositiveSmallIntegerField(_("Nummer"))
    title = models.CharField(_("Titel"), max_length=150)
    state = models.CharField(
        _("Stand"), max_length=10, choices=RoundState.choices, default=RoundState.OPEN
    )
    opened_at = models.DateTimeField(_("geöffnet am"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    released_at = models.DateTimeField(_("freigegeben am"), null=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    printed_at = models.DateTimeField(_("gedruckt am"), null=True)
    printed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reached = ShapedField(shape=dict[str, int], default=dict)
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("Antwortrunde")
        verbose_name_plural = _("Antwortrunden")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "number"], name="one_answer_round_per_number"
            ),
            models.CheckConstraint(
                condition=models.Q(state="released", released_at__isnull=False)
                | ~models.Q(state="released") & models.Q(released_at__isnull=True),
                name="answer_round_released_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN

    @property
    def is_released(self) -> bool:
        return self.state == RoundState.RELEASED


class Said(TypedDict):
    """One outcome as it was told: its kind, the measure or goal as it was called then, or where it
    points to, and why. `goal` only where it became part of one."""

    kind: str
    measure: int | None
    goal: NotRequired[int]
    code: str
    title: str
    to: str
    reason: str


class Answer(models.Model):
    """What a contribution is answered in a round. A released one is never changed; a later one of
    the same contribution takes its place, and says so.

    One that is merged into another gets that one's answer as a row of its own (`along`): it stays
    answered if the two are taken apart again.
    """

    round = models.ForeignKey(AnswerRound, on_delete=models.CASCADE, related_name="answers")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="answers")
    state = models.CharField(
        _("Stand"), max_length=8, choices=AnswerState.choices, default=AnswerState.DRAFT
    )
    because = models.TextField(_("Warum nicht in dieser Runde"), blank=True)
    document = ShapedField(shape=list[Said], default=list)
    parts = models.PositiveSmallIntegerField(default=0)
    """How many outcomes it tells: so that one taken back later is missed."""
    kinds = models.CharField(max_length=80, blank=True)
    """Of what it tells, to be looked for: „declined in_part“."""
    released_at = models.DateTimeField(_("beantwortet am"), null=True)
    along = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="those_along"
    )
    replaces = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="replaced_by"
    )

    class Meta:
        verbose_name = _("Antwort an Menschen")
        verbose_name_plural = _("Antworten an Menschen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "contribution"], name="one_answer_per_round"),
            models.UniqueConstraint(
                fields=["contribution"],
                condition=models.Q(state="draft"),
                name="in_one_round_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state="released", released_at__isnull=False, parts__gt=0)
                | ~models.Q(state="released") & models.Q(released_at__isnull=True),
                name="answer_released_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="out") | ~models.Q(because=""),
                name="answer_taken_out_because",
            ),
        ]
        indexes = [models.Index(fields=["round", "state"], name="answers_of_a_round")]

    def __str__(self) -> str:
        # As the log keeps it: nothing of what was said.
        return gettext("Antwort auf {contribution}").format(contribution=self.contribution)

    @property
    def municipality_id(self) -> int:
        return self.round.municipality_id

    def say(self, document: list[Said]) -> None:
        """Unsaved."""
        self.document, self.parts = document, len(document)
        self.kinds = " ".join(sorted({one["kind"] for one in document}))

    @property
    def is_news(self) -> bool:
        """Whether it says something else than the one before."""
        return self.replaces is None or self.replaces.document != self.document
