"""What is asked of evaluations; every answer starts at a town."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Q, QuerySet

from gemeinwerk.actors.models import Person
from gemeinwerk.actors.queries import people
from gemeinwerk.concepts.models import Concept
from gemeinwerk.evaluation.models import (
    Evaluation,
    EvaluationFinding,
    Evidence,
    FreeText,
    Judgement,
    KeyAnswer,
    KeyQuestion,
    Recommendation,
    Survey,
    SurveyQuestion,
    SurveyState,
)
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality

CARRIED_OUT = (
    ImplementationStatus.DONE,
    ImplementationStatus.PERMANENT,
    ImplementationStatus.EVERYDAY,
)
_HEAD = "concept__municipality"


def key_question(municipality: Municipality, slug: str, pk: int) -> KeyQuestion:
    found = KeyQuestion.objects.select_related(_HEAD)
    return found.get(concept__municipality=municipality, concept__slug=slug, pk=pk)


def evaluation(municipality: Municipality, pk: int) -> Evaluation:
    found = Evaluation.objects.select_related(_HEAD, "concept__predecessor")
    return found.get(concept__municipality=municipality, pk=pk)


def evaluations(concept: Concept) -> QuerySet[Evaluation]:
    """The newest first, without their documents."""
    return concept.evaluations.defer("content").order_by("-number")


def newest(concept: Concept) -> Evaluation | None:
    """Without its document."""
    return evaluations(concept).first()


def judgement(municipality: Municipality, pk: int) -> Judgement:
    related = ("goal", "field", f"evaluation__{_HEAD}")
    found = Judgement.objects.select_related(*related).defer("evaluation__content")
    return found.get(evaluation__concept__municipality=municipality, pk=pk)


def evidence(municipality: Municipality, pk: int) -> Evidence:
    related = ("judgement__goal", "judgement__field", f"judgement__evaluation__{_HEAD}")
    found = Evidence.objects.select_related(*related)
    return found.get(judgement__evaluation__concept__municipality=municipality, pk=pk)


def recommendation(municipality: Municipality, pk: int) -> Recommendation:
    related = ("measure__field", "measure__lead_unit", f"evaluation__{_HEAD}")
    found = Recommendation.objects.select_related(*related).defer("evaluation__content")
    return found.get(evaluation__concept__municipality=municipality, pk=pk)


def key_answer(municipality: Municipality, pk: int) -> KeyAnswer:
    found = KeyAnswer.objects.select_related("question", f"evaluation__{_HEAD}")
    found = found.defer("evaluation__content")
    return found.get(evaluation__concept__municipality=municipality, pk=pk)


def finding(municipality: Municipality, pk: int) -> EvaluationFinding:
    found = EvaluationFinding.objects.select_related(f"evaluation__{_HEAD}")
    return found.get(evaluation__concept__municipality=municipality, pk=pk)


def judgements(evaluation: Evaluation) -> list[Judgement]:
    """In the order of the catalogue, with their evidence."""
    found = evaluation.judgements.select_related("goal", "field").prefetch_related(
        "evidence__measure", "evidence__report__measure", "evidence__report__round"
    )
    return list(found)


def recommendations(evaluation: Evaluation) -> list[Recommendation]:
    return list(evaluation.recommendations.select_related("measure__field", "measure__lead_unit"))


def counted(concept: Concept) -> dict[tuple[int | None, int], tuple[int, int]]:
    """By goal (None: of none) and field: how many measures there are, how many are carried out."""
    rows = Measure.objects.filter(concept=concept).order_by().values_list("goal_ref", "field")
    counts = rows.annotate(
        all=Count("pk"), done=Count("pk", filter=Q(implementation__in=CARRIED_OUT))
    )
    return {(goal, field): (number, done) for goal, field, number, done in counts}


def count_of(
    judgement: Judgement, counts: dict[tuple[int | None, int], tuple[int, int]]
) -> tuple[int, int]:
    """Of a goal its own measures, whatever field they stand in; of a field all of it."""
    found = [
        one
        for (goal, field), one in counts.items()
        if (goal == judgement.goal_id if judgement.goal_id else field == judgement.field_id)
    ]
    return sum(one[0] for one in found), sum(one[1] for one in found)


@dataclass(frozen=True)
class Missing:
    """What is still to be said before an evaluation can be closed: codes, questions."""

    judgements: list[str]
    recommendations: list[str]
    answers: list[str]
    summary: bool
    survey: str
    """The state of one that is still open, or a draft with questions nobody was asked."""

    def __bool__(self) -> bool:
        return bool(
            self.judgements or self.recommendations or self.answers or self.summary or self.survey
        )


def missing(evaluation: Evaluation) -> Missing:
    judged = evaluation.judgements.select_related("goal", "field")
    open_ones = evaluation.recommendations.filter(advice="")
    return Missing(
        judgements=[one.code for one in judged if not one.is_complete],
        recommendations=list(open_ones.values_list("measure__code", flat=True)),
        answers=list(evaluation.answers.filter(text="").values_list("question__text", flat=True)),
        summary=not evaluation.summary,
        survey=_survey_not_over(evaluation),
    )


def _survey_not_over(evaluation: Evaluation) -> str:
    of_it = Survey.objects.filter(evaluation=evaluation)
    draft = Q(state=SurveyState.DRAFT, questions__isnull=False)
    not_over = of_it.filter(Q(state=SurveyState.OPEN) | draft)
    return not_over.values_list("state", flat=True).first() or ""


# --- surveys ------------------------------------------------------------------------------------


def survey(municipality: Municipality, pk: int) -> Survey:
    found = Survey.objects.select_related(f"evaluation__{_HEAD}").defer("evaluation__content")
    return found.get(evaluation__concept__municipality=municipality, pk=pk)


def survey_by_key(municipality: Municipality, key: str) -> Survey:
    """Whatever its address names; that of a draft is nobody's business."""
    found = Survey.objects.exclude(state=SurveyState.DRAFT)
    return found.get(evaluation__concept__municipality=municipality, key=key)


