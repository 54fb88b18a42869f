from datetime import UTC, datetime

import factory

from gemeinwerk.questions.models import Question
from tests.factories.measures import MeasureFactory


class QuestionFactory(factory.django.DjangoModelFactory):
    """An open question, from somebody who left an address."""

    class Meta:
        model = Question

    measure = factory.SubFactory(MeasureFactory)
    text = "Warum sehe ich im Terminportal keinen freien Termin?"
    name = "Olena Geheim"
    email = "olena@geheim.example"
    asked_at = datetime(2026, 11, 9, 12, 0, tzinfo=UTC)
