from datetime import date, time

import factory
from django.utils.timezone import now

from gemeinwerk.calendars.models import Calendar, ClosedDay, Event, Room
from gemeinwerk.calendars.reading.models import Reading, Subscription
from tests.factories.municipalities import MunicipalityFactory


class RoomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Room

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Saal {n}")


class CalendarFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Calendar

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Kalender {n}")


class EventFactory(factory.django.DjangoModelFactory):
    """On a Wednesday evening."""

    class Meta:
        model = Event

    calendar = factory.SubFactory(CalendarFactory)
    title = "Sitzung"
    first = date(2027, 3, 3)
    last = factory.SelfAttribute("first")
    begins = time(17)
    ends = time(20)


class SubscriptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Subscription

    calendar = factory.SubFactory(CalendarFactory)
    address = "https://rat.musterstadt.example/rat.ics"
    next_at = factory.LazyFunction(now)


class CalendarReadingFactory(factory.django.DjangoModelFactory):
    """One that waits."""

    class Meta:
        model = Reading

    calendar = factory.SubFactory(CalendarFactory)
    at = factory.LazyFunction(now)
    outcome = "waiting"
    first = date(2027, 1, 1)
    last = date(2028, 12, 31)
    new = factory.LazyFunction(
        lambda: [["2027-03-10", "2027-03-10", "17:00", "20:00", "Sitzung", "2"]]
    )


class ClosedDayFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ClosedDay

    municipality = factory.SubFactory(MunicipalityFactory)
    first = date(2027, 5, 7)
    last = factory.SelfAttribute("first")
    reason = "Brückentag"
