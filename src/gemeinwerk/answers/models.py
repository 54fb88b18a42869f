"""What becomes of a contribution: the edge from what was said to what the town does, and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models import Contribution
from gemeinwerk.measures.models import Goal, Measure


class OutcomeKind(models.TextChoices):
    ADOPTED = "adopted", _("aufgenommen")
    IN_PART = "in_part", _("zum Teil aufgenommen")
    COVERED = "covered", _("schon enthalten")
    DEFERRED = "deferred", _("zurückgestellt")
    DECLINED = "declined", _("nicht aufgenommen")
    ELSEWHERE = "elsewhere", _("Sache von anderen")


IN_A_MEASURE = (OutcomeKind.ADOPTED, OutcomeKind.IN_PART, OutcomeKind.COVERED)
"""What is found again in a measure or in a goal."""
POINTS_ON = (OutcomeKind.DEFERRED, OutcomeKind.ELSEWHERE)
"""What names somebody or something else: until when, or whose matter it is."""


class OutcomeState(models.TextChoices):
    DRAFT = "draft", _("entworfen")
    CHECKED = "checked", _("gegengelesen")


class Outcome(models.Model):
    """A contribution may go into several measures and goals, each time with a reason of its own.

    Of one that was deleted its number and title stay (`measure_text`): the reason was given for
    it, and somebody has to look at it anew.
    """

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="outcomes"
    )
    kind = models.CharField(_("Was daraus wird"), max_length=10, choices=OutcomeKind.choices)
    measure = models.ForeignKey(
        Measure,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="outcomes",
        verbose_name=_("Maßnahme"),
    )
    goal = models.ForeignKey(
        Goal,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="outcomes",
        verbose_name=_("Ziel"),
    )
    """In the place of a measure: what is to be reached, however it is done."""
    measure_text = models.CharField(max_length=400, blank=True, editable=False)
    to = models.CharField(_("Wohin"), max_length=200, blank=True)
    """The next edition, another concept, a body; or whose matter it is."""
    reason = models.TextField(_("Begründung"))
    state = models.CharField(
        _("Stand"), max_length=10, choices=OutcomeState.choices, default=OutcomeState.DRAFT
    )
    made_at = models.DateTimeField(_("zugeordnet am"))
    changed_at = models.DateTimeField(_("geändert am"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    """Who wrote the reason: somebody else reads it."""
    checked_at = models.DateTimeField(_("gegengelesen am"), null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("Antwort auf einen Beitrag")
        verbose_name_plural = _("Antworten auf Beiträge")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "measure"],
                condition=models.Q(measure__isnull=False),
                name="one_outcome_per_measure",
            ),
            models.UniqueConstraint(
                fields=["contribution", "goal"],
                condition=models.Q(goal__isnull=False),
                name="one_outcome_per_goal",
            ),
            models.UniqueConstraint(
                fields=["contribution", "kind"],
                condition=models.Q(measure__isnull=True, measure_text=""),
                name="one_outcome_per_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=IN_A_MEASURE)
                & ~models.Q(measure_text="")
                & (models.Q(measure__isnull=True) | models.Q(goal__isnull=True))
                | ~models.Q(kind__in=IN_A_MEASURE)
                & models.Q(measure__isnull=True, goal__isnull=True, measure_text=""),
                name="outcome_in_a_measure_or_elsewhere",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=POINTS_ON) | ~models.Q(to=""),
                name="outcome_points_somewhere",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="outcome_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(state=OutcomeState.DRAFT, checked_at__isnull=True)
                | models.Q(state=OutcomeState.CHECKED, checked_at__isnull=False),
                name="outcome_checked_when",
            ),
        ]
        indexes = [
            models.Index(fields=["measure", "state"], name="outcomes_of_a_measure"),
            models.Index(fields=["goal", "state"], name="outcomes_of_a_goal"),
        ]

    def __str__(self) -> str:
        # As the log keeps it: nothing of what was said.
        return gettext("Antwort auf {contribution}").format(contribution=self.contribution)

    @property
    def municipality_id(self) -> int:
        return self.contribution.municipality_id

    @property
    def place(self) -> Measure | Goal | None:
        """What it went into, as long as it is there."""
        return self.measure or self.goal

    @property
    def where(self) -> str:
        """Measure or goal as it is called now, or was; else where it points to."""
        return str(self.place) if self.place is not None else self.measure_text or self.to

    @property
    def is_lost(self) -> bool:
        """Whether the measure or the goal it went into is gone."""
        return self.kind in IN_A_MEASURE and self.measure_id is None and self.goal_id is None