def survey_question(municipality: Municipality, pk: int) -> SurveyQuestion:
    found = SurveyQuestion.objects.select_related(f"survey__evaluation__{_HEAD}")
    return found.get(survey__evaluation__concept__municipality=municipality, pk=pk)


def free_text(municipality: Municipality, pk: UUID) -> FreeText:
    """Of a survey that has ended: before that nobody reads what came in."""
    found = FreeText.objects.select_related(f"question__survey__evaluation__{_HEAD}")
    return found.get(
        question__survey__evaluation__concept__municipality=municipality,
        question__survey__state=SurveyState.CLOSED,
        pk=pk,
    )


def free_texts(survey: Survey) -> list[FreeText]:
    """In no order that says anything: that of their random keys."""
    found = FreeText.objects.filter(question__survey=survey).select_related("question")
    return list(found.order_by("question__position", "pk"))


def mailed(survey: Survey) -> dict[str, Any]:
    """To how many people its link went by mail, and when `last`."""
    return survey.mails.aggregate(number=Count("pk"), last=Max("sent_at"))


def not_mailed(survey: Survey) -> list[Person]:
    """Who has an address, did not object to mails and did not get its link: one of those who share
    an address."""
    told = survey.mails.values_list("person__email", flat=True)
    known = {email.casefold() for email in told}
    found = []
    for one in people(survey.evaluation.concept.municipality).exclude(email=""):
        if one.may_be_written_to and one.email.casefold() not in known:
            known.add(one.email.casefold())
            found.append(one)
    return found


# --- editions -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Editions:
    """What a concept follows, and what follows it."""

    before: Concept | None
    after: Concept | None


def editions(concept: Concept) -> Editions:
    after = concept.successors.order_by("edition").first()
    return Editions(concept.predecessor, after)


def judgement_about(recommendation: Recommendation) -> Judgement | None:
    """Of the goal the measure serves, else of its field."""
    measure = recommendation.measure
    found = recommendation.evaluation.judgements.select_related("goal", "field")
    of_goal = Q(goal=measure.goal_ref_id) if measure.goal_ref_id else Q(pk=None)
    return (
        found.filter(of_goal | Q(goal=None, field=measure.field_id))
        .order_by(F("goal").asc(nulls_last=True))
        .first()
    )
