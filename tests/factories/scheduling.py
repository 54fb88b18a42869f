import factory
from django.utils.timezone import now

from gemeinwerk.scheduling.models import Plan, Schedule, Series
from tests.factories.actors import BodyFactory
from tests.factories.concepts import ConceptFactory


class ScheduleFactory(factory.django.DjangoModelFactory):
    """Four weeks of June 2027, Mondays and Wednesdays at half past four."""

    class Meta:
        model = Schedule

    concept = factory.SubFactory(ConceptFactory)
    title = "Sitzungsjahr 2027"
    first = "2027-06-01"
    last = "2027-06-23"


class SeriesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Series

    schedule = factory.SubFactory(ScheduleFactory)
    body = factory.SubFactory(
        BodyFactory, municipality=factory.SelfAttribute("..schedule.concept.municipality")
    )
    meetings = 2
    gap = 5


class PlanFactory(factory.django.DjangoModelFactory):
    """Ready, and nothing found yet."""

    class Meta:
        model = Plan

    schedule = factory.SubFactory(ScheduleFactory)
    number = factory.Sequence(lambda n: n + 1)
    state = "ready"
    status = "optimal"
    asked_at = factory.LazyFunction(now)
    done_at = factory.LazyFunction(now)
