from datetime import timedelta

import factory
from django.utils.timezone import now

from gemeinwerk.meetings.models import AgendaItem, Meeting
from tests.factories.actors import BodyFactory


class MeetingFactory(factory.django.DjangoModelFactory):
    """In a week, for two hours; to nobody's knowledge yet."""

    class Meta:
        model = Meeting

    body = factory.SubFactory(BodyFactory)
    number = factory.Sequence(lambda n: n % 30_000 + 1)
    starts_at = factory.LazyFunction(lambda: now() + timedelta(days=7))
    ends_at = factory.LazyAttribute(lambda one: one.starts_at + timedelta(hours=2))
    changed_at = factory.LazyFunction(now)


class AgendaItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    title = factory.Sequence(lambda n: f"Thema {n}")
    position = factory.Sequence(lambda n: n)
