from datetime import UTC, date, datetime

import factory

from gemeinwerk.figures.models import (
    Breakdown,
    Contradiction,
    SharedIndicator,
    SharedUse,
    SharedValue,
)
from gemeinwerk.figures.reading.models import Feed, Reading
from tests.factories.concepts import ConceptFactory


class SharedIndicatorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SharedIndicator

    concept = factory.SubFactory(ConceptFactory)
    name = factory.Sequence(lambda n: f"Gedolmetschte Gespräche im Jahr {n + 1}")
    unit = "Gespräche"
    baseline = 310
    baseline_date = date(2024, 12, 31)
    target = 2400
    target_date = date(2029, 12, 31)


class SharedUseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SharedUse

    shared = factory.SubFactory(SharedIndicatorFactory)


class SharedValueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SharedValue

    shared = factory.SubFactory(SharedIndicatorFactory)
    day = date(2025, 12, 31)
    value = 700
    entered_at = datetime(2026, 1, 12, 8, 0, tzinfo=UTC)


class ContradictionFactory(factory.django.DjangoModelFactory):
    """Open, of a figure of the whole concept."""

    class Meta:
        model = Contradiction

    concept = factory.SubFactory(ConceptFactory)
    subject = "umgesetzte Maßnahmen"
    first = "62"
    first_source = "Umsetzungsbericht 2025"
    second = "58"
    second_source = "Steckbriefe der Maßnahmen"
    noted_at = datetime(2026, 2, 1, 8, 0, tzinfo=UTC)


class BreakdownFactory(factory.django.DjangoModelFactory):
    """Of one dimension; a small count and the one that would tell it are left out."""

    class Meta:
        model = Breakdown

    concept = factory.SubFactory(ConceptFactory)
    title = "Teilnehmende nach Stadtteil"
    day = date(2025, 12, 31)
    source = "Anmeldungen"
    dimensions = factory.LazyFunction(
        lambda: [{"name": "Stadtteil", "categories": ["Nord", "Süd", "West"]}]
    )
    counts = factory.LazyFunction(lambda: [["Nord", 30], ["Süd", 12], ["West", 3]])
    published = factory.LazyFunction(
        lambda: [["Nord", 30], ["Süd", None], ["West", None], [None, 45]]
    )


class FeedFactory(factory.django.DjangoModelFactory):
    """Not due for a long time."""

    class Meta:
        model = Feed

    shared = factory.SubFactory(SharedIndicatorFactory)
    address = "https://daten.musterstadt.example/gespraeche.csv"
    day_column = "Jahr"
    value_column = "Wert"
    next_at = datetime(2999, 1, 1, tzinfo=UTC)


class ReadingFactory(factory.django.DjangoModelFactory):
    """Waits for somebody."""

    class Meta:
        model = Reading

    feed = factory.SubFactory(FeedFactory)
    at = datetime(2026, 2, 1, 8, 0, tzinfo=UTC)
    outcome = "waiting"
    difference = factory.LazyFunction(lambda: [["2024-12-31", None, "310"]])
