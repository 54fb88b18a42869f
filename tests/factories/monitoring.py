from base64 import b64decode
from datetime import UTC, date, datetime
from hashlib import sha256

import factory
from django.utils.timezone import now

from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.amending.models import Amendment
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.monitoring.pictures.models import ReportPicture
from gemeinwerk.monitoring.risks.models import Risk
from gemeinwerk.monitoring.steering.models import Assignment, Decision, Dependency, Deviation
from tests.factories.actors import UnitFactory
from tests.factories.concepts import ConceptFactory
from tests.factories.measures import MeasureFactory


class RoundFactory(factory.django.DjangoModelFactory):
    """An open round that asks nobody yet."""

    class Meta:
        model = ReportingRound

    concept = factory.SubFactory(ConceptFactory)
    title = factory.Sequence(lambda n: f"Runde {n + 1}")
    period_start = date(2026, 1, 1)
    period_end = date(2026, 6, 30)
    due = date(2026, 9, 30)
    opened_at = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


class ReportPictureFactory(factory.django.DjangoModelFactory):
    """Four pixels, drawn as the program keeps them."""

    class Meta:
        model = ReportPicture

    report = factory.SubFactory("tests.factories.monitoring.ReportFactory")
    content = b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5E"
        "rkJggg=="
    )
    kind, width, height = "png", 2, 2
    digest = factory.LazyAttribute(lambda one: sha256(one.content).hexdigest())
    alt = "Der neue Empfang mit zwei Schaltern"
    added_at = factory.LazyFunction(now)


class ReportFactory(factory.django.DjangoModelFactory):
    """An untouched report; what is given stands there from the beginning."""

    class Meta:
        model = Report
        skip_postgeneration_save = True

    measure = factory.SubFactory(MeasureFactory)
    round = factory.SubFactory(RoundFactory, concept=factory.SelfAttribute("..measure.concept"))
    unit = factory.SelfAttribute("measure.lead_unit")

    @factory.post_generation
    def basis(self, create: bool, given: object, **_kwargs: object) -> None:
        """What it would say of nothing new."""
        self.basis = given if isinstance(given, dict) else said.values_of(self)
        self.save(update_fields=["basis"])


class DeviationFactory(factory.django.DjangoModelFactory):
    """Named, or proposed where a correction is given; its unit settles it itself."""

    class Meta:
        model = Deviation

    measure = factory.SubFactory(MeasureFactory)
    off = "Drei Monate später als zugesagt."
    cause = "staff"
    state = factory.LazyAttribute(lambda one: "proposed" if one.correction else "named")
    correction = ""
    named_at = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)


class DecisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Decision

    deviation = factory.SubFactory(DeviationFactory)
    verdict = "otherwise"
    words = "Eine Aushilfe wird gesucht."
    decided_on = date(2026, 10, 15)


class AssignmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Assignment

    decision = factory.SubFactory(DecisionFactory)
    text = "Stelle ausschreiben"
    unit = factory.SubFactory(UnitFactory)
    due = date(2026, 12, 31)


class DependencyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Dependency

    measure = factory.SubFactory(MeasureFactory)
    on = factory.SubFactory(MeasureFactory)


class AmendmentFactory(factory.django.DjangoModelFactory):
    """Another scope of a measure, proposed."""

    class Meta:
        model = Amendment

    measure = factory.SubFactory(MeasureFactory)
    kind = "scope"
    decided = "24 Plätze."
    words = "20 Plätze."
    reason = "Weniger Geld vom Land."
    proposed_for = factory.SelfAttribute("measure.lead_unit")
    proposed_at = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)


class RiskFactory(factory.django.DjangoModelFactory):
    """Of a measure; its lead watches it."""

    class Meta:
        model = Risk

    measure = factory.SubFactory(MeasureFactory)
    concept = factory.SelfAttribute("measure.concept")
    owner = factory.SelfAttribute("measure.lead_unit")
    title = "Die Förderung endet 2027."
    likelihood = 2
    harm = 3
    reviewed_on = date(2026, 10, 1)
