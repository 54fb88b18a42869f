"""Whoever follows, and letters to whoever is known on paper alone."""

import factory
from django.utils.timezone import now

from gemeinwerk.portal.following.models import LetterBatch
from tests.factories.concepts import ConceptFactory


class LetterBatchFactory(factory.django.DjangoModelFactory):
    """Printed; to nobody any more."""

    class Meta:
        model = LetterBatch

    concept = factory.SubFactory(ConceptFactory)
    number = factory.Sequence(lambda n: n + 1)
    letters = 1
    printed_at = factory.LazyFunction(now)
