from datetime import date, timedelta

import factory
from django.utils.timezone import localdate, now

from gemeinwerk.meetings import words
from gemeinwerk.scheduling.models import Asked, Plan, Poll, Schedule, Series
from gemeinwerk.scheduling.polls.notices import LINK
from tests.factories.actors import BodyFactory, PersonFactory
from tests.factories.concepts import ConceptFactory


def _monday() -> date:
    """In five weeks or a little more: whenever tests are run, there is time to come."""
    day = localdate() + timedelta(days=35)
    return day + timedelta(days=-day.weekday() % 7)


class ScheduleFactory(factory.django.DjangoModelFactory):
    """Some weeks still to come, Mondays and Wednesdays at half past four, holidays or not."""

    class Meta:
        model = Schedule

    concept = factory.SubFactory(ConceptFactory)
    title = "Sitzungsjahr"
    first = factory.LazyFunction(_monday)
    last = factory.LazyAttribute(lambda row: row.first + timedelta(days=22))
    school_holidays = "ignore"
    public_holidays = "ignore"

    class Params:
        strict = factory.Trait(school_holidays="block", public_holidays="block")


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


class PollFactory(factory.django.DjangoModelFactory):
    """Open, about the first day of its planning."""

    class Meta:
        model = Poll

    schedule = factory.SubFactory(ScheduleFactory)
    days = factory.LazyAttribute(lambda row: [row.schedule.first.isoformat()])
    until = factory.LazyFunction(lambda: localdate() + timedelta(days=14))
    asked_at = factory.LazyFunction(now)


class AskedFactory(factory.django.DjangoModelFactory):
    """Somebody who has not answered yet."""

    class Meta:
        model = Asked

    poll = factory.SubFactory(PollFactory)
    person = factory.SubFactory(
        PersonFactory, municipality=factory.SelfAttribute("..poll.schedule.concept.municipality")
    )

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        row = model_class(*args, **kwargs)
        words.new(LINK).put(row)
        row.save()
        return row
