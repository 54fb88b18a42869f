"""Key questions, and evaluations with what they judge, recommend and find."""

from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept, FieldOfAction, Finding
from gemeinwerk.core.shapes import ShapedField
from gemeinwerk.measures.models import Goal, Measure
from gemeinwerk.monitoring.models import Report


class KeyQuestion(models.Model):
    """What the town wants to know of a concept, agreed at its start; every evaluation answers."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="key_questions")
    text = models.TextField(_("Leitfrage"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Leitfrage")
        verbose_name_plural = _("Leitfragen")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class EvaluationKind(models.TextChoices):
    MID_TERM = "mid_term", _("Zwischenauswertung")
    END = "end", _("Schlussauswertung")


class EvaluationState(models.TextChoices):
    OPEN = "open", _("in Arbeit")
    CLOSED = "closed", _("abgeschlossen")


class Evaluation(models.Model):
    """A look at what became of a concept. Closed, it is `content`, and that never changes."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="evaluations")
    number = models.PositiveSmallIntegerField(editable=False)
    kind = models.CharField(_("Art der Auswertung"), max_length=10, choices=EvaluationKind.choices)
    as_of = models.DateField(_("Stand vom"))
    carried_out_by = models.CharField(_("Durchgeführt von"), max_length=200, blank=True)
    method = models.TextField(_("Wie ausgewertet wurde"), blank=True)
    summary = models.TextField(_("Zusammenfassung"), blank=True)
    state = models.CharField(
        _("Stand"),
        max_length=10,
        choices=EvaluationState.choices,
        default=EvaluationState.OPEN,
        editable=False,
    )
    begun_at = models.DateTimeField(_("begonnen am"), editable=False)
    closed_at = models.DateTimeField(_("abgeschlossen am"), null=True, editable=False)
    published = models.BooleanField(_("veröffentlicht"), default=False, editable=False)
    content = ShapedField(shape=dict[str, Any], default=dict, editable=False)
    """The public document, written when it is closed; see `evaluation.document`."""

    class Meta:
        verbose_name = _("Auswertung")
        verbose_name_plural = _("Auswertungen")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "number"], name="one_evaluation_per_number"),
            models.UniqueConstraint(
                fields=["concept"],
                condition=models.Q(state=EvaluationState.OPEN),
                name="one_open_evaluation_of_a_concept",
            ),
            models.CheckConstraint(
                condition=models.Q(published=False) | models.Q(state=EvaluationState.CLOSED),
                name="published_when_it_is_closed",
            ),
        ]

    def __str__(self) -> str:
        return gettext("{kind} {year}").format(kind=self.get_kind_display(), year=self.as_of.year)

    @property
    def municipality_id(self) -> int:
        return self.concept.municipality_id


class Verdict(models.TextChoices):
    """Of what was done, and of what it brought about."""

    UNSAID = "", _("noch nicht beurteilt")
    YES = "yes", _("erreicht")
    PARTLY = "partly", _("teilweise erreicht")
    NO = "no", _("nicht erreicht")
    UNKNOWN = "unknown", _("lässt sich nicht sagen")


