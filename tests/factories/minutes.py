import uuid

import factory
from django.utils.timezone import localdate, now

from gemeinwerk.minutes.models import (
    Attendance,
    Decision,
    ItemRun,
    Minutes,
    Paragraph,
    ParagraphKind,
    Presence,
    Result,
    Task,
)
from tests.factories.meetings import AgendaItemFactory, MeetingFactory


class MinutesFactory(factory.django.DjangoModelFactory):
    """Of a meeting that has just begun."""

    class Meta:
        model = Minutes

    meeting = factory.SubFactory(MeetingFactory, starts_at=factory.LazyFunction(now))
    started_at = factory.LazyFunction(now)


class ItemRunFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ItemRun

    minutes = factory.SubFactory(MinutesFactory)
    item = factory.SubFactory(AgendaItemFactory, meeting=factory.SelfAttribute("..minutes.meeting"))
    began_at = factory.LazyFunction(now)


class AttendanceFactory(factory.django.DjangoModelFactory):
    """A guest who is expected."""

    class Meta:
        model = Attendance

    minutes = factory.SubFactory(MinutesFactory)
    name = factory.Sequence(lambda n: f"Gast {n}")


class PresenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Presence

    attendance = factory.SubFactory(AttendanceFactory)
    came_at = factory.LazyFunction(now)


class ParagraphFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Paragraph

    minutes = factory.SubFactory(MinutesFactory)
    key = factory.LazyFunction(uuid.uuid4)
    position = factory.Sequence(lambda n: n)
    text = "Wir beginnen."
    revision = 0
    created_at = factory.LazyFunction(now)
    changed_at = factory.LazyFunction(now)


class MinutedDecisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Decision

    paragraph = factory.SubFactory(ParagraphFactory, kind=ParagraphKind.DECISION, text="")
    body = factory.SelfAttribute("paragraph.minutes.meeting.body")
    year = factory.LazyFunction(lambda: localdate().year)
    number = factory.Sequence(lambda n: n % 30_000 + 1)
    text = "Die Gruppe empfiehlt es."
    result = Result.AGREED
    taken_at = factory.LazyFunction(now)


class TaskFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Task

    minutes = factory.SubFactory(MinutesFactory)
    paragraph = factory.SubFactory(
        ParagraphFactory, minutes=factory.SelfAttribute("..minutes"), kind=ParagraphKind.TASK,
        text="",
    )  # fmt: skip
    text = "Beim Land nachfragen"
    changed_at = factory.LazyFunction(now)
