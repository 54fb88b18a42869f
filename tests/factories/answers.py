import factory
from django.utils.timezone import now

from gemeinwerk.answers.models import Outcome
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