class Judgement(models.Model):
    """Of one goal, or of a field that has no goals: what was done, and apart from it what that
    brought about."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="judgements")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, null=True, related_name="+")
    field = models.ForeignKey(FieldOfAction, on_delete=models.CASCADE, related_name="+")
    delivery = models.CharField(_("Umsetzung"), max_length=8, choices=Verdict.choices, blank=True)
    delivery_words = models.TextField(_("Was getan wurde und was nicht"), blank=True)
    effect = models.CharField(_("Wirkung"), max_length=8, choices=Verdict.choices, blank=True)
    effect_words = models.TextField(_("Was es bewirkt hat und was nicht"), blank=True)

    class Meta:
        verbose_name = _("Urteil")
        verbose_name_plural = _("Urteile")
        ordering = [
            "field__position", "field_id", models.F("goal__position").asc(nulls_first=True), "id",
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "goal"], name="one_judgement_of_a_goal"),
            models.UniqueConstraint(
                fields=["evaluation", "field"],
                condition=models.Q(goal=None),
                name="one_judgement_of_a_field",
            ),
        ]

    def __str__(self) -> str:
        return gettext("Urteil zu {what}").format(what=self.code)

    @property
    def code(self) -> str:
        return self.goal.code if self.goal else self.field.code

    @property
    def title(self) -> str:
        return self.goal.title if self.goal else self.field.title

    @property
    def is_complete(self) -> bool:
        """Both are judged, and each judgement says on what it rests."""
        return bool(self.delivery and self.delivery_words and self.effect and self.effect_words)

    @property
    def municipality_id(self) -> int:
        return self.evaluation.municipality_id


class Evidence(models.Model):
    """What a judgement rests on: a measured indicator, an approved report, a document, words."""

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="evidence")
    measure = models.ForeignKey(
        Measure, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    """Whose indicator it is."""
    indicator = models.TextField(_("Indikator"), blank=True)
    """By its name, as measured values name it."""
    report = models.ForeignKey(
        Report,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Freigegebene Meldung"),
    )
    url = models.URLField(
        _("Adresse eines Dokuments"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    text = models.TextField(_("In Worten"), blank=True)

    class Meta:
        verbose_name = _("Beleg")
        verbose_name_plural = _("Belege")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(indicator="", report=None, url="", text=""),
                name="evidence_says_something",
            ),
            models.CheckConstraint(
                condition=models.Q(indicator="") | models.Q(measure__isnull=False),
                name="an_indicator_is_a_measures",
            ),
        ]

    def __str__(self) -> str:
        return gettext("Beleg zu {what}").format(what=self.judgement.code)

    @property
    def municipality_id(self) -> int:
        return self.judgement.municipality_id


class KeyAnswer(models.Model):
    """What an evaluation answers a key question."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(KeyQuestion, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(_("Antwort"), blank=True)

    class Meta:
        verbose_name = _("Antwort auf eine Leitfrage")
        verbose_name_plural = _("Antworten auf Leitfragen")
        ordering = ["question__position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "question"], name="one_answer_to_a_key_question"
            )
        ]

    def __str__(self) -> str:
        return gettext("Antwort auf „{question}“").format(question=self.question)

    @property
    def municipality_id(self) -> int:
        return self.evaluation.municipality_id


class Advice(models.TextChoices):
    UNSAID = "", _("noch keine Empfehlung")
    CONTINUE = "continue", _("weiterführen")
    ADAPT = "adapt", _("anpassen")
    EVERYDAY = "everyday", _("in den Alltag übernehmen")
    END = "end", _("beenden")


class Recommendation(models.Model):
    """What the evaluation recommends of a measure, and what that rests on."""

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.CASCADE, related_name="recommendations"
    )
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="recommendations")
    advice = models.CharField(_("Empfehlung"), max_length=10, choices=Advice.choices, blank=True)
    rests_on = models.TextField(_("Worauf sie sich stützt"), blank=True)

    class Meta:
        verbose_name = _("Empfehlung")
        verbose_name_plural = _("Empfehlungen")
        ordering = ["measure__field__position", "measure__position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "measure"], name="one_recommendation_of_a_measure"
            ),
            models.CheckConstraint(
                condition=models.Q(advice="") | ~models.Q(rests_on=""),
                name="a_recommendation_rests_on_something",
            ),
        ]

    def __str__(self) -> str:
        return gettext("Empfehlung zu {measure}").format(measure=self.measure)

    @property
    def municipality_id(self) -> int:
        return self.evaluation.municipality_id


class EvaluationFinding(models.Model):
    """What the next edition must take up, or should know."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="findings")
    code = models.CharField(_("Nummer"), max_length=20)
    text = models.TextField(_("Befund"))
    must_take_up = models.BooleanField(_("muss aufgegriffen werden"), default=True)
    handed_to = models.ForeignKey(
        Finding, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    """The finding of the next edition's review that was made of it."""
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("Befund der Auswertung")
        verbose_name_plural = _("Befunde der Auswertung")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "code"], name="one_finding_of_an_evaluation_per_code"
            )
        ]

    def __str__(self) -> str:
        return gettext("Befund {code}").format(code=self.code)

    @property
    def municipality_id(self) -> int:
        return self.evaluation.municipality_id
