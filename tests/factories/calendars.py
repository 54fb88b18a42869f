from datetime import date, time

import factory

from gemeinwerk.calendars.models import Calendar, ClosedDay, Event, Room
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


class ClosedDayFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ClosedDay

    municipality = factory.SubFactory(MunicipalityFactory)
    first = date(2027, 5, 7)
    last = factory.SelfAttribute("first")
    reason = "Brückentag"
