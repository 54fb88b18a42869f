import factory

from gemeinwerk.dots.codes import new_code
from gemeinwerk.dots.models import Weighing
from tests.factories.meetings import MeetingFactory

THINGS = [
    {"key": str(number), "title": title, "source": ""}
    for number, title in enumerate(["Wohnungen", "Sprache", "Verkehr"], start=1)
]


class WeighingFactory(factory.django.DjangoModelFactory):
    """Three things, five points each, at most three on one; nobody can give any yet."""

    class Meta:
        model = Weighing

    meeting = factory.SubFactory(MeetingFactory)
    question = "Was zuerst?"
    things = factory.LazyFunction(lambda: [dict(one) for one in THINGS])
    code = factory.LazyFunction(new_code)
