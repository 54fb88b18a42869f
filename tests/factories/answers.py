import factory
from django.utils.timezone import localdate, now

from gemeinwerk.answers.models import Outcome
from gemeinwerk.answers.rounds.models import Answer, AnswerRound
from gemeinwerk.answers.statements.models import Statement
from tests.factories.actors import OrganisationFactory
from tests.factories.concepts import ConceptFactory
from tests.factories.contributions import ContributionFactory
from tests.factories.measures import MeasureFactory


class OutcomeFactory(factory.django.DjangoModelFactory):
    """A contribution became part of a measure; nobody else has read why."""

    class Meta:
        model = Outcome

    contribution = factory.SubFactory(ContributionFactory)
    kind = "adopted"
    measure = factory.SubFactory(MeasureFactory)
    measure_text = factory.LazyAttribute(lambda of: str(of.measure))
    reason = "Die Beratung begleitet künftig auch den Auszug."
    made_at = factory.LazyFunction(now)
    changed_at = factory.LazyFunction(now)


class AnswerRoundFactory(factory.django.DjangoModelFactory):
    """Being worked on."""

    class Meta:
        model = AnswerRound

    concept = factory.SubFactory(ConceptFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.LazyAttribute(lambda of: f"Antwortrunde {of.number}")
    opened_at = factory.LazyFunction(now)


class AnswerFactory(factory.django.DjangoModelFactory):
    """Given: declined, in a round that is released."""

    class Meta:
        model = Answer

    contribution = factory.SubFactory(ContributionFactory)
    round = factory.SubFactory(
        AnswerRoundFactory,
        concept=factory.SelfAttribute("..contribution.concept"),
        state="released",
        released_at=factory.LazyFunction(now),
        reached={"mail": 0, "letter": 0, "link": 1, "counter": 0, "letters": 0},
    )
    state = "released"
    released_at = factory.LazyFunction(now)
    document = factory.LazyFunction(
        lambda: [
            {
                "kind": "declined",
                "measure": None,
                "code": "",
                "title": "",
                "to": "",
                "reason": "Dafür fehlt das Geld.",
            }
        ]
    )
    parts = 1
    kinds = "declined"


class StatementFactory(factory.django.DjangoModelFactory):
    """A unit is asked about a contribution and has said nothing yet."""

    class Meta:
        model = Statement

    contribution = factory.SubFactory(ContributionFactory)
    unit = factory.SubFactory(OrganisationFactory, kind="unit")
    due = factory.LazyFunction(localdate)
    asked_at = factory.LazyFunction(now)
