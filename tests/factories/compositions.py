import factory
from django.utils.timezone import now

from gemeinwerk.compositions.models import Candidate, Composition
from tests.factories.actors import PersonFactory
from tests.factories.concepts import ConceptFactory


class CandidateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Candidate

    concept = factory.SubFactory(ConceptFactory)
    person = factory.SubFactory(
        PersonFactory, municipality=factory.SelfAttribute("..concept.municipality")
    )


class CompositionFactory(factory.django.DjangoModelFactory):
    """Found: nobody sits anywhere yet."""

    class Meta:
        model = Composition

    concept = factory.SubFactory(ConceptFactory)
    state = "ready"
    status = "optimal"
    asked_at = factory.LazyFunction(now)
    done_at = factory.LazyFunction(now)
