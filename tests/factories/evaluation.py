from datetime import UTC, date, datetime

import factory

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
)
from tests.factories.concepts import ConceptFactory, FieldFactory
from tests.factories.measures import MeasureFactory


class KeyQuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = KeyQuestion

    concept = factory.SubFactory(ConceptFactory)
    text = "Erreichen die Angebote die Menschen, für die sie gemacht sind?"
    position = factory.Sequence(int)


class EvaluationFactory(factory.django.DjangoModelFactory):
    """Open, and without any of its parts."""

    class Meta:
        model = Evaluation

    concept = factory.SubFactory(ConceptFactory)
    number = factory.Sequence(lambda n: n + 1)
    kind = "end"
    as_of = date(2026, 6, 30)
    begun_at = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


class JudgementFactory(factory.django.DjangoModelFactory):
    """Of a field without goals; give a `goal` for one of a goal."""

    class Meta:
        model = Judgement

    evaluation = factory.SubFactory(EvaluationFactory)
    field = factory.SubFactory(FieldFactory, concept=factory.SelfAttribute("..evaluation.concept"))


class EvidenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Evidence

    judgement = factory.SubFactory(JudgementFactory)
    text = "Gespräch mit den Trägern im Mai."


class RecommendationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Recommendation

    measure = factory.SubFactory(MeasureFactory)
    evaluation = factory.SubFactory(
        EvaluationFactory, concept=factory.SelfAttribute("..measure.concept")
    )


class KeyAnswerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = KeyAnswer

    question = factory.SubFactory(KeyQuestionFactory)
    evaluation = factory.SubFactory(
        EvaluationFactory, concept=factory.SelfAttribute("..question.concept")
    )


class EvaluationFindingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EvaluationFinding

    evaluation = factory.SubFactory(EvaluationFactory)
    code = factory.Sequence(lambda n: f"B{n + 1}")
    text = "Kein Ziel war messbar."


class SurveyFactory(factory.django.DjangoModelFactory):
    """A draft without questions; give `state="open"` for one that is answered."""

    class Meta:
        model = Survey

    evaluation = factory.SubFactory(EvaluationFactory)
    key = factory.Sequence(lambda n: f"b{n:015x}")
    title = "Wie war die Zusammenarbeit?"
    closes_on = date(2099, 12, 31)


class SurveyQuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SurveyQuestion

    survey = factory.SubFactory(SurveyFactory)
    kind = "choice"
    text = "Wurden Sie gehört?"
    options = factory.LazyFunction(lambda: [{"de": "Ja", "en": "Yes"}, {"de": "Nein", "en": ""}])
    position = factory.Sequence(int)


class FreeTextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FreeText

    question = factory.SubFactory(SurveyQuestionFactory, kind="text", options=[])
    text = "Mehr Abendtermine."
