"""Who could take part and what they wish; proposals of who sits in which group."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import ActorGroup, Organisation, Person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.jobs import Job
from gemeinwerk.core.shapes import ShapedField


class Candidate(models.Model):
    """Somebody who could take part in a concept's groups. `wishes`: keys of bodies, the dearest
    first; `never`: where they must not sit."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="candidates")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="candidacies")
    group = models.ForeignKey(
        ActorGroup,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Akteursgruppe"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("für"),
    )
    wishes = ShapedField(_("Wünsche"), shape=list[int], default=list, blank=True)
    never = ShapedField(_("Nie"), shape=list[int], default=list, blank=True)
    most = models.PositiveSmallIntegerField(_("Höchstens in so vielen Gruppen"), default=1)
    left_words: "list[str] | None" = None
    """Wishes in words that mean no group, where a page has looked for them (`wished`)."""

    class Meta:
        verbose_name = _("mögliche Besetzung")
        verbose_name_plural = _("mögliche Besetzungen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "person"], name="one_candidate_per_person"),
            models.CheckConstraint(
                condition=models.Q(most__gte=1), name="candidate_sits_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def weight(self) -> int:
        """Of two that become one whoever wishes more stays."""
        return len(self.wishes)

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class CompositionState(models.TextChoices):
    WAITING = "waiting", _("wartet")
    COMPUTING = "computing", _("wird gerechnet")
    READY = "ready", _("Vorschlag")
    FAILED = "failed", _("gescheitert")
    TAKEN_OVER = "taken_over", _("übernommen")
    DISCARDED = "discarded", _("verworfen")


class Composition(Job):
    """One proposal. All of it is keys: who they are is asked where it is shown.

    `problem`: a PROBLEM.json (docs/composition/format.md). `proposed`: pairs of body and person as
    found; `seats`: the same as the office changed it.
    """

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="compositions")
    state = models.CharField(
        _("Stand"),
        max_length=12,
        choices=CompositionState.choices,
        default=CompositionState.WAITING,
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    seconds = models.PositiveSmallIntegerField(_("Rechenzeit"), default=20)
    slips = models.PositiveSmallIntegerField(_("Lose"), default=0)
    problem: "Any" = ShapedField(shape=dict[str, Any], default=dict)
    status = models.CharField(max_length=12, blank=True)
    proposed = ShapedField(shape=list[list[int]], default=list)
    seats = ShapedField(shape=list[list[int]], default=list)
    goals: "Any" = ShapedField(shape=list[dict[str, Any]], default=list)
    conflict: "Any" = ShapedField(shape=list[dict[str, Any]], default=list)
    draw: "Any" = ShapedField(shape=dict[str, Any], default=dict)
    error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Vorschlag zur Besetzung")
        verbose_name_plural = _("Vorschläge zur Besetzung")
        ordering = ["-id"]

    def __str__(self) -> str:
        return gettext("Vorschlag zur Besetzung ({concept})").format(concept=self.concept)

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id

    @property
    def is_at_work(self) -> bool:
        return self.state in (CompositionState.WAITING, CompositionState.COMPUTING)

    @property
    def seed(self) -> int:
        return int(self.problem.get("seed", 0))
