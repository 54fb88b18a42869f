"""A question of the town's own, what somebody stated to it, and how it was counted last."""

from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.core.shapes import ShapedField


class AskedKind(models.TextChoices):
    CHOICE = "choice", _("eine Antwort auswählen")
    SEVERAL = "several", _("mehrere Antworten auswählen")
    SCALE = "scale", _("von 1 bis 5")
    TEXT = "text", _("freier Text")


STEPS = 5
"""Of a scale."""


class AskedQuestion(models.Model):
    """Frage einer Beteiligung. Once somebody has stated something to it, its words stay as they
    are: other words are another question, and this one is asked no more (`ended_at`)."""

    phase = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="asked")
    kind = models.CharField(_("Art der Frage"), max_length=8, choices=AskedKind.choices)
    text = models.CharField(_("Frage"), max_length=300)
    options = ShapedField(shape=list[str], default=list, blank=True)
    """What may be chosen, in its order; of a scale and a text none."""
    lowest = models.CharField(_("Was die 1 bedeutet"), max_length=60, blank=True)
    highest = models.CharField(_("Was die 5 bedeutet"), max_length=60, blank=True)
    required = models.BooleanField(_("muss beantwortet werden"), default=False)
    position = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveSmallIntegerField(default=0, editable=False)
    """Grows when its words change: whoever has the old ones before them is asked again."""
    ended_at = models.DateTimeField(_("nicht mehr gefragt seit"), null=True, editable=False)
    looked_at = models.PositiveIntegerField(default=0, editable=False)
    """So many public statements there were when it was counted last, told or not."""
    counted_out = models.BooleanField(default=False, editable=False)
    """It was counted after the end, when everything was read."""

    class Meta:
        verbose_name = _("Frage einer Beteiligung")
        verbose_name_plural = _("Fragen einer Beteiligung")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text

    @property
    def municipality_id(self) -> int:
        return self.phase.municipality_id

    def chosen(self, places: Sequence[int]) -> list[str]:
        labels = [] if self.kind == AskedKind.TEXT else self.labels
        return [labels[place] for place in places if 0 <= place < len(labels)]

    @property
    def labels(self) -> list[str]:
        """What may be chosen, as it is read; of a text nothing."""
        if self.kind != AskedKind.SCALE:
            return list(self.options)
        ends = {1: self.lowest, STEPS: self.highest}
        return [
            f"{step}: {ends[step]}" if ends.get(step) else str(step) for step in range(1, STEPS + 1)
        ]


class Given(models.Model):
    """Angabe: what came to a question with a contribution. Without places and text it was left out;
    without a row it was not asked."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="given")
    question = models.ForeignKey(AskedQuestion, on_delete=models.CASCADE, related_name="given")
    places = ShapedField(shape=list[int], default=list, blank=True)
    """Of what was chosen among `labels`, from 0."""
    text = models.TextField(_("Angabe"), blank=True)
    kept_inside = models.BooleanField(_("nur intern"), default=False)
    """Of a text: whoever read it wants nobody else to."""
    in_results = models.BooleanField(default=False, editable=False)
    """Of a text: it stands among the results."""

    class Meta:
        verbose_name = _("Angabe zu einer Frage")
        verbose_name_plural = _("Angaben zu Fragen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["contribution", "question"], name="one_statement_each")
        ]

    def __str__(self) -> str:
        # As the log keeps it: nothing of what was stated.
        return gettext("Angabe zu einer Frage")

    @property
    def chosen(self) -> list[str]:
        """In the town's words."""
        return self.question.chosen(self.places)

    @property
    def municipality_id(self) -> int:
        return self.contribution.municipality_id


class AskedResult(models.Model):
    """How often what was stated, as it was told last. Two results told one after the other are far
    enough apart that nothing small follows from both (`counting`)."""

    question = models.OneToOneField(AskedQuestion, on_delete=models.CASCADE, related_name="result")
    people = models.PositiveIntegerField()
    counts = ShapedField(shape=list[int], default=list, blank=True)
    """Of each that may be chosen, then of those who left it out; of a text those who wrote one."""
    counted_at = models.DateTimeField()

    behind_the_scenes = True

    class Meta:
        verbose_name = _("Ergebnis einer Frage")
        verbose_name_plural = _("Ergebnisse von Fragen")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.question_id}"

    @property
    def municipality_id(self) -> int:
        return self.question.municipality_id
