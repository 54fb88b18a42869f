from datetime import UTC, date, datetime

import factory

from gemeinwerk.figures.models import (
    Breakdown,
    Contradiction,
    SharedIndicator,
    SharedUse,
    SharedValue,
)
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
