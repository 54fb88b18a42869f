"""Whoever follows, and letters to whoever is known on paper alone."""

import factory
from django.utils.timezone import now

from gemeinwerk.portal.following.models import Digest, Follower, LetterBatch
from tests.factories.concepts import ConceptFactory
from tests.factories.contributions import VoiceFactory


class LetterBatchFactory(factory.django.DjangoModelFactory):
    """Printed; to nobody any more, unless it has a `DigestFactory`."""

    class Meta:
        model = LetterBatch

    concept = factory.SubFactory(ConceptFactory)
    number = factory.Sequence(lambda n: n + 1)
    letters = 1
    printed_at = factory.LazyFunction(now)


class PaperFollowerFactory(factory.django.DjangoModelFactory):
    """Somebody who said something and left a postal address alone."""

    class Meta:
        model = Follower

    voice = factory.SubFactory(VoiceFactory, name="", address="Deichweg 19\n12345 Musterstadt")
    contribution = factory.SelfAttribute("voice.contribution")
    concept = factory.SelfAttribute("contribution.concept")
    asked_at = factory.LazyFunction(now)
    confirmed_at = factory.LazyFunction(now)


class DigestFactory(factory.django.DjangoModelFactory):
    """What a letter told somebody."""

    class Meta:
        model = Digest

    follower = factory.SubFactory(PaperFollowerFactory)
    batch = factory.SubFactory(LetterBatchFactory)
    after = 0
    upto = 1
    told = factory.LazyFunction(
        lambda: [
            {
                "on": "2026-01-31",
                "title": "Kurs 1",
                "text": "in Umsetzung",
                "quoted": "",
                "german": False,
            }
        ]
    )
