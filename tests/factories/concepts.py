from datetime import date

import factory

from gemeinwerk.concepts.models import (
    Concept,
    CrossCuttingTheme,
    FieldOfAction,
    Finding,
    Phase,
    Review,
)
from tests.factories.municipalities import MunicipalityFactory


class ConceptFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Concept

    municipality = factory.SubFactory(MunicipalityFactory)
    slug = factory.Sequence(lambda n: f"konzept-{n}")
    title = factory.Sequence(lambda n: f"Integrationskonzept {n}")
    period_start = date(2024, 1, 1)
    period_end = date(2028, 12, 31)
    status = "drafting"


class FieldFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FieldOfAction

    concept = factory.SubFactory(ConceptFactory)
    code = factory.Sequence(lambda n: f"{n + 1}")
    title = factory.Sequence(lambda n: f"Handlungsfeld {n + 1}")
    position = factory.Sequence(lambda n: n)


class ThemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CrossCuttingTheme

    concept = factory.SubFactory(ConceptFactory)
    title = factory.Sequence(lambda n: f"Querschnittsthema {n + 1}")
    position = factory.Sequence(lambda n: n)


class PhaseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Phase

    concept = factory.SubFactory(ConceptFactory)
    title = factory.Sequence(lambda n: f"Phase {n + 1}")
    planned_start = date(2023, 3, 1)
    planned_end = date(2023, 10, 31)
    position = factory.Sequence(lambda n: n)


class ReviewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Review

    concept = factory.SubFactory(ConceptFactory)
    title = "Bestandsaufnahme"


class FindingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Finding

    review = factory.SubFactory(ReviewFactory)
    code = factory.Sequence(lambda n: f"B{n + 1}")
    text = "Das Thema Rassismus fehlt."
