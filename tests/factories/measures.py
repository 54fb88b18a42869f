from datetime import UTC, date, datetime
from decimal import Decimal

import factory

from gemeinwerk.measures.models import (
    CostLine,
    Goal,
    Indicator,
    Measure,
    MeasuredValue,
    Milestone,
)
from tests.factories.concepts import FieldFactory


class GoalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Goal

    field = factory.SubFactory(FieldFactory)
    concept = factory.SelfAttribute("field.concept")
    code = factory.Sequence(lambda n: f"Z{n + 1}")
    title = "Bis Ende 2026 haben 200 Führungskräfte an einer Schulung teilgenommen."


class MeasureFactory(factory.django.DjangoModelFactory):
    """A bare measure: a code and a title. Give what the test speaks of."""

    class Meta:
        model = Measure

    field = factory.SubFactory(FieldFactory)
    concept = factory.SelfAttribute("field.concept")
    code = factory.Sequence(lambda n: f"{n + 1}.1")
    title = factory.Sequence(lambda n: f"Führungskräfte schulen, Kurs {n + 1}")
    position = factory.Sequence(lambda n: n)


class MilestoneFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Milestone

    measure = factory.SubFactory(MeasureFactory)
    title = "Vertrag mit der Akademie geschlossen"
    due = date(2025, 6, 30)


class IndicatorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Indicator

    measure = factory.SubFactory(MeasureFactory)
    name = "Zahl der geschulten Führungskräfte"
    unit = "Personen"
    baseline = Decimal(8)
    baseline_date = date(2023, 12, 31)
    target = Decimal(200)
    target_date = date(2026, 12, 31)
    source = "Fortbildungsstatistik"
    rhythm = "half_yearly"


class MeasuredValueFactory(factory.django.DjangoModelFactory):
    """A value of what `IndicatorFactory` makes."""

    class Meta:
        model = MeasuredValue

    measure = factory.SubFactory(MeasureFactory)
    indicator = IndicatorFactory.name
    day = date(2025, 12, 31)
    value = Decimal(74)
    entered_at = datetime(2026, 1, 8, 9, 0, tzinfo=UTC)


class CostLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CostLine

    measure = factory.SubFactory(MeasureFactory)
    kind = "one_off"
    year = 2025
    amount = Decimal(18_000)
    funding = "budget"
